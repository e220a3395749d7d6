"""Identifiers of works as values: arXiv identifiers and DOIs.

Most identifiers in a library are bare; the patterns that find others in addresses and citations are
loaded when one needs them.
"""

import re
from dataclasses import dataclass
from typing import Self, TypeAlias
from urllib.parse import quote

from synthlit.errors import InvalidIdentifier

_VERSION = r"(?:v(?P<version>[1-9]\d*))?"
_NEW = re.compile(rf"(?P<yymm>\d{{4}})\.(?P<number>\d+){_VERSION}", re.ASCII | re.IGNORECASE)
_OLD = re.compile(
    rf"(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z-]{{2,}})?/(?P<number>\d{{7}}){_VERSION}",
    re.ASCII | re.IGNORECASE,
)
# No address of a paper is longer.
_LONGEST = 500
_REMEDY = "give an arXiv identifier such as 2305.20050 or math/0309136, or the paper's arXiv URL"
# Braces, quotes and backslashes would break out of a file or an address; no registered DOI has any.
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9]", re.ASCII)
# Source: https://shortdoi.org, which makes them of DOIs.
_SHORT_DOI = re.compile(r"10/(?=\d*[A-Za-z])[A-Za-z0-9]{3,9}", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}/[^\s{}\\\"^`|\x00-\x1f\x7f]+")


@dataclass(frozen=True, order=True, slots=True)
class ArxivId:
    """An arXiv identifier without its version, such as 2305.20050 or math/0309136."""

    value: str

    def __str__(self) -> str:
        return self.value

    @property
    def url(self) -> str:
        """The address of the paper's abstract page."""
        return f"https://arxiv.org/abs/{self.value}"

    @property
    def year(self) -> int:
        """The year in which arXiv assigned the identifier."""
        two = int(self.value.rpartition("/")[2][:2])
        return 1900 + two if two >= 91 else 2000 + two

    @property
    def month(self) -> int:
        """The month, 1 to 12, in which arXiv assigned the identifier."""
        return int(self.value.rpartition("/")[2][2:4])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an identifier in any common form; a version is dropped.

        Raises InvalidIdentifier with the reason.
        """
        if len(text) > _LONGEST:
            raise InvalidIdentifier(text, f"it has {len(text):,} characters", _REMEDY)
        rest = text
        if not _NEW.fullmatch(text):
            from synthlit.model import identifier_patterns

            rest = identifier_patterns.arxiv_core(text)
        if match := _NEW.fullmatch(rest):
            return cls(_new(text, match["yymm"], match["number"]))
        if match := _OLD.fullmatch(rest):
            return cls(_old(text, match["archive"].lower(), match["number"]))
        raise InvalidIdentifier(text, _why_not(rest), _REMEDY)


def _new(text: str, yymm: str, number: str) -> str:
    """Check an identifier of the scheme in use since April 2007 (0704)."""
    year, month = int(yymm[:2]), int(yymm[2:])
    if not 1 <= month <= 12:
        raise InvalidIdentifier(text, f"{yymm[2:]} is not a month", _REMEDY)
    if (year, month) < (7, 4) or year >= 91:
        raise InvalidIdentifier(
            text, f"identifiers of this form begin with 0704, not {yymm}", _REMEDY
        )
    digits = 4 if (year, month) <= (14, 12) else 5
    if len(number) != digits:
        reason = f"{yymm} takes {digits} digits after the dot, not {len(number)}"
        raise InvalidIdentifier(text, reason, _REMEDY)
    if not int(number):
        raise InvalidIdentifier(text, "the number after the dot is zero", _REMEDY)
    return f"{yymm}.{number}"


def _old(text: str, archive: str, number: str) -> str:
    """Check an identifier of the scheme in use until March 2007."""
    from synthlit.model.identifier_patterns import ARCHIVES

    if archive not in ARCHIVES:
        raise InvalidIdentifier(text, f"arXiv has no archive {archive!r}", _REMEDY)
    year, month = int(number[:2]), int(number[2:4])
    if not 1 <= month <= 12:
        raise InvalidIdentifier(text, f"{number[2:4]} is not a month", _REMEDY)
    if not ((year, month) >= (91, 7) or (year, month) <= (7, 3)):
        raise InvalidIdentifier(text, "identifiers of this form run from 9107 to 0703", _REMEDY)
    if not int(number[4:]):
        raise InvalidIdentifier(text, "the paper's number is zero", _REMEDY)
    return f"{archive}/{number}"


def _why_not(rest: str) -> str:
    """Return the most specific reason why the text is not an arXiv identifier."""
    from synthlit.model import identifier_patterns

    if not rest:
        return "it is empty"
    if re.fullmatch(r"\d{7}(?:v\d+)?", rest):
        return "an old number needs its archive, as in math/0309136"
    if re.search(r"\dv0\d*$", rest):
        return "versions count from v1"
    if identifier_patterns.is_address(rest):
        return "it is the address of something other than one arXiv paper"
    if rest.startswith("10."):
        return "it is a DOI, and not one of arXiv's (10.48550/arXiv.…)"
    if len(re.findall(r"\d{4}\.\d{4,5}|/\d{7}", rest)) > 1:
        return "it contains several identifiers; give them one by one"
    return "it is not of the form YYMM.NNNNN or archive/YYMMNNN"


@dataclass(frozen=True, slots=True)
class Doi:
    """A digital object identifier as written; equal to another whatever the case of letters."""

    value: str

    def __str__(self) -> str:
        return self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Doi) and self.value.lower() == other.value.lower()

    def __hash__(self) -> int:
        return hash(self.value.lower())

    @property
    def url(self) -> str:
        """The address that resolves the DOI; none of its characters ends the path."""
        return "https://doi.org/" + quote(self.value, safe="/:;()-._~!$&'*+,=@")

    @property
    def is_short(self) -> bool:
        """Whether this is a short DOI such as 10/ggd754, which stands for another one."""
        return self.value.startswith("10/")

    @property
    def arxiv(self) -> ArxivId | None:
        """The arXiv identifier in a DOI of arXiv itself (10.48550)."""
        if not self.value.lower().startswith("10.48550/arxiv."):
            return None
        try:
            return ArxivId.parse(self.value)
        except InvalidIdentifier:
            return None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a DOI, bare, with `doi:`, or as a URL, also a publisher's with `/doi/`.

        The form is Crossref's recommendation, widened for SICI DOIs (`<>;()[]`), or that of a
        short DOI.

        Raises InvalidIdentifier with the reason.
        """
        hint = "give it as in 10.1038/s41586-025-09422-z"
        if len(text) > _LONGEST:
            raise InvalidIdentifier(text, f"it has {len(text):,} characters", hint)
        if _PLAIN_DOI.fullmatch(text) or _SHORT_DOI.fullmatch(text):
            return cls(text)
        from synthlit.model import identifier_patterns

        rest = identifier_patterns.doi_core(text)
        if not (_DOI.fullmatch(rest) or _SHORT_DOI.fullmatch(rest)):
            raise InvalidIdentifier(text, "a DOI has the form 10.PREFIX/SUFFIX", hint)
        return cls(rest)


Identifier: TypeAlias = ArxivId | Doi
