"""Read the text of an issue form, `### Field` and what somebody filled in, as a work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import Candidate, Candidates, PaperFacts, SourceLines
from synthlit.markdown.papers import links
from synthlit.markdown.papers.beginning import mended
from synthlit.markdown.papers.below import with_field
from synthlit.markdown.papers.inline import read_inline, too_large
from synthlit.markdown.papers.line import read_line
from synthlit.model.section import SectionPath
from synthlit.model.text import clean

# What a field is for, by a word of its label; the first that fits is meant.
_KINDS = [
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        ("note", r"\bwhy\b|\bnotes?\b|annotat|summar|comment|descri|sentence|contribution"),
        ("section", r"section|categor|topic|where.*belong"),
        ("code", r"\bcode\b|repositor|github"),
        ("authors", r"author"),
        ("venue", r"venue|conference|journal|publi"),
        ("date", r"\byear\b|\bdate\b"),
        ("link", r"\blinks?\b|\burl\b|arxiv|identifier|\bdoi\b|\bids?\b|\blines?\b|address"),
        ("title", r"title|\bname\b|paper|work"),
    )
]
_HEADING = re.compile(r"### (?P<label>.+)")
_FENCE = re.compile(r"\s*(?:```|~~~)\S*\s*")
_NOTHING = "_No response_"


@dataclass(frozen=True)
class _Field:
    """A field's kind, its lines that say something, and the line in which its text begins."""

    kind: str
    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """All of it on one line."""
        return clean(" ".join(self.lines))


def read_form(text: str) -> Candidates:
    """Return the work that the text of a form describes, or the works, where it lists several."""
    fields: dict[str, _Field] = {}
    for field in _fields(re.sub(r"\r\n?", "\n", text)):
        fields.setdefault(field.kind, field)
    end = text.count("\n") + 1
    works = _works(fields)
    found = [work for work in works if isinstance(work[1], PaperFacts)]
    problems = [replace(work, line=line) for line, work in works if isinstance(work, Problem)]
    items = [
        Candidate(told, SourceLines(line, end=end, text=text.strip()), _sections(told))
        for line, parts in found
        if isinstance(parts, PaperFacts)
        for told in [_with_fields(parts, fields, alone=len(found) == 1)]
    ]
    if not works:
        problems = [Problem("the form names no work: it has neither link nor title")]
    return Candidates(tuple(items), tuple(problems))


def _fields(text: str) -> Iterator[_Field]:
    kind, first = "", 1
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := _HEADING.match(line):
            if kind and lines:
                yield _Field(kind, tuple(lines), first)
            kind, lines, first = _kind(match["label"]), [], number + 1
        elif line.strip() not in ("", _NOTHING) and not _FENCE.fullmatch(line):
            first = first if lines else number
            lines.append(line.strip())
    if kind and lines:
        yield _Field(kind, tuple(lines), first)


def _kind(label: str) -> str:
    return next((kind for kind, words in _KINDS if words.search(label)), "")


def _works(fields: dict[str, _Field]) -> list[tuple[int, PaperFacts | Problem]]:
    """Return the works of the link's field, one a line; else that of the title alone."""
    works: list[tuple[int, PaperFacts | Problem]] = []
    field = fields.get("link")
    for number, line in enumerate(field.lines if field else (), field.line if field else 1):
        if found := _line(line):
            works.append((number, found))
    title = fields.get("title")
    if not works and title:
        works.append((title.line, _line(title.text) or PaperFacts(title=title.text)))
    return works


def _line(source: str) -> PaperFacts | Problem | None:
    if reason := too_large(source):
        return Problem(reason)
    return read_line(read_inline(mended(re.sub(r"^[-*+]\s+", "", source)), {}))


def _with_fields(parts: PaperFacts, fields: dict[str, _Field], *, alone: bool) -> PaperFacts:
    """Return the parts with what the other fields say; several works have only a section."""
    section = fields["section"].text if "section" in fields else ""
    parts = replace(parts, section=section)
    if not alone:
        return parts
    if "title" in fields and "link" in fields:
        parts = replace(parts, title=fields["title"].text)
    if "code" in fields:
        parts = replace(parts, code=_address(fields["code"].text) or parts.code)
    for kind in ("authors", "venue", "date", "note"):
        if kind in fields:
            parts = with_field(parts, kind, fields[kind].text) or parts
    return parts


def _address(text: str) -> str:
    line = read_inline("" if too_large(text) else text, {})
    found = (link.address for link in line.links.values() if links.is_web(link.address))
    return next(found, "")


def _sections(parts: PaperFacts) -> tuple[SectionPath, ...]:
    path = SectionPath.parse(parts.section) if parts.section else None
    return (path,) if path else ()
