"""The settings of a list as frozen values: what synthlit.toml can hold."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Annotated, Literal, get_args

from synthlit.model.private_fields import PRIVATE_FIELDS
from synthlit.model.section import SectionPath
from synthlit.model.taxonomy import Taxonomy
from synthlit.settings.field_types import (
    Codes,
    Deadline,
    ExportFolder,
    FieldNames,
    Folder,
    Folders,
    FormatNames,
    FormerNames,
    Interval,
    Line,
    Lines,
    OptionalAddress,
    Slug,
    Text,
    WebAddress,
    source_name,
)
from synthlit.settings.reading import inside, mapping, one_of, table, tables_of, text_as, tuple_of

ENTRIES = "entries"

PresetName = Literal["default", "strict", "awesome", "bibtex", "biblatex"]
LinkName = Literal["arxiv", "doi", "url"]
Dialect = Literal["bibtex", "biblatex"]
Unreadable = Literal["refuse", "leave-out"]
_preset = one_of(*get_args(PresetName))


@dataclass(frozen=True, kw_only=True)
class Subsection:
    """A subsection, whose slug is its anchor; `aliases` are former names, also of merged ones."""

    slug: Slug
    title: Line
    description: Text = ""
    aliases: FormerNames = ()
    former_titles: Lines = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section; without a folder its works are listed in the root README."""

    slug: Slug
    title: Line
    folder: Folder = None
    focus: Text = ""
    aliases: FormerNames = ()
    former_titles: Lines = ()
    former_folders: Folders = ()
    subsections: Annotated[tuple[Subsection, ...], tables_of(Subsection)] = ()

    @property
    def path(self) -> SectionPath:
        """Where works of the section itself are filed."""
        return SectionPath(self.slug)


@dataclass(frozen=True, kw_only=True)
class ListSettings:
    """The title of the list, its published address, and the links of its lines."""

    title: Line
    url: OptionalAddress = ""
    link: Annotated[tuple[LinkName, ...], tuple_of(one_of(*get_args(LinkName)))] = (
        "arxiv", "doi", "url",
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ExportSettings:
    """The formats that `export` writes without arguments, where, and what it leaves out.

    `unreadable` says what becomes of the lists where the file of a listed work cannot be read.
    """

    formats: FormatNames = ("bib", "md")
    folder: ExportFolder = "bib"
    dialect: Annotated[Dialect, one_of(*get_args(Dialect))] = "bibtex"
    private: FieldNames = PRIVATE_FIELDS
    unreadable: Annotated[Unreadable, one_of(*get_args(Unreadable))] = "refuse"


@dataclass(frozen=True, kw_only=True)
class _Rules:
    select: Codes = ()
    extend_select: Codes = field(default=(), metadata={"name": "extend-select"})
    ignore: Codes = ()


@dataclass(frozen=True, kw_only=True)
class PathSettings(_Rules):
    """Which rules run on the files that a pattern such as `drafts/**` matches."""

    match: Text
    preset: Annotated[PresetName | None, _preset] = None


@dataclass(frozen=True, kw_only=True)
class LintSettings(_Rules):
    """Which rules run: those of a preset, or those selected instead of it."""

    preset: Annotated[PresetName, _preset] = "default"
    paths: Annotated[tuple[PathSettings, ...], tables_of(PathSettings)] = ()


@dataclass(frozen=True, kw_only=True)
class SourceSettings:
    """The address and the time limits of a source, where they are not its defaults.

    `interval` lies between two requests, `deadline` is that for trying in all.
    """

    url: WebAddress = None
    interval: Interval = None
    deadline: Deadline = None


def _sources(value: object) -> Mapping[str, SourceSettings]:
    found: dict[str, SourceSettings] = {}
    for name, settings in mapping(value, "it should be a valid dictionary").items():
        inside(name, text_as(source_name), name)
        found[name] = inside(name, partial(table, SourceSettings), settings)
    return found


def _sections(value: object) -> tuple[Section, ...]:
    sections = tables_of(Section)(value)
    if not sections:
        raise ValueError("it needs at least one element")
    return sections


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All of synthlit.toml."""

    list: Annotated[ListSettings, partial(table, ListSettings)]
    export: Annotated[ExportSettings, partial(table, ExportSettings)] = ExportSettings()
    lint: Annotated[LintSettings, partial(table, LintSettings)] = LintSettings()
    sources: Annotated[Mapping[str, SourceSettings], _sources] = field(default_factory=dict)
    sections: Annotated[tuple[Section, ...], _sections]

    def __post_init__(self) -> None:
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
