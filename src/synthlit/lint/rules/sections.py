"""Rules about the sections to which entries belong."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.errors import UnknownSection
from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Position, Preset, entry_rule, library_rule
from synthlit.lint.texts import did_you_mean, quoted
from synthlit.model.section import SectionPath
from synthlit.settings import FILE_NAME, Settings


def suggestion(settings: Settings, text: str) -> str:
    """Return the end of a message that suggests sections."""
    try:
        return did_you_mean(str(settings.taxonomy.find(text)))
    except UnknownSection as unknown:
        return f": {unknown.hint}"


@library_rule("SEC001", "unknown-section")
def unknown_section(context: Context) -> Iterator[Finding]:
    """Yield each work whose folder is not a section."""
    settings = context.library.settings
    known = frozenset(settings.paths())
    for work in context.library.works:
        if work.section not in known:
            if work.section.section:
                meant = suggestion(settings, str(work.section))
                yield Finding(work, f"there is no section {work.section}{meant}")
            else:
                yield Finding(work, "the file is not in the folder of a section")


_NAME = re.compile(r"[^,;\s][^,;]*")


@library_rule("SEC002", "unknown-also")
def unknown_also(context: Context) -> Iterator[Finding]:
    """Yield each name in `also` that is not a section."""
    settings = context.library.settings
    known = frozenset(settings.paths())
    for work in context.library.works:
        if "also" not in work.entry.fields:
            continue
        for match in _NAME.finditer(work.entry.get("also")):
            name = match[0].strip()
            path = SectionPath.parse(name)
            if path is None or settings.taxonomy.current(path) not in known:
                message = f"there is no section {quoted(name)}{suggestion(settings, name)}"
                yield Finding(work, message, "also", match.start())


@entry_rule("SEC003", "redundant-also", fix=Fixes.SAFE, fields=("also",), library_only=True)
def redundant_also(work: Work) -> Iterator[Finding]:
    """Yield the first name in `also` that repeats another, or the work's own section."""
    names = [match[0].strip() for match in _NAME.finditer(work.entry.get("also"))]
    seen = {work.section}
    kept: list[str] = []
    for name in names:
        path = SectionPath.parse(name)
        if path is None or path not in seen:
            kept.append(name)
        if path is not None:
            seen.add(path)
    if len(kept) < len(names):
        surplus = next(name for name in names if names.count(name) > kept.count(name))
        filed = SectionPath.parse(surplus) == work.section
        message = (
            f"the work is already filed in {surplus}" if filed else f"{surplus} is named twice"
        )
        edit = Revise({"also": ", ".join(kept) or None})
        yield Finding(work, message, "also", fix=Fix(f"remove {surplus} from also", edit))


@library_rule("SEC004", "unplaced-work", preset=Preset.STRICT)
def unplaced_work(context: Context) -> Iterator[Finding]:
    """Yield each work that is in a section with subsections, but in none of them."""
    library = context.library
    divided = {
        section.path: SectionPath(section.slug, section.subsections[0].slug)
        for section in library.settings.sections
        if section.subsections
    }
    for work in library.works:
        if first := divided.get(work.section):
            message = f"{work.section} has subsections: move the work to one, such as {first}"
            yield Finding(work, message)


_FEW = 3


@library_rule("SEC006", "small-section", preset=Preset.STRICT)
def small_section(context: Context) -> Iterator[Finding]:
    """Yield each section without subsections, and each subsection, that lists too few works."""
    library = context.library
    divided = {section.path for section in library.settings.sections if section.subsections}
    listed = [path for work in library.works for path in work.sections]
    for path in library.settings.paths() if listed else ():
        count = listed.count(path)
        if path not in divided and count < _FEW:
            works = "1 work" if count == 1 else f"{count or 'no'} works"
            yield Finding(Position(PurePosixPath(FILE_NAME)), f"the section {path} lists {works}")
