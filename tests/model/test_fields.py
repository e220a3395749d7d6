"""The tables of fields agree with each other."""

from synthlit.model import fields


def test_every_field_has_one_place() -> None:
    """No field stands twice in the order, and each that has a kind has a place."""
    assert len(set(fields.ORDER)) == len(fields.ORDER)
    known = {*fields.ORDER}
    assert known >= fields.VERBATIM | fields.NAMES | fields.OWN | fields.TEXT


def test_what_is_no_latex_is_no_text() -> None:
    """A field is an address or identifier, or a text, and not both."""
    assert not fields.VERBATIM & fields.TEXT
    assert not fields.VERBATIM & fields.NAMES


def test_required_fields_are_known() -> None:
    """Every type asks for fields that there are."""
    asked = {
        name for groups in fields.REQUIRED.values() for group in groups for name in group.split("|")
    }
    assert asked <= {*fields.ORDER}
    assert all("title" in groups for groups in fields.REQUIRED.values())
