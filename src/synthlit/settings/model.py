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
    """A subsection, whose slug is its anchor; `aliases` are former names, also of merged ones."""

    slug: Slug
    title: Line
    description: str = ""
    aliases: tuple[FormerName, ...] = ()
    former_titles: tuple[Line, ...] = ()


class Section(_Part):
    """A section; without a folder its works are listed in the root README."""

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
    """The title of the list, its published address, and the links of its lines."""

    title: Line
    url: OptionalAddress = ""
    link: tuple[Literal["arxiv", "doi", "url"], ...] = ("arxiv", "doi", "url")


class ExportSettings(_Part):
    """The formats that `export` writes without arguments, and where."""

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
    """The address and the time limits of a source, where they are not its defaults.

    `interval` lies between two requests, `deadline` is that for trying in all.
    """

    url: WebAddress | None = None
    interval: Annotated[float, Field(ge=0, le=3600)] | None = None
    deadline: Annotated[float, Field(gt=0, le=3600)] | None = None


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
        """Yield every section and subsection, in the list's order."""
        yield from self.taxonomy.names

    def section(self, slug: str) -> Section:
        """Return a section by its slug, which must be one."""
        return next(section for section in self.sections if section.slug == slug)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """Every section and subsection, with its former names."""
        names: dict[SectionPath, tuple[SectionPath, ...]] = {}
        for section in self.sections:
            names[section.path] = section.aliases
            for inner in section.subsections:
                names[SectionPath(section.slug, inner.slug)] = inner.aliases
        return Taxonomy(names)


def _repeated(names: Iterable[str]) -> str | None:
    return next((name for name, number in Counter(names).items() if number > 1), None)
