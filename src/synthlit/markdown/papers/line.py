"""Read the line of a work into its parts, whatever list it was written for."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers import links
from synthlit.markdown.papers.line_details import LineDetails
from synthlit.markdown.papers.line_text import LineText
from synthlit.markdown.papers.links import Role
from synthlit.markdown.papers.segments import segments
from synthlit.markdown.papers.title import Title, find_title, plain_title
from synthlit.model.identifiers import ArxivId, Identifier
from synthlit.text import Span

# A sentence goes on behind its first link; a work's line does not, but for a name's particle.
_GOES_ON = re.compile(r"[\s,]*(?!(?:by|et|van|von|de|della|der|den)\b)[a-z]{2,}")
_UNUSED_LINK = re.compile(r"\w\]\([^()\s]*\)")
_GAP = re.compile(r"[\s,;/&|·•+*]*(?:and)?\s*")


@dataclass(frozen=True)
class _Facts:
    """What the links of a line and its badges say."""

    identifiers: tuple[Identifier, ...] = ()
    link: str = ""
    code: str = ""
    fault: str = ""


@dataclass(frozen=True)
class PaperText:
    """What a text says of a work; `label` is where its title stands, or all of the text.

    `is_linked` says that the title is a link.
    """

    facts: PaperFacts
    label: Span
    is_linked: bool = False


def read_line(line: LineText, *, item: bool = True) -> PaperText | Problem | None:
    """Return what a work's line says, why it cannot be one, or None where it means to be none.

    `item` says that the line stands where works stand: in a list, a table, or a form.
    """
    roles = {character: links.role(link) for character, link in line.links.items()}
    resources = frozenset(c for c, role in roles.items() if role not in ("title", "internal"))
    on_web = any(role != "internal" for role in roles.values())
    if not line.text.strip() or not (on_web or item):
        return None
    title = find_title(line, roles) or (plain_title(line, resources) if item else None)
    if not on_web:
        return _unlinked(line, title)
    if not item and not _opens(line, title):
        return None
    facts = _facts(line, roles, title)
    if facts.fault:
        return Problem(facts.fault)
    if reason := _several(line, roles, title, facts):
        return Problem(reason)
    if title is None:
        return _untitled(line, roles, facts, resources)
    around = _around(line, title, resources, identified=bool(facts.identifiers))
    if around.led:
        reason = "the work stands within a sentence; begin the line with its link"
        return Problem(reason) if facts.identifiers else None
    return _paper(line, title, facts, around)


def _opens(line: LineText, title: Title | None) -> bool:
    """Return whether a line outside of lists begins with a work, and is no sentence about one."""
    if title is None:
        only = next(iter(line.links.values())) if len(line.links) == 1 else None
        return bool(only and only.bare) and not any(c.isalnum() for c in line.text)
    before = line.text[: title.start]
    return not any(c.isalnum() for c in before) and not _GOES_ON.match(line.text, title.end)


def _unlinked(line: LineText, title: Title | None) -> PaperText | Problem | None:
    """Read a line without any link on the web; authors, venue and year can make it a work's."""
    if any(span.name == "code" for span in line.styles):
        return None
    if _UNUSED_LINK.search(line.text):
        return Problem("the link cannot be used: its address is none on the web")
    if title is None:
        return None
    around = _around(line, title, (), identified=False)
    dated = bool(around.year and (around.venue or not title.plain))
    if not (around.names and (around.names.telling or dated)) and (title.plain or not dated):
        alone = not title.plain and _is_alone(line, title)
        return Problem("there is no link, and nothing but a name") if alone else None
    if line.links:
        address = next(iter(line.links.values())).address
        return Problem(f"{address!r} is no address on the web")
    return _paper(line, title, _Facts(), around)


def _is_alone(line: LineText, title: Title) -> bool:
    """Return whether hardly anything but the title stands on a line: something in brackets, say."""
    around = (*segments(line, 0, title.start, ()), *segments(line, title.end, len(line.text), ()))
    return not title.text.endswith(":") and all(segment.kind == "group" for segment in around)


def _facts(line: LineText, roles: Mapping[str, Role], title: Title | None) -> _Facts:
    """Return what the title's link, those to the paper, and the badges say."""
    own = [title.link.address] if title and title.link else []
    by_role = {role: list(_addresses(line, roles, role)) for role in ("paper", "code", "other")}
    addresses = [*own, *by_role["paper"]] or by_role["other"]
    images = [*line.images, *(image for link in line.links.values() for image in link.images)]
    shown, repository = links.badge_facts(images)
    found = dict.fromkeys(i for address in addresses for i in links.identifiers(address))
    found |= dict.fromkeys(shown)
    faults = [] if found else [fault for address in addresses if (fault := links.fault(address))]
    link = next(iter(addresses), "")
    written = next(iter(links.identifiers(link)), None)
    if written and not link.lower().startswith("http"):
        link = written.url
    code = next(iter(by_role["code"]), repository)
    return _Facts(tuple(found), links.full(link), code, next(iter(faults), ""))


def _addresses(line: LineText, roles: Mapping[str, Role], role: Role) -> Iterator[str]:
    return (line.links[c].address for c, found in roles.items() if found == role)


def _several(line: LineText, roles: Mapping[str, Role], title: Title | None, facts: _Facts) -> str:
    """Return why a line names more than one work, if it does."""
    papers = [str(found) for found in facts.identifiers if isinstance(found, ArxivId)]
    if len(papers) > 1:
        return f"it names {len(papers)} arXiv papers, {papers[0]} and {papers[1]}; give each a line"
    if title is None or title.link is None:
        return ""
    for place in range(title.end, len(line.text)):
        link = line.links.get(line.text[place])
        if link and roles[line.text[place]] == "title" and links.identifiers(link.address):
            if _GAP.fullmatch(line.text, title.end, place):
                return "two works stand on one line; give each its own"
            break
    return ""


def _untitled(
    line: LineText, roles: Mapping[str, Role], facts: _Facts, resources: Collection[str]
) -> PaperText | Problem | None:
    """Read a line that has links but no title: an identifier is enough to know the work by."""
    nothing = Title("", 0, 0)
    if facts.identifiers:
        around = _around(line, nothing, resources, identified=True)
        return _paper(line, nothing, facts, around)
    if "paper" in roles.values():
        return Problem("the link says neither title nor identifier")
    return None


def _around(
    line: LineText, title: Title, resources: Collection[str], *, identified: bool
) -> LineDetails:
    around = LineDetails(identified)
    around.before(segments(line, 0, title.start, resources))
    around.after(segments(line, title.end, len(line.text), resources))
    return around


def _paper(line: LineText, title: Title, facts: _Facts, around: LineDetails) -> PaperText:
    text = title.text.rstrip(" ,;")
    apart = line.text[title.end : title.end + 2].strip() in ("-", "–", "—", ":")
    if text.endswith(".") and not text.endswith("..") and not apart:
        text = text[:-1].rstrip(" ,;")
    read = PaperFacts(
        title=text,
        short=title.short or around.short,
        authors=around.names.names if around.names else (),
        others=bool(around.names and around.names.others),
        venue=around.venue,
        year=around.year,
        identifiers=facts.identifiers,
        link=facts.link,
        code=facts.code,
        note=around.note,
        anchor=next(iter(line.anchors), ""),
        rest=tuple(around.rest),
    )
    label = title.link.label if title.link else line.span(title.start, title.end)
    return PaperText(read, label, bool(title.link))
