"""What pages show of a library."""

from collections.abc import Callable

from synthlit.library.layout import README, section_page
from synthlit.library.library import Library
from synthlit.markdown.lists.placement import Placement
from synthlit.markdown.lists.targets import places
from synthlit.markdown.lists.view import View

LibraryOf = Callable[..., Library]


def _view(library: Library, *, with_bib: bool = True) -> View:
    return View(library.settings, Placement(library), places(library.settings), with_bib)


def _section(library: Library, number: int = 0) -> str:
    section = library.settings.sections[number]
    return "\n\n".join(_view(library).section(section, section_page(section), 2))


def _overview(library: Library, number: int = 0) -> str:
    return "\n\n".join(_view(library).overview(library.settings.sections[number], README))


def test_empty_section_says_so(library_of: LibraryOf) -> None:
    """With its focus and the headings of its subsections."""
    assert _section(library_of()) == (
        "*Focus: Rewards that can be checked.*\n\n"
        '<a id="outcome-based"></a>\n\n## Outcome-based Reinforcement\n\n> Binary rewards.\n\n'
        "*No works yet.*\n\n"
        '<a id="process-supervision"></a>\n\n## Process Supervision (PRM)\n\n'
        "> Rewards for each step.\n\n"
        "*No works yet.*"
    )
    assert _section(library_of(), 1) == "*No works yet.*"


def test_cross_references_lead_to_the_line(library_of: LibraryOf) -> None:
    """On the same page, on another, and to a work whose key can be no anchor by its section."""
    library = library_of(
        ("rlvr/process-supervision", "misc", "a", {"title": "A", "also": "rlvr/outcome-based"}),
        ("tools", "misc", "b", {"title": "B", "also": "rlvr/outcome-based"}),
        ("sft", "misc", "c:d", {"title": "C", "also": "rlvr/outcome-based"}),
    )

    shown = _section(library)

    assert "See also: [A](#a), [B](../README.md#b), [C](../02_SFT/README.md)." in shown
    assert '- A <a id="a"></a>' in shown
    assert "<a id" not in _section(library, 1)
    assert "*No works yet.*" not in shown


def test_unplaced_works_stand_last(library_of: LibraryOf) -> None:
    """What is filed in no subsection of a section that has some gets a heading of its own."""
    shown = _section(library_of(("rlvr", "misc", "a", {"title": "A", "year": "2024"})))

    assert shown.startswith("*Focus: Rewards that can be checked.*\n\n1 work · ")
    assert shown.endswith("\n\n## Further works\n\n- A - (2024)")


def test_overview_counts_and_names_the_newest(library_of: LibraryOf) -> None:
    """Each subsection with its number, the three newest works, the page and the file."""
    library = library_of(
        *(
            (
                "rlvr/outcome-based",
                "misc",
                f"k{month}",
                {"title": f"K{month}: long", "eprint": f"240{month}.00001"},
            )
            for month in range(1, 5)
        ),
        ("rlvr", "misc", "z", {"title": "Z", "year": "2020"}),
    )

    assert _overview(library) == (
        "*Focus: Rewards that can be checked.*\n\n"
        "- [**Outcome-based Reinforcement**](./01_RLVR/README.md#outcome-based) (4)\n"
        "  > Binary rewards.\n"
        "- [**Process Supervision (PRM)**](./01_RLVR/README.md#process-supervision) (0)\n"
        "  > Rewards for each step.\n\n"
        "Newest: [K4](https://arxiv.org/abs/2404.00001), [K3](https://arxiv.org/abs/2403.00001), "
        "[K2](https://arxiv.org/abs/2402.00001).\n\n"
        "[5 works](./01_RLVR/README.md) · [BibTeX](./bib/rlvr.bib)"
    )
    assert _overview(library, 1) == "[No works yet](./02_SFT/README.md)"


def test_subsections_may_have_no_description(library_of: LibraryOf, seed_settings: object) -> None:
    """Nothing stands in its place."""
    library = Library(seed_settings)  # type: ignore[arg-type]

    assert _overview(library).count("\n  >") == 0
    assert "\n>" not in _section(library)


def test_no_file_no_link(library_of: LibraryOf) -> None:
    """Where `.bib` files are not made, none is linked."""
    library = library_of(("sft", "misc", "a", {"title": "A"}))
    section = library.settings.sections[1]

    blocks = list(_view(library, with_bib=False).section(section, section_page(section), 2))

    assert blocks == ["1 work", "- A"]
