"""Read the authors of a record as services print them, which is not always one name a string.

The forms are those among the authors of 149,000 arXiv papers and in arXiv's help for submitters.
"""

import re
from collections.abc import Iterator, Sequence

from synthlit.model import particles
from synthlit.model.affiliation import ORCID, PLACE, without_affiliation
from synthlit.model.latex.plain import from_text
from synthlit.model.latex.printed import printed
from synthlit.model.name import OTHERS, Name, is_corporate
from synthlit.model.text import clean

# "NVIDIA", ":", "Aarti Basant": what comes before the colon is no person.
_MOST_BEFORE_COLON = 2
# Most names: nothing but letters, and what stands between them in names.
_ORDINARY = re.compile(r"[^\W\d_]+(?:(?:[ .'’‐-]|\. )[^\W\d_]+)*\.?")
# Words between two names.
_HINTS = re.compile(r"\band\b|\bet\.? al\b|eam\. |\b(?:for|behalf)\b")
# "(1) MIT" as an author of its own, or after a name.
_NUMBERED_PLACE = re.compile(r"\(+\s*\d{1,2}\s*\)\s*[^\s,;)].*")
_NUMBERS = re.compile(
    r"(?<=[^\W\d_])(?<![A-Z])\s?\d{1,2}(?:,\s?\d{1,2})*(?=[*†‡\s,;]|$)|<sup>[^<>]{0,20}</sup>|"
    r"\s?\^\{?[\d,*]+\}?",
    re.ASCII,
)
# TeX's shorthand for an umlaut, G"um"uş, which is no quotation mark as in Linxi "Jim" Fan.
_NICKNAME = re.compile(r"(?<!\S)\"[^\s\"']+(?:\"|'')(?!\S)")
_SHORTHAND = re.compile(r'"([aouAOU])')
_UMLAUTS = dict(zip("aouAOU", "äöüÄÖÜ", strict=True))
_TIE = re.compile(r"(?<!\\)~")
_JOINED = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")
_STRAY = re.compile(r"\\(?![A-Za-z])|^[\s/|·•]+|[\s/|·•,;]+$")
_ET_AL = re.compile(r"[\s,]+(?:and\s+)?et\.?\s*al\b\.?$|[\s,]+and\s+others$", re.IGNORECASE)
_STRAY_AND = re.compile(r"^(?:and|&)\s+|\s+(?:and|&)$")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+")
_SEMICOLON = re.compile(r"\s*[;；、]\s*")
_COMMA = re.compile(r"\s*[,，]\s*")
_COLON = re.compile(r"\s*[:：]\s*")
_BEHALF = re.compile(r",?\s+(?:on behalf of|for)\s+(?=.*\b[Cc](?:ollaboration|onsortium)\b)")
_BRACKETS = re.compile(r"\([^()]*\)")
_IN_BRACKETS = re.compile(r"\s*\(((?:[^()]*\s)?[Cc](?:ollaboration|onsortium))\)")
_AFTER_TEAM = re.compile(r"(?<=\b[Tt]eam)\.\s+")
# The last word of a group whose members may follow it.
_GROUP = re.compile(
    r"\b(?:[Cc]ollaborations?|[Cc]onsortium|[Tt]eam|[Gg]roup|[Pp]roject|[Nn]etwork|[Cc]ommunity|"
    r"[Aa]lliance|[Ii]nitiative|[Cc]ommittee|[Cc]ontributors|[Ii]nvestigators)$"
)
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[\s-]?){1,4}")
_WORDS = re.compile(r"[^\W\d_][^\d:;]*(?:\s|[^\W\d_]\.)[^\d:;]*[^\W\d_]{2}\.?")
_FIRM = re.compile(
    r"\b(?:Company|Co\.?|Sons|Brothers|Press|Publish(?:ers|ing)|Associates|Partners)$"
)
# "International Union of Pure and Applied Chemistry" names no persons.
_IN_NO_NAME = frozenset(["and", "at", "by", "for", "in", "of", "on", "the", "to", "with"])
# "Doe J", with the initials last.
_FAMILY_FIRST = re.compile(r"([^\W\d_][\w'’-]+(?: [\w'’-]{2,})?) ([A-Z]{1,3})")
_DEGREE = re.compile(r"Ph\.?D\.?|M\.?D\.?|MSc|BSc")


def read_people(authors: Sequence[str]) -> tuple[Name, ...]:
    """Return the authors of a record in their order; some strings are several, some are none.

    Persons lose affiliations, ORCIDs and footnote marks. A string that cannot be taken apart for
    sure stays one name, which prints as it was.
    """
    if all(map(_ORDINARY.fullmatch, authors)) and not any(map(_HINTS.search, authors)):
        return tuple(map(_one, authors))
    texts = [_text(author) for author in authors]
    colon = next((i for i, text in enumerate(texts) if text.endswith((":", "："))), -1)
    is_sure = 0 <= colon < _MOST_BEFORE_COLON + (not _has_letters(texts[colon]))
    commas = [text.count(",") == 1 and " and " not in text for text in texts if text]
    reader = _Reader(family_first=len(commas) > 1 and all(commas))
    people: list[Name] = []
    for index, text in enumerate(texts):
        name = text.strip(":： ")
        if _has_letters(name):
            is_group = is_sure and index <= colon and _is_bare(name, authors[index])
            people += [_collective(name)] if is_group else reader.people(name)
    if people:
        return tuple(people)
    return tuple(Name.from_display(author) for author in authors if clean(author))


def _is_bare(name: str, author: str) -> bool:
    """Return whether a string of an author is nothing but one name."""
    return clean(author).rstrip(":： ") == name and not _COLON.search(name)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _collective(text: str) -> Name:
    return Name(from_text(text), corporate=True)


def _one(text: str) -> Name:
    """Return the name of a person or a collective; one word can be a company's."""
    return _collective(text) if particles.is_corporate_word(text) else Name.from_display(text)


def _text(author: str) -> str:
    """Return the string of an author without TeX, and without what belongs to no name."""
    text = clean(author)
    if _ORDINARY.fullmatch(text):
        return text
    text = clean(printed(_TIE.sub(" ", text), braces=False))
    text = _STRAY.sub("", _JOINED.sub(" ", text))
    if '"' in text and not _NICKNAME.search(text):
        text = _SHORTHAND.sub(lambda match: _UMLAUTS[match[1]], text)
    text = ORCID.sub("", text)
    if _is_group(_BRACKETS.sub("", text)) and not (_COMMA.search(text) or _AND.search(text)):
        return text
    text = _NUMBERED_PLACE.sub("", text)
    text = without_affiliation(text)
    if " " in text:
        text = _NUMBERS.sub("", text)
    return clean(_STRAY_AND.sub("", text))


class _Reader:
    """Reads the string of an author that may name several, or with the family name first."""

    def __init__(self, *, family_first: bool) -> None:
        self._family_first = family_first

    def people(self, text: str) -> list[Name]:
        return list(self._several(text))

    def _several(self, text: str) -> Iterator[Name]:
        if match := _ET_AL.search(text):
            if _has_letters(before := text[: match.start()]):
                yield from self._several(before)
            yield Name(OTHERS)
            return
        for separator in (_SEMICOLON, _COLON, _AFTER_TEAM, _BEHALF, _IN_BRACKETS):
            parts = [part for part in separator.split(text) if _has_letters(part)]
            if len(parts) < 2 or (separator is _COLON and not _is_followed(parts)):
                continue
            for number, part in enumerate(parts):
                is_group = separator is _COLON and not number
                yield from [_collective(part)] if is_group else self._several(part)
            return
        yield from self._listed(text)

    def _listed(self, text: str) -> Sequence[Name]:
        """Return the names that commas and `and` separate."""
        parts = [_pieces(part) for part in _AND.split(text)]
        pieces = [piece for part in parts for piece in part]
        if len(pieces) < 2:
            return [_one(pieces[0] if pieces else text)]
        if len(parts) == 1 and (kept := self._without_places(pieces)) != pieces:
            return self._listed(", ".join(kept))
        first, rest = pieces[0], pieces[1:]
        is_group = bool(_GROUP.search(first)) or particles.is_corporate_word(first)
        if is_group and all(map(_is_person, rest)):
            return [_collective(first), *map(Name.from_display, rest)]
        if any(map(_is_group, pieces)) or _FIRM.search(pieces[-1]):
            return [_collective(text)]
        return self._persons(parts, pieces) or [_collective(text)]

    def _without_places(self, pieces: Sequence[str]) -> Sequence[str]:
        """Return the pieces before the first that is an institution, if those are persons."""
        first = pieces[0]
        if is_corporate(first) or (" " not in first and len(pieces) < 3) or _is_lower(first):
            return pieces
        for index, piece in enumerate(pieces[1:], 1):
            acronym = _ACRONYM.fullmatch(piece) and not first.isupper() and not self._family_first
            if (acronym and _has_small(first)) or _is_group(piece) or PLACE.search(piece):
                is_given = index == 1 and " " not in first
                return pieces if is_given else pieces[:index]
        return pieces

    def _persons(self, parts: Sequence[Sequence[str]], pieces: Sequence[str]) -> list[Name]:
        """Return persons, or none if the pieces are not surely persons."""
        if all(map(_FAMILY_FIRST.fullmatch, pieces)):
            return [_turned(*piece.rsplit(" ", 1)) for piece in pieces]
        if all(len(part) == 2 and self._is_turned(*part) for part in parts):
            return [_turned(*part) for part in parts]
        if all(map(_is_person, pieces)):
            return [Name.from_display(piece) for piece in pieces]
        given = pieces[1::2]
        if len(pieces) % 2 == 0 and all(map(_INITIALS.fullmatch, given)):
            return [_turned(*pair) for pair in zip(pieces[::2], given, strict=True)]
        return []

    def _is_turned(self, family: str, given: str) -> bool:
        """Return whether two pieces are one name with the family name first."""
        if not _has_letters(family) or not _has_letters(given) or _AND.match(f" {family} "):
            return False
        if self._family_first or " " not in family or _is_lower(family):
            return True
        return " " not in given or bool(_INITIALS.fullmatch(given))


def _pieces(part: str) -> list[str]:
    """Return the texts between commas, with a suffix at the end of its name and no degree."""
    pieces: list[str] = []
    for piece in filter(None, map(str.strip, _COMMA.split(part))):
        if pieces and particles.SUFFIX.fullmatch(piece):
            pieces[-1] += f" {piece}"
        elif not (pieces and _DEGREE.fullmatch(piece)):
            pieces.append(piece)
    return pieces


def _is_person(piece: str) -> bool:
    if not _WORDS.fullmatch(piece) or is_corporate(piece):
        return False
    return _IN_NO_NAME.isdisjoint(piece.split(" "))


def _is_group(piece: str) -> bool:
    if " " in piece:
        return particles.is_corporate(piece)
    return particles.is_corporate_word(piece)


def _is_followed(parts: Sequence[str]) -> bool:
    """Return whether a collective and its members stand before and after a colon."""
    return _is_group(parts[0]) or " " in parts[1]


def _is_lower(text: str) -> bool:
    return text[:1].islower()


def _has_small(text: str) -> bool:
    return any(map(str.islower, text))


def _turned(family: str, given: str) -> Name:
    return Name.from_bibtex(from_text(f"{family}, {given}"))
