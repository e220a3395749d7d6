"""BibTeX, written in the dialect of BibTeX itself or of biblatex, and read in any form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from synthlit.bibtex.writing.characters import ascii_text
from synthlit.formats.bib import generated_bib
from synthlit.formats.bib.generated_bib import BibText, GeneratedBib
from synthlit.formats.bib.writer import Writer
from synthlit.formats.format import Current, Options
from synthlit.formats.generated import GeneratedFiles
from synthlit.library import fingerprint, layout
from synthlit.library.candidates import CandidateList
from synthlit.library.library import Library, Work
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

HEAD = generated_bib.HEAD
_FORMER = (
    "Works under keys that they had before: add this file to \\bibliography where a text "
    "cites them."
)
_HAS_FORMER = "Some of these works had other keys before: {} has them under those."
_LEFT_OUT = "Left out, because its key is a duplicate or unusable in TeX: {}"
_LOST = "Left out, because BibTeX does not distinguish it from another key: {} ({})"


def document(library: Library, options: Options) -> str:
    """Return one text with the works of the list, or of a section and those it also lists."""
    write = Writer(library, options)
    used, unusable = _chosen(write, library.listed(options.section))
    about = _about(write, options.section, used, unusable)
    return HEAD + BibText(about, lambda: map(write, used.all)).body()


def files(library: Library, current: Current) -> Mapping[PurePosixPath, str]:
    """Return the whole list, a file for each section and subsection, and one of former keys."""
    settings = library.settings
    write = Writer(library, Options(dialect=settings.export.dialect))
    shown = {
        id(work): (fingerprint.of_work(library, work), *write.depends_on(work))
        for work in library.works
    }
    made: dict[PurePosixPath, GeneratedBib] = {}

    def add(path: PurePosixPath, text: BibText, works: Iterable[tuple[str, Work]]) -> None:
        listed = [(key, shown[id(work)]) for key, work in works]
        inputs = fingerprint.of(
            settings.export.dialect, settings.export.private, text.about, listed
        )
        made[path] = GeneratedBib(text, inputs, partial(current, path))

    works = _by_section(library)
    for section in (*settings.paths(), None):
        used, unusable = _chosen(write, works[section] if section else library.works)
        text = BibText(_about(write, section, used, unusable), partial(map, write, used.all))
        add(layout.bib_file(settings, section), text, ((work.key, work) for work in used.all))
    former = sorted(write.aliases.former.items())
    if former and settings.export.dialect == "bibtex":
        lost = sorted((key, work.key) for key, work in write.aliases.lost.items())
        about = "".join(map(_comment, (_FORMER, *(_LOST.format(*each) for each in lost))))
        text = BibText(about, partial(_under_former_keys, write, former))
        add(layout.former_keys_file(settings), text, former)
    return GeneratedFiles(made)


def read(text: str) -> CandidateList:
    """Return the entries of a file in any form of BibTeX."""
    # Writing needs no second parser.
    from synthlit.formats.bib import reader

    return reader.read(text)


class _Used(NamedTuple):
    """The works of a file: those that it is about, and all with those that they refer to."""

    listed: Sequence[Work]
    all: Sequence[Work]


def _chosen(write: Writer, works: Iterable[Work]) -> tuple[_Used, list[Work]]:
    """Return the works that a file can hold, and those that it cannot."""
    usable, unusable = write.aliases.usable(filter(write.references.is_written, works))
    every = write.references.closure(usable)
    left_out = {id(work) for work in write.aliases.usable(every)[1]}
    return _Used(usable, [work for work in every if id(work) not in left_out]), unusable


def _by_section(library: Library) -> Mapping[SectionPath, list[Work]]:
    """Return the works that each section and subsection lists, its own and its subsections'."""
    found: dict[SectionPath, list[Work]] = {path: [] for path in library.settings.paths()}
    for work in library.works:
        paths = {each for own in work.sections for each in (own, SectionPath(own.section))}
        for path in paths & found.keys():
            found[path].append(work)
    return found


def _under_former_keys(write: Writer, former: Iterable[tuple[str, Work]]) -> Iterator[str]:
    return (write.under_former_key(work, key) for key, work in former)


def _about(
    write: Writer,
    section: SectionPath | None,
    used: _Used,
    unusable: Iterable[Work],
) -> str:
    """Return the comments that say what a file lists, and what it leaves out."""
    works = sum(work.is_to_read for work in used.listed)
    number = "1 work" if works == 1 else f"{works} works"
    settings, options = write.settings, write.options
    title = f"{settings.list.title}{_titles(settings, section)}, {number}."
    lines = [ascii_text(title) if options.ascii else title]
    if options.dialect == "bibtex" and write.aliases.are_former_of(used.all):
        lines.append(_HAS_FORMER.format(layout.former_keys_file(settings).name))
    lines += (_LEFT_OUT.format(work.path) for work in unusable)
    return "".join(map(_comment, lines))


def _comment(text: str) -> str:
    """Return a line that every engine skips: BibTeX itself reads an entry from any `@` on."""
    return f"% {' '.join(text.split()).replace('@', '(at)')}\n"


def _titles(settings: Settings, path: SectionPath | None) -> str:
    if path is None:
        return ""
    section = settings.section(path.section)
    inner = (sub.title for sub in section.subsections if sub.slug == path.subsection)
    return ": " + " / ".join((section.title, *inner))
