"""Personal and corporate names, as BibTeX understands them.

Source: Patashnik, BibTeXing (1988), section 4; Markey, Tame the BeaST, section 11.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from synthlit.model import particles
from synthlit.model.initials import family_first
from synthlit.model.latex.accents import closed_up, decode
from synthlit.model.latex.canonical import canonical
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.latex.scan import needs_work
from synthlit.model.text import clean

_AND = re.compile(r"(?:(?<=\s)|^)and(?=\s|$)", re.IGNORECASE)
# Some records have "and Jane Doe", from a pasted list.
_STRAY_AND = re.compile(r"^and (?=\S+ \S)|(?<=\S) and$")
_SUFFIX_AFTER_COMMA = re.compile(rf"\s*, (?=(?:{particles.SUFFIX.pattern})$)")
_UNPLAIN = re.compile(r"[\\{}&%_#$~^`]|''")
_COMMA = re.compile(",")
_HYPHEN = re.compile("-")
# After a backslash, a ~ is an accent.
_BLANK = re.compile(r"(?:\s|(?<!\\)~)+")
# Characters that a personal name does not contain.
_NOT_PERSONAL = re.compile(r"[\d()\[\]@;*†‡]")
OTHERS = "others"
# Matches most names: one word, a comma, and a given name, without TeX.
_SIMPLE = re.compile(r"([A-Z][A-Za-z-]*), ([A-Za-z.-]+(?: [A-Za-z.-]+)*)")
# A list of such names.
_NO_AND = r"(?!(?i:and)\b)[A-Za-z.-]++"
_SIMPLE_NAME = rf"[A-Z][A-Za-z-]*+, {_NO_AND}(?: {_NO_AND})*+"
_SIMPLE_LIST = re.compile(rf"{_SIMPLE_NAME}(?: and {_SIMPLE_NAME})*+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its BibTeX parts; a corporate name is whole in `family`, with `corporate` set.

    All parts are canonical values (see `synthlit.model.latex`).
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False

    @classmethod
    @lru_cache(maxsize=4096)
    def from_bibtex(cls, text: str) -> "Name":
        """Read one name of a BibTeX list.

        Forms: `von Family, Given`, `von Family, Jr, Given`, `Given von Family`, `{Whole}`. The
        third cannot mark a suffix or a capital particle, so they are known by their words.
        """
        if match := _SIMPLE.fullmatch(text):
            return cls(match[1], match[2])
        text = closed_up(clean(text))
        if text.startswith("{") and _is_one_group(whole := decode(text)):
            return cls(canonical(whole[1:-1]), corporate=True)
        sections = [part.strip() for part in split_outside_braces(text, _COMMA)]
        words = [word for word in split_outside_braces(sections[0], _BLANK) if word]
        if len(sections) == 1:
            words, suffix = particles.split_suffix(words, least=2)
            given, particle, family = particles.split_words(words, _is_lower)
            return cls(_joined(family), _joined(given), _joined(particle), suffix)
        suffix = sections[1] if len(sections) > 2 else ""
        if not suffix:
            words, suffix = particles.split_suffix(words, least=1)
        given_name = sections[-1] if len(sections) <= 3 else ", ".join(sections[2:])
        lower = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
        cut = lower[-1] + 1 if lower else 0
        return cls(
            _joined(words[cut:]), _joined([given_name]), _joined(words[:cut]), _joined([suffix])
        )

    @classmethod
    def from_display(cls, text: str) -> Self:
        """Read a name as people print it, `Given von Family Jr.`, or a collective's.

        `display` returns the text again, without superfluous white space and invisible
        characters.
        """
        text = _SUFFIX_AFTER_COMMA.sub(" ", _STRAY_AND.sub("", decode(clean(text))))
        if is_corporate(text):
            return cls(from_text(text), corporate=True)
        words, suffix = particles.split_suffix(text.split(" "), least=2)
        given, particle, family = particles.split_words(
            words, _begins_lower, particles.begins_family
        )
        return cls(_value(family), _value(given), _value(particle), suffix)

    @property
    def bibtex(self) -> str:
        """The name in canonical form: `von Family, Jr, Given`; a corporate one in braces."""
        if self.corporate:
            return f"{{{self.family}}}"
        parts = [f"{self.particle} {self.family}".strip()]
        if self.suffix:
            parts.append(self.suffix)
        if self.given or self.suffix:
            parts.append(self.given)
        written = ", ".join(parts).rstrip()
        # After a suffix, an extra comma belongs to the given name.
        unsafe = parts if len(parts) < 3 else parts[:2]
        commas = any(len(split_outside_braces(part, _COMMA)) > 1 for part in unsafe)
        alone = len(parts) == 1 and " " in written and Name.from_bibtex(written) != self
        if commas or alone or len(split_names(written)) > 1:
            # A comma, a second word or an `and` would be read as something else.
            whole = (self.given, self.particle, self.family, self.suffix)
            return f"{{{' '.join(part for part in whole if part)}}}"
        return written

    @property
    def display(self) -> str:
        """The name as people print it, plain: `Given von Family Jr.`."""
        parts = [*filter(None, (self.given, self.particle, self.family, self.suffix))]
        whole = " ".join(parts)
        return " ".join(map(plain, parts)) if needs_work(whole) else whole

    @property
    def short(self) -> str:
        """The family name with its particle, plain, as short lists name a person."""
        return plain(f"{self.particle} {self.family}" if self.particle else self.family)

    @property
    def is_others(self) -> bool:
        """Whether this is BibTeX's `and others`, which is not a person."""
        return self.family == OTHERS and not self.given and not self.corporate


def is_corporate(text: str) -> bool:
    """Return whether a printed name is a collective's: it has what personal names do not have."""
    if "," in text or _AND.search(text) or text == OTHERS:
        return True
    return particles.is_corporate(text)


def split_names(value: str) -> list[str]:
    """Split a name list at `and` outside braces, as BibTeX does; empty names are kept."""
    return [part.strip() for part in split_outside_braces(value.strip(), _AND)]


def read_names(value: str) -> tuple[Name, ...]:
    """Read a BibTeX name list; `and others` comes last as a name that `is_others`."""
    names = (Name.from_bibtex(part) for part in split_names(clean(value)))
    return tuple(name for name in names if name.family or name.given)


def simple_list(value: str) -> tuple[str, ...]:
    """Return the names of a list of simple names as people print them; nothing for other lists."""
    if not _SIMPLE_LIST.fullmatch(value):
        return ()
    parts = (name.partition(", ") for name in value.split(" and "))
    return tuple([f"{given} {family}" for family, _, given in parts])


def write_names(names: Sequence[Name]) -> str:
    """Write names as a canonical BibTeX name list."""
    return " and ".join(filter(None, (name.bibtex for name in names)))


def canonical_names(value: str) -> str:
    """Return a BibTeX name list in canonical form.

    A name in reading order with characters that personal names do not have, such as digits or
    parentheses, keeps its order: its last word is not a family name. So does one in which
    `Name.from_bibtex` finds another family name than BibTeX: in `J. Ben Lieberman` only a person
    can tell.
    """
    if _is_plain_list(value):
        return value
    return " and ".join(filter(None, map(_canonical_name, split_names(clean(value)))))


def _canonical_name(text: str) -> str:
    """Return a name in canonical form; empty if the text contains no name."""
    if _is_ambiguous(text) or any(map(family_first, text.split(","))):
        return canonical(text)
    name = Name.from_bibtex(text)
    if not name.family and not name.given:
        return ""
    return name.bibtex if _is_read_alike(text, name) else canonical(text, is_list=True)


def _is_read_alike(text: str, name: Name) -> bool:
    """Return whether BibTeX finds the same family name and particle in the text."""
    sections = split_outside_braces(closed_up(text), _COMMA)
    if name.corporate or len(sections) > 2:
        return True
    words = [word for word in split_outside_braces(sections[0], _BLANK) if word]
    words, _ = particles.split_suffix(words, least=3 - len(sections))
    # `\TUG\ Board` is two words, of which the first cannot stand before a comma or a brace.
    if any(word.endswith("\\") for word in words):
        return False
    # BibTeX also splits words at hyphens: in `Chih-sung Tang`, sung is a particle.
    if any(_is_lower(part) for word in words for part in split_outside_braces(word, _HYPHEN)[1:]):
        return False
    lower = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    particle = words[lower[0] if len(sections) == 1 else 0 : lower[-1] + 1] if lower else []
    family = words[lower[-1] + 1 if lower else -1 if len(sections) == 1 else 0 :]
    return (_joined(particle), _joined(family)) == (name.particle, name.family)


def _is_ambiguous(name: str) -> bool:
    if not _NOT_PERSONAL.search(name):
        return False
    outside = "".join(c for c, depth in zip(name, _depths(name), strict=True) if depth <= 0)
    return bool(_NOT_PERSONAL.search(outside)) and "," not in outside


def _is_plain_list(value: str) -> bool:
    """Return whether a list is certainly canonical: `Family, Given and Family, Given`."""
    if _UNPLAIN.search(value) or clean(value) != value:
        return False
    for name in value.split(" and "):
        family, comma, given = name.partition(", ")
        last = family.rpartition(" ")[2]
        if not comma or "," in family or "," in given or _AND.search(name):
            return False
        if family != family.strip() or given != given.strip() or not family or not given:
            return False
        if particles.SUFFIX.fullmatch(last) and last != family:
            return False
    return True


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split at each separator outside braces."""
    if "{" not in text:
        return separator.split(text)
    depths = list(_depths(text))
    pieces: list[str] = []
    start = 0
    for match in separator.finditer(text):
        if depths[match.start()] <= 0:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def _is_one_group(text: str) -> bool:
    if not text.endswith("}"):
        return False
    return text.startswith("{") and min(_depths(text[:-1]), default=0) > 0


def _depths(text: str) -> Iterator[int]:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        yield depth


def _is_lower(word: str) -> bool:
    """Return whether the first letter outside braces is lower-case, which marks a particle."""
    return _begins_lower(plain(word)) if word[:1] != "{" or word[:2] == "{\\" else False


def _begins_lower(word: str) -> bool:
    return next((c for c in word if c.isalpha()), "").islower()


def _joined(words: Sequence[str]) -> str:
    return canonical(" ".join(words), is_list=True)


def _value(words: Sequence[str]) -> str:
    return from_text(" ".join(words))
