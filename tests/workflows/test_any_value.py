"""No value of a field that the reader takes stops a command."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthlit.bibtex import canonical, reader
from synthlit.cli import entry_table
from synthlit.formats import registry
from synthlit.formats.format import Options
from synthlit.library.library import Library, Work, entry_path, newest_first
from synthlit.lint.context import Context
from synthlit.lint.documents import DocumentSet
from synthlit.lint.fixer import FixMode, fix
from synthlit.lint.linter import Linter
from synthlit.lint.registry import RULES
from synthlit.model.fields import ORDER
from synthlit.model.section import SectionPath
from synthlit.settings import Settings, parse
from synthlit.workflows import search, stats
from tests.conftest import SETTINGS

TODAY = date(2026, 11, 25)
SECTION = SectionPath("rlvr", "process-supervision")
_NAMES = [*ORDER, "origdate", "eventdate", "eprinttype", "eprintclass", "xdata", "related", "file"]
_WORDS = [
    "2003-21", "-2000~", "199X", "2015/..", "/", "Y17000", "26.09.2020", "2003-13", "99999999999",
    r"\noopsort{a}", "{", "}", "{}", "\\", "$", "$$", "^^", "%", "#", "~", " and ", "and", ",",
    "others", "et al.", "Jr", "10/ggd754", "10.1000/x", "2305.20050", "math/0309136v9", "2513.9999",
    "http://", "https://[::1", "https://example.org/%zz", "--", "12--3", "may", "jan/feb", "٣", "²",
    "İ", "ß", "\u200d", "\ue000", "\U0001f600", "\u0301", "\x7f", "<i>", "&amp;", "@misc{x,", '"',
    "Wilshut E", "III", "''", "``", "|", "rlvr/x", "sft,", "\n", "\t", "𝛼", "-1", "0", "0000", "a",
]  # fmt: skip
_values = st.one_of(
    st.text(max_size=12), st.lists(st.sampled_from(_WORDS), max_size=6).map("".join)
)
_fields = st.dictionaries(st.sampled_from(_NAMES), _values, min_size=1, max_size=8)
_types = st.sampled_from(["misc", "article", "book", "inproceedings", "thesis", "online", "set"])


def _works(entries: list[tuple[str, Mapping[str, str]]]) -> Iterator[Work]:
    """Yield the entries that the reader takes."""
    for number, (type_, fields) in enumerate(entries):
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        text = f"@{type_}{{key{number},\n{lines}}}\n"
        file = reader.read(text)
        if len(file.entries) == 1 and not file.problems:
            entry = file.entries[0]
            yield Work(entry, SECTION, entry_path(SECTION, entry.key), text, file)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(entries=st.lists(st.tuples(_types, _fields), min_size=1, max_size=4))
def test_every_command_ends(small: Settings, entries: list[tuple[str, Mapping[str, str]]]) -> None:
    """Export in every form, list, search, stats, lint and its fixes."""
    library = Library(small, tuple(_works(entries)))
    for name in ("bib", "md", "json"):
        format_ = registry.load(name)
        for style in (Options(), Options(dialect="biblatex", ascii=True, prefer="preprint")):
            assert isinstance(format_.document(library, style), str)
        assert all(isinstance(text, str) for text in format_.files(library, _nothing).values())
    for work in newest_first(library.works):
        assert entry_table.shape(work)["key"] == work.key
        again = reader.read(canonical.write(work.entry, work.file))
        assert [entry.key for entry in again.entries] == [work.key]
    entry_table.show(library.works, as_json=False)
    for query in ("year:..3000", "author:doe", "title", "venue:x", "10.1000/x", "type:misc"):
        search.search(library, search.parse(query))
    assert stats.count(library).works <= len(library.works)
    linter = Linter(lambda _: RULES, Context(TODAY))
    results = fix(linter, DocumentSet.of_library(library), FixMode.ALL)
    found = [each for result in results for each in (*result.diagnostics, *result.fixed)]
    assert not [each for each in found if each.message.startswith("internal error")]


def _nothing(_: PurePosixPath) -> None:
    """Return no present text."""


@pytest.fixture(scope="module")
def small() -> Settings:
    """The settings of the small library."""
    return parse(tomllib.loads(SETTINGS), {})
