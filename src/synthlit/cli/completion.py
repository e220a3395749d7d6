"""Completions for the shell, read without loading the library.

A shell waits for them at every key: each imports only what it needs, and no pathlib.
"""

import os


def sections(incomplete: str) -> list[str]:
    """Return the sections and subsections that begin with a text."""
    import tomllib

    try:
        root = _root()
        data = tomllib.loads(_read(os.path.join(root, "synthlit.toml"))) if root else {}
        return [slug for slug in _slugs(data) if slug.startswith(incomplete)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def formats(incomplete: str) -> list[str]:
    """Return the formats that begin with a text."""
    from synthlit.plugins import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def keys(incomplete: str) -> list[str]:
    """Return the citation keys, which are the names of entry files, that begin with a text."""
    root = _root()
    found = (
        name.removesuffix(".bib")
        for _, _, names in os.walk(os.path.join(root, "entries") if root else "")
        for name in names
        if name.startswith(incomplete) and name.endswith(".bib")
    )
    return sorted(found)


def _root() -> str:
    """Return the nearest folder with synthlit.toml, here or above, or nothing."""
    folder = os.getcwd()
    while not os.path.isfile(os.path.join(folder, "synthlit.toml")):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def _read(file: str) -> str:
    with open(file, encoding="utf-8-sig") as opened:
        return opened.read()


def _slugs(data: dict[str, list[dict[str, list[dict[str, str]] | str]]]) -> list[str]:
    found = []
    for section in data["sections"]:
        found.append(str(section["slug"]))
        found += [
            f"{section['slug']}/{subsection['slug']}"
            for subsection in section.get("subsections", ())
            if isinstance(subsection, dict)
        ]
    return found
