"""Bring whole `.bib` files into canonical form."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from synthlit.bibtex import canonical, parser
from synthlit.bibtex import formatter as layout
from synthlit.bibtex.encoding import Decoded, decode, unreadable
from synthlit.bibtex.nodes import FATAL, BibDocument
from synthlit.bibtex.writing.characters import ascii_value
from synthlit.errors import FilesChanged, SynthlitError
from synthlit.library.atomic import write_atomically
from synthlit.model.fields import NAMES
from synthlit.model.latex.accents import closed_up
from synthlit.regular_file import read_bytes
from synthlit.workflows.diff import unified


@dataclass(frozen=True)
class Formatted:
    """A text before and after, with the name to report it by."""

    name: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether it was not in canonical form."""
        return self.before != self.after

    def diff(self) -> str:
        """Return the changes as a unified diff."""
        return unified(self.name, self.before, self.after)


def format_read(name: str, read: Decoded) -> Formatted:
    """Return what was read from a file in canonical form; raises as `format_text` does."""
    if not read.is_whole:
        raise unreadable(name, read)
    return format_text(name, read.text)


def format_text(name: str, text: str) -> Formatted:
    """Return a text in canonical form.

    Raises SynthlitError where a part of it cannot be read: it would be lost.
    """
    document = parser.read(PurePosixPath(name), text)
    if not document.is_whole:
        raise _not_whole(name, document)
    return Formatted(name, text, layout.formatted(document, _value))


def format_file(file: Path, *, write: bool) -> Formatted:
    """Bring a file into canonical form; without `write`, only return it.

    Raises SynthlitError where it cannot be read or written, as a whole or in part.
    """
    try:
        read = decode(read_bytes(file))
        done = format_read(str(file), read)
        if write and done.changed:
            if decode(read_bytes(file)).text != read.text:
                raise FilesChanged((file,))
            write_atomically(file, read.encoded(str(file), done.after))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SynthlitError(
            f"{file} cannot be read or written: {reason}",
            "give yourself the right to read and write there",
        ) from None
    return done


def _value(name: str, value: str) -> str:
    """Return a field's value in canonical form; one in ASCII stays so, for BibTeX reads bytes."""
    if name in NAMES and closed_up(value) != value:
        # BibTeX prints such names in another way than TeX means them.
        return " ".join(value.split())
    better = canonical.canonical_value(name, value)
    if better.isascii() or not value.isascii():
        return better
    commands = ascii_value(better)
    same = canonical.canonical_value(name, commands) == better
    return commands if same else " ".join(value.split())


def _not_whole(name: str, document: BibDocument) -> SynthlitError:
    """Return the error that says which part cannot be read."""
    line, column, reason = min(_losses(document))
    return SynthlitError(
        f"{name}:{line}:{column}: {reason}, so the file stays as it is",
        "fix that, and run the command again; `synthlit lint` lists every error",
    )


def _losses(document: BibDocument) -> Iterator[tuple[int, int, str]]:
    for offset in document.bytes_lost[:1]:
        yield *document.source.position(offset), "there are bytes that are not UTF-8"
    for error in document.errors:
        if error.kind in FATAL:
            yield *document.source.position(error.offset), error.message
