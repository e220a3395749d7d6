"""Read the lines below a work: `Authors: …`, `Venue: …`, a link to its code."""

import re
from dataclasses import replace

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers import labels, links
from synthlit.markdown.papers.line_text import LineText
from synthlit.markdown.papers.names import read_names
from synthlit.markdown.papers.parts import parts_linked
from synthlit.markdown.papers.published import read_published
from synthlit.markdown.papers.segments import plain_segments, without_symbols

_LABELLED = re.compile(r"\W*(?P<label>[^\W\d][^:：\n]{0,30}?)\s*[:：]\s*(?P<value>\S.*)", re.DOTALL)
_LABELS = {
    "authors": frozenset(["author", "authors", "by", "作者"]),
    "venue": frozenset([
        "venue", "publisher", "conference", "journal", "published", "published in", "publication",
        "source", "发表", "会议",
    ]),
    "date": frozenset(["date", "year", "published on", "publication date", "time", "日期", "年份"]),
    "note": frozenset(["comment", "comments", "note", "notes", "summary", "tl dr", "tldr"]),
}  # fmt: skip


def read_below(facts: PaperFacts, line: LineText, *, first: bool = False) -> PaperFacts | None:
    """Return the facts of a work with those of a line below it, or None if there are none.

    The first line below a work that has an identifier may be a single author.
    """
    text = without_symbols(line.shown(line.text))
    match = _LABELLED.match(text)
    if match and (found := with_field(facts, match["label"], match["value"])):
        return found
    if found := _with_links(facts, line):
        return found
    # A collective's name is often in brackets after the authors.
    shown = [segment.text for segment in plain_segments(text) if segment.kind != "group"]
    names = read_names(shown[0]) if len(shown) == 1 else None
    alone = first and bool(facts.identifiers)
    if not facts.authors and names and (names.are_certain or alone):
        return replace(facts, authors=names.names, others=names.others)
    if not facts.venue and read_published(text):
        return with_field(facts, "venue", text)
    return None


def field_of(label: str) -> str:
    """Return the kind of the field that a label names, or nothing."""
    text = labels.label(label)
    return next((kind for kind, words in _LABELS.items() if text in words), "")


def with_field(facts: PaperFacts, label: str, value: str) -> PaperFacts | None:
    """Return the facts with a labelled field; those of the work's own line stay."""
    kind = field_of(label)
    value = value.strip()
    match kind:
        case "authors" if not facts.authors:
            names = read_names(value, sure=True)
            return replace(facts, authors=names.names, others=names.others) if names else None
        case "venue" | "date":
            found = read_published(value, marked=True)
            venue = found.venue if found else value if kind == "venue" else ""
            year = found.year if found else None
            return replace(facts, venue=facts.venue or venue, year=facts.year or year)
        case "note":
            return replace(facts, note=" ".join(filter(None, (facts.note, value))))
    return facts if kind else None


def _with_links(facts: PaperFacts, line: LineText) -> PaperFacts | None:
    """Return the facts with the code, the text or the identifiers that links below lead to."""
    known = any(link.role != "internal" for link in line.links.values())
    facts = facts.with_parts(parts_linked(line))
    for link in line.links.values():
        if link.role == "paper":
            found = (i for i in links.identifiers(link.address) if i not in facts.identifiers)
            facts = replace(
                facts,
                identifiers=(*facts.identifiers, *found),
                link=facts.link or links.full(link.address),
                is_paper=facts.is_paper or link.names_paper,
            )
    return facts if known else None
