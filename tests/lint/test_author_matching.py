"""Author lists compared with the names of a record."""

import pytest

from synthlit.lint.author_matching import (
    Person,
    authors,
    is_cut,
    is_same,
    pairs,
    people,
    shares_people,
)


@pytest.mark.parametrize(
    ("display", "family"),
    [
        ("Abdullatif Köksal", "koksal"),
        ("Abdullatif Köksal", "koeksal"),
        ("Caio César Teodoro Mendes", "teodoromendes"),
        ("Gustavo de Rosa", "derosa"),
        ("Jörg K.H. Franke", "franke"),
        ("Fraser Greenlee-Scott", "greenleescott"),
        ("Alaa El-Hussuna", "elhussuna"),
        ("Osasumwen Cedric Ogiesoba-Eguakun", "ogiesobaeguakun"),
        ("Se-Young Yun", "yun"),
        ("Wei Wang", "wei"),
    ],
)
def test_names_are_borne_in_any_form(display: str, family: str) -> None:
    """Accents, particles, hyphens and the order of the words make no other name."""
    assert Person(display).has_family(family)


@pytest.mark.parametrize(
    ("display", "family"),
    [("Wei Wang", "li"), ("Mingyang Chen", "ngy"), ("Hinrich Schütze", "schmid")],
)
def test_other_names_are_not_borne(display: str, family: str) -> None:
    """A name that only begins alike, or is short and somewhere inside, is another."""
    assert not Person(display).has_family(family)


def test_names_stand_where_they_are_written() -> None:
    """Each name has its text and its place, also where one is written twice."""
    value = "Li, Wei and\n  Li, Wei and others"

    found = authors(value)

    assert [value[one.start : one.start + len(one.text)] for one in found] == ["Li, Wei", "Li, Wei"]
    assert found[0].start < found[1].start
    assert is_cut(value)


@pytest.mark.parametrize(
    "value",
    [
        "{DeepSeek-AI}",
        "Mistral-AI",
        "Team, Gemini and Li, Wei",
        "Wei Li; Min Wang",
        "Wei Li et al.",
        "Li, Wei$^1$",
        "A, B, C, D",
        "",
    ],
)
def test_what_is_no_list_of_persons_has_none(value: str) -> None:
    """Collectives and lists that BibTeX reads wrong are not compared."""
    assert authors(value) == ()


@pytest.mark.parametrize("names", [["Kimi Team"], ["Mistral-AI"], ["Wei Li", "Meta AI"], []])
def test_a_record_of_a_collective_has_no_persons(names: list[str]) -> None:
    """Who stands behind a collective is not known."""
    assert people(names) == ()


def test_two_who_share_a_family_name_are_reported_by_initials() -> None:
    """The second of two is found where the given name says so, and each person once."""
    known = people(["Wendi Li", "Yixuan Li"])

    found = pairs(authors("Li, Yixuan and Li, Wendi and Li, Xu"), known)

    assert [person and person.display for person in found] == ["Yixuan Li", "Wendi Li", None]


def test_people_are_shared() -> None:
    """The first author, or half of the authors, make a list the record's."""
    record = ["Namgyu Ho", "Laura Schmid", "Se-Young Yun"]

    assert shares_people("N. Ho and Jiang, Yuxin and Chen, Mingyang", record)
    assert shares_people("Yun, Se-Young and Wang, Wei", record)
    assert not shares_people("Wang, Wei and Chen, Mingyang and Yun, Se-Young", record)
    assert not shares_people("{A Team}", record)


@pytest.mark.parametrize(
    ("value", "same"),
    [
        ("van der Schaar, Mihaela and Lightman, Hunter", True),
        ("Mihaela van der Schaar and Hunter Lightman", True),
        # Right, but not at a glance.
        ("van der Schaar, Mihaela and\n  Lightman, Hunter", False),
        ("Schaar, Mihaela van der and Lightman, H.", False),
        ("van der Schaar, Mihaela", False),
        ("Lightman, Hunter and van der Schaar, Mihaela", False),
        ("van der Schaar, Mihaela and Lightmann, Hunter", False),
    ],
)
def test_most_lists_are_the_records_at_a_glance(value: str, same: bool) -> None:
    """Such lists need no comparison."""
    assert is_same(value, ("Mihaela van der Schaar", "Hunter Lightman")) is same
