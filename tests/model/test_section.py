"""Sections are named by slugs that can be folders."""

import pytest

from synthlit.model.section import SectionPath, is_slug


@pytest.mark.parametrize("text", ["rlvr", "self-instruct", "3d", "a", "x" * 60])
def test_slug(text: str) -> None:
    """Lower-case words, joined by hyphens, make a slug."""
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    ["", "RLVR", "a_b", "a--b", "-a", "a-", "a b", "..", "a/b", "é", "a\n", "١", "con", "com1",
     "x" * 61],
)  # fmt: skip
def test_no_slug(text: str) -> None:
    """Anything that could leave its folder, or is no file name somewhere, is refused."""
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rlvr", SectionPath("rlvr")),
        ("rlvr/outcome-based", SectionPath("rlvr", "outcome-based")),
        (" /rlvr/outcome-based/ ", SectionPath("rlvr", "outcome-based")),
        ("", None),
        ("/", None),
        ("a/b/c", None),
        ("a//b", None),
        ("../etc", None),
        ("A", None),
    ],
)
def test_parse(text: str, expected: SectionPath | None) -> None:
    """A path is read, or is none."""
    assert SectionPath.parse(text) == expected


@pytest.mark.parametrize("text", ["rlvr", "rlvr/outcome-based"])
def test_what_is_printed_is_read(text: str) -> None:
    """Printing and reading are inverse."""
    assert str(SectionPath.parse(text)) == text


def test_within() -> None:
    """A subsection is within its section, and not the other way round."""
    section, inner = SectionPath("rlvr"), SectionPath("rlvr", "outcome-based")
    assert inner.within(section)
    assert section.within(section)
    assert inner.within(inner)
    assert not section.within(inner)
    assert not inner.within(SectionPath("sft"))
    assert not inner.within(SectionPath("rlvr", "other"))
