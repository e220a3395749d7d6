"""Pairs of works that may be duplicates."""

from pathlib import PurePosixPath

from synthlit.bibtex import parser
from synthlit.library.library import Work
from synthlit.lint.documents import works_of
from synthlit.lint.rules.duplicates import first_duplicates, of_one_title


def _works(*entries: tuple[str, str]) -> tuple[Work, ...]:
    """Return works of keys and authors."""
    text = "\n".join(f"@misc{{{key}, author = {{{author}}}}}" for key, author in entries)
    return works_of(parser.read(PurePosixPath("refs.bib"), text))


def test_a_key_is_no_pair_with_itself() -> None:
    """Entries with one key, in any letter case, are not paired."""
    works = _works(("one", "Gu, Yuxian"), ("One", "Gu, Yuxian"))

    assert not list(first_duplicates(works))
    assert not list(of_one_title(works))


def test_few_are_all_paired() -> None:
    """Of a few works, each is paired with all others."""
    works = _works(("one", "Gu, Yuxian"), ("two", "Li, Wendi"), ("three", ""))

    assert len(list(of_one_title(works))) == 6
    assert len(list(first_duplicates(works))) == 3


def test_many_are_paired_by_author() -> None:
    """Of very many works, those with a common author are found, wherever they are."""
    crowd = [(f"key{i}", f"Name{i}, A.") for i in range(150)]
    works = _works(("first", "Köksal, A."), *crowd, ("last", "Koksal, A."), ("nobody", ""))

    pairs = {(one.key, other.key) for one, other in of_one_title(works)}

    assert {("first", "last"), ("last", "first"), ("key7", "nobody"), ("nobody", "first")} <= pairs
    assert ("key7", "key8") not in pairs
