"""The command that brings whole `.bib` files into form."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Run

_LOOSE = "@misc{a, year=2024, title={T}}"
_FORM = "@misc{a,\n  title = {T},\n  year  = {2024},\n}\n"


@pytest.fixture
def refs(root: Path) -> Path:
    """A file that is not in form, in the folder where the command runs."""
    file = root / "refs.bib"
    file.write_text(_LOOSE, "utf-8")
    return file


def test_writes(run: Run, refs: Path) -> None:
    """The file is in form, and another run changes nothing."""
    ran = run("format", "refs.bib")

    assert (ran.status, ran.out, ran.err) == (
        0,
        "refs.bib changed\n",
        "1 changed, 0 already in canonical form\n",
    )
    assert refs.read_text("utf-8") == _FORM
    assert run("format", "refs.bib").err == "0 changed, 1 already in canonical form\n"


def test_check(run: Run, refs: Path) -> None:
    """What would change is reported with status 1, and nothing is written."""
    ran = run("format", "--check", "refs.bib")

    assert (ran.status, ran.out) == (1, "refs.bib would change\n")
    assert refs.read_text("utf-8") == _LOOSE


def test_diff(run: Run, refs: Path) -> None:
    """What would change is shown, and nothing is written."""
    ran = run("format", "--diff", "refs.bib")

    assert ran.status == 1
    assert ran.out.startswith("--- a/refs.bib\n+++ b/refs.bib\n")
    assert "+  title = {T},\n" in ran.out
    assert refs.read_text("utf-8") == _LOOSE


def test_one_of_two_cannot_be_read(run: Run, refs: Path) -> None:
    """The other is in form all the same; status 1."""
    broken = refs.with_name("broken.bib")
    broken.write_text("@misc{a, year=2024", "utf-8")

    ran = run("format", "broken.bib", "missing.bib", "refs.bib")

    assert ran.status == 1
    assert "there is no missing.bib" in ran.err
    assert run("format", "broken.bib").status == 2
    assert "broken.bib:1:1: this entry is never closed" in ran.err
    assert refs.read_text("utf-8") == _FORM
    assert broken.read_text("utf-8") == "@misc{a, year=2024"


@pytest.mark.parametrize(
    ("options", "status", "out"),
    [((), 0, _FORM), (("--check",), 1, "stdin would change\n")],
)
def test_stdin(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], status: int, out: str
) -> None:
    """A text from stdin goes to stdout in form, or is reported as not in form."""
    stdin = SimpleNamespace(buffer=io.BytesIO(_LOOSE.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)

    ran = run("format", *options, "-")

    assert (ran.status, ran.out) == (status, out)


def test_stdin_beside_files(run: Run, refs: Path) -> None:
    """There is one stdout, so stdin goes alone."""
    assert run("format", "-", "refs.bib").status == 2


def test_a_file_keeps_the_encoding_that_it_declares(run: Run, refs: Path) -> None:
    """Its letters stay what they are; without a declaration it is not touched."""
    declared, bare = refs.with_name("latin.bib"), refs.with_name("bare.bib")
    declared.write_bytes("% Encoding: ISO8859_1\n@misc{a, title={Über}}\n".encode("latin-1"))
    bare.write_bytes("@misc{a, title={Über}}\n".encode("latin-1"))

    ran = run("format", "latin.bib", "bare.bib")

    assert declared.read_bytes().decode("latin-1").endswith("@misc{a,\n  title = {Über},\n}\n")
    assert bare.read_bytes() == "@misc{a, title={Über}}\n".encode("latin-1")
    assert ran.status == 1
    assert "bare.bib:1:17: there are bytes that are not UTF-8" in ran.err
    assert "% Encoding:" in ran.err
