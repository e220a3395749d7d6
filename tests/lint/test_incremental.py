"""What is found after a change is what a new check finds."""

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthlit.lint import incremental, selection
from synthlit.lint.context import Context, RecordLookup
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.lint.incremental import Cancelled, IncrementalCheck
from synthlit.lint.linter import Linter
from synthlit.lint.selection import Choice
from synthlit.settings import LintSettings
from synthlit.workflows.record_lookup import LocalRecords
from tests.lint.conftest import TODAY

PATH = PurePosixPath("refs.bib")
PREPRINT = """\
@misc{ho2022large,
  title = {Large Language Models Are Reasoning Teachers},
  author = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year = {2022},
  month = June,
  eprint = {2212.10071},
  archiveprefix = {arXiv},
}
"""
OTHER = """\
@article{garcia,
  title = {A Title with {\\'e} and \\'{\\i}},
  author = {Garc{\\'i}a, Jos{\\'e} et al.},
  journal = jml,
  year = 2019, pages = {1-9},
  doi = {10.1000/182},
  crossref = {book},
}
"""
BOOK = """\
@book{book,
  title = {A Title with {\\'e} and \\'{\\i}},
  year = 2019,
  ids = {old},
}
"""
PARTS = (
    PREPRINT,
    PREPRINT.replace("ho2022large", "Ho2022Large").replace("2022}", "2051}"),
    PREPRINT.replace("2212.10071", "2305.20050"),
    OTHER,
    OTHER.replace("{garcia", "{garcía").replace("10.1000/182", "10.1000/183"),
    BOOK,
    BOOK.replace("{book", "{old"),
    '@string{jml = "Journal of Machine Learning"}\n',
    '@string{jml = "Other Journal"}\n',
    "@preamble{{\\relax}}\n",
    "@comment{ @misc{hidden, title = {x}} }\n",
    "% a comment with @misc{x, title = {y}}\n",
    "title = {lost},\n",
    "% synthlit: ignore NUM003: as printed\n",
    "\n",
)
WORDS = (
    "{", "}", '"', ",", "@", "%", "\n", "\r\n", "\r", " ", "\\", "=", "#", "@misc{", "@misc{x,",
    "é", "title = {x", "month = may,\n", "\ufeff", "\ufffd", "<<<<<<< HEAD\n", "jml",
    "2212.10071", "(", "@comment{", "@string{a = ", "\x0c",
)  # fmt: skip


class _Pair:
    """A file that is checked after each change, and checked anew."""

    def __init__(self, records: RecordLookup, preset: str = "default") -> None:
        rules_for = selection.rules_for(LintSettings(), Choice(preset=preset), in_library=False)
        self.linter = Linter(rules_for, Context(TODAY, records=records))
        self.kept = IncrementalCheck(PATH, self.linter)

    def compare(self, text: str) -> None:
        """Check a text in both ways."""
        anew = self.linter.check(DocumentSet.of_text(PATH, text))
        assert _shown(self.kept.check(text)) == _shown(anew)


def _shown(found: list[Diagnostic]) -> list[tuple[object, ...]]:
    return [(each, each.start, each.fix) for each in found]


@pytest.fixture(scope="module", params=["default", "strict", "bibtex"])
def start(request: pytest.FixtureRequest) -> Callable[[], _Pair]:
    """Return how to begin with a file."""
    records = LocalRecords()
    return lambda: _Pair(records, request.param)


@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=7),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from((*WORDS, *PARTS, ""))),
        max_size=8,
    ),
    st.sampled_from([0, 2, 200]),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_edits(
    start: Callable[[], _Pair],
    pieces: list[str],
    edits: list[tuple[float, int, str]],
    many: int,
) -> None:
    """Whatever is typed, the findings are those of a new check."""
    text = "".join(pieces)
    pair = start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(incremental, "_MANY", many)
        pair.compare(text)
        for where, removed, word in edits:
            at = round(where * len(text))
            text = text[:at] + word + text[at + removed :]
            pair.compare(text)


def test_only_what_changed_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a key, one entry of many is read, and those that share a fact are compared."""
    pair = _Pair(LocalRecords())
    entries = [BOOK.replace("book,", f"e{n},").replace("A Title", f"{n}") for n in range(50)]
    others = "".join(each.replace("  ids = {old},\n", "") for each in entries)
    text = others + PREPRINT + PREPRINT.replace("ho2022large", "twin")
    pair.compare(text)
    pair.compare(text := text.replace("2019", "2018", 1))
    checked: list[int] = []
    compared: list[int] = []
    check_file, check_set = pair.linter.check_file, pair.linter.check_set

    def counted_file(documents: DocumentSet, path: PurePosixPath) -> list[Diagnostic]:
        checked.append(len(documents.entries.works))
        return check_file(documents, path)

    def counted_set(documents: DocumentSet) -> list[Diagnostic]:
        compared.append(len(documents.entries.works))
        return check_set(documents)

    monkeypatch.setattr(pair.linter, "check_file", counted_file)
    monkeypatch.setattr(pair.linter, "check_set", counted_set)

    pair.kept.check(text.replace("{33", "{33 more"))

    # The twins, the entry that changed, and the first entry of the file.
    assert (checked, compared) == ([1], [4])


def test_cancelled(start: Callable[[], _Pair]) -> None:
    """A check in vain ends, and the next one finds everything."""
    pair = start()
    with pytest.raises(Cancelled):
        pair.kept.check(PREPRINT, lambda: True)
    pair.compare(PREPRINT + BOOK)
