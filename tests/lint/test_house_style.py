"""Matters of house style are reported once for a page."""

from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.house_style import once
from synthlit.lint.rule import Finding, Position
from synthlit.text import TextEdit

PAGE = PurePosixPath("README.md")


def finding(line: int) -> Finding:
    """Return a finding in a line, with a fix."""
    fix = Fix("write it", Replace((TextEdit(line, line, "x"),)))
    return Finding(Position(PAGE, line), "it is not so", fix=fix)


def test_one_finding_with_the_number_of_all() -> None:
    """The first one has the fixes of all."""
    (found,) = once([finding(1), finding(3), finding(7)])

    assert found.at == Position(PAGE, 1)
    assert found.message == "it is not so; the file has 2 more places like this"
    assert found.fix
    assert isinstance(found.fix.edit, Replace)
    assert [edit.start for edit in found.fix.edit.edits] == [1, 3, 7]


def test_alone_it_stays_as_it_is() -> None:
    """And nothing makes nothing."""
    assert list(once([finding(2)])) == [finding(2)]
    assert list(once([])) == []
    (found,) = once([finding(1), finding(2)])
    assert found.message.endswith("1 more place like this")
