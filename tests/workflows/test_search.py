"""Searching: what a query means, what it finds, and in which order."""

from pathlib import PurePosixPath

import pytest

from synthlit.errors import SynthlitError, UnknownSection
from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows.search import search


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
        ("year:..2021 tuning", ["loecker2020steps"]),
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
    assert [work.key for work in search(library, query)] == keys


@pytest.mark.parametrize("query", ["", "   ", '""', "year:soon", "year:.."])
def test_query_that_means_nothing(library: Library, query: str) -> None:
    """An empty query or range is reported, not answered with everything."""
    with pytest.raises(SynthlitError):
        search(library, query)


def test_unknown_section(library: Library) -> None:
    """A section that is misspelt is an error with the nearest, not an empty answer."""
    with pytest.raises(UnknownSection, match="rlrv"):
        search(library, "section:rlrv")
