"""Write name lists that BibTeX splits correctly."""

import re
from collections.abc import Callable

from synthlit.bibtex.writing.characters import accented, ascii_value, printable
from synthlit.bibtex.writing.tex_escape import tex_safe
from synthlit.model.initials import family_first
from synthlit.model.latex.plain import from_text
from synthlit.model.latex.scan import fits_braces
from synthlit.model.name import OTHERS, Name, split_names
from synthlit.model.name_lists import families_first

_WORDS = r"[A-Za-z.'-]+(?: [A-Za-z.'-]+)*"
# Matches most names: canonical, without characters to escape.
_PLAIN = re.compile(f"{_WORDS}, {_WORDS}")


def write(value: str, *, ascii: bool, accents: bool) -> str:  # noqa: A002
    """Return the names of a value, in ASCII throughout or with accented letters as commands."""
    letters = ascii_value if ascii else accented if accents else str
    if not fits_braces(value):
        return f"{{{letters(from_text(value))}}}"
    if "," in value:
        # BibTeX reads `Doe JA, Roe B` as one name.
        value = families_first(value) or value
    written = (
        name if _PLAIN.fullmatch(name) else _one_name(name, letters) for name in split_names(value)
    )
    return " and ".join(filter(None, written))


def _one_name(text: str, letters: Callable[[str], str]) -> str:
    """Return one name; initials may come last, and are not made a family name then."""
    if "," not in text and family_first(text):
        return letters(printable(tex_safe(text)))
    return _written(Name.from_bibtex(text), letters)


def _written(name: Name, letters: Callable[[str], str]) -> str:
    if name.is_others:
        return OTHERS
    family, given, particle, suffix = (
        letters(printable(tex_safe(part)))
        for part in (name.family, name.given, name.particle, name.suffix)
    )
    if name.corporate:
        return f"{{{family}}}"
    if not family:
        return f"{{{given}}}" if given else ""
    whole = f"{particle} {_one(family)}" if particle else _one(family)
    if not given:
        # Alone, two words would be a given name and a family name.
        alone = f"{whole}, {suffix}" if suffix else whole
        return f"{{{alone}}}" if " " in alone else alone
    return f"{whole}, {_one(suffix)}, {_one(given)}" if suffix else f"{whole}, {_one(given)}"


def _one(part: str) -> str:
    """Return a part with braces where a comma in it is no separator, as in `Family, Jr, A., B.`."""
    return f"{{{part}}}" if "," in part else part
