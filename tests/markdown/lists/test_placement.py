"""Which works stand where."""

from collections.abc import Callable

from synthlit.library.library import Library
from synthlit.markdown.lists.placement import Arrangement
from synthlit.model.section import SectionPath

LibraryOf = Callable[..., Library]
RLVR, OUTCOME = SectionPath("rlvr"), SectionPath("rlvr", "outcome-based")
PROCESS, SFT = SectionPath("rlvr", "process-supervision"), SectionPath("sft")


def _fields(eprint: str, also: str = "") -> dict[str, str]:
    return {"title": "T", "eprint": eprint, "also": also}


def test_works_stand_once_in_full_and_newest_first(library_of: LibraryOf) -> None:
    """In their own place, in their section's own where the subsection is none, or nowhere."""
    arrangement = Arrangement(
        library_of(
            ("rlvr/outcome-based", "misc", "old", _fields("2301.00001")),
            ("rlvr/outcome-based", "misc", "new", _fields("2401.00001")),
            ("rlvr/gone", "misc", "unplaced", _fields("2305.00001")),
            ("gone", "misc", "lost", _fields("2305.00002")),
        )
    )

    assert [work.key for work in arrangement.full(OUTCOME)] == ["new", "old"]
    assert [work.key for work in arrangement.full(RLVR)] == ["unplaced"]
    assert [work.key for work in arrangement.within(RLVR)] == ["new", "unplaced", "old"]
    assert arrangement.within(OUTCOME) == arrangement.full(OUTCOME)
    assert not arrangement.within(SFT)


def test_works_are_crossed_where_they_are_also_listed(library_of: LibraryOf) -> None:
    """Not in their own place or around it, not twice, and not in places that are none."""
    arrangement = Arrangement(
        library_of(
            ("rlvr/outcome-based", "misc", "a", _fields("2401.00001", "sft, sft, rlvr, gone")),
            ("rlvr/outcome-based", "misc", "b", _fields("2402.00001", "rlvr/outcome-based, sft")),
            ("gone", "misc", "c", _fields("2403.00001", "sft")),
            ("sft", "misc", "d", _fields("2404.00001", "rlvr")),
        )
    )

    assert [work.key for work in arrangement.cross(SFT)] == ["b", "a"]
    assert [work.key for work in arrangement.cross(RLVR)] == ["d"]
    assert not arrangement.cross(OUTCOME)
    crossed = {work.key for work in arrangement.within(RLVR) if arrangement.is_crossed(work)}
    assert crossed == {"a", "b"}
