"""Comments that excuse what rules find, and what is wrong with them."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import pytest

from synthlit.lint.registry import RULES
from tests.lint.conftest import MakeLibrary, check, check_text, fix_library, fix_text

BIB = "refs.bib"
ENTRY = "@misc{one,\n  title = {Kiln},\n  pages = {1-2},\n}\n"


def _found(path: str, text: str, codes: Sequence[str] = ("NUM003",)) -> list[str]:
    rules = RULES.only([*codes, "EXM001", "EXM002", "EXM003"])
    return [f"{each.line} {each.code}" for each in check_text(path, text, rules)]


@pytest.mark.parametrize(
    "comment",
    [
        "% synthlit: ignore NUM003: as printed\n",
        "%% synthlit: ignore TXT004, NUM: as printed\n",
        "% synthlit: ignore num003 — as printed\n",
        "% synthlit: ignore-file NUM003: as printed\n",
    ],
)
def test_before_the_entry(comment: str) -> None:
    """A comment before the entry excuses it, by a code or how it begins."""
    assert _found(BIB, comment + ENTRY, ["NUM003", "NUM001"]) == []


def test_by_the_code_of_a_rule_that_another_took_in() -> None:
    """A comment with an old code goes on to excuse what the rule of today finds."""
    link = "[a](https://example.org/a?utm_source=x)"
    text = f"<!-- synthlit: ignore LNK005: as they sent it -->\n{link}\n"

    assert _found("README.md", text, ["IDN010"]) == []
    assert _found("README.md", link, ["IDN010"]) == ["1 IDN010"]


def test_within_the_entry() -> None:
    """A comment on a line of the entry excuses it too."""
    text = ENTRY.replace("  pages", "  % synthlit: ignore NUM003: as printed\n  pages")

    assert _found(BIB, text) == []


def test_only_the_next_entry() -> None:
    """The entry behind the excused one is checked."""
    text = f"% synthlit: ignore NUM003: as printed\n{ENTRY}\n{ENTRY.replace('one', 'two')}"

    assert _found(BIB, text) == ["9 NUM003"]


def test_whole_file() -> None:
    """`ignore-file` stands for every entry, wherever it is written."""
    text = f"{ENTRY}\n{ENTRY.replace('one', 'two')}% synthlit: ignore-file NUM003: as printed\n"

    assert _found(BIB, text) == []


def test_faults_of_suppressions() -> None:
    """What excuses nothing, names no rule, or gives no reason is found at its line."""
    clean = ENTRY.replace("1-2", "1--2")

    assert _found(BIB, f"\n% synthlit: ignore NUM003: as printed\n{clean}") == ["2 EXM001"]
    assert _found(BIB, f"% synthlit: ignore NUM003\n{ENTRY}") == ["1 EXM002"]
    assert _found(BIB, f"% synthlit: ignore XYZ: so\n{ENTRY}") == ["1 EXM003", "4 NUM003"]
    assert _found(BIB, f"% synthlit: ignore\n{ENTRY}") == ["1 EXM003", "4 NUM003"]


def test_a_rule_that_did_not_run_makes_no_suppression_stale() -> None:
    """A suppression is checked only where its rules ran."""
    assert _found(BIB, f"% synthlit: ignore NUM003: as printed\n{ENTRY}", ["NUM001"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "- [A]() <!-- synthlit: ignore LST003: so -->\n",
        "<!-- synthlit: ignore LST003: so -->\n- [A]()\n",
        "<!-- synthlit: ignore LST: so -->\n\n- [A]()\n",
        "<!-- synthlit: ignore-file LST003: so -->\n\n- [B](b.md)\n- [A]()\n",
    ],
)
def test_in_markdown(text: str) -> None:
    """A comment excuses its own line or, alone on one, the next with text."""
    path = "README.md"
    without = text.replace("synthlit: ignore", "ignore")

    assert _found(path, text, ["LST003"]) == []
    assert len(_found(path, without, ["LST003"])) == 1


def test_what_is_excused_is_not_fixed(library_of: MakeLibrary) -> None:
    """A fix leaves an excused value, in a library and outside."""
    text = f"% synthlit: ignore NUM003: as printed\n{ENTRY}"
    path = "entries/sft/one.bib"
    library = library_of({path: text})
    rules = RULES.only(["NUM003", "EXM001"])

    assert fix_text(BIB, text, rules).after == text
    assert not any(each.is_changed for each in fix_library(library, rules))
    assert not check(library, rules)


def test_in_a_library(library_of: MakeLibrary) -> None:
    """An entry's own comment is checked with the entry, and only where the entry is."""
    path = PurePosixPath("entries/sft/one.bib")
    text = f"% synthlit: ignore NUM003: so\n{ENTRY.replace('1-2', '1--2')}"
    library = library_of({str(path): text})
    rules = RULES.only(["NUM003", "EXM001"])

    found = check(library, rules)

    assert [(each.path, each.line, each.code) for each in found] == [(path, 1, "EXM001")]
    assert not check(library, rules, only=set())
