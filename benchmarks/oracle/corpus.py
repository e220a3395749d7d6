"""The `.bib` files of a TeX installation: Debian's packages ship about 170."""

from collections.abc import Iterator
from pathlib import Path

_FOLDERS = (Path("/usr/share/texlive/texmf-dist"), Path("/usr/share/doc/texlive-doc"))


def files() -> Iterator[Path]:
    """Yield the files, each text once, smaller ones first."""
    found = {path for folder in _FOLDERS for path in folder.rglob("*.bib") if path.is_file()}
    seen: set[bytes] = set()
    for path in sorted(found, key=lambda path: (path.stat().st_size, path)):
        data = path.read_bytes()
        if data not in seen:
            seen.add(data)
            yield path


def name(path: Path) -> str:
    """Return a file's path in the installation."""
    inside = (path.relative_to(each) for each in _FOLDERS if path.is_relative_to(each))
    return str(next(inside, path.name))
