"""The report for people."""

from pathlib import PurePosixPath

import pytest

from synthlit.lint.diagnostic import Diagnostic, Fix, Rewrite
from synthlit.lint.reports.text import render, summary
from synthlit.lint.result import LintResult
from tests.lint.reports.conftest import result_of

PATH = PurePosixPath("entries/sft/koksal2023longform.bib")
TEXT = """\
@misc{koksal2023longform,
  title  = {LongForm: Effective <i>Instruction</i> Tuning},
  author = {Köksal, Abdullatif and 目录, 目 and Et al.},
}
"""
SAFE = Fix("fix it", Rewrite())
UNSAFE = Fix("fix it", Rewrite(), safe=False)


def _found(
    line: int, column: int, fix: Fix | None = None, path: PurePosixPath = PATH
) -> Diagnostic:
    return Diagnostic(path, line, column, "TXT001", "it is so", "koksal2023longform", fix)


def test_golden() -> None:
    """Place, code, message, what can be fixed; the line with a caret; a summary."""
    result = result_of(
        (
            _found(1, 1, path=PurePosixPath("README.md")),
            _found(2, 35, SAFE),
            _found(3, 46, UNSAFE),
        ),
        checked=12,
        fixed=1,
        texts={PATH: TEXT},
    )

    assert render(result) == (
        """\
README.md:1:1: TXT001 it is so
entries/sft/koksal2023longform.bib:2:35: TXT001 it is so [fixable]
    2 |   title  = {LongForm: Effective <i>Instruction</i> Tuning},
      |                                   ^
entries/sft/koksal2023longform.bib:3:46: TXT001 it is so [fixable, unsafe]
    3 |   author = {Köksal, Abdullatif and 目录, 目 and Et al.},
      |                                                 ^
Fixed 1 problem; 3 remain in 2 files (12 checked). Can be fixed: 1 with --fix, \
1 with --unsafe-fixes.
"""
    )


def test_a_long_line_is_cut() -> None:
    """An author list of hundreds is shown around the place only, with the caret under it."""
    line = "  author = {" + " and ".join(f"Ho{n}, Namgyu" for n in range(400)) + "},"
    column = line.index("Ho200") + 1
    result = result_of((_found(1, column),), 1, texts={PATH: line})

    _, shown, caret, _ = render(result).split("\n", 3)

    assert len(shown) < 110
    assert shown[caret.index("^") :].startswith("Ho200, Namgyu")
    assert shown.startswith("    1 | …")
    assert shown.endswith("…")


def test_the_end_of_a_long_line() -> None:
    """Behind the last character there is nothing to cut."""
    line = "x" * 200

    shown = render(result_of((_found(1, 201),), 1, texts={PATH: line})).split("\n")[1]

    assert shown == "    1 | …" + "x" * 48


def test_hostile_text() -> None:
    """Escapes in a file, a message or a path reach no terminal."""
    path = PurePosixPath("entries/\x1b[2J.bib")
    found = Diagnostic(path, 1, 4, "TXT002", "title has \x1b]0;x\x07 in it\n::error::x")

    shown = render(result_of((found,), 1, texts={path: "a\x1b[31m\u202eb"}))

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "entries/<U+001B>[2J.bib:1:4: TXT002 title has <U+001B>]0;x<U+0007>" in shown
    assert "    1 | a<U+001B>[31m<U+202E>b" in shown
    assert shown.count("\n") == 4


def test_colour() -> None:
    """Colours stand around the parts, and take none of the text away."""
    result = result_of((_found(2, 13, SAFE),), 1, texts={PATH: TEXT})

    shown = render(result, colour=True)

    assert "\x1b[1;31mTXT001\x1b[0m" in shown
    for style in ("\x1b[0m", "\x1b[1m", "\x1b[1;31m", "\x1b[36m", "\x1b[2m"):
        shown = shown.replace(style, "")
    assert shown == render(result)


def test_a_line_that_is_not_there() -> None:
    """A finding behind the end of the file, or without a text, is reported without its line."""
    shown = render(result_of((_found(99, 1),), 1, texts={PATH: TEXT}))

    assert shown.count("\n") == 2


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (result_of((), 1), "No problems found (1 file checked)."),
        (result_of((), 1234, fixed=2), "Fixed 2 problems; none remain (1,234 files checked)."),
        (result_of((_found(1, 1),), 1), "Found 1 problem in 1 file (1 checked)."),
        (
            result_of((_found(1, 1, SAFE), _found(2, 1, SAFE)), 3),
            "Found 2 problems in 1 file (3 checked). Can be fixed: 2 with --fix.",
        ),
        (
            result_of((_found(1, 1, UNSAFE),), 3),
            "Found 1 problem in 1 file (3 checked). Can be fixed: 1 with --unsafe-fixes.",
        ),
    ],
)
def test_summary(result: LintResult, line: str) -> None:
    """How much was found, in how many files, and what can be done."""
    assert summary(result) == line
