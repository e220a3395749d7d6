"""Write the generated files, or report which of them are out of date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath

from synthlit.errors import BrokenMarkers, MissingMarkers, SynthlitError
from synthlit.formats import registry
from synthlit.formats.format import Current, Options
from synthlit.library import layout, store
from synthlit.library.atomic import write_atomically
from synthlit.library.library import Library
from synthlit.plugins import FORMATS
from synthlit.settings import Settings


@dataclass(frozen=True)
class Exported:
    """The generated files, those that were out of date, and entries that could not be read."""

    files: tuple[PurePosixPath, ...]
    stale: tuple[PurePosixPath, ...]
    obsolete: tuple[PurePosixPath, ...]
    unreadable: tuple[PurePosixPath, ...]


def export(
    root: Path, settings: Settings, formats: Sequence[str] = (), *, check: bool = False
) -> Exported:
    """Bring the generated files of the formats up to date; with `check` nothing is written.

    Without formats, those of synthlit.toml.
    """
    formats = tuple(formats) or settings.export.formats
    if check:
        return _compare(root, store.load(root, settings), formats)[0]
    with store.writing(root):
        exported, files = _compare(root, store.load(root, settings), formats)
        changed = {path: files[path] for path in exported.stale}
        store.apply(root, store.Changes(changed, exported.obsolete))
    return exported


def stale(root: Path, library: Library, read: Current | None = None) -> tuple[PurePosixPath, ...]:
    """Return the generated files that differ from what the entries generate.

    A list whose markers are missing or broken is one of them. `read` returns the texts of files
    that were read already.
    """
    found: list[PurePosixPath] = []
    current = cache(read or partial(store.read_text, root))
    for name in library.settings.export.formats:
        try:
            exported, _ = _compare(root, library, [name], current)
        except (MissingMarkers, BrokenMarkers) as error:
            found.append(PurePosixPath(error.path))
        else:
            found += [*exported.stale, *exported.obsolete]
    return tuple(found)


def lists(root: Path, library: Library) -> Mapping[PurePosixPath, str]:
    """Return the texts of the Markdown lists that are there."""
    texts = {page: store.read_text(root, page) for page in layout.lists(library.settings)}
    return {page: text for page, text in texts.items() if text is not None}


def generate(
    library: Library, formats: Sequence[str], current: Current
) -> Mapping[PurePosixPath, str]:
    """Return the text of every file that the formats make of a library."""
    files: dict[PurePosixPath, str] = {}
    for name in formats:
        files.update(registry.load(name).files(library, current))
    return files


def document(library: Library, name: str, options: Options) -> str:
    """Return one text in a format, with the whole list or a section of it."""
    return registry.load(name).document(library, options)


def write_document(target: Path, text: str) -> None:
    """Write a document to a path inside or outside of the library.

    Raises SynthlitError where the file cannot be written.
    """
    try:
        write_atomically(target, text)
    except OSError as error:
        raise SynthlitError(
            f"{target} cannot be written: {error.strerror}", "name another file with -o"
        ) from None


def _compare(
    root: Path, library: Library, formats: Sequence[str], read: Current | None = None
) -> tuple[Exported, Mapping[PurePosixPath, str]]:
    """Generate the files, and compare them with those on the disk, each of which is read once."""
    current = read or cache(partial(store.read_text, root))
    files = generate(library, formats, current)
    stale = tuple(path for path, text in files.items() if current(path) != text)
    obsolete = [path for name in formats for path in _obsolete(root, library, name, files)]
    unreadable = tuple(file.path for file in library.unreadable)
    return Exported(tuple(files), stale, tuple(obsolete), unreadable), files


def _obsolete(
    root: Path, library: Library, name: str, files: Mapping[PurePosixPath, str]
) -> list[PurePosixPath]:
    """Return the files of a format that are left from earlier exports."""
    head = registry.load(name).HEAD
    folder = root / library.settings.export.folder
    found = sorted(folder.rglob(f"*{FORMATS[name].suffixes[0]}")) if head else []
    paths = (PurePosixPath(location.relative_to(root).as_posix()) for location in found)
    return [
        path
        for path in paths
        if path not in files and (store.read_text(root, path) or "").startswith(head)
    ]
