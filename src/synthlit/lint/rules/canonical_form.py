"""The rule about the canonical form of a library's entries."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from synthlit.bibtex import canonical
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Rewrite
from synthlit.lint.name_cleaning import with_braced_groups, with_others
from synthlit.lint.rule import Finding, Fixes, Position, Preset, entry_rule
from synthlit.lint.text_cleaning import escaped, has_marker
from synthlit.model.entry import Entry
from synthlit.model.fields import MONTHS, NAMES, TEXT, VERBATIM, place
from synthlit.model.latex.accents import decode
from synthlit.model.particles import SUFFIX
from synthlit.model.text import clean

# A value without any of these and two apostrophes is already in canonical form, if it is one line
# of clean text.
_TEX = re.compile(r"[\\{}&%_#$~^`<]")
# The same of an address or an identifier.
_TEX_OF_ADDRESS = re.compile(r"[\\{}<$]")
# Most titles: braces around words with capitals, and no other TeX.
_PLAIN = r"[^\\{}&%_#$~^`<']*"
_PROTECTED = re.compile(rf"{_PLAIN}(?:\{{(?=[^{{}}A-Z]*[A-Z]){_PLAIN}\}}{_PLAIN})*")
# Most lists of names.
_NAME = r"(?!(?i:and)\b)[A-Za-z-]++, (?!(?i:and)\b)[A-Za-z.-]++(?: (?!(?i:and)\b)[A-Za-z.-]++)*+"
_USUAL_NAMES = re.compile(rf"{_NAME}(?: and {_NAME})*+")
_WORD = re.compile(r"[^ \t\n\r]+")
_SPACES = re.compile(" {2,}")
_SHOWN = 72


@entry_rule("FIL005", "noncanonical-form", fix=Fixes.SAFE, preset=Preset.HOUSE, library_only=True)
def noncanonical_form(work: Work) -> Iterator[Finding]:
    """Yield the first line that is not canonical, unless other rules report all differences."""
    # Another rule reports the byte-order mark.
    entry, file, text = work.entry, work.file, work.text.removeprefix("\ufeff")
    if (
        not (file.before or file.after)
        and is_canonical(entry)
        and text == canonical.write_entry(entry)
    ):
        return
    canonical_text = canonical.write(entry, file)
    if text == canonical_text or has_marker(text):
        return
    settled = canonical.canonical_entry(entry)
    reported = {name: value for name, value in entry.fields.items() if is_reported(name, value)}
    wanted_text = canonical_text.replace(
        canonical.write_entry(settled), canonical.write_entry(settled.revised(reported)), 1
    )
    if text != wanted_text:
        line, message = _first_difference(text, wanted_text)
        fix = Fix("write the file in canonical form", Rewrite())
        yield Finding(Position(work.path, line, key=work.key), message, fix=fix)


def is_canonical(entry: Entry) -> bool:
    """Return whether the entry certainly has canonical order and values; a fast check."""
    fields = entry.fields
    return _is_ordered(tuple(fields)) and all(_is_settled(*field) for field in fields.items())


# Thousands of entries have only a few dozen sets of fields.
@lru_cache(maxsize=1024)
def _is_ordered(names: tuple[str, ...]) -> bool:
    places = [place(name) for name in names]
    return places == sorted(places)


# Nearly every work has other values of these; the others repeat.
_VARIED = frozenset(
    {"title", "shorttitle", "author", "doi", "url", "eprint", "ids", "code", "pages", "annotation"}
)


def _is_settled(name: str, value: str) -> bool:
    """Return whether a value is canonical."""
    return _is_plain(name, value) if name in _VARIED else _is_plain_again(name, value)


def _is_plain(name: str, value: str) -> bool:
    if name in NAMES:
        plain = _USUAL_NAMES.fullmatch(value) is not None
        plain = plain or (not _has_tex(value) and clean(value) == value and _are_plain_names(value))
    elif name in VERBATIM:
        plain = not _TEX_OF_ADDRESS.search(value) and clean(value) == value
    elif name == "month":
        plain = value in MONTHS
    else:
        plain = not _has_tex(value) or (name == "title" and _is_protected(value))
        plain = plain and clean(value) == value
    return plain or _canonical_value(name, value) == value


_is_plain_again = lru_cache(maxsize=4096)(_is_plain)


def _has_tex(value: str) -> bool:
    return _TEX.search(value) is not None or "''" in value


def _is_protected(title: str) -> bool:
    """Return whether braces keep words with capitals, and the title has no other TeX."""
    return title.isascii() and _PROTECTED.fullmatch(title) is not None


@lru_cache(maxsize=4096)
def _canonical_value(name: str, value: str) -> str:
    """Return the canonical value; many works of one book have the same values."""
    return canonical.canonical_value(name, value)


def _are_plain_names(value: str) -> bool:
    """Return whether every name is `Family, Given` or one word, which canonical form keeps."""
    if _USUAL_NAMES.fullmatch(value):
        return True
    if value.lower().split(" ").count("and") != value.count(" and "):
        return False
    for name in value.split(" and "):
        family, comma, given = name.partition(", ")
        if "," in family or "," in given or family.endswith(" "):
            return False
        if " " in family and (not comma or SUFFIX.fullmatch(family.rpartition(" ")[2])):
            return False
    return True


def is_reported(name: str, value: str) -> bool:
    """Return whether other rules report all differences of the value from canonical form."""
    fixed = _WORD.sub(lambda word: clean(word[0]), value)
    if "  " not in value:
        # Two spaces remain where a word of invisible characters was removed.
        fixed = _SPACES.sub(" ", fixed).strip(" ")
    if name in TEXT:
        fixed = escaped(decode(fixed))
    if name in NAMES:
        fixed = with_braced_groups(with_others(fixed))
    return fixed != value and canonical.canonical_value(name, fixed) == fixed


def _first_difference(text: str, wanted_text: str) -> tuple[int, str]:
    """Return the first line that differs from the wanted text, and a message about it."""
    if "\r" in text:
        return text.count("\n", 0, text.index("\r")) + 1, "lines end in CR LF or CR, not in LF"
    lines = zip_longest(text.split("\n"), wanted_text.split("\n"))
    line, (had, wanted) = next(
        (number, pair) for number, pair in enumerate(lines, 1) if pair[0] != pair[1]
    )
    if wanted is None:
        return line - 1, "not in canonical form: the file should end before this line"
    if had is None:
        return line - 1, "not in canonical form: the last line has no line end"
    shown = wanted if len(wanted) <= _SHOWN else wanted[: _SHOWN - 1] + "…"
    return line, f"not in canonical form: this line should be `{shown}`"
