"""Rules about the sections in synthlit.toml, and about their folders."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.library.library import Work, entry_path
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Move, Revise
from synthlit.lint.rule import Finding, Fixes, Position, Preset, library_rule
from synthlit.lint.texts import quoted
from synthlit.markdown.anchors import anchor
from synthlit.model.section import SectionPath
from synthlit.model.title import normal
from synthlit.settings import FILE_NAME, Settings

_SETTINGS = Position(PurePosixPath(FILE_NAME))


@library_rule("SEC008", "undescribed-section", preset=Preset.STRICT)
def undescribed_section(context: Context) -> Iterator[Finding]:
    """Yield each section without a focus, and each subsection without a description."""
    for section in context.library.settings.sections:
        if not section.focus.strip():
            yield Finding(_SETTINGS, f"the section {section.slug} has no focus")
        for inner in section.subsections:
            if not inner.description.strip():
                message = f"the subsection {section.slug}/{inner.slug} has no description"
                yield Finding(_SETTINGS, message)


_NUMBERED = re.compile(r"\d{2}[_-]\w")
_PAGE = "README.md"


@library_rule("SEC009", "orphan-folder")
def orphan_folder(context: Context) -> Iterator[Finding]:
    """Yield the page of each numbered folder that belongs to no section."""
    sections = context.library.settings.sections
    folders = {section.folder for section in sections if section.folder}
    if not any(map(_NUMBERED.match, folders)):
        return
    folders |= {folder for section in sections for folder in section.former_folders}
    for name in sorted(context.file_system.names(PurePosixPath())):
        folder = name.removesuffix("/")
        if name == folder or folder in folders or not _NUMBERED.match(folder):
            continue
        page = PurePosixPath(folder, _PAGE)
        if context.file_system.exists(page):
            yield Finding(Position(page), f"no section in {FILE_NAME} has the folder {folder}")


_NAME = re.compile(r"[^,;\s][^,;]*")


@library_rule("SEC010", "former-section-name", fix=Fixes.SAFE)
def former_section_name(context: Context) -> Iterator[Finding]:
    """Yield each work in the folder of a former section, or with its name in `also`."""
    library = context.library
    if not library.settings.taxonomy.former:
        return
    occupied = {work.path for work in library.works} | {f.path for f in library.unreadable}
    for work in library.works:
        yield from _filed(library.settings, work, occupied)
        yield from _listed(library.settings, work)


def _filed(settings: Settings, work: Work, occupied: set[PurePosixPath]) -> Iterator[Finding]:
    path = SectionPath.parse("/".join(work.path.parts[1:-1]))
    if path and (now := settings.taxonomy.current(path)) != path:
        place = entry_path(now, work.path.stem)
        fix = Fix(f"move the file to {place.parent}", Move(place))
        message = f"the section {path} is now called {now}"
        yield Finding(work, message, fix=fix if place not in occupied else None)


def _listed(settings: Settings, work: Work) -> Iterator[Finding]:
    value = work.entry.get("also")
    for match in _NAME.finditer(value):
        path = SectionPath.parse(match[0])
        if path and (now := settings.taxonomy.current(path)) != path:
            end = match.start() + len(match[0].rstrip())
            revised = f"{value[: match.start()]}{now}{value[end:]}"
            fix = Fix(f"write {now}", Revise({"also": revised}))
            message = f"the section {path} is now called {now}"
            yield Finding(work, message, "also", match.start(), fix)
            return


_ITALIC = re.compile(r"(?<![*\w])\*(?!\s)([^*\n]+)(?<!\s)\*(?![*\w])")


@library_rule("SEC011", "example-drift", preset=Preset.STRICT)
def example_drift(context: Context) -> Iterator[Finding]:
    """Yield each name in italics that is not the name of a work of the section."""
    library = context.library
    for path, text in _descriptions(library.settings):
        names = [match[1] for match in _ITALIC.finditer(text)]
        if not names:
            continue
        entries = [work.entry for work in library.listed(path)]
        short_titles = {normal(entry.get("shorttitle")) for entry in entries}
        titles = [entry.normal_title for entry in entries]
        for name in names:
            wanted = normal(name)
            is_listed = wanted in short_titles or any(wanted in title for title in titles)
            if wanted and not is_listed:
                message = f"the section {path} names {quoted(name)}, which is not one of its works"
                yield Finding(_SETTINGS, message)


def _descriptions(settings: Settings) -> Iterator[tuple[SectionPath, str]]:
    for section in settings.sections:
        yield section.path, section.focus
        for inner in section.subsections:
            yield SectionPath(section.slug, inner.slug), inner.description


@library_rule("SEC012", "two-titles-alike", preset=Preset.STRICT)
def two_titles_alike(context: Context) -> Iterator[Finding]:
    """Yield each title whose anchor an earlier title of the page has."""
    for titles in _pages(context.library.settings):
        first: dict[str, str] = {}
        for title in titles:
            earlier = first.setdefault(anchor(title), title)
            if earlier is not title:
                message = f"{quoted(title)} has the same anchor as {quoted(earlier)} on one page"
                yield Finding(_SETTINGS, message)


def _pages(settings: Settings) -> Iterator[list[str]]:
    """Yield the titles on each page: those of each folder's README, and of the root README."""
    front: list[str] = []
    for section in settings.sections:
        inner = [subsection.title for subsection in section.subsections]
        front.append(section.title)
        if section.folder:
            yield inner
        else:
            front += inner
    yield front
