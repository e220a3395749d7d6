"""The pages of a list: begun, filled between their markers, and otherwise left alone."""

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest

from synthlit.errors import BrokenMarkers, MissingMarkers
from synthlit.formats import md
from synthlit.library.library import Library
from synthlit.markdown.regions import empty

Golden = Callable[[str, str], None]
ROOT, RLVR = PurePosixPath("README.md"), PurePosixPath("01_RLVR/README.md")


def _files(library: Library, **texts: str) -> dict[str, str]:
    named = {"root": ROOT, "rlvr": RLVR}
    known = {named[name]: text for name, text in texts.items()}
    return {str(path): text for path, text in md.files(library, known.get).items()}


def test_pages_are_begun(library: Library, golden: Golden) -> None:
    """Where there is none, a page gets a title, markers, and the list."""
    made = _files(library)

    assert sorted(made) == ["01_RLVR/README.md", "02_SFT/README.md", "README.md"]
    golden("README.md", made["README.md"])
    golden("01_RLVR.md", made["01_RLVR/README.md"])
    golden("02_SFT.md", made["02_SFT/README.md"])


def test_pages_made_twice_are_the_same(library: Library) -> None:
    """What was made, read again, is what is made."""
    made = _files(library)
    again = md.files(library, lambda path: made[str(path)])

    assert {str(path): text for path, text in again.items()} == made


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_people_wrote_stays(library: Library, end: str) -> None:
    """Before, between and behind the parts, byte for byte, in the line ends of the file."""
    hand = (
        "# Mine\n\n## Contents\n",
        "\nText between, a line with `#` and \ttabs  \n",
        "\nEnd, no newline",
    )
    before, between, after = (part.replace("\n", end) for part in hand)
    text = f"{before}{empty('contents')}{between}{empty('list')}{after}".replace("\r\n", "\n")

    made = _files(library, root=text.replace("\n", end))["README.md"]

    head, _, rest = made.partition("<!-- synthlit:begin contents -->")
    middle = rest.partition("<!-- synthlit:end contents -->")[2]
    assert head == before
    assert middle.partition("<!-- synthlit:begin list -->")[0] == end + between
    assert made.rpartition("<!-- synthlit:end list -->")[2] == end + after
    assert made.count("\r\n") == (made.count("\n") if end == "\r\n" else 0)


def test_contents_have_the_headings_of_the_whole_file(library: Library) -> None:
    """Those that people wrote below the list too, and those of the list as they are now."""
    text = f"# Mine\n\n## Contents\n\n{empty('contents')}\n{empty('list')}\n## Citation\n"

    made = _files(library, root=text)["README.md"]

    table = made.partition("end contents")[0]
    assert "- [Mine](#mine)\n  - [01. RLVR & Verifiable Reinforcement]" in table
    assert "  - [🛠️ Tools & Frameworks](#\ufe0f-tools--frameworks)\n" in table
    assert "  - [Citation](#citation)\n" in table
    assert "[Contents]" not in table


def test_contents_are_made_only_where_there_is_a_place(library: Library) -> None:
    """A page may do without; the list it must have."""
    made = _files(
        library, root=f"# Mine\n\n{empty('list')}", rlvr=f"{empty('list')}{empty('contents')}"
    )

    assert "contents" not in made["README.md"]
    assert (
        "- [Outcome-based Reinforcement](#outcome-based-reinforcement)" in made["01_RLVR/README.md"]
    )


@pytest.mark.parametrize(
    "text", ["# Mine\n", f"# Mine\n\n{empty('contents')}", f"```\n{empty('list')}```\n"]
)
def test_page_without_place_is_an_error(library: Library, text: str) -> None:
    """A file that people wrote is never overwritten, nor written at its end."""
    for name, path in (("root", ROOT), ("rlvr", RLVR)):
        with pytest.raises(MissingMarkers) as caught:
            _files(library, **{name: text})
        assert str(path) in caught.value.message


def test_page_with_broken_markers_is_an_error(library: Library) -> None:
    """The line is named."""
    with pytest.raises(BrokenMarkers) as caught:
        _files(library, root=f"# Mine\n\n{empty('list')}{empty('list')}")

    assert caught.value.message.startswith("README.md:5: ")


def test_empty_file_is_no_page(library: Library) -> None:
    """Nothing is lost when a file without text is begun."""
    assert _files(library, root=" \n") == _files(library)
