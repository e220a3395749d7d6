"""Read the text of an issue form, `### Field` and its value, as a work."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import Candidate, CandidateList, PaperFacts, SourcePosition
from synthlit.markdown import document
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers import links
from synthlit.markdown.papers.below import with_field
from synthlit.markdown.papers.line import PaperText, read_line
from synthlit.markdown.papers.line_text import LineText, too_large
from synthlit.markdown.papers.markup import Markup
from synthlit.markdown.papers.statements import line_spans
from synthlit.model.section import SectionPath
from synthlit.model.text import clean

# The purpose of a field, by a word of its label; the first that fits is meant.
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
_FENCE = re.compile(r"\s*(?:```|~~~)\S*\s*")
_NOTHING = "_No response_"
_LABEL_LEVEL = 3


def read_form(text: str) -> CandidateList:
    """Return the work that the text of a form describes, or the works, where it lists several."""
    # A field may be fenced, which hides its Markdown.
    lines = re.split(r"\r\n?|\n", text)
    source = "\n".join("" if _FENCE.fullmatch(line) else line for line in lines)
    form = _Form(document.read(PurePosixPath(), source))
    works = list(form.works())
    found = [(line, work) for line, work in works if isinstance(work, PaperFacts)]
    problems = [replace(work, line=line) for line, work in works if isinstance(work, Problem)]
    section = SectionPath.parse(form.texts.get("section", ""))
    items = [
        Candidate(
            form.completed(facts, alone=len(found) == 1),
            SourcePosition(line, end=len(lines), text=text.strip()),
            (section,) if section else (),
        )
        for line, facts in found
    ]
    if not works:
        problems = [Problem("the form names no work: it has neither link nor title")]
    return CandidateList(tuple(items), tuple(problems))


class _Form:
    """A form's fields by their kinds; of several fields of a kind, the first is meant."""

    def __init__(self, form: MarkdownDocument) -> None:
        self._markup = Markup(form)
        spans = (span for leaf in form.blocks.leaves for span in line_spans(leaf))
        self._spans = {form.source.position(span.start)[0]: span for span in spans}
        labels = {
            form.source.position(heading.span.start)[0]: heading.text
            for heading in form.headings
            if heading.level == _LABEL_LEVEL
        }
        # The lines of each field that are not empty, with their numbers.
        self._lines: dict[str, list[tuple[int, str]]] = {}
        for first, end in pairwise([*labels, len(form.source.line_starts) + 1]):
            kind = next((kind for kind, words in _KINDS if words.search(labels[first])), "")
            numbered = ((n, form.source.line(n).strip()) for n in range(first + 1, end))
            lines = [(n, line) for n, line in numbered if line not in ("", _NOTHING)]
            if kind and lines:
                self._lines.setdefault(kind, lines)
        self.texts = {
            kind: clean(" ".join(line for _, line in lines)) for kind, lines in self._lines.items()
        }

    def works(self) -> Iterator[tuple[int, PaperFacts | Problem]]:
        """Yield the works of the link's field, one a line; else that of the title alone."""
        found = False
        for number, line in self._lines.get("link", ()):
            if work := self._read(line, [number]):
                found = True
                yield number, work
        if "title" in self.texts and not found:
            title, numbers = self.texts["title"], self._numbers("title")
            yield numbers[0], self._read(title, numbers) or PaperFacts(title=title)

    def _numbers(self, kind: str) -> Sequence[int]:
        return [number for number, _ in self._lines[kind]]

    def _read(self, source: str, numbers: Iterable[int]) -> PaperFacts | Problem | None:
        if reason := too_large(source):
            return Problem(reason)
        found = read_line(self._text(numbers))
        return found.facts if isinstance(found, PaperText) else found

    def _text(self, numbers: Iterable[int]) -> LineText:
        return self._markup.text([self._spans[n] for n in numbers if n in self._spans], " ")

    def completed(self, facts: PaperFacts, *, alone: bool) -> PaperFacts:
        """Return a work with the facts of the other fields; several works have only a section."""
        texts = self.texts
        facts = replace(facts, section=texts.get("section", ""))
        if not alone:
            return facts
        if "title" in texts and "link" in texts:
            facts = replace(facts, title=texts["title"])
        if "code" in texts and not too_large(texts["code"]):
            code = self._text(self._numbers("code"))
            web = (link.address for link in code.links.values() if links.is_web(link.address))
            facts = replace(facts, code=next(web, facts.code))
        for kind in ("authors", "venue", "date", "note"):
            if kind in texts:
                facts = with_field(facts, kind, texts[kind]) or facts
        return facts
