"""Places are found by every name that they have or had, and no name means two of them."""

import pytest

from synthlit.errors import UnknownSection
from synthlit.model.section import SectionPath
from synthlit.model.taxonomy import Taxonomy


def taxonomy(**names: str) -> Taxonomy:
    """Return a taxonomy from `section__subsection="former names"`."""
    found = {}
    for place, former in names.items():
        section, _, inner = place.partition("__")
        found[SectionPath(section, inner)] = tuple(
            SectionPath(*name.split("/")) for name in former.split()
        )
    return Taxonomy(found)


# rlvr was rl; prm was rl/steps, and logic/steps before it moved; code is a section that went in.
RL = taxonomy(rlvr="rl", rlvr__outcome="", rlvr__prm="rlvr/steps logic/steps code", sft="")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("rlvr", "rlvr"),
        (" RLVR/ ", "rlvr"),
        ("rlvr/prm", "rlvr/prm"),
        ("prm", "rlvr/prm"),
        ("rl", "rlvr"),
        ("rl/outcome", "rlvr/outcome"),
        ("rl/prm", "rlvr/prm"),
        ("rlvr/steps", "rlvr/prm"),
        ("steps", "rlvr/prm"),
        ("code", "rlvr/prm"),
    ],
)
def test_find(text: str, place: str) -> None:
    """By the full name or a subsection's own, present or former, in any case."""
    assert str(RL.find(text)) == place


@pytest.mark.parametrize(
    ("text", "hint"),
    [("rlrv", "did you mean rlvr or"), ("outcom", "rlvr/outcome"), ("sft/prm", "did you mean")],
)
def test_find_nothing(text: str, hint: str) -> None:
    """The nearest present names are reported."""
    with pytest.raises(UnknownSection) as error:
        RL.find(text)

    assert hint in error.value.hint


def test_find_too_much() -> None:
    """A name of several places is none's, and they are named."""
    several = taxonomy(a="", a__x="", b="", b__x="", c="y", d="", d__y="")

    with pytest.raises(UnknownSection, match="'x'") as error:
        several.find("x")
    assert error.value.hint == "did you mean a/x or b/x?"
    # What was c's name is a subsection's too, and which is meant nobody knows.
    with pytest.raises(UnknownSection) as error:
        several.find("y")
    assert error.value.hint == "did you mean d/y or c?"


@pytest.mark.parametrize(
    ("path", "now"),
    [
        ("rlvr/prm", "rlvr/prm"),
        ("rl", "rlvr"),
        ("logic/steps", "rlvr/prm"),
        ("logic", "logic"),
        ("rl/unknown", "rlvr/unknown"),
        ("code/unknown", "code/unknown"),
        ("unknown", "unknown"),
    ],
)
def test_current(path: str, now: str) -> None:
    """A path has its present name; what is unknown stays so, in its section as it is now."""
    assert str(RL.current(SectionPath(*path.split("/")))) == now


def test_former_anchors() -> None:
    """Those of all pages that the section has and had, and of no other."""
    assert RL.former_anchors("rlvr") == {
        "steps": SectionPath("rlvr", "prm"),
        "outcome": SectionPath("rlvr", "outcome"),
        "prm": SectionPath("rlvr", "prm"),
    }
    assert RL.former_anchors("sft") == {}


def test_a_name_of_its_own_goes_before_one_by_its_section() -> None:
    """Where two sections' subsections were called alike, each keeps what was its own."""
    both = taxonomy(new="old", new__x="", new__y="old/x")

    assert both.current(SectionPath("old", "x")) == SectionPath("new", "y")


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({"a": "b", "b": ""}, "a cannot have been b, which is in the list"),
        ({"a": "", "a__x": "a/x"}, "a/x cannot have been a/x"),
        ({"a": "c", "b": "c"}, "a and b cannot both have been c"),
    ],
)
def test_names_that_clash(names: dict[str, str], message: str) -> None:
    """A former name is no present one, and one place's only."""
    with pytest.raises(ValueError, match=message):
        _ = taxonomy(**names).former
