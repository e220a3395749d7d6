"""What entries have from others, as biber has it."""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import parser
from synthlit.bibtex.canonical import write_entry
from synthlit.model.entry import Entry
from synthlit.model.inheritance import Inheritance, finder


def _whole(entries: Iterable[Entry]) -> dict[str, Mapping[str, str]]:
    """Return the fields of each entry with those that it inherits."""
    entries = list(entries)
    inheritance = Inheritance(finder(entries))
    return {each.key: {**each.fields, **inheritance.of(each)} for each in entries}


def _entry(type_: str, key: str, **fields: str) -> Entry:
    return Entry.unchecked(type_, key, fields)


_VOLUME = {"title": "V", "editor": "Roe, Richard", "date": "2004", "publisher": "P"}


def test_a_paper_has_the_facts_of_its_volume() -> None:
    """Year, editor and publisher; the volume's title is the paper's `booktitle`."""
    paper = _entry("inproceedings", "c", title="T", author="Doe, Jane", crossref="v")

    whole = _whole([paper, _entry("proceedings", "v", **_VOLUME)])["c"]

    assert whole == {
        "title": "T", "author": "Doe, Jane", "crossref": "v", "booktitle": "V",
        "editor": "Roe, Richard", "date": "2004", "publisher": "P",
    }  # fmt: skip


def test_what_says_where_the_volume_is_found_is_not_the_papers() -> None:
    """With the DOI of the proceedings, all papers would be one work."""
    of_volume = {"doi": "10.1/x", "url": "https://a.org", "verified": "x", "keywords": "k"}
    paper = _entry("inproceedings", "c", title="T", crossref="v")

    whole = _whole([paper, _entry("proceedings", "v", **_VOLUME, **of_volume)])["c"]

    assert of_volume.keys().isdisjoint(whole)


def test_its_own_fields_are_the_childs_under_any_name() -> None:
    """A year is a date, an address a location."""
    paper = _entry("inproceedings", "c", title="T", year="2005", location="Rome", crossref="v")

    whole = _whole([paper, _entry("proceedings", "v", **_VOLUME, address="Paris")])["c"]

    assert (whole["year"], whole["location"]) == ("2005", "Rome")
    assert whole.keys().isdisjoint({"date", "address"})


def test_the_containers_own_field_is_used_first() -> None:
    """BibTeX knows `booktitle` only, so that volumes have one for their papers."""
    paper = _entry("inproceedings", "c", title="T", crossref="v")

    whole = _whole([paper, _entry("proceedings", "v", **_VOLUME, booktitle="Proc. V")])["c"]

    assert whole["booktitle"] == "Proc. V"


def test_data_are_taken_through_several_levels() -> None:
    """@xdata has @xdata; single values and single names can be taken as well."""
    entries = [
        _entry("xdata", "press", publisher="P", location="L and M"),
        _entry("xdata", "all", xdata="press", date="1999"),
        _entry("book", "a", title="A", xdata="all"),
        _entry("book", "b", title="B", publisher="xdata=press-publisher", date="2001"),
        _entry("book", "c", title="C", location="Rome and xdata=press-location-2"),
    ]

    whole = _whole(entries)

    assert (whole["a"]["publisher"], whole["a"]["date"]) == ("P", "1999")
    assert (whole["b"]["publisher"], whole["b"]["date"]) == ("P", "2001")
    assert whole["c"]["location"] == "Rome and M"


def test_a_parent_is_found_by_a_key_that_it_had() -> None:
    """`ids` names it for biber, letter case is nothing to BibTeX."""
    volume = _entry("proceedings", "v", **_VOLUME, ids="old")
    entries = [_entry("inproceedings", f"of {key}", crossref=key) for key in ("old", "V")]

    whole = _whole([volume, *entries])

    assert whole["of old"]["booktitle"] == whole["of V"]["booktitle"] == "V"


_keys = st.sampled_from("abcdef")


@given(
    st.dictionaries(
        _keys,
        st.fixed_dictionaries(
            {"title": st.just("T")},
            optional={
                "crossref": _keys,
                "xdata": st.lists(_keys, max_size=3).map(",".join),
                "publisher": _keys.map("xdata={}-publisher".format) | st.just("P"),
                "note": st.just("xdata=a-note"),
            },
        ),
    )
)
def test_any_cycle_ends(fields: dict[str, dict[str, str]]) -> None:
    """Whatever refers to whatever, every entry keeps its own fields."""
    entries = [Entry.unchecked("xdata", key, each) for key, each in fields.items()]

    for key, whole in _whole(entries).items():
        assert whole.keys() >= fields[key].keys()


def test_a_long_chain_is_followed_so_far_only() -> None:
    """A file of thousands of entries that refer to the next one is read in linear time."""
    chain = [_entry("book", str(n), crossref=str(n + 1)) for n in range(5000)]

    assert len(_whole([*chain, _entry("book", "5000", note="N")])) == 5001


_ORACLE = [
    _entry("mvbook", "mv", title="MV", author="Poe, Paul", subtitle="S", date="1990"),
    _entry("book", "bk", title="BK", volume="2", crossref="mv"),
    _entry("inbook", "ib", title="IB", pages="1--2", crossref="bk"),
    _entry("mvcollection", "mc", title="MC", editor="Poe, Paul", date="1990"),
    _entry("collection", "co", title="CO", subtitle="S", crossref="mc"),
    _entry("incollection", "ic", title="IC", author="Roe, R.", crossref="co"),
    _entry("mvproceedings", "mp", title="MP", editor="Poe, Paul", date="1990"),
    _entry("proceedings", "pr", title="PR", crossref="mp", titleaddon="A"),
    _entry("inproceedings", "ip", title="IP", author="Roe, R.", crossref="pr"),
    _entry("periodical", "pe", title="PE", volume="3", date="1990"),
    _entry("article", "ar", title="AR", author="Roe, R.", pages="4", crossref="pe"),
    _entry("misc", "mi", author="Roe, R.", crossref="bk"),
    _entry("xdata", "xd", publisher="XP", location="L"),
    _entry("book", "bx", title="BX", publisher="Own", xdata="xd", author="Roe, R.", date="1990"),
]
# Names that biber changes when it writes.
_RENAMED = {"journal": "journaltitle"}


@pytest.mark.skipif(not which("biber"), reason="biber is not installed")
def test_biber_inherits_the_same(tmp_path: Path) -> None:
    """All fields of all entries are those that biber resolves."""
    source, target = tmp_path / "in.bib", tmp_path / "out.bib"
    source.write_text("\n".join(map(write_entry, _ORACLE)), "utf-8")
    command = ["biber", "--tool", "--output-resolve", f"--output-file={target}", str(source)]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    document = parser.read(PurePosixPath("out.bib"), target.read_text("utf-8"))
    theirs = {each.key: {f.name: f.value for f in each.fields} for each in document.entries}

    for key, fields in _whole(_ORACLE).items():
        ours = {
            _RENAMED.get(name, name): value
            for name, value in fields.items()
            if name not in ("crossref", "xdata")
        }
        expected = dict(theirs[key])
        for names in ("author", "editor", "bookauthor"):
            if names in ours and names in expected:
                ours[names] = expected[names]
        assert ours == expected, key
