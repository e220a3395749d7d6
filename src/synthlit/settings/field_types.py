"""The types of values in synthlit.toml: a reader returns its value or raises ValueError."""

import re
from typing import Annotated

from synthlit.model.section import SectionPath, is_device, is_slug
from synthlit.plugins import FORMATS, SOURCES
from synthlit.settings.reading import number, text, text_as, tuple_of

_RESERVED_FOLDERS = frozenset({"entries", "bib", "src", "tests", "readme.md", "synthlit.toml"})
# Characters that some system refuses, and a space or dot at the end, which Windows drops.
_UNUSABLE = re.compile(r'[<>:"|?*]|^\s|[\s.]$')
_CODE = re.compile(r"ALL|[A-Z]{3}(?:\d{0,3})")
_FIELD_PATTERN = re.compile(r"[a-z_*][\w:.+*-]*", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?")


def slug(text: str) -> str:
    """Return the text, which must be a slug."""
    if is_device(text):
        raise ValueError(f"{text!r} is a device on Windows and cannot name a folder")
    if not is_slug(text):
        raise ValueError(
            "a slug has lower-case letters, digits and single hyphens, as in self-instruct"
        )
    return text


def folder(text: str) -> str:
    """Return the text, which must be a name that a section's folder can have."""
    if text in ("", ".", "..") or "/" in text or "\\" in text or text.startswith("."):
        raise ValueError("a folder is one name inside the library, as in 01_Pretraining")
    taken = text.lower() in _RESERVED_FOLDERS or is_device(text)
    if taken or _UNUSABLE.search(text) or not text.isprintable() or len(text) > 100:
        raise ValueError(f"{text!r} cannot be a section's folder")
    return text


def _web_address(text: str) -> str:
    if not _WEB_ADDRESS.fullmatch(text):
        raise ValueError(f"{text!r} is not an address that begins with http:// or https://")
    return text


def _former_name(text: object) -> SectionPath:
    path = SectionPath.parse(text) if isinstance(text, str) else None
    if path is None:
        raise ValueError("a former name is written in full, as in rlvr or rlvr/self-correction")
    return path


def line(text: str) -> str:
    """Return the text, which must be one line with visible characters."""
    if not text.strip() or not text.isprintable():
        raise ValueError("it must be one line of text")
    return text


def _codes(texts: tuple[str, ...]) -> tuple[str, ...]:
    wrong = next((text for text in texts if not _CODE.fullmatch(text)), None)
    if wrong is not None:
        raise ValueError(
            f"{wrong!r} is not a rule code or the beginning of one, as in TXT or TXT001"
        )
    return texts


def source_name(text: str) -> str:
    """Return the text, which must name a source."""
    if text not in SOURCES:
        raise ValueError(f"there is no source {text!r}; the sources are {', '.join(SOURCES)}")
    return text


def _format_name(text: str) -> str:
    if text not in FORMATS:
        *names, last = map(repr, FORMATS)
        raise ValueError(f"it should be {', '.join(names)} or {last}")
    return text


def _field_pattern(text: str) -> str:
    if not _FIELD_PATTERN.fullmatch(text):
        raise ValueError(f"{text!r} is not the name of a field, or a pattern such as bdsk-*")
    return text


def interval(value: object) -> float:
    """Return the seconds between two requests, at most an hour."""
    seconds = _at_most_an_hour(value)
    if not seconds >= 0:
        raise ValueError("it should be greater than or equal to 0")
    return seconds


def deadline(value: object) -> float:
    """Return the seconds for trying in all, at most an hour."""
    seconds = _at_most_an_hour(value)
    if not seconds > 0:
        raise ValueError("it should be greater than 0")
    return seconds


def _at_most_an_hour(value: object) -> float:
    seconds = number(value)
    if not seconds <= 3600:
        raise ValueError("it should be less than or equal to 3600")
    return seconds


Text = Annotated[str, text]
Slug = Annotated[str, text_as(slug)]
OptionalAddress = Annotated[str, text_as(lambda text: text and _web_address(text))]
WebAddress = Annotated[str | None, text_as(_web_address)]
Folder = Annotated[str | None, text_as(folder)]
Folders = Annotated[tuple[str, ...], tuple_of(text_as(folder))]
ExportFolder = Annotated[str, text_as(lambda text: text if text == "bib" else folder(text))]
FormerNames = Annotated[tuple[SectionPath, ...], tuple_of(_former_name)]
Line = Annotated[str, text_as(line)]
Lines = Annotated[tuple[str, ...], tuple_of(text_as(line))]
# A code is that of a rule, the beginning of one, or ALL.
Codes = Annotated[tuple[str, ...], lambda value: _codes(tuple_of(text)(value))]
FieldNames = Annotated[tuple[str, ...], tuple_of(text_as(_field_pattern))]
FormatNames = Annotated[tuple[str, ...], tuple_of(text_as(_format_name))]
Interval = Annotated[float | None, interval]
Deadline = Annotated[float | None, deadline]
