"""Generated parts: what stands between markers is replaced, and nothing else."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.errors import BrokenMarkers, MissingMarkers
from synthlit.markdown import regions
from synthlit.markdown.document import read
from synthlit.markdown.regions import empty, find_in

PAGE = PurePosixPath("01_RLVR/README.md")
BEGIN, END = "<!-- synthlit:begin list -->", "<!-- synthlit:end list -->"
PAGE_TEXT = f"# Mine\n\n{BEGIN}\nold\n{END}\n\nmy end"


def _fill(text: str, name: str, content: str) -> str:
    return regions.fill(read(PAGE, text), name, content)


def test_part_is_replaced() -> None:
    """The content stands between the markers, apart from them by a line."""
    assert _fill(PAGE_TEXT, "list", "new") == f"# Mine\n\n{BEGIN}\n\nnew\n\n{END}\n\nmy end"


def test_nothing_to_say_leaves_the_markers_together() -> None:
    """Without content there is no empty line either."""
    assert _fill(PAGE_TEXT, "list", " ") == f"# Mine\n\n{BEGIN}\n{END}\n\nmy end"


def test_windows_line_ends_are_kept() -> None:
    """A file keeps the line ends that it has, inside the part too."""
    text = PAGE_TEXT.replace("\n", "\r\n")

    filled = _fill(text, "list", "a\nb")

    assert filled == f"# Mine\r\n\r\n{BEGIN}\r\n\r\na\r\nb\r\n\r\n{END}\r\n\r\nmy end"
    assert _fill(filled, "list", "a\nb") == filled


@given(before=st.text(), after=st.text(), content=st.text(), end=st.sampled_from(["\n", "\r\n"]))
def test_text_outside_is_untouched(before: str, after: str, content: str, end: str) -> None:
    """Byte for byte, and made twice the file is the same."""
    before, after = (
        part.replace("<!--", "").replace("```", "").replace("~~~", "") for part in (before, after)
    )
    content = content.replace("<!--", "").replace("```", "").replace("~~~", "")
    text = f"{before}\n{BEGIN}{end}{END}\n{after}"

    filled = _fill(text, "list", content)

    assert filled.startswith(f"{before}\n{BEGIN}{end}")
    assert filled.endswith(f"{END}\n{after}")
    assert _fill(filled, "list", content) == filled


@pytest.mark.parametrize(
    "marker", ["   <!-- synthlit:begin list -->", "<!--synthlit:begin  list-->", f"{BEGIN}  "]
)
def test_markers_may_be_spaced(marker: str) -> None:
    """White space that people leave in and around a marker does not count."""
    assert _fill(f"{marker}\n{END}", "list", "x") == f"{marker}\n\nx\n\n{END}"


def test_missing_part_is_an_error() -> None:
    """The error names the file and the two lines to write."""
    with pytest.raises(MissingMarkers) as caught:
        _fill("# Mine\n", "list", "x")

    assert str(PAGE) in caught.value.message
    assert BEGIN in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{BEGIN}\n{END}\n```\n",
        f"~~~md\n{BEGIN}\n{END}\n",
        f"    {BEGIN}\n    {END}\n",
        f"Write `{BEGIN}` and `{END}`.\n",
        f"<!--\n{BEGIN[4:-3]}\n{END[4:-3]}\n-->\n",
    ],
)
def test_markers_that_are_shown_are_none(text: str) -> None:
    """In code, in a sentence or in a comment a marker marks nothing."""
    assert find_in(read(PAGE, text)) == {}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f"\n{BEGIN}\n", 2, "list begins here but never ends"),
        (f"{END}\n", 1, "list ends here but did not begin"),
        (f"{END}\n{BEGIN}\n", 1, "did not begin"),
        (f"{BEGIN}\n{BEGIN}\n{END}\n", 2, "list begins inside list, which began in line 1"),
        (f"{BEGIN}\n{END}\n\n{BEGIN}\n{END}\n", 4, "a second list begins here"),
        (f"{empty('contents')[:33]}{BEGIN}\n{END}\n", 2, "list begins inside contents"),
        (f"{BEGIN}\n<!-- synthlit:end contents -->\n", 2, "contents ends here"),
        (f"{BEGIN}\n```\n{END}\n```\n", 1, "never ends"),
        ("<!-- synthlit:begin lsit -->\n", 1, "a part is called list or contents"),
        ("<!-- synthlit:start list -->\n", 1, "is no marker"),
        ("<!-- synthlit:begin -->\n", 1, "is no marker"),
    ],
)
def test_markers_that_do_not_match(text: str, line: int, reason: str) -> None:
    """Nothing is guessed: the error names the file, the line and the fault."""
    with pytest.raises(BrokenMarkers) as caught:
        find_in(read(PAGE, text))

    assert caught.value.message.startswith(f"{PAGE}:{line}: ")
    assert reason in caught.value.message
    assert caught.value.exit_status == 2


def test_both_parts_are_found() -> None:
    """Contents and list stand one after the other, in any order."""
    found = find_in(read(PAGE, empty("list") + "x\n" + empty("contents")))

    assert sorted(found) == ["contents", "list"]
