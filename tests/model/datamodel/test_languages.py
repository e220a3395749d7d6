import pytest

from synthlit.model.datamodel import languages


@pytest.mark.parametrize(
    ("code", "language"),
    [("en", "english"), ("en-US", "english"), ("EN_gb", "english"), ("ger", "ngerman"),
     ("zho", "chinese"), ("hu", "magyar"), ("xx", ""), ("english", ""), ("", "")],
)  # fmt: skip
def test_meant_by(code: str, language: str) -> None:
    """A code of either length, with a region or without, stands for babel's name."""
    assert languages.meant_by(code) == language


def test_what_is_meant_is_known() -> None:
    """Every language that a message may propose is a name that biblatex takes."""
    assert set(languages.BY_CODE.values()) <= languages.NAMES
    assert languages.NAMES.isdisjoint(languages.TAGS)
