"""How the words of a list's settings are spelt."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from synthlit.model.file_names import is_device
from synthlit.model.section import SectionPath, is_slug

_RESERVED_FOLDERS = frozenset({"entries", "bib", "src", "tests", "readme.md", "synthlit.toml"})
# Characters that some system refuses, and a space or dot at the end, which Windows drops.
_UNUSABLE = re.compile(r'[<>:"|?*]|^\s|[\s.]$')
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?")


def slug(text: str) -> str:
    """Return the text, which must be a slug. Raises ValueError."""
    if is_device(text):
        raise ValueError(f"{text!r} is a device on Windows, so no folder can have that name")
    if not is_slug(text):
        raise ValueError(
            "a slug has lower-case letters, digits and single hyphens, as in self-instruct"
        )
    return text


def folder(text: str) -> str:
    """Return the text, which must be a name that a section's folder can have. Raises ValueError."""
    if text in ("", ".", "..") or "/" in text or "\\" in text or text.startswith("."):
        raise ValueError("a folder is one plain name inside the library, as in 01_Pretraining")
    taken = text.lower() in _RESERVED_FOLDERS or is_device(text)
    if taken or _UNUSABLE.search(text) or not text.isprintable() or len(text) > 100:
        raise ValueError(f"{text!r} cannot be a section's folder")
    return text


def web_address(text: str) -> str:
    """Return the text, which must be an http or https address. Raises ValueError."""
    if not _WEB_ADDRESS.fullmatch(text):
        raise ValueError(f"{text!r} is no address that begins with http:// or https://")
    return text


def former_name(text: object) -> SectionPath:
    """Return the place that a text names in full. Raises ValueError."""
    path = SectionPath.parse(text) if isinstance(text, str) else None
    if path is None:
        raise ValueError("a former name is written in full, as in rlvr or rlvr/self-correction")
    return path


def line(text: str) -> str:
    """Return the text, which must be one line that shows something. Raises ValueError."""
    if not text.strip() or not text.isprintable():
        raise ValueError("it must be one line of text")
    return text


Slug = Annotated[str, AfterValidator(slug)]
WebAddress = Annotated[str, AfterValidator(web_address)]
Folder = Annotated[str, AfterValidator(folder)]
FormerName = Annotated[SectionPath, BeforeValidator(former_name)]
Line = Annotated[str, AfterValidator(line)]
