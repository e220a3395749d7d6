"""`verified` holds for the values that were compared."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.canonical import canonical_entry
from synthlit.model import verified
from synthlit.model.entry import Entry

DAY = date(2026, 11, 22)
ENTRY = Entry(
    type="inproceedings",
    key="lightman2023lets",
    fields={
        "title": "Let's {Verify} Step by Step",
        "author": "Lightman, Hunter and {OpenAI} and Kosaraju, Vineet",
        "booktitle": "The Twelfth International Conference on Learning Representations",
        "year": "2024",
        "doi": "10.1234/ABC",
        "eprint": "2305.20050",
        "archiveprefix": "arXiv",
        "venue": "ICLR",
        "annotation": "Releases labels.",
    },
)
PREPRINT = ENTRY.revised({"booktitle": None, "venue": None, "doi": None, "year": "2023"})


def test_what_a_source_confirms_is_written_and_read() -> None:
    """Source, day and a short hash, and the source's name may have several words."""
    part = verified.write("arxiv", DAY, ENTRY)
    source, day, digest = part.split(" ")
    assert (source, day, len(digest)) == ("arxiv", "2026-11-22", 6)
    value = f"{part}; embedded index 2026-11-26;  dblp 2026-11-23 0a1b2c; no date"
    assert [(p.source, p.day, p.digest) for p in verified.read(value)] == [
        ("arxiv", "2026-11-22", digest),
        ("embedded index", "2026-11-26", ""),
        ("dblp", "2026-11-23", "0a1b2c"),
    ]
    for found in verified.read(value):
        assert value[found.start :].startswith(found.text)


LAYOUTS: list[dict[str, str | None]] = [
    {"title": "Let's Verify Step by Step"},
    {"title": "{Let's  Verify} Step\n by Step"},
    {"author": "Hunter Lightman and OpenAI and Vineet Kosaraju"},
    {"doi": "https://doi.org/10.1234/abc"},
    {"eprint": "arXiv:2305.20050v1"},
    {"annotation": "Another remark."},
    {"code": "https://github.com/openai/prm800k"},
    {"note": "Oral"},
]


@pytest.mark.parametrize("change", LAYOUTS)
@pytest.mark.parametrize("source", ["arxiv", "dblp", "someone else"])
def test_layout_and_other_fields_do_not_count(source: str, change: dict[str, str]) -> None:
    """Braces, the form of a name and fields that no source has leave the hash as it is."""
    assert verified.digest(source, ENTRY.revised(change)) == verified.digest(source, ENTRY)


@pytest.mark.parametrize(
    ("entry", "change", "lost"),
    [
        (ENTRY, {"title": "Let's Verify Step by Stop"}, {"arxiv", "dblp"}),
        (ENTRY, {"author": "Lightman, Hunter and OpenAI"}, {"arxiv", "dblp"}),
        (ENTRY, {"author": "Lightman, Hunter and OpenAI and Kosaraju, V."}, {"arxiv", "dblp"}),
        (ENTRY, {"year": "2025"}, {"dblp"}),
        (ENTRY, {"venue": "ICML"}, {"dblp"}),
        (ENTRY, {"doi": "10.1234/abd"}, {"dblp"}),
        (ENTRY, {"eprint": "2305.20051"}, {"arxiv"}),
        # The publication has another title; that of the preprint stays beside it.
        (
            ENTRY,
            {"title": "Verification", "eprinttitle": "Let's Verify Step by Step"},
            {"dblp"},
        ),
        (PREPRINT, {"year": "2022"}, {"arxiv", "dblp"}),
        (PREPRINT, {"journal": "arXiv preprint arXiv:2305.20050"}, {"dblp"}),
    ],
)
def test_a_changed_value_loses_what_was_compared(
    entry: Entry, change: dict[str, str | None], lost: set[str]
) -> None:
    """Each source loses its part only where a field changes that it has."""
    parts = {name: verified.write(name, DAY, entry) for name in ("arxiv", "dblp")}
    old = "dblp-mirror 2024-01-01"
    before = entry.revised({"verified": f"{parts['arxiv']}; {parts['dblp']}; {old}"})
    assert not verified.changed(before)
    after = before.revised(change)
    assert {part.source for part in verified.changed(after)} == lost
    kept = [part for name, part in parts.items() if name not in lost]
    kept += [] if "dblp" in lost else [old]
    carried = verified.carried_over(before, after)
    assert carried.get("verified") == "; ".join(kept)
    assert not verified.changed(carried)
    assert ("verified" in carried.fields) is bool(kept)


def test_a_new_verification_stays() -> None:
    """Who sets the field at the same time knows what was compared."""
    before = ENTRY.revised({"verified": verified.write("arxiv", DAY, ENTRY)})
    after = before.revised({"title": "Other"})
    after = after.revised({"verified": verified.write("arxiv", DAY, after)})
    assert verified.carried_over(before, after) == after


@pytest.mark.parametrize(
    ("source", "year"), [("arxiv-mirror", 1991), ("dblp", 1993), ("the authors", 1991)]
)
def test_began(source: str, year: int) -> None:
    """No source has confirmed anything before it had records."""
    assert verified.began(source).year == year


@given(st.text(), st.text())
def test_canonical_form_keeps_the_hash(title: str, author: str) -> None:
    """To bring an entry into canonical form is no change of values."""
    entry = canonical_entry(ENTRY.revised({"title": title, "author": author}))
    assert verified.digest("arxiv", canonical_entry(entry)) == verified.digest("arxiv", entry)
