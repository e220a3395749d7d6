"""How much is read for what was written by hand: each page once, and of it what is new."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthlit.formats import md
from synthlit.library import store
from synthlit.markdown import document
from synthlit.markdown.papers import line, page
from tests.workflows.absorb.conftest import Absorbing, edit, under

LIST = "01_RLVR/README.md"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often pages are generated, entries loaded, and Markdown and its lines read."""
    counted: Counter[str] = Counter()

    def count(owner: Any, name: str, label: str) -> None:
        original: Callable[..., Any] = getattr(owner, name)

        def counting(*args: Any, **kwargs: Any) -> Any:
            counted[label] += 1
            return original(*args, **kwargs)

        monkeypatch.setattr(owner, name, counting)

    count(md, "files", "generated")
    count(store, "load", "loaded")
    count(document, "read", "parsed")
    count(page, "read_line", "lines")
    return counted


def test_one_line_of_many(listed: Path, absorbing: Absorbing, calls: Counter[str]) -> None:
    """The library is loaded and generated once; each page is parsed once.

    So are the record's line and the new line, which its entry must hold. No generated page is
    parsed, and neither is a page that is as it was generated.
    """
    under(listed / LIST, "Process Supervision (PRM)", "- https://arxiv.org/abs/2412.12175")

    absorbing(dry_run=True)

    pages = len(list(listed.glob("**/README.md")))
    same = ["02_SFT/README.md"]
    parsed = pages - len(same) + 2
    assert (calls["loaded"], calls["generated"], calls["parsed"]) == (1, 1, parsed)


def test_lines_of_generated_works_are_not_read(
    listed: Path, absorbing: Absorbing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for the one right above an indented line, which belongs to it."""
    read: list[str] = []
    original = line.read_line

    def noting(read_line: Any, *, item: bool) -> Any:
        read.append(read_line.text)
        return original(read_line, item=item)

    monkeypatch.setattr(page, "read_line", noting)
    under(listed / LIST, "Process Supervision (PRM)", "- https://arxiv.org/abs/2412.12175")

    absorbing(dry_run=True)

    assert not any("Sullivan" in text or "Choudhury" in text for text in read)
    edit(listed / LIST, "Choudhury (arXiv 2025)", "Choudhury (arXiv 2025)\n\n  More of it.")
    absorbing(dry_run=True)
    assert any("Choudhury" in text for text in read)
