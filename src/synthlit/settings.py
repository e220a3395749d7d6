"""The list's own settings: synthlit.toml as a frozen value."""

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from synthlit.errors import InvalidSettings, NoLibrary, UnknownSection
from synthlit.model.section import SectionPath, is_slug

FILE_NAME = "synthlit.toml"
ENTRIES = "entries"
_RESERVED_FOLDERS = frozenset({ENTRIES, "bib", ".git", ".github", "src", "tests"})
_CODE = re.compile(r"[A-Z]{3}(?:\d{0,3})")


def _slug(text: str) -> str:
    if not is_slug(text):
        raise ValueError(
            "a slug has lower-case letters, digits and single hyphens, as in self-instruct"
        )
    return text


def _folder(text: str) -> str:
    path = PurePosixPath(text)
    if path.is_absolute() or len(path.parts) != 1 or text.startswith(".") or not text.isprintable():
        raise ValueError("a folder is one plain name inside the library, as in 01_Pretraining")
    if text.lower() in _RESERVED_FOLDERS or re.search(r'[<>:"\\|?*]', text):
        raise ValueError(f"{text!r} cannot be a section's folder")
    return text


def _line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("it must be one line of text")
    return text


def _codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    for code in codes:
        if code != "ALL" and not _CODE.fullmatch(code):
            raise ValueError(
                f"{code!r} is no rule's code or the beginning of one, as in TXT or TXT001"
            )
    return codes


Slug = Annotated[str, AfterValidator(_slug)]
Folder = Annotated[str, AfterValidator(_folder)]
Line = Annotated[str, AfterValidator(_line)]
Codes = Annotated[tuple[str, ...], AfterValidator(_codes)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Subsection(_Part):
    """A subsection: its slug is its anchor."""

    slug: Slug
    title: Line
    description: str = ""


class Section(_Part):
    """A section; without a folder its works stand in the root README."""

    slug: Slug
    title: Line
    folder: Folder | None = None
    focus: str = ""
    subsections: tuple[Subsection, ...] = ()

    @property
    def path(self) -> SectionPath:
        """Where works of the section itself are filed."""
        return SectionPath(self.slug)


class ListSettings(_Part):
    """What the list is called, where it is published, and what its lines link to."""

    title: Line
    url: str = ""
    link: tuple[Literal["arxiv", "doi", "url"], ...] = ("arxiv", "doi", "url")


class ExportSettings(_Part):
    """What `export` writes when it is not told."""

    formats: tuple[Literal["bib", "md"], ...] = ("bib", "md")
    folder: Annotated[
        str, AfterValidator(lambda text: text if text == "bib" else _folder(text))
    ] = "bib"
    dialect: Literal["bibtex", "biblatex"] = "bibtex"


class LintSettings(_Part):
    """Which rules are asked."""

    select: Codes = ("ALL",)
    ignore: Codes = ()


class SourceSettings(_Part):
    """How a service is asked: its address, seconds between requests, seconds of trying in all."""

    url: str = "https://export.arxiv.org/api/query"
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
        folders = [section.folder.lower() for section in self.sections if section.folder]
        for what, names in (("slug", slugs), ("folder", folders)):
            for name in names:
                if names.count(name) > 1:
                    raise ValueError(f"two sections have the {what} {name!r}")
        for section in self.sections:
            inner = [subsection.slug for subsection in section.subsections]
            for name in inner:
                if inner.count(name) > 1:
                    raise ValueError(f"section {section.slug!r} has the subsection {name!r} twice")
        return self

    def paths(self) -> Iterator[SectionPath]:
        """Yield every place where a work can be filed, in the list's order."""
        for section in self.sections:
            yield section.path
            for subsection in section.subsections:
                yield SectionPath(section.slug, subsection.slug)

    def section(self, slug: str) -> Section:
        """Return a section by its slug, which must be one."""
        return next(section for section in self.sections if section.slug == slug)

    def place(self, text: str) -> SectionPath:
        """Return the place that a person named: `rlvr`, `rlvr/self-correction`, `self-correction`.

        Raises UnknownSection with the nearest names.
        """
        paths = list(self.paths())
        wanted = text.strip().strip("/").lower()
        matches = [path for path in paths if str(path) == wanted] or [
            path for path in paths if path.subsection == wanted
        ]
        if len(matches) == 1:
            return matches[0]
        known = [str(path) for path in paths]
        if matches:
            raise UnknownSection(text, list(map(str, matches)), known)
        by_last = {name.rpartition("/")[2]: name for name in reversed(known)}
        nearest = difflib.get_close_matches(wanted, [*known, *by_last], n=3, cutoff=0.5)
        nearest = list(dict.fromkeys(by_last.get(name, name) for name in nearest))
        raise UnknownSection(text, nearest[:2], known)


def find_root(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that holds synthlit.toml.

    Raises NoLibrary.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise NoLibrary(str(start))


def load(root: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of the library at `root`; the environment overrides services' addresses.

    Raises InvalidSettings with the place of the first fault.
    """
    try:
        data = tomllib.loads((root / FILE_NAME).read_text("utf-8-sig"))
    except FileNotFoundError:
        raise NoLibrary(str(root)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise InvalidSettings(
            f"{FILE_NAME} is not valid TOML: {fault}",
            "mend the line; https://toml.io has the rules",
        ) from None
    return parse(data, environment)


def parse(data: dict[str, Any], environment: Mapping[str, str]) -> Settings:
    """Make settings of parsed TOML. Raises InvalidSettings."""
    overrides = {
        name: environment[variable]
        for name, variable in (
            ("url", "SYNTHLIT_ARXIV_URL"),
            ("interval", "SYNTHLIT_ARXIV_INTERVAL"),
            ("patience", "SYNTHLIT_ARXIV_PATIENCE"),
        )
        if environment.get(variable)
    }
    try:
        settings = Settings.model_validate(data)
        arxiv = SourceSettings.model_validate(settings.sources.arxiv.model_dump() | overrides)
    except ValidationError as fault:
        raise InvalidSettings(*_sentence(fault)) from None
    return settings.model_copy(update={"sources": Sources(arxiv=arxiv)})


def _sentence(fault: ValidationError) -> tuple[str, str]:
    """Turn pydantic's first complaint into what is wrong and what to do."""
    first = fault.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "the file"
    if first["type"] == "extra_forbidden":
        return f"{FILE_NAME}: {place} is no setting", "remove it, or mend its spelling"
    if first["type"] == "missing":
        return f"{FILE_NAME}: {place} is missing", "add it; the README shows a whole file"
    reason = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return f"{FILE_NAME}: {place}: {reason}", "mend the value; the README shows a whole file"
