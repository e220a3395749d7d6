"""Write the generated files, or report which of them are out of date."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath

from synthlit.errors import BrokenMarkers, MissingMarkers, SynthlitError
from synthlit.formats import registry
from synthlit.formats.format import Current, Options
from synthlit.formats.generated import compare
from synthlit.library import layout, store
from synthlit.library.atomic import write_atomically
from synthlit.library.fingerprint import State
from synthlit.library.library import Library
from synthlit.plugins import FORMATS
from synthlit.settings import Settings


@dataclass(frozen=True)
class Exported:
    """The generated files, those that were out of date, and entries that could not be read.

    `edited` are those of the stale ones that are not as synthlit wrote them.
    """

    files: tuple[PurePosixPath, ...]
    stale: tuple[PurePosixPath, ...]
    edited: frozenset[PurePosixPath]
    obsolete: tuple[PurePosixPath, ...]
    unreadable: tuple[PurePosixPath, ...]


@dataclass(frozen=True)
class Stale:
    """The generated files that an export would change, and those that people edited."""

    files: tuple[PurePosixPath, ...] = ()
    edited: frozenset[PurePosixPath] = frozenset()


def export(
    root: Path, settings: Settings, formats: Sequence[str] = (), *, check: bool = False
) -> Exported:
    """Bring the generated files of the formats up to date; with `check` nothing is written.

    Without formats, those of synthlit.toml.
    """
    formats = tuple(formats) or settings.export.formats
    current = _last(partial(store.read_text, root))
    if check:
        library = store.load(root, settings)
        return _compare(root, library, _files(library, formats, current), current)
    with store.writing(root):
        library = store.load(root, settings)
        files = _files(library, formats, current)
        exported = _compare(root, library, files, current, with_unknown=True)
        made = {path: text for each in files.values() for path, text in _of(each, exported.stale)}
        store.apply(root, store.Changes(made, exported.obsolete))
    return exported


def stale(root: Path, library: Library, read: Current | None = None) -> Stale:
    """Return the generated files that differ from what the entries generate.

    A list whose markers are missing or broken is one of them. `read` returns the texts of files
    that were read already.
    """
    found: list[PurePosixPath] = []
    edited: set[PurePosixPath] = set()
    current = _last(read or partial(store.read_text, root))
    for name in library.settings.export.formats:
        try:
            exported = _compare(root, library, _files(library, [name], current), current)
        except (MissingMarkers, BrokenMarkers) as error:
            found.append(PurePosixPath(error.path))
        else:
            found += [*exported.stale, *exported.obsolete]
            edited |= exported.edited
    return Stale(tuple(found), frozenset(edited))


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


def _last(read: Current) -> Current:
    """Return a reader that keeps the last text only: a file is looked at twice in a row."""
    return lru_cache(maxsize=1)(read)


def _files(
    library: Library, formats: Sequence[str], current: Current
) -> Mapping[str, Mapping[PurePosixPath, str]]:
    """Return the files of each format, none of which need be made yet."""
    return {name: registry.load(name).files(library, current) for name in formats}


def _of(
    files: Mapping[PurePosixPath, str], paths: Iterable[PurePosixPath]
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the files of a format among some paths, with their texts."""
    return ((path, files[path]) for path in paths if path in files)


def _compare(
    root: Path,
    library: Library,
    files: Mapping[str, Mapping[PurePosixPath, str]],
    current: Current,
    *,
    with_unknown: bool = False,
) -> Exported:
    """Compare the files with those on the disk.

    A current file that has no fingerprint yet is stale only `with_unknown`.
    """
    states = {path: compare(each, path, current) for each in files.values() for path in each}
    fine = {State.CURRENT} if with_unknown else {State.CURRENT, State.UNKNOWN}
    stale = tuple(path for path, state in states.items() if state not in fine)
    return Exported(
        tuple(states),
        stale,
        frozenset(path for path in stale if states[path] is State.EDITED),
        tuple(path for name in files for path in _obsolete(root, library, name, states)),
        tuple(file.path for file in library.unreadable),
    )


def _obsolete(
    root: Path, library: Library, name: str, files: Container[PurePosixPath]
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
