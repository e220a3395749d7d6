"""Read the line of a work into its facts, in any form that lists have."""

import re
from dataclasses import dataclass, replace

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers import links
from synthlit.markdown.papers.line_details import LineDetails
from synthlit.markdown.papers.line_text import LineText
from synthlit.markdown.papers.parts import parts_linked
from synthlit.markdown.papers.segments import segments
from synthlit.markdown.papers.title import Title, find_title, plain_title
from synthlit.model.identifiers import ArxivId
from synthlit.text import Span

# A sentence continues after its first link; a work's line does not, except with a name's particle.
_CONTINUES = re.compile(r"[\s,]*(?!(?:by|et|van|von|de|della|der|den)\b)[a-z]{2,}")
_UNUSED_LINK = re.compile(r"\w\]\([^()\s]*\)")
_GAP = re.compile(r"[\s,;/&|·•+*]*(?:and)?\s*")


@dataclass(frozen=True)
class PaperText:
    """The facts that a text names of a work.

    `label` is the span of its title, or of the whole text; `is_linked` says that the title is a
    link.
    """

    facts: PaperFacts
    label: Span
    is_linked: bool = False


def read_line(line: LineText, *, item: bool = True) -> PaperText | Problem | None:
    """Return the work of a line, why it cannot be read, or None where there is no work.

    `item` says that works are expected here: the line is in a list, a table, or a form.
    """
    on_web = any(link.role != "internal" for link in line.links.values())
    if not line.text.strip() or not (on_web or item):
        return None
    title = find_title(line) or (plain_title(line) if item else None)
    if not on_web:
        return _unlinked(line, title)
    if not item and not _opens(line, title):
        return None
    addresses = _addresses(line, title)
    facts = _linked_facts(line, addresses)
    faults = () if facts.identifiers else filter(None, map(links.fault, addresses))
    if reason := next(iter(faults), "") or _several(line, title, facts):
        return Problem(reason)
    if title is None and not facts.identifiers:
        is_paper = any(link.role == "paper" for link in line.links.values())
        return Problem("the link has neither a title nor an identifier") if is_paper else None
    title = title or Title("", 0, 0)
    details = _details(line, title, identified=bool(facts.identifiers))
    if details.leading:
        reason = "the work is named within a sentence; begin the line with its link"
        return Problem(reason) if facts.identifiers else None
    return _paper(line, title, facts, details)


def read_marked(line: LineText) -> PaperText | None:
    """Return the work of a text that is only about one, if links, bold or quotes mark its title."""
    title = find_title(line)
    if title is None:
        return None
    facts = _linked_facts(line, _addresses(line, title))
    return _paper(line, title, facts, _details(line, title, identified=bool(facts.identifiers)))


def _opens(line: LineText, title: Title | None) -> bool:
    """Return whether a line outside of lists begins with a work, and is no sentence about one."""
    if title is None:
        only = next(iter(line.links.values())) if len(line.links) == 1 else None
        return bool(only and only.bare) and not any(c.isalnum() for c in line.text)
    before = line.text[: title.start]
    return not any(c.isalnum() for c in before) and not _CONTINUES.match(line.text, title.end)


def _unlinked(line: LineText, title: Title | None) -> PaperText | Problem | None:
    """Read a line without any link on the web; authors, venue and year can make it a work's."""
    if any(style.name == "code" for style in line.styles):
        return None
    if _UNUSED_LINK.search(line.text):
        return Problem("the link cannot be used: its address is not on the web")
    if title is None:
        return None
    details = _details(line, title, identified=False)
    dated = bool(details.year and (details.venue or not title.plain))
    names = details.names
    if not (names and (names.are_certain or dated)) and (title.plain or not dated):
        alone = not title.plain and _is_alone(line, title)
        return Problem("there is no link, only a name") if alone else None
    if line.links:
        address = next(iter(line.links.values())).address
        return Problem(f"{address!r} is not an address on the web")
    return _paper(line, title, PaperFacts(), details)


def _is_alone(line: LineText, title: Title) -> bool:
    """Return whether a line has no text but the title and perhaps some in brackets."""
    around = (*segments(line, 0, title.start), *segments(line, title.end, len(line.text)))
    return not title.text.endswith(":") and all(segment.kind == "group" for segment in around)


def _addresses(line: LineText, title: Title | None) -> list[str]:
    """Return the addresses of a work, the title's own first."""
    own = [title.link.address] if title and title.link else []
    found = [*own, *line.addresses("paper")]
    return found or ([] if parts_linked(line) else line.addresses("other"))


def _linked_facts(line: LineText, addresses: list[str]) -> PaperFacts:
    """Return the identifiers and links of a work, also those that badges show."""
    images = [*line.images, *(image for link in line.links.values() for image in link.images)]
    shown, repository = links.badge_facts(images)
    found = dict.fromkeys(i for address in addresses for i in links.identifiers(address))
    papers = (line.links[c] for c in line.links if line.links[c].role == "paper")
    named = filter(None, (links.label_identifier(link.text) for link in papers))
    link = next(iter(addresses), "")
    written = next(iter(links.identifiers(link)), None)
    if written and not link.lower().startswith("http"):
        link = written.url
    facts = PaperFacts(
        identifiers=tuple(found | dict.fromkeys(named) | dict.fromkeys(shown)),
        link=links.full(link),
        is_paper=any(each.names_paper for each in line.links.values()),
    )
    return facts.with_parts(parts_linked(line)).with_parts({"code": repository})


def _several(line: LineText, title: Title | None, facts: PaperFacts) -> str:
    """Return why a line names more than one work, or nothing."""
    papers = [str(found) for found in facts.identifiers if isinstance(found, ArxivId)]
    if len(papers) > 1:
        return f"it names {len(papers)} arXiv papers, {papers[0]} and {papers[1]}; give each a line"
    if title is None or title.link is None:
        return ""
    for at in range(title.end, len(line.text)):
        link = line.links.get(line.text[at])
        if link and link.role == "title" and links.identifiers(link.address):
            if _GAP.fullmatch(line.text, title.end, at):
                return "two works are on one line; give each its own line"
            break
    return ""


def _details(line: LineText, title: Title, *, identified: bool) -> LineDetails:
    details = LineDetails(identified, short=title.short)
    details.before(segments(line, 0, title.start))
    details.after(segments(line, title.end, len(line.text)))
    details.linked(link.text for link in line.links.values() if link.role == "paper")
    return details


def _paper(line: LineText, title: Title, facts: PaperFacts, details: LineDetails) -> PaperText:
    text = title.text.rstrip(" ,;")
    separated = line.text[title.end : title.end + 2].strip() in ("-", "–", "—", ":")
    if text.endswith(".") and not text.endswith("..") and not separated:
        text = text[:-1].rstrip(" ,;")
    facts = replace(
        facts,
        title=text,
        short=details.short,
        authors=details.names.names if details.names else (),
        others=bool(details.names and details.names.others),
        venue=details.venue,
        year=details.year,
        anchor=next(iter(line.anchors), ""),
        rest=details.rest,
    )
    label = title.link.label if title.link else line.span(title.start, title.end)
    return PaperText(facts, label, bool(title.link))
