"""What is tried on each input, and what must hold of it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Final, Protocol

from benchmarks.fuzz.pieces import BIB, MARKDOWN
from synthlit.bibtex import parser
from synthlit.bibtex.nodes import FieldNode
from synthlit.lint.context import Context
from synthlit.lint.documents import DocumentSet
from synthlit.lint.fixer import FixMode, fix
from synthlit.lint.linter import Linter
from synthlit.lint.registry import RULES
from synthlit.lint.result import FileResult
from synthlit.lint.rule import Preset, Rules
from synthlit.markdown import document as markdown
from synthlit.markdown import papers as lists
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span

_CONTEXT: Final = Context(date(2026, 1, 1))
_BIB = PurePosixPath("refs.bib")
_PAGE = PurePosixPath("README.md")
# Nobody selects both kinds of rules, as what BibTeX needs is not what our own entries look like.
_FOR_BIBTEX = RULES.only(r.code for r in RULES if r.preset not in (Preset.HOUSE, Preset.BIBLATEX))
_FOR_US = RULES.only(rule.code for rule in RULES if rule.preset is not Preset.BIBTEX)
# Safe fixes that take words away or write them otherwise: values that stand for none or that the
# type tells, an address's tracking part, the form of labels, letters that were misread.
_REWORDING = re.compile(r"FLD003|FLD005|VEN001|LNK|LST|HDG|TXT001|IDN010|IDN012")
_NO_NAME = re.compile(r"\band\b|[\W_\x00-\x1f]+")


class Broken(AssertionError):
    """Something does not hold of an input; `kind` separates it from other faults."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind


class _Part(Protocol):
    @property
    def span(self) -> Span: ...


@dataclass(frozen=True)
class Target:
    """A check of one input, which raises if it fails, and of what inputs are made.

    `holds` says what the check demands, `suffix` which files are sound examples.
    """

    check: Callable[[str], object]
    holds: str
    pieces: Sequence[str]
    suffix: str


def read_bib(text: str) -> None:
    """Raise Broken unless every part lies behind the one before it, with white space between."""
    sheet = parser.read(_BIB, text)
    parts = sorted(
        [(block.start, block.end) for block in sheet.entries]
        + [(other.start, other.end) for other in sheet.others]
    )
    place = 0
    for start, end in [*parts, (len(text), len(text))]:
        _demand(place <= start <= end <= len(text), "parts meet", (start, end), place)
        between = text[place:start]
        _demand(not between.strip(" \t\r\n\ufeff"), "lost between parts", between)
        place = end
    for block in sheet.entries:
        for field in block.fields:
            inside = block.start < field.start < field.value_start <= field.end <= block.end
            _demand(inside, "a field outside its entry", field)


def read_markdown(text: str) -> None:
    """Raise Broken unless parts lie within the text, items in their parents, addresses in links."""
    page = markdown.read(_PAGE, text)
    for span in _spans(page):
        _demand(0 <= span.start <= span.end <= len(text), "outside the text", span)
    for item in page.blocks.items:
        if item.parent is not None:
            outer, inner = page.blocks.items[item.parent].span, item.span
            inside = outer.start <= inner.start and inner.end <= outer.end
            _demand(inside, "an item outside its parent", inner, outer)
    for link in page.links:
        if link.target is not None:
            inside = link.span.start <= link.target.start <= link.target.end <= link.span.end
            _demand(inside, "an address outside its link", link)
    prose = sum(span.end - span.start for span in page.prose())
    code = sum(page.is_code(offset) for offset in range(len(text)))
    _demand(prose + code == len(text), "prose and code are not the whole", prose, code)


def _spans(page: MarkdownDocument) -> Iterator[Span]:
    kinds: tuple[Sequence[_Part], ...] = (
        page.headings, page.blocks.items, page.links, page.blocks.fences, page.comments, page.tags,
        page.blocks.tables, page.blocks.leaves, page.blocks.definitions, page.references,
    )  # fmt: skip
    for parts in kinds:
        yield from (part.span for part in parts)
    yield from page.stray


def mend_bib(text: str, rules: Rules = _FOR_US) -> None:
    """Raise Broken if mending does not come to an end, or an entry, a field or a comment goes."""
    fixed = _checked_fix(_BIB, text, rules)
    after, codes = fixed.after, _codes(fixed)
    old, new = parser.read(_BIB, text), parser.read(_BIB, after)
    _demand(len(new.entries) == len(old.entries), "an entry was lost", after)
    _demand(len(new.others) == len(old.others), "something between was lost", after)
    for before, behind in zip(old.entries, new.entries, strict=True):
        # A rule may rename a field or take one away that says the same as another.
        fewer = len(_values(before.fields)) - len(_values(behind.fields))
        _demand(fewer <= 0, f"{codes} lost fields", after)


def _values(fields: Sequence[FieldNode]) -> frozenset[str]:
    """Return what different things fields say, by letters and digits alone."""
    return frozenset(_NO_NAME.sub("", field.value.lower()) for field in fields) - {""}


def mend_markdown(text: str) -> None:
    """Raise Broken if mending does not come to an end, or a letter goes that no rule rewrites."""
    fixed = _checked_fix(_PAGE, text, RULES)
    # Counted are letters, as an invisible character that goes joins the halves of a word.
    lost = _letters(text) - _letters(fixed.after)
    _demand(not lost, f"{_codes(fixed)} lost letters", dict(lost))


def _letters(text: str) -> Counter[str]:
    """Return how often each letter stands in a text, accents apart."""
    return Counter(
        character
        for character in unicodedata.normalize("NFD", text)
        if character.isascii() and character.isalpha()
    )


def _checked_fix(path: PurePosixPath, text: str, rules: Rules) -> FileResult:
    """Return what fixing changes, but for what rules reword, once it is known to be stable."""
    fixed = _fixed(path, text, rules)
    again = _fixed(path, fixed.after, rules)
    kind = f"{_codes(again)} fixed what was fixed"
    _demand(not again.fixed, kind, fixed.after, again.after)
    if any(_REWORDING.match(each.code) for each in fixed.fixed):
        return _fixed(path, text, _keeping(rules))
    return fixed


def _fixed(path: PurePosixPath, text: str, rules: Rules) -> FileResult:
    documents = DocumentSet.of_text(path, text)
    (result,) = fix(Linter(lambda _: rules, _CONTEXT), documents, FixMode.SAFE)
    return result


@cache
def _keeping(rules: Rules) -> Rules:
    return rules.only(rule.code for rule in rules if not _REWORDING.match(rule.code))


def _codes(fixed: FileResult) -> str:
    return ", ".join(sorted({each.code for each in fixed.fixed}))


def import_markdown(text: str) -> None:
    """Raise Broken unless works are listed in the order of their lines, each within the text."""
    line = 1
    for item in lists.read(text).items:
        position = item.position
        _demand(line <= position.line <= position.end, "works out of order", position)
        line = position.line
    _demand(line <= text.count("\n") + text.count("\r") + 1, "a work below the text", line)


def _demand(holds: bool, kind: str, *told: object) -> None:
    if not holds:
        raise Broken(kind, ", ".join(map(repr, told)))


TARGETS: Final[Mapping[str, Target]] = {
    "read-bib": Target(
        read_bib, "each character stands in one part, each field in its entry", BIB, ".bib"
    ),
    "fix-bib": Target(
        mend_bib, "no entry, field or comment goes; mending twice is mending once", BIB, ".bib"
    ),
    "fix-bibtex": Target(
        partial(mend_bib, rules=_FOR_BIBTEX), "the same of the fixes for BibTeX", BIB, ".bib"
    ),
    "read-markdown": Target(
        read_markdown, "parts lie in the text, items in items, code beside prose", MARKDOWN, ".md"
    ),
    "fix-markdown": Target(
        mend_markdown, "no word goes; mending twice is mending once", MARKDOWN, ".md"
    ),
    "import-markdown": Target(
        import_markdown, "works are listed in the order of their lines", MARKDOWN, ".md"
    ),
}
