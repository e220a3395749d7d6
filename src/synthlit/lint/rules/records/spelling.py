"""Write letters as the file does that they are put into."""

import re
from functools import lru_cache

from synthlit.library.library import Work
from synthlit.model.latex.accents import encode

_COMMAND = re.compile(r"\\(?:[\"'`^~=.]|[cvuHkr][ {])\{?\\?[A-Za-z]")
_LETTER = re.compile(r"[À-ÖØ-öø-ɏḀ-ỿ]")
_DOTLESS = re.compile(r"\\[ij](?![A-Za-z])")
_DOTTED = re.compile(r"\\[\"'`^~=]\{?[ij](?![A-Za-z])")
_GROUP = re.compile(r"\{\\([ij])\}")


def spelt(work: Work, text: str) -> str:
    """Return the text with accents as commands, if that is how the authors or the file have most.

    The dots of an i are taken off where most are in the file.
    """
    if text.isascii():
        return text
    authors = work.entry.get("author")
    commands = bool(_COMMAND.search(authors))
    if commands == bool(_LETTER.search(authors)):
        commands = _has_commands(work.text)
    if not commands:
        return text
    return encode(text) if _has_dotless(work.text) else _GROUP.sub(r"\1", encode(text))


@lru_cache(maxsize=8)
def _has_commands(text: str) -> bool:
    return len(_COMMAND.findall(text)) > len(_LETTER.findall(text))


@lru_cache(maxsize=8)
def _has_dotless(text: str) -> bool:
    return len(_DOTLESS.findall(text)) > len(_DOTTED.findall(text))
