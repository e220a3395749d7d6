"""What a file does by rule has one finding: titles in braces, and strings of another file."""

from pathlib import PurePosixPath

import pytest

from synthlit.library.library import Library, Work, entry_path
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.lint.incremental import IncrementalCheck
from synthlit.lint.linter import Linter
from synthlit.lint.registry import RULES
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from tests.lint.conftest import TODAY

PATH = PurePosixPath("refs.bib")


def found(braced: int, others: int) -> list[Diagnostic]:
    """Return the findings in a file with so many titles in braces, and others."""
    titles = [f"{{On the long way of number {n}}}" for n in range(braced)]
    titles += [f"On the short way of number {n}" for n in range(others)]
    text = "".join(f"@misc{{k{n}, title = {{{title}}}}}\n" for n, title in enumerate(titles))
    linter = Linter(lambda _: RULES.only(["TTL003"]), Context(TODAY))
    return list(linter.check(DocumentSet.of_text(PATH, text)))


@pytest.mark.parametrize(
    ("braced", "others", "count"), [(49, 0, 49), (50, 450, 1), (50, 451, 50), (60, 0, 1)]
)
def test_one_finding_where_it_is_the_rule(braced: int, others: int, count: int) -> None:
    """Fifty titles, and one in ten, are no oversight."""
    assert len(found(braced, others)) == count


def test_the_one_finding_says_how_many() -> None:
    """It has no fix: what a publisher wants is not changed."""
    (finding,) = found(1100, 0)
    assert finding.message == "the whole title is in braces, as in 1,099 other entries of this file"
    assert finding.fix is None


def test_strings_of_another_file() -> None:
    """Five words without a definition, in a file without any."""
    linter = Linter(lambda _: RULES.only(["SYN006"]), Context(TODAY))
    text = "@book{a, series = one, publisher = two, address = three, note = four}\n"
    assert len(linter.check(DocumentSet.of_text(PATH, text))) == 4
    more = f"{text}@book{{b, series = five, publisher = two, month = jan}}\n"
    (finding,) = linter.check(DocumentSet.of_text(PATH, more))
    assert finding.message.startswith("5 words have no @string in this file")
    assert len(linter.check(DocumentSet.of_text(PATH, f"@string{{six = {{6}}}}\n{more}"))) == 6


@pytest.mark.parametrize("count", [4, 5, 49, 50, 51])
def test_an_editor_says_the_same(count: int) -> None:
    """Whether the file was checked as a whole, or in parts after a change."""
    linter = Linter(lambda _: RULES.only(["TTL003", "SYN006"]), Context(TODAY))
    check = IncrementalCheck(PATH, linter)
    text = ""
    for number in range(count):
        text += (
            f"@misc{{k{number}, title = {{{{On the long way of number {number}}}}},"
            f" note = word{number}}}\n\n"
        )
        assert check.check(text) == linter.check(DocumentSet.of_text(PATH, text))


def test_library_has_a_finding_for_each(settings: Settings) -> None:
    """Its entries are files of their own."""
    section = SectionPath("sft")
    works = []
    for number in range(60):
        fields = {"title": f"{{On the long way of number {number}}}"}
        path = entry_path(section, f"k{number}")
        works.append(Work(Entry("misc", f"k{number}", fields), section, path))
    documents = DocumentSet.of_library(Library(settings, tuple(works)))
    linter = Linter(lambda _: RULES.only(["TTL003"]), Context(TODAY))
    assert len(list(linter.check(documents))) == 60
