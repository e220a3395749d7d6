"""What a source claims becomes an entry by one door."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.canonical import canonical_entry, read_canonical, write, write_entry
from synthlit.errors import KeyTaken, UnusableKey
from synthlit.library.from_record import (
    DRAFT_KEY,
    chosen_key,
    draft,
    free_key,
    with_options,
)
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import plain
from synthlit.model.latex.printed import value_of
from synthlit.model.name import read_names, write_names
from synthlit.model.people import read_people
from synthlit.model.record import Record
from synthlit.model.section import SectionPath
from synthlit.model.text import clean
from synthlit.settings import Settings

TODAY = date(2026, 11, 23)
# The facts are arXiv's, but for the claims, which are made up.
RECORD = Record(
    source="arxiv",
    seen=date(2026, 11, 22),
    arxiv="2501.12599",
    title="Kimi k1.5: Scaling Reinforcement Learning with LLMs",
    authors=("Kimi Team",),
    year=2025,
    month=1,
    primary_class="cs.AI",
    dois=("10.1000/claimed", "10.1000/also"),
    journal_ref="Proceedings & more, 1-9 (2025)",
)


def test_draft() -> None:
    """A record becomes a canonical entry; what authors claim is kept apart from what is known."""
    expected = """\
@misc{draft,
  title         = {Kimi k1.5: Scaling Reinforcement Learning with {LLMs}},
  author        = {{Kimi Team}},
  year          = {2025},
  month         = {jan},
  eprint        = {2501.12599},
  archiveprefix = {arXiv},
  primaryclass  = {cs.AI},
  claimeddoi    = {10.1000/claimed 10.1000/also},
  claimedref    = {Proceedings \\& more, 1-9 (2025)},
  verified      = {arxiv 2026-11-22 9caee2},
  added         = {2026-11-23},
}
"""
    assert write_entry(draft(RECORD, TODAY)) == expected


def test_what_is_claimed_is_not_believed() -> None:
    """The DOI that authors typed is no DOI of the entry, nor their reference its journal."""
    entry = draft(RECORD, TODAY)
    assert entry.doi is None
    assert len(entry.claimed_dois) == 2
    assert entry.venue == "arXiv"


def test_what_a_record_lacks_is_left_out() -> None:
    """A field without a value is not written, and a title may be a zero."""
    bare = Record(source="index", seen=TODAY, arxiv="2104.12255", title="0", authors=("", "\u200b"),
                  year=2021, month=0)  # fmt: skip
    assert draft(bare, TODAY).fields == {
        "title": "0",
        "year": "2021",
        "eprint": "2104.12255",
        "archiveprefix": "arXiv",
        "verified": "index 2026-11-23 615a76",
        "added": "2026-11-23",
    }


TEXTS = st.text(st.one_of(st.sampled_from("\\{}$&%_#~^ '`\"-aB\n\u200b"), st.characters()))


@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS)
def test_nothing_that_a_server_says_breaks_a_file(title: str, authors: list[str], ref: str) -> None:
    """Whatever a record holds, its entry is canonical, is read back, and shows title and names."""
    record = replace(RECORD, title=title, authors=tuple(authors), journal_ref=ref)
    entry = draft(record, TODAY)
    assert canonical_entry(entry) == entry
    file = read_canonical(write(entry))
    assert file is not None
    assert file.entries == (entry,)
    assert entry.title == plain(value_of(title))
    assert entry.authors == read_names(write_names(read_people(authors)))


def test_with_wishes() -> None:
    """Sections, a note and code are added to the entry; what is not said is not written."""
    also = (SectionPath("sft"), SectionPath("rlvr", "outcome-based"))
    entry = with_options(
        draft(RECORD, TODAY),
        also=also,
        note="Needs 5% of R&D {sic}\n",
        parts={"code": " https://a.b/{c \n"},
    )
    assert entry.get("also") == "sft, rlvr/outcome-based"
    assert entry.get("annotation") == r"Needs 5\% of R\&D \textbraceleft{}sic\textbraceright{}"
    assert entry.get("code") == "https://a.b/%7Bc"
    assert canonical_entry(entry) == entry
    assert with_options(draft(RECORD, TODAY)) == draft(RECORD, TODAY)


def test_free_key() -> None:
    """The key is made of the entry's own facts, with the year in which the work appeared."""
    entry = draft(RECORD, TODAY).revised({"year": "2026"})
    assert entry.key == DRAFT_KEY
    assert free_key(entry, lambda _: False) == "kimiteam2025kimi"
    assert free_key(entry, {"kimiteam2025kimi"}.__contains__) == "kimiteam2025kimik15"


def test_chosen_key(settings: Settings) -> None:
    """A person may choose a key that is free and can name a file."""
    section = SectionPath("sft")
    entry = Entry(type="misc", key="taken", fields={"ids": "former"})
    library = Library(settings, (Work(entry, section, entry_path(section, "taken")),))
    assert chosen_key("Free-2025", library) == "Free-2025"
    for key in ("taken", "TAKEN", "former"):
        with pytest.raises(KeyTaken) as caught:
            chosen_key(key, library)
        assert "entries/sft/taken.bib" in caught.value.message
    for key in ("../x", "a b", "", "con"):
        with pytest.raises(UnusableKey):
            chosen_key(key, library)


def test_the_whole_catalogue_can_be_drafted(shared: Path) -> None:
    """Of 800 works with all their authors, each title and each name shows as it is known."""
    keys: set[str] = set()
    lines = [
        line
        for file in sorted((shared / "catalog").glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    assert len(lines) > 700
    for line in lines:
        row = json.loads(line)
        record = replace(
            RECORD, title=row["title"], authors=tuple(row["authors"]), year=row["year"]
        )
        entry = draft(record, TODAY)
        assert entry.title == clean(row["title"])
        assert [name.display for name in entry.authors] == [clean(name) for name in row["authors"]]
        keys.add(free_key(entry, keys.__contains__))
    assert len(keys) == len(lines)
