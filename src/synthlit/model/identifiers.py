"""Identifiers of works as values: arXiv identifiers and DOIs."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote

from synthlit.errors import InvalidIdentifier
from synthlit.model.text import clean

# The archives that old identifiers (1991 to March 2007) name.
# Source: arXiv/arxiv-base, arxiv/taxonomy/definitions.py.
ARCHIVES = frozenset(
    ["acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "q-fin", "quant-ph", "solv-int", "stat", "supr-con"]
)
_UNHYPHENATED = {name.replace("-", ""): name for name in ARCHIVES if "-" in name}

_VERSION = r"(?:v(?P<version>[1-9]\d*))?"
_NEW = re.compile(rf"(?P<yymm>\d{{4}})\.(?P<number>\d+){_VERSION}", re.ASCII | re.IGNORECASE)
_OLD = re.compile(
    rf"(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z-]{{2,}})?/(?P<number>\d{{7}}){_VERSION}",
    re.ASCII | re.IGNORECASE,
)
_HOSTS = (
    r"(?:(?:www|export|browse)\.)?arxiv\.org|xxx\.lanl\.gov|ar5iv(?:\.labs\.arxiv)?\.org"
    r"|(?:www\.)?alphaxiv\.org|(?:www\.)?semanticscholar\.org|(?:www\.)?huggingface\.co|hf\.co"
)
_URL = re.compile(
    rf"(?:https?:)?(?://)?(?:{_HOSTS})/+"
    r"(?:abs|pdf|html|src|e-print|ps|format|tb|overview|papers|arxiv|bibtex)/+(?P<rest>.+)",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.(?P<rest>.+)", re.IGNORECASE
)
_CITED = re.compile(
    r"(?:arxiv preprint\s+|corr[\s,]+)?(?:(?:arxiv|oai:arxiv\.org)\s*:\s*|(?=abs/))"
    r"(?:abs/)?(?P<rest>.+)",
    re.IGNORECASE,
)
_DBLP = re.compile(r"(?:dblp:)?journals/corr/abs-(?P<yymm>\d{4})-(?P<number>\d+)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|ps\.gz|ps|gz|md)$", re.IGNORECASE)
_CLASS = re.compile(r"\s*\[[a-z-]+(?:\.[A-Za-z-]+)?\]$")
_REMEDY = "give an arXiv identifier such as 2305.20050 or math/0309136, or the paper's arXiv URL"


@dataclass(frozen=True, order=True)
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
        """The year in which the identifier was given."""
        two = int(self.value.rpartition("/")[2][:2])
        return 1900 + two if two >= 91 else 2000 + two

    @property
    def month(self) -> int:
        """The month, 1 to 12, in which the identifier was given."""
        return int(self.value.rpartition("/")[2][2:4])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an identifier in any form that people paste; a version is understood and dropped.

        Forms: docs of arXiv/arxiv-base `arxiv.identifier`; URLs of arXiv, ar5iv, alphaXiv,
        Hugging Face and Semantic Scholar; DOIs 10.48550; citations such as arXiv:2305.20050v1.

        Raises InvalidIdentifier with the reason.
        """
        rest = _core(clean(text))
        if match := _NEW.fullmatch(rest):
            return cls(_new(text, match["yymm"], match["number"]))
        if match := _OLD.fullmatch(rest):
            return cls(_old(text, match["archive"].lower(), match["number"]))
        raise InvalidIdentifier(text, _why_not(rest), _REMEDY)


def _core(text: str) -> str:
    """Return what is left when URL, prefix, suffix, query and fragment are taken away."""
    if match := _DBLP.fullmatch(text):
        return f"{match['yymm']}.{match['number']}"
    text = text.strip("<>()[]{}.,;\"'") if not _CLASS.search(text) else text
    for pattern in (_URL, _DOI, _CITED):
        if match := pattern.fullmatch(text):
            text = match["rest"]
            break
    text = unquote(text)
    text = re.split(r"[?#]", text, maxsplit=1)[0]
    text = _CLASS.sub("", text).strip().rstrip("/").lstrip("/")
    text = re.sub("//+", "/", _FILE.sub("", text)).replace("--", "-")
    head, slash, tail = text.partition("/")
    return f"{_UNHYPHENATED.get(head.lower(), head)}{slash}{tail}"


def _new(text: str, yymm: str, number: str) -> str:
    """Check an identifier of the scheme in use since April 2007 (0704)."""
    year, month = int(yymm[:2]), int(yymm[2:])
    if not 1 <= month <= 12:
        raise InvalidIdentifier(text, f"{yymm[2:]} is no month", _REMEDY)
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
    if archive not in ARCHIVES:
        raise InvalidIdentifier(text, f"arXiv has no archive {archive!r}", _REMEDY)
    year, month = int(number[:2]), int(number[2:4])
    if not 1 <= month <= 12:
        raise InvalidIdentifier(text, f"{number[2:4]} is no month", _REMEDY)
    if not ((year, month) >= (91, 7) or (year, month) <= (7, 3)):
        raise InvalidIdentifier(text, "identifiers of this form run from 9107 to 0703", _REMEDY)
    if not int(number[4:]):
        raise InvalidIdentifier(text, "the paper's number is zero", _REMEDY)
    return f"{archive}/{number}"


def _why_not(rest: str) -> str:
    """Return the most telling reason why the text is no arXiv identifier."""
    if not rest:
        return "it is empty"
    if re.fullmatch(r"\d{7}(?:v\d+)?", rest):
        return "an old number needs its archive, as in math/0309136"
    if re.fullmatch(r".*v0\d*", rest):
        return "versions count from v1"
    if re.match(r"(?:https?:)?//|(?:www\.)?[\w-]+\.(?:org|com|net|io|edu)/", rest):
        return "it is no URL of an arXiv paper"
    if rest.startswith("10."):
        return "it is a DOI, and not one of arXiv's (10.48550/arXiv.…)"
    return "it is not of the form YYMM.NNNNN or archive/YYMMNNN"


_DOI_TEXT = re.compile(r"10\.\d{4,9}/\S+")
_DOI_PREFIX = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|https?://\S+?/doi/(?:abs/|full/|pdf/|epdf/)?"
    r"|(?:info:)?doi[:/]\s*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
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
        """The address that resolves the DOI."""
        return f"https://doi.org/{self.value}"

    @property
    def arxiv(self) -> ArxivId | None:
        """The arXiv identifier that a DOI of arXiv's own (10.48550) stands for."""
        if not self.value.lower().startswith("10.48550/arxiv."):
            return None
        try:
            return ArxivId.parse(self.value)
        except InvalidIdentifier:
            return None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a DOI, bare, with `doi:`, or as a URL.

        The form is Crossref's recommendation, widened for SICI DOIs (`<>;()[]`).

        Raises InvalidIdentifier with the reason.
        """
        rest = clean(text)
        if match := _DOI_PREFIX.match(rest):
            rest = unquote(rest[match.end() :])
        rest = _without_tail(rest)
        if not _DOI_TEXT.fullmatch(rest):
            raise InvalidIdentifier(
                text, "a DOI reads 10.PREFIX/SUFFIX", "give it as in 10.1038/s41586-025-09422-z"
            )
        return cls(rest)


def _without_tail(text: str) -> str:
    """Drop the punctuation that a sentence left behind, but not a bracket that closes one inside."""
    while text and (
        text[-1] in ".,;:\"'"
        or (
            text[-1] in ")]}>" and text.count(text[-1]) > text.count("([{<"[")]}>".index(text[-1])])
        )
    ):
        text = text[:-1]
    return text
