"""An error in a rule is a finding at its entry, and stops nothing else."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import cast

from synthlit.bibtex.nodes import BibDocument
from synthlit.isolation import culprits
from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Diagnostic, Fix, Revise
from synthlit.lint.documents import DocumentSet
from synthlit.lint.fixer import FixMode, fix
from synthlit.lint.linter import Linter
from synthlit.lint.locations import locate
from synthlit.lint.rule import (
    Finding,
    Fixes,
    Position,
    Rules,
    collection_rule,
    document_rule,
    entry_rule,
    library_rule,
    page_rule,
)
from synthlit.markdown.document import MarkdownDocument
from tests.lint.conftest import TODAY, MakeLibrary, check

HOSTILE = "hostile"
KEYS = ("a", HOSTILE, "z")


def _refuse(key: str) -> None:
    if key == HOSTILE:
        raise IndexError("tuple index out of range")


@entry_rule("XXX001", "faulty-entry-rule")
def of_entries(work: Work) -> Iterator[Finding]:
    """Fail for one entry, after its first finding."""
    yield Finding(work, "seen")
    _refuse(work.key)


@collection_rule("XXX002", "faulty-collection-rule")
def of_collections(context: Context) -> Iterator[Finding]:
    """Fail at one entry."""
    for work in context.entries.works:
        _refuse(work.key)
        yield Finding(work, "seen")


@document_rule("XXX003", "faulty-document-rule")
def of_documents(document: BibDocument) -> Iterator[Finding]:
    """Fail at one entry."""
    for entry in document.entries:
        _refuse(entry.key)
        yield Finding(locate(document, entry.start), "seen")


@library_rule("XXX004", "faulty-library-rule")
def of_libraries(context: Context) -> Iterator[Finding]:
    """Fail whatever the entries are."""
    yield Finding(Position(PurePosixPath("synthlit.toml")), "seen")
    raise KeyError("section")


@page_rule("XXX005", "faulty-page-rule")
def of_pages(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Fail on every page."""
    yield Finding(Position(page.path), f"seen with {len(context.pages)}")
    raise KeyError("heading")


RULES = Rules([of_entries, of_collections, of_documents, of_libraries])


def _seen(found: list[Diagnostic], code: str) -> list[str]:
    return [each.key for each in found if (each.code, each.message) == (code, "seen")]


def _failed(found: list[Diagnostic], code: str) -> list[tuple[str, str]]:
    return [
        (str(each.path), each.key)
        for each in found
        if each.code == code and each.message.startswith("internal error: ")
    ]


def test_a_library(library_of: MakeLibrary) -> None:
    """The entry is named with file, key and rule; all others are checked by all rules."""
    texts = {f"entries/sft/{key}.bib": f"@misc{{{key},\n}}\n" for key in KEYS}

    found = check(library_of(texts), RULES, today=TODAY)

    path = f"entries/sft/{HOSTILE}.bib"
    assert _seen(found, "XXX001") == [*KEYS]
    assert _seen(found, "XXX002") == ["a", "z"]
    assert _failed(found, "XXX001") == _failed(found, "XXX002") == [(path, HOSTILE)]
    assert [path for path, _ in _failed(found, "XXX004")] == ["entries/sft/a.bib"]
    message = next(each.message for each in found if each.code == "XXX002" and each.key == HOSTILE)
    assert message.startswith("internal error: IndexError: tuple index out of range")


def test_a_standalone_file() -> None:
    """The entry is named with its line."""
    path = PurePosixPath("refs.bib")
    text = "".join(f"@misc{{{key}, title = {{T}}}}\n" for key in KEYS)
    linter = Linter(lambda _: RULES, Context(TODAY))

    found = linter.check(DocumentSet.of_text(path, text))

    for code in ("XXX001", "XXX002", "XXX003"):
        assert _failed(found, code) == [("refs.bib", HOSTILE)]
        assert {"a", "z"} <= {*_seen(found, code)}
    assert {each.line for each in found if "IndexError" in each.message} == {2}


def test_a_page() -> None:
    """It has no entries, so its beginning is named."""
    linter = Linter(lambda _: Rules([of_pages]), Context(TODAY))

    found = linter.check(DocumentSet.of_text(PurePosixPath("list.md"), "# A list\n"))

    assert [(each.line, each.message[:16]) for each in found] == [(1, "internal error: ")]


@entry_rule("XXX006", "faulty-fix", fix=Fixes.SAFE)
def with_fixes(work: Work) -> Iterator[Finding]:
    """Offer a fix that fails for one entry."""
    if "note" not in work.entry.fields:
        changes = None if work.key == HOSTILE else {"note": "n"}
        edit = Revise(cast("dict[str, str | None]", changes))
        yield Finding(work, "no note", fix=Fix("add a note", edit))


def test_a_fix_that_fails() -> None:
    """All other fixes of the file are applied, and the entry is named."""
    path = PurePosixPath("refs.bib")
    text = "".join(f"@misc{{{key}, title = {{T}}}}\n" for key in KEYS)
    linter = Linter(lambda _: Rules([with_fixes]), Context(TODAY))

    (result,) = fix(linter, DocumentSet.of_text(path, text), FixMode.SAFE)

    assert result.after == text.replace("a, title = {T}", "a, title = {T}, note = {n}").replace(
        "z, title = {T}", "z, title = {T}, note = {n}"
    )
    left = [(each.key, each.message.partition(":")[0]) for each in result.diagnostics]
    assert left == [(HOSTILE, "internal error"), (HOSTILE, "no note")]


def test_culprits_are_found_one_by_one() -> None:
    """Those that fail alone; an error of two together has no culprit."""

    def run(items: object) -> None:
        assert isinstance(items, range | list)
        if bad := [item for item in items if item % 7 == 3]:
            raise ValueError(bad[0])

    def of_two(items: object) -> None:
        assert isinstance(items, range | list)
        if 1 in items and 8 in items:
            raise ValueError

    assert [item for item, _ in culprits(range(20), run)] == [3, 10, 17]
    assert [str(error) for _, error in culprits([4, 10], run)] == ["10"]
    assert culprits(range(10), of_two) == []
    assert culprits([], run) == []
    assert culprits([3], lambda _: [][0]) == []
