"""Lists of names with their initials last."""

import pytest

from synthlit.model.initials import are_initials, dotted, family_first
from synthlit.model.name import canonical_names
from synthlit.model.name_lists import families_first
from tests.model.test_entry import entry


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Wilshut E, Rinkenauer G, Brookhuis KA",
         "Wilshut, E. and Rinkenauer, G. and Brookhuis, K. A."),
        ("Doe JA, Roe B", "Doe, J. A. and Roe, B."),
        ("Doe J.A., Roe B.", "Doe, J. A. and Roe, B."),
        ("Doe J. A., Roe B.", "Doe, J. A. and Roe, B."),
        ("van Heel M, De la Cruz J-P", "van Heel, M. and De la Cruz, J.-P."),
        ("Doe, J. A., Roe, B.", "Doe, J. A. and Roe, B."),
        ("Doe, J.A., Roe, B., and Poe, C.", "Doe, J. A. and Roe, B. and Poe, C."),
        ("Wilshut E and Roe B", "Wilshut, E. and Roe, B."),
        ("Wilshut E, Roe B and others", "Wilshut, E. and Roe, B. and others"),
        ("King ML Jr, Doe AB", "King, Jr, M. L. and Doe, A. B."),
        ("O'Brien TJ, Smith-Jones AB", "O'Brien, T. J. and Smith-Jones, A. B."),
        (r'M{\"u}ller K, Żak Ł', r'M{\"u}ller, K. and Żak, Ł.'),
        ("Li X,\n Wang Y", "Li, X. and Wang, Y."),
    ],
)  # fmt: skip
def test_lists_with_initials_last(value: str, written: str) -> None:
    """They are read as what they say, and people see the family names."""
    assert families_first(value) == written
    families = [name.partition(",")[0] for name in written.split(" and ") if name != "others"]
    assert len(entry(author=value).families) == len(families)


@pytest.mark.parametrize(
    "value",
    [
        "", "Doe, Jane", "van Heel M", "Malcolm X", "Malcolm X and Jane Doe", "Doe, J. and Roe, B.",
        "van Doe, J. and Roe, B.", "E Wilshut, G Rinkenauer", "J. Doe, B. Roe, C. Poe",
        "King, Jr., M. and Roe, B.", "Ho, Namgyu, Schmid, Laura", "Doe JA, Jane Roe, Poe C",
        "LI X, WANG Y", "{Team A}, Roe B", "Doe, J., Roe", "IBM and Roe B", "Doe JA; Roe B",
        "X, Y, Z", "Logan IV, Roe B", "Robert Logan IV and Hal Daumé III",
    ],
)  # fmt: skip
def test_other_lists(value: str) -> None:
    """One name alone, and names in any other order, are not such a list."""
    assert families_first(value) == ""


@pytest.mark.parametrize("name", ["Wilshut E", "van Heel M", "Doe J. A.", "King ML Jr, Doe AB"])
def test_canonical_form_swaps_nothing(name: str) -> None:
    """It does not call the initials a family name."""
    assert canonical_names(name) == name


def test_initials() -> None:
    """Alone, and behind a family name."""
    assert all(map(are_initials, ["E", "KA", "J.A.", "J. A.", "J-P", "J.-P."]))
    assert not any(map(are_initials, ["", "Ka", "Jane", "e", "KAJMX"]))
    assert dotted("KA") == "K. A."
    assert dotted("J.-P.") == "J.-P."
    assert family_first("Wilshut E") == "Wilshut, E."
    assert [family_first(name) for name in ("E Wilshut", "Wilshut", "J. Doe K", "")] == [""] * 4
