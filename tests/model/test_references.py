"""The keys that entries name."""

import pytest

from synthlit.model.references import granular, references, with_keys


def test_every_field_with_keys_is_read() -> None:
    """One key or a list of keys, each with its place in the value."""
    fields = {"crossref": " a ", "related": "b,c", "xdata": "d", "note": "e", "entryset": "f, g"}

    found = [tuple(each) for each in references(fields)]

    assert found == [
        ("crossref", "a", 1), ("xdata", "d", 0), ("related", "b", 0), ("related", "c", 2),
        ("entryset", "f", 0), ("entryset", "g", 3),
    ]  # fmt: skip


def test_values_that_stand_elsewhere_are_references_too() -> None:
    """A value, or one name of a list, can be a reference."""
    fields = {
        "publisher": "xdata=hup-publisher",
        "author": "Doe, Jane and xdata=people-author-2",
        "note": "The xdata=field is described",
    }

    found = [tuple(each) for each in references(fields, granular=True)]

    assert found == [("publisher", "hup", 6), ("author", "people", 20)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("xdata=hup-publisher", "Press"),
        ("Other and xdata=hup-publisher-2", "Other and Press 2"),
        ("xdata=none-publisher", "xdata=none-publisher"),
        ("{xdata=hup-publisher}", "{Press}"),
        ("A study of xdata", "A study of xdata"),
    ],
)
def test_a_reference_without_a_text_stays(value: str, expected: str) -> None:
    """What is not found is passed on, and not cut."""

    def text(key: str, field: str, number: int) -> str | None:
        assert field == "publisher"
        return f"Press{f' {number}' if number else ''}" if key == "hup" else None

    assert granular(value, text) == expected


def test_keys_are_replaced_everywhere() -> None:
    """A renamed entry is named by its new key."""
    fields = {"crossref": "old", "related": "old, other", "publisher": "xdata=old-publisher"}

    assert with_keys(fields, {"old": "new", "other": "other"}.__getitem__) == {
        "crossref": "new", "related": "new, other", "publisher": "xdata=new-publisher",
    }  # fmt: skip
