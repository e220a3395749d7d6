"""Start a list from nothing, ready for `add`."""

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from anyascii import anyascii

from synthlit import settings as settings_
from synthlit.errors import FileTaken
from synthlit.library import atomic, journal, store
from synthlit.settings import Settings

README = PurePosixPath("README.md")
_IGNORED = PurePosixPath(".gitignore")
# What synthlit writes for itself, in any folder of the list.
_OWN = (store.LOCK, f"{journal.FOLDER}/", atomic.PATTERN)
_MARKERS = """\
## Contents

<!-- synthlit:begin contents -->
<!-- synthlit:end contents -->

<!-- synthlit:begin list -->
<!-- synthlit:end list -->
"""
_LIST = """\
# The list: what it is called, and its sections in order. A work is a file in entries/SECTION/.

[list]
title = {title}
"""
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Planned:
    """A section or subsection of a new list."""

    slug: str
    title: str
    subsections: tuple["Planned", ...] = ()

    @classmethod
    def of(cls, title: str) -> Self:
        """Return a section of that title, whose slug is the title's words."""
        return cls(slug(title), title)


@dataclass(frozen=True)
class NewList:
    """The settings of a list that was started, and the files that were written for it."""

    settings: Settings
    written: tuple[PurePosixPath, ...]


def init(root: Path, title: str, sections: Sequence[Planned]) -> NewList:
    """Write synthlit.toml, a README with markers for the list, and what git is to ignore.

    Existing files keep their text: the markers are added at the end of a README that has none.

    Raises FileTaken where there is a library already, and InvalidSettings where a title or a
    section cannot be used; nothing is written then.
    """
    text, settings = drafted(root, title, sections)
    file = PurePosixPath(settings_.FILE_NAME)
    root.mkdir(parents=True, exist_ok=True)
    written = {file: text}
    readme = store.read_text(root, README)
    if readme is None:
        written[README] = f"# {title}\n\n{_MARKERS}"
    elif "<!-- synthlit:begin list -->" not in readme:
        written[README] = f"{readme.rstrip()}\n\n{_MARKERS}"
    ignored = store.read_text(root, _IGNORED)
    if more := _more_to_ignore(ignored or ""):
        written[_IGNORED] = more
    read = {file: None, README: readme, _IGNORED: ignored}
    with store.writing(root):
        store.apply(root, store.Changes(written, read=read), "init")
    return NewList(settings, tuple(written))


def _more_to_ignore(text: str) -> str:
    """Return a .gitignore with the files that synthlit writes for itself; empty if it has them."""
    there = {line.strip().lstrip("/").rstrip("/") for line in text.splitlines()}
    missing = [each for each in _OWN if each.rstrip("/") not in there]
    if not missing:
        return ""
    before = text if text.endswith("\n") or not text else f"{text}\n"
    return before + "".join(f"{each}\n" for each in missing)


def drafted(root: Path, title: str, sections: Sequence[Planned]) -> tuple[str, Settings]:
    """Return the text of synthlit.toml, and the settings in it; nothing is written.

    Raises FileTaken and InvalidSettings, as `init` does.
    """
    file = root / settings_.FILE_NAME
    if file.exists():
        raise FileTaken(str(file))
    text = _LIST.format(title=_quoted(title)) + "".join(map(_section, sections))
    return text, settings_.parse(tomllib.loads(text), {})


def _section(section: Planned, table: str = "sections", indent: str = "") -> str:
    """Return a section as a table of TOML, with those of its subsections."""
    rows = (f"[[{table}]]", f"slug = {_quoted(section.slug)}", f"title = {_quoted(section.title)}")
    own = "\n" + "".join(f"{indent}{row}\n" for row in rows)
    inner = (_section(x, f"{table}.subsections", f"{indent}  ") for x in section.subsections)
    return own + "".join(inner)


def slug(title: str) -> str:
    """Return a section's slug for a title: its words in lower-case ASCII, joined by hyphens."""
    return _NOT_SLUG.sub("-", anyascii(title).lower()).strip("-")[:60].strip("-")


def _quoted(text: str) -> str:
    """Return the text as a basic string of TOML, whose escapes are JSON's."""
    return json.dumps(text.strip(), ensure_ascii=False)
