"""The settings of a list as frozen values: what synthlit.toml can hold."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from synthlit.model.section import SectionPath
from synthlit.model.taxonomy import Taxonomy
from synthlit.settings.field_types import (
    Codes,
    ExportFolder,
    Folder,
    FormatName,
    FormerName,
    Line,
    OptionalAddress,
    Slug,
    SourceName,
    WebAddress,
)

ENTRIES = "entries"

PresetName = Literal["default", "strict", "awesome", "bibtex", "biblatex"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class Subsection(_Part):
    """A subsection: its slug is its anchor. `aliases` are names that it had, or what it took in."""

    slug: Slug
    title: Line
    description: str = ""
    aliases: tuple[FormerName, ...] = ()
    former_titles: tuple[Line, ...] = ()


class Section(_Part):
    """A section; without a folder its works stand in the root README."""

    slug: Slug
    title: Line
    folder: Folder | None = None
    focus: str = ""
    aliases: tuple[FormerName, ...] = ()
    former_titles: tuple[Line, ...] = ()
    former_folders: tuple[Folder, ...] = ()
    subsections: tuple[Subsection, ...] = ()

    @property
    def path(self) -> SectionPath:
        """Where works of the section itself are filed."""
        return SectionPath(self.slug)


class ListSettings(_Part):
    """What the list is called, where it is published, and what its lines link to."""

    title: Line
    url: OptionalAddress = ""
    link: tuple[Literal["arxiv", "doi", "url"], ...] = ("arxiv", "doi", "url")


class ExportSettings(_Part):
    """What `export` writes without arguments."""

    formats: tuple[FormatName, ...] = ("bib", "md")
    folder: ExportFolder = "bib"
    dialect: Literal["bibtex", "biblatex"] = "bibtex"


class _Rules(_Part):
    select: Codes = ()
    extend_select: Annotated[Codes, Field(alias="extend-select")] = ()
    ignore: Codes = ()


class PathSettings(_Rules):
    """Which rules run on the files that a pattern such as `drafts/**` matches."""

    match: str
    preset: PresetName | None = None


class LintSettings(_Rules):
    """Which rules run: those of a preset, or those selected instead of it."""

    preset: PresetName = "default"
    paths: tuple[PathSettings, ...] = ()


class SourceSettings(_Part):
    """How a source is asked, where it is not its own default: address and seconds.

    `interval` lies between two requests, `patience` is for trying in all.
    """

    url: WebAddress | None = None
    interval: Annotated[float, Field(ge=0, le=3600)] | None = None
    patience: Annotated[float, Field(gt=0, le=3600)] | None = None


class Settings(_Part):
    """All of synthlit.toml."""

    list: ListSettings
    export: ExportSettings = ExportSettings()
    lint: LintSettings = LintSettings()
    sources: Mapping[SourceName, SourceSettings] = {}
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        if slug := _repeated(section.slug for section in self.sections):
            raise ValueError(f"two sections have the slug {slug!r}")
        folders = [
            unicodedata.normalize("NFC", folder).casefold()
            for section in self.sections
            for folder in (section.folder, *section.former_folders)
            if folder
        ]
        if folder := _repeated(folders):
            raise ValueError(f"two sections have the folder {folder!r}")
        if self.export.folder.casefold() in folders:
            raise ValueError(f"a section has the folder {self.export.folder!r} of the exports")
        for section in self.sections:
            if slug := _repeated(inner.slug for inner in section.subsections):
                raise ValueError(f"section {section.slug!r} has the subsection {slug!r} twice")
        _ = self.taxonomy.former  # raises ValueError for former names that clash
        return self

    def paths(self) -> Iterator[SectionPath]:
        """Yield every place where a work can be filed, in the list's order."""
        yield from self.taxonomy.names

    def section(self, slug: str) -> Section:
        """Return a section by its slug, which must be one."""
        return next(section for section in self.sections if section.slug == slug)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """Every place where a work can be filed, with the names that it had before."""
        names: dict[SectionPath, tuple[SectionPath, ...]] = {}
        for section in self.sections:
            names[section.path] = section.aliases
            for inner in section.subsections:
                names[SectionPath(section.slug, inner.slug)] = inner.aliases
        return Taxonomy(names)

    def place(self, text: str) -> SectionPath:
        """Return the place that a person named: `rlvr`, `rlvr/self-correction`, `self-correction`.

        Former names find what they have become. Raises UnknownSection with the nearest names.
        """
        return self.taxonomy.find(text)

    def current(self, path: SectionPath) -> SectionPath:
        """Return what a path means now: itself where it is in the list, or unknown."""
        return self.taxonomy.current(path)


def _repeated(names: Iterable[str]) -> str | None:
    return next((name for name, number in Counter(names).items() if number > 1), None)
