"""Read the rows of a table as works, by what its heads say of the columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers.below import read_below, with_field
from synthlit.markdown.papers.inline import Line, read_inline, too_large
from synthlit.markdown.papers.line import read_line
from synthlit.markdown.papers.links import label, role
from synthlit.markdown.papers.segments import without_signs

# What a column holds -> the heads that say so, the surest first.
_HEADS: Mapping[str, Sequence[str]] = {
    "title": (
        "title", "paper title", "paper name", "paper", "papers", "article", "work", "publication",
        "name", "project", "resource", "tool", "benchmark", "dataset", "model", "method",
        "标题", "论文", "题目",
    ),
    "authors": ("authors", "author", "first author", "author s", "作者"),
    "venue": (
        "venue", "conference", "conf", "journal", "published in", "published", "publisher",
        "pub", "publication", "venue year", "conference journal", "会议",
    ),
    "date": ("year", "date", "publish date", "published date", "publication date", "time",
             "release date", "released", "日期", "年份", "时间"),
    "note": ("note", "notes", "summary", "tldr", "tl dr", "description", "comment", "comments"),
    "short": ("short name", "abbreviation", "acronym", "abbr", "method", "model", "name"),
}  # fmt: skip
_NOTHING = frozenset(["", "-", "–", "—", "/", "n/a", "na", "null", "none", "tbd", "x"])


def columns(heads: Sequence[str]) -> dict[int, str]:
    """Return what each column holds, as far as its head says it; a title comes first."""
    found: dict[int, str] = {}
    labels = [label(head) for head in heads]
    for kind, words in _HEADS.items():
        free = [place for word in words for place, head in enumerate(labels) if head == word]
        place = next((place for place in free if place not in found), None)
        if place is not None:
            found[place] = kind
    return found


def read_row(
    cells: Sequence[str], kinds: Mapping[int, str], references: dict[str, Any]
) -> PaperFacts | Problem | None:
    """Return the work of a row, why it is none, or None where the row means to be none."""
    if reason := next(filter(None, map(too_large, cells)), ""):
        return Problem(reason)
    lines = [read_inline(cell, references) for cell in cells]
    title = next((place for place, kind in kinds.items() if kind == "title"), None)
    if title is None:
        return read_line(read_inline(" | ".join(cells), references))
    parts = _title(lines[title]) if title < len(lines) else None
    if not isinstance(parts, PaperFacts):
        return parts
    for place, line in enumerate(lines):
        kind, text = kinds.get(place, ""), without_signs(line.shown(line.text))
        if place == title or text.lower() in _NOTHING:
            continue
        if kind == "short":
            parts = replace(parts, short=text)
        elif kind:
            parts = with_field(parts, kind, text) or parts
        parts = (read_below(parts, line) if line.links or not kind else None) or parts
    if parts.identifiers or parts.link or parts.code:
        return parts
    told = parts.title and (parts.authors or (parts.venue and parts.year))
    return parts if told else Problem("the row has neither link nor authors nor venue and year")


def _title(line: Line) -> PaperFacts | Problem | None:
    """Return what the cell of a title says: a link, or all of its text but the links' labels."""
    found = read_line(line) if line.links else None
    roles = {character: role(link) for character, link in line.links.items()}
    if "title" in roles.values() or isinstance(found, Problem):
        return found
    kept = "".join(c for c in line.text if roles.get(c, "internal") == "internal")
    text = without_signs(line.shown(kept)).strip(" []()|,")
    if not any(c.isalpha() for c in text):
        return found
    return replace(found or PaperFacts(), title=text.rstrip("."))
