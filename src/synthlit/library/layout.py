"""The paths of the generated files in the library."""

from pathlib import PurePosixPath

from synthlit.model.section import SectionPath
from synthlit.settings import Section, Settings

README = PurePosixPath("README.md")
_ALL, _FORMER_KEYS = "all", "former-keys"


def section_page(section: Section) -> PurePosixPath:
    """Return the list that holds a section's works: its folder's README, or the root's."""
    return PurePosixPath(section.folder) / README if section.folder else README


def lists(settings: Settings) -> tuple[PurePosixPath, ...]:
    """Return every list."""
    return tuple(dict.fromkeys((README, *map(section_page, settings.sections))))


def bib_file(settings: Settings, section: SectionPath | None = None) -> PurePosixPath:
    """Return the BibTeX file of a section, of a subsection, or of the whole list."""
    name = str(section) if section else _ALL
    if section and name in (_ALL, _FORMER_KEYS):
        name += "-section"
    return PurePosixPath(settings.export.folder, f"{name}.bib")


def former_keys_file(settings: Settings) -> PurePosixPath:
    """Return the file of works under the keys that they had before."""
    return PurePosixPath(settings.export.folder, f"{_FORMER_KEYS}.bib")
