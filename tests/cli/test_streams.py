"""Streams that are closed, full, or read by somebody who has read enough."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
ENTRY = "@misc{a2020,\n  title  = {A},\n  author = {Doe, Jane},\n  year   = {2020},\n}\n"
COMMANDS = [
    ("list",), ("list", "--json"), ("show", "a2020"), ("lint",), ("export", "bib", "-o", "-"),
    ("export", "--check"), ("move", "a2020", "tools"), ("--version",), ("--help",),
    ("add", "--from-file", "-", "--section", "sft", "--offline"), ("format", "-"),
]  # fmt: skip
STREAMS = [">&-", "2>&-", "<&-", ">&- 2>&- <&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>&1"]


@pytest.fixture
def filed(root: Path) -> Path:
    """A library with a work."""
    (root / "entries/sft").mkdir()
    (root / "entries/sft/a2020.bib").write_text(ENTRY, "utf-8")
    return root


def shell(root: Path, arguments: tuple[str, ...], streams: str) -> subprocess.CompletedProcess[str]:
    """Run synthlit from a shell, with stdin at its end."""
    line = f'"$@" {streams}' if streams.startswith("|") else f'exec "$@" {streams}'
    return subprocess.run(
        ["sh", "-c", line, "sh", sys.executable, "-m", "synthlit", *arguments],
        cwd=root,
        env=os.environ | {"COLUMNS": "100", "SYNTHLIT_HOME": str(root / ".home")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_closed_and_full_streams(filed: Path, arguments: tuple[str, ...]) -> None:
    """Quietly, or with exit status 2 and a line that names the output; never a traceback."""
    for streams in STREAMS:
        ran = shell(filed, arguments, streams)
        (filed / "entries/sft").mkdir(exist_ok=True)
        (filed / "entries/sft/a2020.bib").write_text(ENTRY, "utf-8")
        (filed / "entries/tools/a2020.bib").unlink(missing_ok=True)

        assert ran.returncode in (0, 1, 2), (streams, ran)
        assert "Traceback" not in ran.stderr, (streams, ran)
        assert "ignored" not in ran.stderr, (streams, ran)
        if streams == ">/dev/full" and ran.returncode == 2 and "Usage" not in ran.stderr:
            named = "" if arguments == ("--help",) else "the output: "  # Typer prints help
            assert ran.stderr.splitlines()[-2] == f"error: {named}No space left on device"
        if streams == ">/dev/full" and arguments[0] in ("list", "show", "--version", "--help"):
            assert ran.returncode == 2


def test_report_that_is_lost(filed: Path) -> None:
    """A change that was made is not reported as one that was not."""
    ran = shell(filed, ("move", "a2020", "tools"), ">/dev/full")

    assert ran.returncode == 2
    assert ran.stderr.splitlines()[1] == (
        "  `synthlit move a2020 tools` was written; only its report is lost"
    )
    assert (filed / "entries/tools/a2020.bib").exists()


def test_reader_who_has_read_enough(filed: Path) -> None:
    """`| head -1` gets its line, and nothing is said."""
    for number in range(3000):
        text = ENTRY.replace("a2020", f"b{number}").replace("{A}", f"{{Title {number}}}")
        (filed / f"entries/sft/b{number}.bib").write_text(text, "utf-8")

    ran = shell(filed, ("list",), "| head -n 1")

    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == ""


def test_no_question_without_stdin(filed: Path) -> None:
    """Where nobody can answer, nothing is asked, and nothing fails."""
    (filed / "entries/sft/b2020.bib").write_text(ENTRY.replace("a2020", "b2020"), "utf-8")

    ran = shell(filed, ("remove", "a2020", "b2020"), "<&-")

    assert ran.returncode == 0, ran


@pytest.mark.parametrize(("key", "status"), [(b"", 130), (b"\x04", 1), (b"n\n", 1)])
def test_question_that_is_not_answered(filed: Path, key: bytes, status: int) -> None:
    """Ctrl-C, Ctrl-D and no say that nothing was written."""
    pty = pytest.importorskip("pty")
    (filed / "entries/sft/b2020.bib").write_text(ENTRY.replace("a2020", "b2020"), "utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "synthlit", "remove", "a2020", "b2020"]
    with subprocess.Popen(command, cwd=filed, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        shown = b""
        while b"Remove 2 works? [y/N]: " not in shown:
            shown += os.read(ours, 1024)
        if key:
            os.write(ours, key)
        else:
            child.send_signal(signal.SIGINT)
        try:
            while more := os.read(ours, 1024):
                shown += more
        except OSError:  # how Linux says that the other end is closed
            pass
    os.close(ours)

    assert child.returncode == status, shown
    assert b"nothing was written" in shown
    assert (filed / "entries/sft/b2020.bib").exists()
