"""Which works stand where."""

from collections.abc import Callable

from synthlit.library.library import Library
from synthlit.markdown.lists.placement import Placement
from synthlit.model.section import SectionPath

LibraryOf = Callable[..., Library]
RLVR, OUTCOME = SectionPath("rlvr"), SectionPath("rlvr", "outcome-based")
PROCESS, SFT = SectionPath("rlvr", "process-supervision"), SectionPath("sft")


def _fields(eprint: str, also: str = "") -> dict[str, str]:
    return {"title": "T", "eprint": eprint, "also": also}


def test_works_stand_once_in_full_and_newest_first(library_of: LibraryOf) -> None:
    """In their own place, in their section's own where the subsection is none, or nowhere."""
    placement = Placement(
        library_of(
            ("rlvr/outcome-based", "misc", "old", _fields("2301.00001")),
            ("rlvr/outcome-based", "misc", "new", _fields("2401.00001")),
            ("rlvr/gone", "misc", "unplaced", _fields("2305.00001")),
            ("gone", "misc", "lost", _fields("2305.00002")),
        )
    )

    assert [work.key for work in placement.full(OUTCOME)] == ["new", "old"]
    assert [work.key for work in placement.full(RLVR)] == ["unplaced"]
    assert [work.key for work in placement.within(RLVR)] == ["new", "unplaced", "old"]
    assert placement.within(OUTCOME) == placement.full(OUTCOME)
    assert not placement.within(SFT)


def test_works_are_crossed_where_they_are_also_listed(library_of: LibraryOf) -> None:
    """Not in their own place or around it, not twice, and not in places that are none."""
    placement = Placement(
        library_of(
            ("rlvr/outcome-based", "misc", "a", _fields("2401.00001", "sft, sft, rlvr, gone")),
            ("rlvr/outcome-based", "misc", "b", _fields("2402.00001", "rlvr/outcome-based, sft")),
            ("gone", "misc", "c", _fields("2403.00001", "sft")),
            ("sft", "misc", "d", _fields("2404.00001", "rlvr")),
        )
    )

    assert [work.key for work in placement.cross(SFT)] == ["b", "a"]
    assert [work.key for work in placement.cross(RLVR)] == ["d"]
    assert not placement.cross(OUTCOME)
    crossed = {work.key for work in placement.within(RLVR) if placement.is_crossed(work)}
    assert crossed == {"a", "b"}
