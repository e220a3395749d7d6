"""Commands that ask services: proxies, waiting, and answers that are kept."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from synthlit.cli import add_output, output
from tests.cli.conftest import Run

NEW = "2305.20050"
COMMANDS = [
    ("add", NEW, "--section", "sft"),
    ("import", "list.md", "--section", "sft"),
    ("absorb",),
    ("init", "fresh", "--from", "list.md"),
]


@pytest.fixture
def typed(root: Path) -> Path:
    """A library with a list beside it, and a handwritten line in its own."""
    line = f"- [Let's Verify Step by Step](https://arxiv.org/abs/{NEW})\n"
    (root / "list.md").write_text(f"# Papers\n\n## Good\n\n{line}", "utf-8")
    markers = "<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n"
    text = f"# A Small List\n\n{markers}\n## 🛠️ Tools & Frameworks\n\n{line}"
    (root / "README.md").write_text(text, "utf-8")
    return root


def files(root: Path) -> dict[Path, bytes]:
    """Return every file, but those of the user's own folders, and locks."""
    found = (path for path in root.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in found if ".home" not in str(path)}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_proxy_that_nobody_runs(
    run: Run, typed: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit status 2, the variable and the way out; nothing is written."""
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:port")
    before = files(typed)

    ran = run(*command)

    assert ran.status == 2, ran
    assert ran.err.splitlines()[0].startswith("error: http_proxy: 'http://127.0.0.1:port' is no")
    assert "--offline" in ran.err.splitlines()[1]
    assert files(typed) == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_offline_and_refresh(run: Run, typed: Path, command: tuple[str, ...]) -> None:
    """Both at once are bad usage; each alone is an option of all commands that ask."""
    ran = run(*command, "--offline", "--refresh")

    assert ran.status == 2
    assert "name one" in ran.err


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make stderr a terminal of 30 columns, and return it."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((30, 24)))
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_waiting_is_shown_and_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, cut where the terminal ends."""
    stream = terminal(monkeypatch)
    output.passing("arXiv is busy, trying again in 8 s (3 of 5)")
    output.passing("")

    assert stream.getvalue() == "\r\x1b[KarXiv is busy, trying again i\r\x1b[K"


def test_waiting_is_shown_nowhere_else(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe and a dumb terminal get nothing."""
    output.passing("arXiv is busy")
    assert capsys.readouterr().err == ""

    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    output.passing("arXiv is busy")
    assert stream.getvalue() == ""


def test_bar_shows_what_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar that is there takes the text, and has its own again afterwards."""
    stream = terminal(monkeypatch)
    with add_output.progress_bar("looking up works", 2) as progress:
        bar: Callable[[str], object] | None = output.passing.bar
        assert bar
        output.passing("arXiv is busy")
        output.passing("")
        progress(1, 2)

    assert output.passing.bar is None
    assert "\x1b[Karxiv" not in stream.getvalue().lower()
