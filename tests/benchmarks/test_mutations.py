"""Damage that is done on purpose."""

from functools import cache
from pathlib import PurePosixPath
from random import Random

import pytest

from benchmarks.mutations.damage import Form, Kind
from benchmarks.mutations.kinds import KINDS
from benchmarks.mutations.material import BIB, ROOT, joined, split
from benchmarks.mutations.measure import Count, Trial
from benchmarks.mutations.table import summary, table
from synthlit.formats import registry as formats
from synthlit.formats.format import Options
from synthlit.library import store
from synthlit.library.library import Library
from synthlit.lint.registry import RULES
from synthlit.settings import load
from synthlit.workflows.export import lists

# Of ../shared/mirror/dblp-proceedings.bib.gz: this repository's own entries have no ISBN.
PUBLISHED = """\
@proceedings{DBLP:conf/bigdataconf/2019,
  title     = {2019 {IEEE} International Conference on Big Data (Big Data), Los Angeles,
               CA, USA, December 9-12, 2019},
  publisher = {{IEEE}},
  year      = {2019},
  url       = {https://ieeexplore.ieee.org/xpl/conhome/8986695/proceeding},
  isbn      = {978-1-7281-0858-2}
}"""
SEED = 3


@cache
def _library() -> Library:
    return store.load(ROOT, load(ROOT, {}))


@cache
def _texts(form: Form, units: int) -> list[str]:
    """Return this repository's lists, or its entries, as they are damaged."""
    if form is Form.PAGE:
        return list(lists(ROOT, _library()).values())
    options = Options(dialect="biblatex" if form is Form.BIBLATEX else "bibtex")
    entries = split(formats.load("bib").document(_library(), options))
    texts = ["\n\n".join(entries[n : n + units]) for n in range(0, len(entries) - units, units)]
    return [*texts, PUBLISHED] if units == 1 else texts


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_damages_its_text_in_the_same_way_each_time(kind: Kind) -> None:
    """A kind changes some text, at a place inside it, and one seed damages always alike."""
    made = ((text, kind.hurt(Random(SEED), text)) for text in _texts(kind.form, kind.units))
    text, damage = next((text, damage) for text, damage in made if damage)
    assert kind.hurt(Random(SEED), text) == damage
    assert damage.text != text
    assert 0 <= damage.place.start < damage.place.end <= len(damage.text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_names_rules_that_there_are(kind: Kind) -> None:
    """Each kind says where it was reported and which rules may name it, all of which exist."""
    assert kind.issue
    assert kind.codes
    assert {*kind.codes} <= {rule.code for rule in RULES}


def test_has_many_kinds_of_each_sort() -> None:
    """There are 40 kinds and more, no two of one name."""
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 40


def test_splits_and_joins_entries_without_loss() -> None:
    """A file of entries is its entries, and its damaged parts are found where they stand."""
    other = _texts(Form.BIBTEX, 1)[0]
    assert split(joined([other, PUBLISHED])) == [other, PUBLISHED]
    kind = next(each for each in KINDS if each.name == "wrong check digit of an ISBN")
    damage = kind.hurt(Random(SEED), PUBLISHED)
    assert damage is not None
    trial = Trial(PurePosixPath("references.bib"), (other, PUBLISHED), {1: damage})
    assert trial.path == BIB
    [(place, _, span)] = trial.spans()
    assert place == 1
    assert span.of(trial.text()) == "978-1-7281-0858-3"


def test_shares_of_peers_that_were_run() -> None:
    """A share is whole only where nothing is missing, and a peer that was not run has no column."""
    rows = [(KINDS[0], Count(2001, 2000, 4, 4))]
    shares = {"bibla": None, "biber": {KINDS[0].name: (3, 8)}, "awesome-lint": {}}
    text = table(rows, shares)
    assert "| restored | biber | awesome-lint |" in text
    assert "| 2,001 | 99.9 % | 100 % | 3/8 | – |" in text
    assert "| **all** | | | | 2,001 | 99.9 % | 100 % | 37.5 % | – |" in text
    assert "2,001 errors of 1 kinds, synthlit finds 2,000" in summary(rows)
