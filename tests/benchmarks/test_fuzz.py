"""The search for inputs on which reading, checking or fixing fails."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import NoReturn, cast

import pytest

from benchmarks.fuzz import __main__ as fuzz
from benchmarks.fuzz import report
from benchmarks.fuzz.attempt import LONGEST, Attempt
from benchmarks.fuzz.failures import Failure, Folder, Trial, kind
from benchmarks.fuzz.growth import SIZES, Growth, growths, slowest
from benchmarks.fuzz.pieces import BIB, MARKDOWN, UNUSUAL, decoded, encoded
from benchmarks.fuzz.seeds import seeds
from benchmarks.fuzz.shapes import Shape
from benchmarks.fuzz.targets import TARGETS, Broken, Target
from synthlit.lint.rule_page import DOCS

SOUND = {
    ".bib": "@misc{one,\n  title = {Kiln & Co},\n  pages = {1-2},\n}\nbetween\n",
    ".md": "# List\n\n- [Kiln](https://arxiv.org/abs/2305.20050v2) - Lightman et.al.\n",
}
HOSTILE = {
    ".bib": ["", "@", "@misc{a, b = {", "@misc{a, b = {}}%}{", "\ufeff@comment{", '@a(b,c="}")'],
    ".md": ["", "> - <pre>\n>  ", "<!--", "![[a](b)](", "|a|\n|-|\n|", "- - - *a", "[a]: b\n==="],
}


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_is_found_in_sound_and_hostile_texts(name: str) -> None:
    """What holds of a file that a person wrote holds of a few that nobody would write."""
    target = TARGETS[name]
    for text in (SOUND[target.suffix], *HOSTILE[target.suffix]):
        target.check(text)
    assert target.holds


def test_bytes_stand_for_characters_and_pieces() -> None:
    """A byte of ASCII is its character, another a piece, and no byte stands for nothing."""
    assert decoded(b"a\n\x80", BIB) == f"a\n{BIB[0]}"
    assert decoded(bytes([127 + len(BIB), 128 + len(BIB)]), BIB) == f"{BIB[-1]}{UNUSUAL[0]}"
    assert all(decoded(bytes([byte]), MARKDOWN) for byte in range(256))
    assert decoded(encoded("@misc{é}"), BIB) == "@misc{}"
    assert max(len(BIB), len(MARKDOWN)) + len(UNUSUAL) <= 128


def test_seeds_are_what_rules_see(tmp_path: Path) -> None:
    """A case is an input without what says of it; one that is too long is none."""
    blocks = ("% refs.bib\n@misc{a}\n", "@misc{b}\n", "@misc{much too long}\n")
    page = "".join(f"\n```bibtex\n{block}```\n" for block in blocks)
    (tmp_path / "XXX001.md").write_text(f"# XXX001: x\n{page}\n```markdown\n# A\n```\n", "utf-8")

    assert list(seeds(tmp_path, ".bib", 10)) == [b"@misc{a}\n", b"@misc{b}\n"]
    assert list(seeds(tmp_path, ".md", 10)) == [b"# A\n"]
    assert all(list(seeds(DOCS, suffix, LONGEST)) for suffix in SOUND)


def _breaks(text: str) -> None:
    if "!" in text:
        raise Broken("a sign of wonder", text)


def _crashes(text: str) -> NoReturn:
    raise ValueError(text)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a target that fails for some inputs."""
    _set_check("read-bib", _breaks, monkeypatch)
    return "read-bib"


def _set_check(name: str, check: Callable[[str], object], monkeypatch: pytest.MonkeyPatch) -> None:
    target = replace(TARGETS[name], check=check)
    monkeypatch.setitem(cast("dict[str, Target]", TARGETS), name, target)


def test_failing_checks_are_reported_until_they_are_fixed(
    broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shortest failing input is shown with exit status 1, and not any more once it passes."""
    attempt = Attempt(broken, Folder(tmp_path))
    for data in (b"a", b"ab!", b"a!", b"abc!"):
        attempt(data)
    arguments = ["--found", str(tmp_path), "--target", broken]

    assert attempt.inputs == 4
    assert fuzz.main(arguments) == 1
    assert "read-bib: a sign of wonder\n  a sign of wonder: a!\n  'a!'" in capsys.readouterr().out
    _set_check(broken, len, monkeypatch)
    assert fuzz.main(arguments) == 0
    assert "fixed on the way: 1; found and not fixed: 0." in capsys.readouterr().out


def test_faults_are_separated_by_where_they_arise() -> None:
    """A fault of the code is named by its place."""
    with pytest.raises(ValueError, match="x") as caught:
        _crashes("x")
    assert kind(caught.value).startswith("ValueError at test_fuzz.py:")


def test_random_inputs_are_counted(broken: str, tmp_path: Path) -> None:
    """Without a guide, inputs are made at random until it is over."""
    attempt = Attempt(broken, Folder(tmp_path))
    attempt.wander(lambda: attempt.inputs == 30, Random(1))
    assert attempt.inputs == 30
    assert [failure.kind for failure in Folder(tmp_path).failing()] == ["a sign of wonder"]


def test_first_inputs_are_put_into_an_empty_folder(tmp_path: Path) -> None:
    """Sound inputs are what a guided search begins with; what it found later stays."""
    attempt = Attempt("read-markdown", Folder(tmp_path))
    path = attempt.begun()
    first = next(path.iterdir())
    first.write_bytes(b"kept")
    assert attempt.begun() == path
    assert first.read_bytes() == b"kept"


def test_shapes_are_as_large_as_asked() -> None:
    """A piece stands as often as fits, between what frames it, with what closes it or a number."""
    assert Shape("ab").text(7) == "ababab"
    assert Shape("{", "}", "@a{", "}\n").text(4) == "@a{{{}}}\n"
    assert Shape("%d,").text(9) == "0,1,2,"
    assert Shape("ab").text(0) == "ab"


def test_time_of_each_shape_is_known() -> None:
    """Growth is reported of the shapes asked for; the slowest or fastest growing are named."""
    at, brace, quick = Shape("@"), Shape("{"), Shape("quick")
    assert [each.shape for each in growths("read-bib", (10, 20), [at, brace])] == [at, brace]
    slow = Growth("read-bib", at, (1, 8), (1.0, 8.0))
    steep = Growth("read-bib", brace, (1, 8), (0.02, 1.28))
    short = Growth("read-bib", quick, (1, 8), (0.0, 0.04))
    assert [each.is_linear for each in (slow, steep, short)] == [True, False, True]
    assert slowest([short, steep, slow], 1) == [at, brace]


def test_trials_are_processes_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each target has its share of the time; a trial that stops before its end is reported."""
    run: list[list[str]] = []

    def pretend(command: list[str], **_: object) -> SimpleNamespace:
        run.append(command[2:])
        return SimpleNamespace(returncode=len(run) - 1)

    monkeypatch.setattr(subprocess, "run", pretend)
    found = str(tmp_path)
    arguments = ["--seconds", "20", "--found", found, "--target", "read-bib", "fix-bib"]

    assert fuzz.main(arguments) == 1
    assert run == [
        ["benchmarks.fuzz.trial", name, "10", found, "1"] for name in ("read-bib", "fix-bib")
    ]
    said = capsys.readouterr().err
    assert "fix-bib stopped" in said
    assert "read-bib stopped" not in said


def test_page_adds_up_what_several_runs_tried(tmp_path: Path) -> None:
    """Seconds and inputs of all trials are summed, and a piece cannot break the table."""
    folder = Folder(tmp_path)
    folder.count(Trial("read-bib", 60, 1200, guided=True))
    folder.count(Trial("read-bib", 40, 800, guided=True))
    text = report.tried(folder, [Failure("read-bib", "kind", "message", "text")])
    text += report.growth([Growth("read-bib", Shape("|\n`"), SIZES, (1.0, 2.0, 4.0, 8.0))])

    assert "In 100 seconds, 2,000 inputs" in text
    assert "found and not fixed: 1." in text
    assert "| 100 | 2,000 | 1 |" in text
    assert "| 16 k | 32 k | 64 k | 128 k |" in text
    assert r"| read-bib | 1 | 1.00 | 2.00 | 4.00 | 8.00 | `` \|\n` `` | 0 |" in text
    assert json.loads((tmp_path / "tally.jsonl").read_text("utf-8").splitlines()[0])["guided"]
