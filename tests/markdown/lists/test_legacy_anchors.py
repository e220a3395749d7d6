"""Old links to a list whose sections were renamed, moved and merged."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest

from synthlit.formats import md
from synthlit.library.library import Library
from synthlit.markdown.document import read
from synthlit.markdown.lists import single
from synthlit.settings import Settings, parse

LibraryOf = Callable[..., Library]


@pytest.fixture
def renamed() -> Settings:
    """A list in which `logic` became `math`, and its subsections were renamed, moved, merged."""
    return parse(
        {
            "list": {"title": "A Small List"},
            "sections": [
                {
                    "slug": "math", "title": "Math", "folder": "03_Math",
                    "aliases": ["logic"], "former_titles": ["Logic & Proofs"],
                    "former_folders": ["02_Logic"],
                    "subsections": [
                        {
                            "slug": "proofs", "title": "Formal Proofs",
                            "aliases": ["logic/theorems"], "former_titles": ["Theorems (Old)"],
                        },
                    ],
                },
                {
                    "slug": "code", "title": "Code", "folder": "04_Code",
                    "aliases": ["logic/programs"],
                    "subsections": [
                        {
                            "slug": "tests", "title": "Tests",
                            "aliases": ["logic/checks", "code/units"],
                        },
                    ],
                },
                {"slug": "tools", "title": "Tools", "former_titles": ["🛠️ Old Tools"]},
            ],
        },
        {},
    )  # fmt: skip


def _pages(library: Library) -> dict[str, str]:
    return {str(path): text for path, text in md.files(library, lambda _: None).items()}


def _anchors(page: str) -> set[str]:
    return {h.anchor for h in read(PurePosixPath("page.md"), page).headings} | set(
        re.findall(r'<a id="([^"]+)"', page)
    )


def test_anchors_of_before_lead_to_what_they_named(renamed: Settings) -> None:
    """A former name or title of a subsection stands before its heading."""
    page = _pages(Library(renamed))["03_Math/README.md"]

    assert (
        '<a id="proofs"></a><a id="theorems"></a><a id="theorems-old"></a>\n\n## Formal Proofs\n'
        in page
    )


def test_what_moved_away_is_found_from_its_old_page(renamed: Settings) -> None:
    """The page where it stood has the anchor still, and says where it stands."""
    page = _pages(Library(renamed))["03_Math/README.md"]

    assert '<a id="checks"></a>\n\nNow elsewhere: [Tests](../04_Code/README.md#tests).' in page
    assert '<a id="programs"></a>\n\nNow elsewhere: [Code](../04_Code/README.md).' in page


def test_headings_of_the_front_page_are_found(renamed: Settings) -> None:
    """A section's former title had an anchor in the root README, folder or not."""
    page = _pages(Library(renamed))["README.md"]

    assert '<a id="logic--proofs"></a>\n\n## Math\n' in page
    assert '<a id="\ufe0f-old-tools"></a>\n\n## Tools\n' in page


def test_folder_of_before_has_a_page(renamed: Settings) -> None:
    """It leads to the section and to each of its places, by every anchor that they had there."""
    made = _pages(Library(renamed))
    page = made["02_Logic/README.md"]

    assert "This section is now [Math](../03_Math/README.md)." in page
    assert {"proofs", "theorems", "checks", "programs"} <= _anchors(page)
    for target in re.findall(r"\]\(\.\./([^)]+)\)", page):
        file, _, anchor = target.partition("#")
        assert not anchor or anchor in _anchors(made[file])


def test_works_filed_under_former_names_are_listed(
    library_of: LibraryOf, renamed: Settings
) -> None:
    """In full where their place is now, and by a reference where they are also listed."""
    works = library_of(
        ("logic/theorems", "misc", "a", {"title": "A", "also": "logic/checks"}),
    ).works
    made = _pages(Library(renamed, works))

    assert '- A <a id="a"></a>' in made["03_Math/README.md"]
    assert "See also: [A](../03_Math/README.md#a)." in made["04_Code/README.md"]
    assert "Now elsewhere" not in single.whole(Library(renamed, works))


def test_subsection_that_became_its_section(library_of: LibraryOf) -> None:
    """Its anchor leads to the top of the page; a name that a heading has is none of the past."""
    section = {
        "slug": "math", "title": "Math", "folder": "Math", "aliases": ["math/all", "old/sums"],
        "subsections": [{"slug": "sums", "title": "Sums", "aliases": ["math/add"]}],
    }  # fmt: skip
    settings = parse({"list": {"title": "L"}, "sections": [section]}, {})

    page = _pages(Library(settings))["Math/README.md"]

    assert ' -->\n\n<a id="all"></a>\n\n' in page
    assert page.count('id="sums"') == 0
    assert '<a id="add"></a>\n\n## Sums' in page
