"""The rules over thousands of records that professionals keep: what cries wolf there is wrong."""

import gzip
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from synthlit.library.library import Library
from synthlit.lint.documents import Change, read_entry, with_files
from synthlit.lint.registry import RULES as EVERY
from synthlit.lint.rule import Preset
from tests.lint.conftest import MakeLibrary, check, fix_library

# DBLP writes names as people say them, accents as commands, and protects few names of systems.
DBLP_STYLE = {"FIL005", "TXT005", "TXT008"}
# In these the records themselves are at fault: no author, pages backward, one title twice, `III`
# for a family name.
TRUE_FAULTS = {"FLD001", "NUM003", "DUP003", "NAM011"}


# What is asked of a library without being named.
RULES = EVERY.only(r.code for r in EVERY if r.preset in (Preset.DEFAULT, Preset.HOUSE))


@pytest.fixture(scope="module")
def records(shared: Path, library_of: MakeLibrary) -> Library:
    """Some 3,000 proceedings records of DBLP, each in a file named for its key."""
    with gzip.open(shared / "mirror/dblp-proceedings.bib.gz", "rt", encoding="utf-8") as file:
        found = re.findall(r"^@.*?^\}\n", file.read(3_000_000), re.MULTILINE | re.DOTALL)
    files: dict[str, str] = {}
    for record in found:
        kind, key, rest = re.split(r"[{,]", record, maxsplit=2)
        name = re.sub(r"[^A-Za-z0-9]+", "-", key)
        files[f"entries/sft/{name}.bib"] = f"{kind}{{{name},{rest}"
    return library_of(files)


def test_no_false_alarm(records: Library, today: date) -> None:
    """Nothing is found but what DBLP does on purpose, and a handful of true faults."""
    counts = Counter(each.code for each in check(records, RULES, today=today))

    assert len(records.works) > 2_500
    assert set(counts) <= DBLP_STYLE | TRUE_FAULTS
    assert sum(counts[code] for code in TRUE_FAULTS) < 20


def test_fixes_last_on_real_records(records: Library, today: date) -> None:
    """Every safe fix is carried out, none is needed twice, and no rule finds anything new."""
    some = Library(records.settings, records.works[:500])
    before = {each.code for each in check(some, RULES, today=today)}

    files = fix_library(some, RULES)

    after = with_files(some, (read_entry(Change(each.path, each.after)) for each in files))
    left = check(after, RULES, today=today)
    assert before >= DBLP_STYLE
    assert {each.code for each in left} <= before - DBLP_STYLE
    assert not any(each.is_changed for each in fix_library(after, RULES))
    assert all(each.is_changed for each in files)
