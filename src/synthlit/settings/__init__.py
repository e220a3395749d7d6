"""The list's own settings: synthlit.toml as a frozen value."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from synthlit.errors import InvalidSettings, NoLibrary
from synthlit.model import validation_messages
from synthlit.model.section import SectionPath
from synthlit.model.taxonomy import Taxonomy
from synthlit.settings import types
from synthlit.settings.types import (
    Folder,
    FormerName,
    Line,
    Slug,
    WebAddress,
)

FILE_NAME = "synthlit.toml"
ENTRIES = "entries"
_CODE = re.compile(r"[A-Z]{3}(?:\d{0,3})")


def _codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    for code in codes:
        if code != "ALL" and not _CODE.fullmatch(code):
            raise ValueError(
                f"{code!r} is no rule's code or the beginning of one, as in TXT or TXT001"
            )
    return codes


PresetName = Literal["default", "strict", "awesome", "bibtex", "biblatex"]
Codes = Annotated[tuple[str, ...], AfterValidator(_codes)]


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
    url: Annotated[str, AfterValidator(lambda text: text and types.web_address(text))] = ""
    link: tuple[Literal["arxiv", "doi", "url"], ...] = ("arxiv", "doi", "url")


class ExportSettings(_Part):
    """What `export` writes when it is not told."""

    formats: tuple[Literal["bib", "md", "json"], ...] = ("bib", "md")
    folder: Annotated[
        str, AfterValidator(lambda text: text if text == "bib" else types.folder(text))
    ] = "bib"
    dialect: Literal["bibtex", "biblatex"] = "bibtex"


class PathSettings(_Part):
    """Which rules are asked of the files that a pattern such as `drafts/**` matches."""

    match: str
    preset: PresetName | None = None
    select: Codes = ()
    extend_select: Annotated[Codes, Field(alias="extend-select")] = ()
    ignore: Codes = ()


class LintSettings(_Part):
    """Which rules are asked: those of a preset, or those selected instead of it."""

    preset: PresetName = "default"
    select: Codes = ()
    extend_select: Annotated[Codes, Field(alias="extend-select")] = ()
    ignore: Codes = ()
    paths: tuple[PathSettings, ...] = ()


class SourceSettings(_Part):
    """How a service is asked: its address, seconds between requests, seconds of trying in all."""

    url: WebAddress = "https://export.arxiv.org/api/query"
    interval: Annotated[float, Field(ge=0, le=3600)] = 3.0
    patience: Annotated[float, Field(gt=0, le=3600)] = 60.0


class Sources(_Part):
    """The services."""

    arxiv: SourceSettings = SourceSettings()


class Settings(_Part):
    """All of synthlit.toml."""

    list: ListSettings
    export: ExportSettings = ExportSettings()
    lint: LintSettings = LintSettings()
    sources: Sources = Sources()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        slugs = [section.slug for section in self.sections]
        folders = [
            unicodedata.normalize("NFC", folder).casefold()
            for section in self.sections
            for folder in (section.folder, *section.former_folders)
            if folder
        ]
        for what, names in (("slug", slugs), ("folder", folders)):
            for name in names:
                if names.count(name) > 1:
                    raise ValueError(f"two sections have the {what} {name!r}")
        if self.export.folder.casefold() in folders:
            raise ValueError(f"a section has the folder {self.export.folder!r} of the exports")
        for section in self.sections:
            inner = [subsection.slug for subsection in section.subsections]
            for name in inner:
                if inner.count(name) > 1:
                    raise ValueError(f"section {section.slug!r} has the subsection {name!r} twice")
        _ = self.taxonomy.former  # which tells former names that clash
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


def find_root(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that holds synthlit.toml.

    Raises NoLibrary.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        # A folder that may not be looked into holds no library of ours.
        with suppress(PermissionError):
            if (folder / FILE_NAME).is_file():
                return folder
    raise NoLibrary(str(start))


def load(root: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of the library at `root`; the environment overrides services' addresses.

    Raises InvalidSettings with the place of the first fault.
    """
    try:
        data = tomllib.loads((root / FILE_NAME).read_text("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        raise NoLibrary(str(root)) from None
    except OSError as fault:
        raise InvalidSettings(
            f"{FILE_NAME} cannot be read: {fault.strerror}", "give yourself the right to read it"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise InvalidSettings(
            f"{FILE_NAME} is not valid TOML: {fault}",
            "mend the line; https://toml.io has the rules",
        ) from None
    return parse(data, environment)


def parse(data: dict[str, Any], environment: Mapping[str, str]) -> Settings:
    """Make settings of parsed TOML. Raises InvalidSettings."""
    try:
        settings = Settings.model_validate(data)
    except ValidationError as fault:
        raise InvalidSettings(*_sentence(fault)) from None
    arxiv = settings.sources.arxiv.model_dump()
    for name in arxiv:
        variable = f"SYNTHLIT_ARXIV_{name.upper()}"
        if value := environment.get(variable):
            try:
                arxiv = SourceSettings.model_validate(arxiv | {name: value}).model_dump()
            except ValidationError as fault:
                raise InvalidSettings(
                    f"{variable}: {validation_messages.reason(fault)}",
                    "unset it, or give it another value",
                ) from None
    sources = Sources(arxiv=SourceSettings.model_validate(arxiv))
    return settings.model_copy(update={"sources": sources})


def _sentence(fault: ValidationError) -> tuple[str, str]:
    """Return what is wrong with the file and what to do."""
    place = validation_messages.place(fault)
    match fault.errors()[0]["type"]:
        case "extra_forbidden":
            return f"{FILE_NAME}: {place} is no setting", "remove it, or mend its spelling"
        case "missing":
            return f"{FILE_NAME}: {place} is missing", "add it; the README shows a whole file"
    where = f"{FILE_NAME}: {place}" if place else FILE_NAME
    return f"{where}: {validation_messages.reason(fault)}", "mend it; the README shows a whole file"
