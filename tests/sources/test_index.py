"""The embedded index: what it knows, how it is built."""

import gzip
import json
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.build_index import pack
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.text import clean
from synthlit.sources.index import FILE, EmbeddedIndex

DAY = date(2026, 8, 28)
SCRIPT = Path(__file__).parents[2] / "scripts" / "build_index.py"
# A fact of the index itself.
THEORY_OF_MIND = ArxivId("2412.12175")


def lines() -> st.SearchStrategy[str]:
    """Texts as records have them: cleaned, and not empty."""
    return st.text(max_size=40).map(clean).filter(bool)


def records() -> st.SearchStrategy[Record]:
    """Records as the index can hold them."""
    return st.builds(
        lambda number, month, title, authors, classes, withdrawn: Record(
            source="arxiv-index", seen=DAY, arxiv=f"26{month:02}.{number:05}", title=title,
            authors=tuple(authors), year=2026, month=month,
            primary_class=classes[0] if classes else "", categories=tuple(classes),
            comment="This paper was withdrawn" if withdrawn else "",
        ),
        st.integers(1, 99999), st.integers(1, 12), lines(), st.lists(lines(), min_size=1),
        st.lists(st.sampled_from(["cs.CL", "cs.LG", "math-ph"]), unique=True), st.booleans(),
    )  # fmt: skip


def test_embedded_index_answers() -> None:
    """The package itself knows papers, with source, date and month, and says what it does not."""
    index = EmbeddedIndex()
    unknown = ArxivId("1706.03762")

    (answer,) = index.look_up([THEORY_OF_MIND, unknown])

    assert answer.ids == (THEORY_OF_MIND, unknown)
    assert index.date == DAY
    assert answer.records == {
        THEORY_OF_MIND: Record(
            source="arxiv-index",
            seen=DAY,
            arxiv="2412.12175",
            title="Explore Theory of Mind: Program-guided adversarial data generation for "
            "theory of mind reasoning",
            authors=(
                "Melanie Sclar", "Jane Yu", "Maryam Fazel-Zarandi", "Yulia Tsvetkov",
                "Yonatan Bisk", "Yejin Choi", "Asli Celikyilmaz",
            ),
            year=2024,
            month=12,
        )
    }  # fmt: skip


def test_titles_are_those_of_the_records() -> None:
    """Identifiers and titles can be had without the records, and are theirs."""
    index = EmbeddedIndex()

    assert list(index.titles()) == [(record.arxiv_id, record.title) for record in index]


def test_every_line_of_it_is_a_record() -> None:
    """All 5,501 papers can be looked up, each under its own identifier and cleaned."""
    index = EmbeddedIndex()
    ids = [ArxivId.parse(name) for name in index._rows]

    (answer,) = index.look_up(ids)

    assert len(answer.records) == len(ids) == 5501
    for id_, record in answer.records.items():
        assert record.arxiv_id == id_
        assert record.title == clean(record.title) != ""
        assert all(name == clean(name) != "" for name in record.authors)
        assert 1 <= record.month <= 12


@given(st.lists(records(), unique_by=lambda record: record.arxiv))
def test_pack_and_look_up_are_inverse(
    tmp_path_factory: pytest.TempPathFactory, packed: list[Record]
) -> None:
    """What is packed is found again, all of it and nothing else."""
    file = tmp_path_factory.mktemp("index") / "index.gz"
    file.write_bytes(pack(packed, DAY))
    index = EmbeddedIndex(file)
    ids = [record.arxiv_id for record in packed]

    (answer,) = index.look_up(ids)

    assert answer.ids == tuple(ids)
    assert list(answer.records.values()) == packed
    assert index.date == DAY


@given(st.lists(records(), unique_by=lambda record: record.arxiv), st.randoms())
def test_order_does_not_matter(packed: list[Record], chance: random.Random) -> None:
    """The same papers make the same bytes in whatever order they come."""
    shuffled = list(packed)
    chance.shuffle(shuffled)

    assert pack(shuffled, DAY) == pack(packed, DAY)


def test_first_class_stands_first() -> None:
    """The primary class is the first of the line, wherever it stood among the categories."""
    record = Record(
        source="arxiv", seen=DAY, arxiv="2601.00001", title="T", authors=("A",), year=2026,
        month=1, primary_class="cs.CL", categories=("cs.AI", "cs.CL"), comment="5 pages",
    )  # fmt: skip

    text = gzip.decompress(pack([record], DAY)).decode()

    assert text == "2026-08-28\n2601.00001\t2026-01\tcs.CL cs.AI\t\tT\tA"


def build(listing: Path, output: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as a maintainer does."""
    command = [sys.executable, str(SCRIPT), str(listing), "-o", str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def listing_of(folder: Path, **changes: object) -> Path:
    """Write a listing of one paper."""
    row = {
        "id": "2412.12175v1", "title": " Explore\nTheory of\u200b Mind ", "categories": ["cs.CL"],
        "authors": ["Melanie  Sclar"], "date": "2024-12-28", "comment": None, **changes,
    }  # fmt: skip
    with gzip.open(folder / "listing.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    return folder / "listing.gz"


def test_script_cleans_what_it_packs(tmp_path: Path) -> None:
    """The index holds cleaned text and identifiers without versions."""
    done = build(listing_of(tmp_path), tmp_path / "index.gz")

    (answer,) = EmbeddedIndex(tmp_path / "index.gz").look_up([THEORY_OF_MIND])
    assert done.returncode == 0, done.stderr
    assert answer.records[THEORY_OF_MIND].title == "Explore Theory of Mind"
    assert answer.records[THEORY_OF_MIND].authors == ("Melanie Sclar",)


def test_script_refuses_a_paper_without_authors(tmp_path: Path) -> None:
    """A listing that is not well-formed makes no index."""
    done = build(listing_of(tmp_path, authors=[]), tmp_path / "index.gz")

    assert done.returncode == 1
    assert "2412.12175 has no title or no author" in done.stderr
    assert not (tmp_path / "index.gz").exists()


def test_embedded_index_is_what_the_script_makes(shared: Path, tmp_path: Path) -> None:
    """The package's index holds the mirror's facts, and two runs make the same bytes."""
    listing = shared / "mirror" / "field.jsonl.gz"
    first, second = tmp_path / "first.gz", tmp_path / "second.gz"

    assert build(listing, first).returncode == build(listing, second).returncode == 0

    # Compressors differ from system to system, so the embedded file is compared unpacked.
    assert first.read_bytes() == second.read_bytes()
    assert gzip.decompress(first.read_bytes()) == gzip.decompress(FILE.read_bytes())


def test_all_records_in_order() -> None:
    """Every record can be walked over, each as a look-up gives it."""
    index = EmbeddedIndex()

    records = list(index)

    assert len(records) == 5501
    assert [record.arxiv for record in records] == sorted(record.arxiv for record in records)
    (answer,) = index.look_up([THEORY_OF_MIND])
    assert answer.records[THEORY_OF_MIND] in records
