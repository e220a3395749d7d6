"""Write the generated files, or report which of them are out of date."""

from collections.abc import Container, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
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
from synthlit.workflows.left_out import LeftOut, made_of_rest
from synthlit.workflows.reload import current as current_settings
from synthlit.workflows.unreadable import refuse_to_drop


@dataclass(frozen=True)
class Exported:
    """The generated files, those that were out of date, and entries that could not be read.

    `edited` are those of the stale ones that are not as synthlit wrote them, and `left_out` the
    works that a format could not write.
    """

    files: tuple[PurePosixPath, ...]
    stale: tuple[PurePosixPath, ...]
    edited: frozenset[PurePosixPath]
    obsolete: tuple[PurePosixPath, ...]
    unreadable: tuple[PurePosixPath, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Document:
    """One text in a format, and the works that it could not hold."""

    text: str
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class _Made:
    """The files of a format: their states, and the new and former texts of those that are stale."""

    states: Mapping[PurePosixPath, State]
    stale: Mapping[PurePosixPath, str]
    obsolete: Sequence[PurePosixPath]
    was: Mapping[PurePosixPath, str | None]
    left_out: tuple[LeftOut, ...] = ()


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
    current = _Texts(partial(store.read_text, root))
    with nullcontext() if check else store.writing(root):
        settings = settings if check else current_settings(root, settings)
        library = store.load(root, settings)
        made = [_make(root, library, name, current, with_unknown=not check) for name in formats]
        exported = _exported(library, made)
        if not check:
            texts = {path: text for each in made for path, text in each.stale.items()}
            read = {path: text for each in made for path, text in each.was.items()}
            refuse_to_drop(library, read, read.get)
            changes = store.Changes(texts, exported.obsolete, read=read)
            # The next export makes again what an undo would take away.
            store.apply(root, changes, "export", undoable=False)
    return exported


def stale(root: Path, library: Library, read: Current | None = None) -> Stale:
    """Return the generated files that differ from what the entries generate.

    A list whose markers are missing or broken is one of them. `read` returns the texts of files
    that were read already.
    """
    found: list[PurePosixPath] = []
    edited: set[PurePosixPath] = set()
    current = _Texts(read or partial(store.read_text, root))
    for name in library.settings.export.formats:
        try:
            made = _make(root, library, name, current, with_texts=False)
        except (MissingMarkers, BrokenMarkers) as error:
            found.append(PurePosixPath(error.path))
        else:
            exported = _exported(library, [made])
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


def document(library: Library, name: str, options: Options) -> Document:
    """Return one text in a format, with the whole list or a section of it."""
    write = registry.load(name).document
    return Document(*made_of_rest(library, name, lambda works: write(works, options)))


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


class _Texts:
    """The present texts of files, each of which is read once, and kept until it is forgotten."""

    def __init__(self, read: Current) -> None:
        self._read = read
        self._texts: dict[PurePosixPath, str | None] = {}

    def __call__(self, path: PurePosixPath) -> str | None:
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def forget(self, path: PurePosixPath) -> None:
        """Drop the text of a file that nobody asks for again."""
        self._texts.pop(path, None)


def _make(
    root: Path,
    library: Library,
    name: str,
    current: _Texts,
    *,
    with_unknown: bool = False,
    with_texts: bool = True,
) -> _Made:
    """Compare the files of a format with those on the disk, each read once, and make stale ones.

    A current file that has no fingerprint yet is stale only `with_unknown`. Without texts, works
    that cannot be written are found only where that keeps files from being compared.
    """

    def make(works: Library) -> _Made:
        files = registry.load(name).files(works, current)
        fine = {State.CURRENT} if with_unknown else {State.CURRENT, State.UNKNOWN}
        states: dict[PurePosixPath, State] = {}
        was: dict[PurePosixPath, str | None] = {}
        for path in files:
            states[path] = compare(files, path, current)
            if states[path] not in fine:
                was[path] = current(path) if with_texts else ""
            else:
                current.forget(path)
        texts = {path: files[path] if with_texts else "" for path in was}
        return _Made(states, texts, _obsolete(root, library, name, states), was)

    made, left_out = made_of_rest(library, name, make)
    return replace(made, left_out=left_out)


def _exported(library: Library, made: Sequence[_Made]) -> Exported:
    stale = {path: each.states[path] for each in made for path in each.stale}
    return Exported(
        tuple(path for each in made for path in each.states),
        tuple(stale),
        frozenset(path for path, state in stale.items() if state is State.EDITED),
        tuple(path for each in made for path in each.obsolete),
        tuple(file.path for file in library.unreadable),
        tuple(each for one in made for each in one.left_out),
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
