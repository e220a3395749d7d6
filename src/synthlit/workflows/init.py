"""Start a list from nothing, ready for `add`."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from anyascii import anyascii

from synthlit import settings as settings_
from synthlit.errors import FileTaken
from synthlit.library import atomic, journal, store
from synthlit.library.layout import README
from synthlit.settings import Settings

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
    """A section or subsection of a new list; `description` is a section's focus."""

    slug: str
    title: str
    subsections: tuple["Planned", ...] = ()
    description: str = ""
    former_titles: tuple[str, ...] = ()

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
    file = PurePosixPath(settings_.FILE_NAME)
    if (root / file).exists():
        raise FileTaken(str(root / file))
    text = settings_text(title, sections)
    settings = settings_.parse(tomllib.loads(text), {})
    root.mkdir(parents=True, exist_ok=True)
    written = {file: text}
    readme = store.read_text(root, README)
    if (changed := with_markers(readme, title)) != readme:
        written[README] = changed
    written |= ignoring(root)
    read = {file: None, README: readme, _IGNORED: store.read_text(root, _IGNORED)}
    with store.writing(root):
        store.apply(root, store.Changes(written, read=read), "init")
    return NewList(settings, tuple(written))


def settings_text(title: str, sections: Sequence[Planned]) -> str:
    """Return the text of synthlit.toml for a new list."""
    return _LIST.format(title=_quoted(title)) + "".join(map(_section, sections))


def with_markers(readme: str | None, title: str) -> str:
    """Return the text of a README, or a new one, with markers at its end, if it has none."""
    if readme is None:
        return f"# {title}\n\n{_MARKERS}"
    if has_markers(readme):
        return readme
    return f"{readme.rstrip()}\n\n{_MARKERS}"


def ignoring(root: Path) -> Mapping[PurePosixPath, str]:
    """Return the .gitignore of a list with the files that synthlit writes for itself, if it is new.

    Lines that are there stay, and are not repeated.
    """
    text = store.read_text(root, _IGNORED) or ""
    there = {line.strip().lstrip("/").rstrip("/") for line in text.splitlines()}
    missing = [each for each in _OWN if each.rstrip("/") not in there]
    before = text if text.endswith("\n") or not text else f"{text}\n"
    return {_IGNORED: before + "".join(f"{each}\n" for each in missing)} if missing else {}


def has_markers(readme: str) -> bool:
    """Return whether a README has markers for the list."""
    return "<!-- synthlit:begin list -->" in readme


def _section(section: Planned, table: str = "sections", indent: str = "") -> str:
    """Return a section as a table of TOML, with those of its subsections."""
    rows = [f"[[{table}]]", f"slug = {_quoted(section.slug)}", f"title = {_quoted(section.title)}"]
    if section.description:
        name = "focus" if table == "sections" else "description"
        rows.append(f"{name} = {_quoted(section.description)}")
    if section.former_titles:
        rows.append(f"former_titles = [{', '.join(map(_quoted, section.former_titles))}]")
    own = "\n" + "".join(f"{indent}{row}\n" for row in rows)
    inner = (_section(x, f"{table}.subsections", f"{indent}  ") for x in section.subsections)
    return own + "".join(inner)


def slug(title: str) -> str:
    """Return a section's slug for a title: its words in lower-case ASCII, joined by hyphens."""
    return _NOT_SLUG.sub("-", anyascii(title).lower()).strip("-")[:60].strip("-")


def _quoted(text: str) -> str:
    """Return the text as a basic string of TOML, whose escapes are JSON's."""
    return json.dumps(text.strip(), ensure_ascii=False)
