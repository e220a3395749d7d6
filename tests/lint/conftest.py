"""Fixtures of the linter's tests: libraries and rules made of a few lines."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePosixPath

import pytest

from synthlit.library.library import Library, Unreadable, Work
from synthlit.library.store import read_work
from synthlit.lint.registry import RULES, Rules
from synthlit.settings import parse
from tests.conftest import SETTINGS

MakeLibrary = Callable[[Mapping[str, str]], Library]
ReadFiles = Callable[[str], dict[str, str]]
ChooseRules = Callable[[str], Rules]

_FILE = re.compile(r"^% (\S+\.(?:bib|md))\n", re.MULTILINE)
_KEY = re.compile(r"@\w+\s*[{(]\s*([^\s,]+)\s*[,})]")


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which everything is judged."""
    return date(2026, 11, 25)


@pytest.fixture(scope="session")
def library_of() -> MakeLibrary:
    """A function that makes a library of file names under entries/ and their texts."""
    settings = parse(tomllib.loads(SETTINGS), {})

    def make(files: Mapping[str, str]) -> Library:
        paths = {PurePosixPath(path): text for path, text in files.items()}
        found = [read_work(path, paths[path].encode()) for path in sorted(paths)]
        works = tuple(file for file in found if isinstance(file, Work))
        unreadable = tuple(file for file in found if isinstance(file, Unreadable))
        return Library(settings, works, unreadable)

    return make


@pytest.fixture(scope="session")
def files_in() -> ReadFiles:
    """A function that splits an example where `% entries/…` names a file; else it is one of sft."""

    def read(example: str) -> dict[str, str]:
        pieces = _FILE.split(example)
        if len(pieces) > 1:
            return dict(zip(pieces[1::2], pieces[2::2], strict=True))
        key = _KEY.search(example)
        return {f"entries/sft/{key[1] if key else 'paper'}.bib": example}

    return read


@pytest.fixture(scope="session")
def only_rule() -> ChooseRules:
    """A function that returns the one rule of a code."""

    def choose(code: str) -> Rules:
        return Rules(
            tuple(rule for rule in RULES.files if code == rule.CODE),
            tuple(rule for rule in RULES.works if code == rule.CODE),
            tuple(rule for rule in RULES.libraries if code == rule.CODE),
        )

    return choose
