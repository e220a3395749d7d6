"""Count the work of a command, which no machine and no load changes.

python -m benchmarks.counting FIRST,FOLDER,... WORD...

The command runs in each of the libraries. The first run loads modules and is not counted. Counted
are calls of functions, characters or items that methods of builtin values go over, and files
opened. What an operator does, such as the union of two sets, is not seen.
"""

import gc
import json
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType
from typing import Any

from synthlit.cli.app import application

# These go over all of their value, however little of it is asked for.
_WHOLE = frozenset({
    "casefold", "copy", "count", "decode", "encode", "insert", "isprintable", "join", "lower",
    "removesuffix", "replace", "sort", "split", "splitlines", "union", "update", "upper",
})  # fmt: skip
_VALUES = (str, bytes, list, set, dict)


class Counter:
    """Counts the work of commands."""

    def __init__(self) -> None:
        self._counts = {"calls": 0, "items": 0, "opened": 0}
        self._counting = False
        sys.addaudithook(self._audit)

    def count(self, words: list[str]) -> dict[str, int]:
        """Run a command and return its work."""
        self._counts = dict.fromkeys(self._counts, 0)
        self._counting = True
        sys.setprofile(self._profile)
        try:
            run(words)
        finally:
            sys.setprofile(None)
            self._counting = False
        return self._counts

    def _profile(self, _: FrameType, event: str, function: Any) -> None:
        if event in ("call", "c_call"):
            self._counts["calls"] += 1
        if event == "c_call" and function.__name__ in _WHOLE:
            value = function.__self__
            self._counts["items"] += len(value) if isinstance(value, _VALUES) else 0

    def _audit(self, event: str, _: object) -> None:
        self._counts["opened"] += self._counting and event == "open"


def run(words: list[str]) -> None:
    """Run a command of synthlit, which ends with any status of its own."""
    none = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    with none, redirect_stdout(none), redirect_stderr(none):
        try:
            application()(words, prog_name="synthlit")
        except SystemExit as end:
            if end.code not in (0, 1):
                raise


def main(folders: Sequence[str], words: list[str]) -> None:
    """Print what a command did in each library but the first, as JSON."""
    os.chdir(folders[0])
    run(words)
    counter = Counter()
    found = []
    for folder in folders[1:]:
        # Commands switch it off for good, because a process has one command.
        gc.enable()
        os.chdir(folder)
        found.append(counter.count(words))
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1].split(","), sys.argv[2:])
