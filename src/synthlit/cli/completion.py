"""Completions for the shell, read without loading the library."""

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

from synthlit.plugins import FORMATS


def sections(incomplete: str) -> list[str]:
    """Return the sections and subsections that begin with a text."""
    try:
        root = _root()
        data = tomllib.loads((root / "synthlit.toml").read_text("utf-8-sig")) if root else {}
        return [slug for slug in _slugs(data) if slug.startswith(incomplete)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def formats(incomplete: str) -> list[str]:
    """Return the formats that begin with a text."""
    return [name for name in FORMATS if name.startswith(incomplete)]


def keys(incomplete: str) -> list[str]:
    """Return the citation keys, which are the names of entry files, that begin with a text."""
    root = _root()
    found = (
        name.removesuffix(".bib")
        for _, _, names in os.walk(root / "entries" if root else "")
        for name in names
        if name.startswith(incomplete) and name.endswith(".bib")
    )
    return sorted(found)


def _root() -> Path | None:
    here = Path.cwd()
    return next((f for f in (here, *here.parents) if (f / "synthlit.toml").is_file()), None)


def _slugs(data: dict[str, list[dict[str, list[dict[str, str]] | str]]]) -> Iterator[str]:
    for section in data["sections"]:
        yield str(section["slug"])
        for subsection in section.get("subsections", ()):
            if isinstance(subsection, dict):
                yield f"{section['slug']}/{subsection['slug']}"
