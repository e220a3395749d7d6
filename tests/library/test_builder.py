"""A library that is being added to checks each work with those that came before it."""

from synthlit.library.builder import LibraryBuilder
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

SFT = SectionPath("sft")


def work(key: str, **fields: str) -> Work:
    """Make a work of a few fields."""
    return Work(Entry(type="misc", key=key, fields=fields), SFT, entry_path(SFT, key))


def test_what_came_is_found_with_what_was_there(settings: Settings) -> None:
    """Duplicates are those of the library, then those that came, each once."""
    there = work("there", title="A Title", author="Smith, Jane")
    shelf = LibraryBuilder(Library(settings, (there,)))
    came = work("came", title="A title", author="Jane Smith", eprint="2305.20050")
    assert shelf.duplicates_of(came.entry) == [there]
    shelf.add(came)
    assert shelf.added == [came]
    assert shelf.duplicates_of(came.entry) == [there, came]
    assert shelf.duplicates_of(work("x", eprint="2305.20050v2").entry) == [came]
    assert shelf.duplicates_of(work("x", eprint="2305.20051").entry) == []


def test_keys_of_what_came_are_taken(settings: Settings) -> None:
    """A key is taken by what is there, by what came, and by the keys that those had."""
    shelf = LibraryBuilder(Library(settings, (work("there", ids="was"),)))
    shelf.add(work("Came", ids="had, before"))
    assert all(map(shelf.is_taken, ["there", "WAS", "came", "CAME", "had", "before"]))
    assert not shelf.is_taken("free")


def test_claims_are_checked_too(settings: Settings) -> None:
    """A publication that comes after the preprint that claims it is its duplicate."""
    shelf = LibraryBuilder(Library(settings))
    preprint = work("a", author="Smith, Jane", eprint="2305.20050", claimeddoi="10.1038/x")
    shelf.add(preprint)
    assert shelf.duplicates_of(work("b", author="Smith, J.", doi="10.1038/X").entry) == [preprint]


def test_two_thousand_works(settings: Settings) -> None:
    """Each work that comes is found again, and none is another's duplicate."""
    shelf = LibraryBuilder(Library(settings))
    works = [work(f"key{n}", title=f"Title {n}", author="Smith, Jane") for n in range(2000)]
    for one in works:
        assert not shelf.duplicates_of(one.entry)
        shelf.add(one)
    assert all(shelf.duplicates_of(one.entry) == [one] for one in works)


def test_a_work_that_was_replaced_is_found_as_it_is_now(settings: Settings) -> None:
    """Duplicates and holders are those that will be written, however often one is replaced."""
    shelf = LibraryBuilder(Library(settings, (work("there"),)))
    shelf.add(first := work("came", eprint="2305.20050"))
    second = work("came", eprint="2305.20050", also="rlvr")
    third = work("came", eprint="2305.20050", also="rlvr, sft")

    shelf.replace(first, second)
    shelf.replace(second, third)

    assert shelf.added == [third]
    assert shelf.duplicates_of(first.entry) == [third]
    assert shelf.holder("came") == third
    assert shelf.is_new(third)
    assert not shelf.is_new(work("there"))
