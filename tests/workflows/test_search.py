"""Searching: what a query means, what it finds, and in which order."""

import re
import sys
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.bibtex.canonical import write_entry
from synthlit.errors import SynthlitError, UnknownSection
from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.model.text import fold
from synthlit.settings import Settings
from synthlit.settings import parse as settings_of
from synthlit.workflows.search import Term, first_look, parse, search


def work(key: str, section: str, **fields: str) -> Work:
    """Return a work of those fields."""
    path = SectionPath.parse(section)
    assert path
    entry = Entry(type="misc", key=key, fields=fields)
    return Work(entry, path, PurePosixPath(f"entries/{section}/{key}.bib"))


@pytest.fixture
def library(settings: Settings) -> Library:
    """Four works with accents, braces, maths, two of one author."""
    return Library(
        settings,
        (
            work("lightman2023lets", "rlvr/process-supervision", title="Let's Verify Step by Step",
                 author="Lightman, Hunter", year="2024", eprint="2305.20050", venue="ICLR",
                 annotation="Releases PRM800K."),
            work("uesato2022solving", "rlvr/outcome-based", title="Solving Math Word Problems",
                 author="Uesato, Jonathan", year="2022", eprint="2211.14275", also="sft"),
            work("loecker2020steps", "sft", title="Stepwise {GPT} Tuning",
                 author="Löcker, Zoë", year="2020", doi="10.1000/ABC"),
            work("verify2021", "tools", title="A Verifier", author="Ada Lovelace", ids="old2021"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("verify", ["lightman2023lets", "verify2021"]),
        ("step", ["lightman2023lets", "loecker2020steps"]),
        ('"step by step"', ["lightman2023lets"]),
        ("gpt", ["loecker2020steps"]),
        ("locker", ["loecker2020steps"]),
        ("author:LÖCKER", ["loecker2020steps"]),
        ("author:lightman verify", ["lightman2023lets"]),
        ("prm800k", ["lightman2023lets"]),
        ("venue:iclr", ["lightman2023lets"]),
        ("venue:arxiv", ["uesato2022solving"]),
        ("year:2022", ["uesato2022solving"]),
        ("year:2022..2024", ["lightman2023lets", "uesato2022solving"]),
        ("year:2022-", ["lightman2023lets", "uesato2022solving"]),
        ("year:..2021", ["loecker2020steps"]),
        ("year:-2021", ["loecker2020steps"]),
        ("year:-500..2021", ["loecker2020steps"]),
        ("section:rlvr", ["lightman2023lets", "uesato2022solving"]),
        ("section:sft", ["uesato2022solving", "loecker2020steps"]),
        ("https://arxiv.org/pdf/2211.14275v2", ["uesato2022solving"]),
        ("2305.20050", ["lightman2023lets"]),
        ("https://doi.org/10.1000/abc", ["loecker2020steps"]),
        ("id:nonsense", []),
        ("key:old2021", ["verify2021"]),
        ("type:misc section:tools", ["verify2021"]),
        ("title:math", ["uesato2022solving"]),
        ("solving -author:uesato", []),
        ("steps -gpt", []),
        ("colour:red", []),
    ],
)
def test_finds(library: Library, query: str, keys: list[str]) -> None:
    """Each query finds those works, the best match first."""
    assert [work.key for work in search(library, parse(query))] == keys


@pytest.mark.parametrize("query", ["", "   ", '""', "year:soon", "year:.."])
def test_query_that_means_nothing(library: Library, query: str) -> None:
    """An empty query or range is reported, not answered with everything."""
    with pytest.raises(SynthlitError):
        search(library, parse(query))


def test_unknown_section(library: Library) -> None:
    """A section that is misspelt is an error with the nearest, not an empty answer."""
    with pytest.raises(UnknownSection, match="rlrv"):
        search(library, parse("section:rlrv"))


_SETTINGS = settings_of({"list": {"title": "T"}, "sections": [{"slug": "sft", "title": "S"}]}, {})
_LETTERS = "aAöÖßøıſﬁé\u0301 {}\\$~%-.,'\u200b漢"
_WORDS = st.sampled_from(
    ["{LLM}s", 'M{\\"u}ller', "Müller", "Straße", "$\\alpha$", "step", "Ørsted"]
)
_VALUES = st.lists(_WORDS | st.text(_LETTERS, min_size=1, max_size=5), max_size=4).map(" ".join)
_FIELDS = st.sampled_from(["title", "author", "annotation", "venue", "doi", "eprint", "colour"])
_QUERIES = _VALUES | st.sampled_from(["author:muller", "id:10.1000/abc", "2305.20050", "strasse"])


@given(st.dictionaries(_FIELDS, _VALUES, min_size=1), _QUERIES)
@example({"title": "Stra{ß}e"}, "strasse")
@example({"title": "Alpha $\\alpha$"}, "alpha")
@example({"doi": "https://doi.org/10.1000%2FABC"}, "10.1000/abc")
@example({"eprint": "https://arxiv.org/abs/2305.20050v2"}, "2305.20050")
def test_first_look_hides_nothing(fields: dict[str, str], query: str) -> None:
    """A file that is not wanted after the first look at its bytes is not found."""
    try:
        terms = parse(query)
    except SynthlitError:
        return
    one = work("one", "sft", **fields)
    library = Library(_SETTINGS, (one,))

    if search(library, terms):
        assert first_look(terms)(write_entry(one.entry).encode())


def test_first_look_knows_every_letter() -> None:
    """Whatever character `fold` makes ASCII letters of, a query for them gets a second look."""
    hidden: list[str] = []
    for character in map(chr, range(0x80, sys.maxunicode + 1)):
        if character.isalnum() and (words := re.findall("[a-z0-9]+", fold(character))):
            look = first_look([Term(word) for word in words])
            hidden += [] if look(character.encode()) else [character]

    assert not hidden
