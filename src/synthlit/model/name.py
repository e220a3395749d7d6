"""Personal and corporate names, as BibTeX understands them.

Source: Patashnik, BibTeXing (1988), section 4; Markey, Tame the BeaST, section 11.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from synthlit.model.latex.canonical import canonical
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.text import clean

_SUFFIX = re.compile(r"(?:Jr|Sr|Snr|Jnr)\.?|I{2,3}|IV|VI{0,3}|[2-4](?:nd|rd|th)", re.ASCII)
# Words that only an organisation's name has.
_CORPORATE = re.compile(
    r"\b(?:Collaborations?|Consortium|Team|Group|Project|Community|Committee|Foundation|Institute|"
    r"Laborator(?:y|ies)|Labs?|University|Academy|Association|Society|Corporation|Inc|Ltd|GmbH|LLC|"
    r"Initiative|Network|Alliance|Authors|Contributors|Developers|Researchers|Center|Centre|"
    r"Department|OpenAI|DeepMind)\b|\b(?:Research|Intelligence)$"
)
# Capitalised particles, which BibTeX cannot see: "Benjamin Van Durme" is a Van Durme.
_CAPITAL_PARTICLES = frozenset(["Van", "Von", "Vander", "Vanden", "De", "Del", "Della", "Dela", "Di", "Da", "Dos", "Das", "La"])
# Van is a middle name behind these family names.
_VIETNAMESE = frozenset(
    ["Nguyen", "Tran", "Le", "Pham", "Hoang", "Huynh", "Phan", "Vu", "Vo", "Dang", "Bui", "Do", "Ho", "Ngo", "Duong", "Ly", "Dinh", "Trinh", "Truong", "Dao", "Mai", "Luong", "Cao", "Ta", "Chu", "Doan", "Lam", "Luu", "Nghiem", "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Trương", "Đào"]
)
_LOWER_PARTICLES = frozenset(
    ["af", "al", "av", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "ter", "van", "von", "zu", "zum", "zur"]
)
_AND = re.compile(r"(?:(?<=\s)|^)and(?=\s|$)", re.IGNORECASE)
# Records have "and Jane Doe" where somebody pasted a list.
_STRAY_AND = re.compile(r"^and (?=\S+ \S)|(?<=\S) and$")
_COMMA = re.compile(",")
_BLANK = re.compile(r"[\s~]+")
OTHERS = "others"


@dataclass(frozen=True)
class Name:
    """A name in its BibTeX parts; a corporate name stands whole in `family`, with `corporate` set.

    All parts are canonical values (see `synthlit.model.latex`).
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False

    @classmethod
    def from_bibtex(cls, text: str) -> Self:
        """Read one name: `von Family, Given`, `von Family, Jr, Given`, `Given von Family`, `{Whole}`."""
        text = text.strip()
        if _is_one_group(text):
            return cls(canonical(text[1:-1]), corporate=True)
        sections = [part.strip() for part in split_outside_braces(text, _COMMA)]
        if len(sections) == 1:
            return cls._from_words(_words(text))
        particle, family = _particle_before(_words(sections[0]))
        suffix = sections[1] if len(sections) > 2 else ""
        given = sections[-1] if len(sections) <= 3 else ", ".join(sections[2:])
        return cls(canonical(family), canonical(given), canonical(particle), canonical(suffix))

    @classmethod
    def _from_words(cls, words: Sequence[str]) -> Self:
        """Read `Given von Family`: the particle runs from the first to the last lower-case word."""
        lower = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
        if lower:
            first, after = lower[0], lower[-1] + 1
        else:
            first = after = max(len(words) - 1, 0)
        family, given, particle = words[after:], words[:first], words[first:after]
        return cls(_joined(family), _joined(given), _joined(particle))

    @classmethod
    def from_display(cls, text: str) -> Self:
        """Read a name as people print it, `Given von Family Jr.`; collectives are told by their words.

        What comes back from `display` is the text again, cleaned of white space and invisible
        characters.
        """
        text = _STRAY_AND.sub("", clean(text))
        if is_corporate(text):
            return cls(from_text(text), corporate=True)
        words = text.split(" ")
        suffix = ""
        if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) and not words[-2].endswith(","):
            suffix = words.pop()
        lower = [
            i
            for i, word in enumerate(words[:-1])
            if _is_lower(word) and (i or word in _LOWER_PARTICLES)
        ]
        first, after = (lower[0], lower[-1] + 1) if lower else (len(words) - 1, len(words) - 1)
        while (
            first > 1 and words[first - 1] in _CAPITAL_PARTICLES and not _van_is_given(words, first)
        ):
            first -= 1
        # A capital particle alone belongs to the family name: BibTeX would not find it again.
        if not lower:
            after = first
        family, given, particle = words[after:], words[:first], words[first:after]
        return cls(_value(family), _value(given), _value(particle), from_text(suffix))

    @property
    def bibtex(self) -> str:
        """The name in canonical form: `von Family, Jr, Given`; a corporate one in braces."""
        if self.corporate:
            return f"{{{self.family}}}"
        whole = f"{self.particle} {self.family}" if self.particle else self.family
        if self.suffix:
            return (
                f"{whole}, {self.suffix}, {self.given}"
                if self.given
                else f"{whole}, {self.suffix},"
            )
        return f"{whole}, {self.given}" if self.given else whole

    @property
    def display(self) -> str:
        """The name as people print it, plain: `Given von Family Jr.`."""
        parts = (self.given, self.particle, self.family, self.suffix)
        return " ".join(plain(part) for part in parts if part)

    @property
    def short(self) -> str:
        """What stands for the person in a list: the family name with its particle, plain."""
        return plain(f"{self.particle} {self.family}" if self.particle else self.family)

    @property
    def is_others(self) -> bool:
        """Whether this is BibTeX's `and others`, which is nobody."""
        return self.family == OTHERS and not self.given and not self.corporate


def is_corporate(text: str) -> bool:
    """Tell whether a printed name is a collective's, by what no person's name has."""
    if "," in text or _AND.search(text) or text == OTHERS:
        return True
    return " " in text and bool(_CORPORATE.search(text))


def split_names(value: str) -> list[str]:
    """Split a name list at `and` outside braces, as BibTeX does; empty names are kept."""
    return [part.strip() for part in split_outside_braces(value.strip(), _AND)]


def read_names(value: str) -> tuple[Name, ...]:
    """Read a BibTeX name list; `and others` comes last as a name that `is_others`."""
    return tuple(Name.from_bibtex(part) for part in split_names(value) if part.strip())


def write_names(names: Sequence[Name]) -> str:
    """Write names as a canonical BibTeX name list."""
    return " and ".join(name.bibtex for name in names)


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split where the separator stands outside braces."""
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


def _words(text: str) -> list[str]:
    return [word for word in split_outside_braces(text.strip(), _BLANK) if word]


def _is_one_group(text: str) -> bool:
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    return min(_depths(text[:-1]), default=0) > 0


def _depths(text: str) -> Iterator[int]:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        yield depth


def _is_lower(word: str) -> bool:
    """Tell whether the first letter outside braces is lower-case, which marks a particle."""
    bare = plain(word) if not word.startswith("{") or word.startswith("{\\") else ""
    letter = next((c for c in bare if c.isalpha()), "")
    return letter.islower()


def _particle_before(words: Sequence[str]) -> tuple[str, str]:
    """Split `von Family`: the particle ends with the last lower-case word before the final one."""
    lower = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    cut = lower[-1] + 1 if lower else 0
    return " ".join(words[:cut]), " ".join(words[cut:])


def _joined(words: Sequence[str]) -> str:
    return canonical(" ".join(words))


def _value(words: Sequence[str]) -> str:
    return from_text(" ".join(words))


def _van_is_given(words: Sequence[str], first: int) -> bool:
    return words[first - 1] == "Van" and not _VIETNAMESE.isdisjoint((words[0], words[-1]))
