"""Rules that compare entries find the same in one of them when they see related ones only."""

import tomllib
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from synthlit.library.library import Library
from synthlit.lint import related, selection
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import Change, DocumentSet, read_entry, with_files
from synthlit.lint.linter import Linter
from synthlit.lint.selection import Choice
from synthlit.settings import parse
from synthlit.workflows.record_lookup import LocalRecords
from tests.conftest import SETTINGS
from tests.lint.conftest import TODAY

_KEYS = st.sampled_from(["ho2022large", "Ho2022Large", "other", "third", "fourth"])
_FIELDS = {
    "title": st.sampled_from([
        "Large Language Models Are Reasoning Teachers", "Let's Verify Step by Step",
        "Large Language Models Are …", "Another",
    ]),
    "author": st.sampled_from([
        "Ho, Namgyu and Schmid, Laura and Yun, Se-Young", "Lightman, Hunter and others",
        "Garc{\\'i}a, Jos{\\'e}",
    ]),
    "year": st.sampled_from(["2022", "2051"]),
    "eprint": st.sampled_from(["2212.10071", "2305.20050"]),
    "doi": st.sampled_from(["10.1000/182", "10.48550/arXiv.2212.10071"]),
    "journal": st.sampled_from(["Journal of Machine Learning Research"]),
    "crossref": _KEYS,
    "xdata": _KEYS,
    "ids": st.lists(_KEYS, min_size=1, max_size=2).map(", ".join),
}  # fmt: skip


@st.composite
def _entries(draw: st.DrawFn) -> str:
    names = draw(st.lists(st.sampled_from(sorted(_FIELDS)), max_size=6, unique=True))
    lines = "".join(f"  {name} = {{{draw(_FIELDS[name])}}},\n" for name in names)
    return f"@misc{{{draw(_KEYS)},\n{lines}}}\n"


@given(st.lists(_entries() | st.just("@misc{broken"), min_size=1, max_size=6))
@settings(deadline=None)
def test_related(texts: list[str]) -> None:
    """The findings in each entry are those of the whole library."""
    names = ["ho2022large", "other", "third", "fourth", "fifth", "sixth"]
    paths = [PurePosixPath(f"entries/sft/{name}.bib") for name in names[: len(texts)]]
    files = [read_entry(Change(path, text)) for path, text in zip(paths, texts, strict=True)]
    library = with_files(Library(parse(tomllib.loads(SETTINGS), {})), files)
    records = LocalRecords(library)
    rules_for = selection.rules_for(library.settings.lint, Choice(), in_library=True)
    linter = Linter(rules_for, Context(TODAY, records=records))
    documents = DocumentSet.of_library(library)
    for path in paths:
        found = related.check(linter, documents, {path})
        assert _seen(found) == _seen(linter.check(documents, {path}))
    changed = set(paths[::2])
    assert _seen(related.check(linter, documents, changed)) == _seen(
        linter.check(documents, changed)
    )


def test_one_entry_is_compared_with_few() -> None:
    """An entry that has nothing in common with others is not compared with them."""
    paths = [PurePosixPath(f"entries/sft/{name}.bib") for name in ("one", "two", "three")]
    texts = [f"@misc{{{path.stem},\n  title = {{A {path.stem}}},\n}}\n" for path in paths]
    files = [read_entry(Change(path, text)) for path, text in zip(paths, texts, strict=True)]
    library = with_files(Library(parse(tomllib.loads(SETTINGS), {})), files)

    near = related.related(library, {paths[1]}, LocalRecords(library))

    assert [work.key for work in near.works] == ["two"]


def _seen(found: list[Diagnostic]) -> list[tuple[object, ...]]:
    return [(each, each.start, str(each.fix)) for each in found]
