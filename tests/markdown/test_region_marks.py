import pytest

from synthlit.markdown.region_marks import MARK


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (" synthlit:begin list ", ("begin", "list")),
        ("synthlit:end\n contents", ("end", "contents")),
        (" synthlit:start list ", ("start", "list")),
        (" synthlit:begin ", ("begin", None)),
    ],
)
def test_a_mark_says_which_edge_of_which_part(inner: str, found: tuple[str, str | None]) -> None:
    """A comment that is meant as a mark is one, also where it is not written right."""
    match = MARK.fullmatch(inner)

    assert match
    assert (match["edge"], match["name"]) == found


@pytest.mark.parametrize("inner", [" synthlit: ignore LST004 ", " synthlit ", " a synthlit:end x "])
def test_other_comments_are_no_marks(inner: str) -> None:
    """An exemption, or a text that only names the tool, is none."""
    assert not MARK.fullmatch(inner)
