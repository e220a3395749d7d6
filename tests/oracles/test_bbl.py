"""What bibtex and biber print is the same after `lint --fix`, `format`, and `import` with `export`.

The cases are what real files have. `python -m benchmarks.oracle` compares real files.
"""

from functools import cache
from pathlib import Path

import pytest

from benchmarks.oracle.changes import CHANGES
from benchmarks.oracle.comparison import DECIDES, Comparison, compare
from benchmarks.oracle.engines import missing
from benchmarks.oracle.printed import printed

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "cases").glob("*.bib"))}
PAIRS = [(change, engine) for change, engines in DECIDES.items() for engine in engines]
# The macro of this entry is undefined: `import` refuses it, and reports it.
REFUSED = {"undefined"}


@cache
def comparison(change: str, engine: str) -> Comparison:
    """Return the comparison of all cases, which is made once."""
    if reason := missing(engine):
        pytest.skip(reason)
    return compare([path.read_text("utf-8") for path in CASES.values()], change, engine)


@pytest.mark.parametrize(("change", "engine"), PAIRS)
def test_the_same_is_printed(change: str, engine: str) -> None:
    """Every entry is printed as before, but for the changes that are wanted."""
    found = comparison(change, engine)
    refused = REFUSED if change.startswith("export") else set()
    unexpected = [str(each) for each in found.unexplained if each.key not in refused]
    assert "\n".join(unexpected) == ""


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("change", ["lint --fix", "format"])
def test_a_second_change_changes_nothing(change: str, case: str) -> None:
    """What a change wrote, it leaves as it is."""
    once = CHANGES[change](CASES[case].read_text("utf-8")).text
    assert CHANGES[change](once).text == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"{\"o}", "ö"),
        (r"\"{o}", r"\"o"),
        (r"\'{\i}", "í"),
        (r"\c c", "ç"),
        (r"\'{\^e}", "ế"),
        ("{A} b", "A b"),
        (r"{\ss}a", "ßa"),
        (r"{\TeX}{} a", r"\TeX\ a"),
        (r"b {\dots}", r"b \ldots{}"),
        (r"{\TeX}{\-}nic", r"\TeX\-nic"),
    ],
)
def test_these_print_the_same(one: str, other: str) -> None:
    """Two ways to write what TeX prints alike have one form."""
    assert printed(one) == printed(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"{\em a} b", r"\em a b"),
        (r"\emph{ab}", r"\emph{a}b"),
        (r"$\mathrm{ab}$", r"$\mathrm ab$"),
        ("$a$", "a"),
        ("a~b", "a b"),
        (r"\TeX a", r"\TeX{} a"),
        ("A", "a"),
    ],
)
def test_these_do_not(one: str, other: str) -> None:
    """What TeX prints otherwise has another form."""
    assert printed(one) != printed(other)
