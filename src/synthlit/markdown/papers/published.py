"""Read venue and year as people write them: `ICLR 2024`, `(NeurIPS'23 Spotlight)`, `2024.05`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from synthlit.model.text import clean

# Venues that are recognised without a year; others need one.
_KNOWN = frozenset([
    "aaai", "aacl", "accv", "acl", "acm mm", "aistats", "alt", "arxiv", "arxiv preprint", "ase",
    "asplos", "biorxiv", "bmvc", "ccs", "cell", "chi", "chiir", "cikm", "coling", "colm", "colt",
    "conll", "corl", "corr", "cscw", "cvpr", "eacl", "ecai", "eccv", "ecir", "emnlp", "esec/fse",
    "eurosys", "facct", "fse", "hpca", "icassp", "iccv", "icde", "icdm", "iclr", "icml", "icpc",
    "icra", "icse", "icsme", "ijcai", "ijcv", "interspeech", "iros", "isca", "issta", "jair",
    "jmlr", "kdd", "lrec", "lrec-coling", "medrxiv", "miccai", "micro", "mlsys", "mm", "msr",
    "naacl", "nature", "ndss", "neurips", "nips", "nsdi", "oopsla", "openreview", "osdi", "pami",
    "pldi", "pnas", "popl", "pre-print", "preprint", "pvldb", "ral", "rec sys", "recsys", "rss",
    "saner", "science", "sigcomm", "siggraph", "siggraph asia", "sigir", "sigmod", "sosp", "ssrn",
    "tacl", "taslp", "techrxiv", "tip", "tist", "tkde", "tmlr", "tnnls", "tog", "tois",
    "tosem", "tpami", "tse", "uai", "uist", "usenix security", "vldb", "wacv", "wsdm", "www",
])  # fmt: skip
_KIND = re.compile(
    r"\b(?:Journal|Transactions|Proceedings|Conference|Workshop|Symposium|Letters|Annals|"
    r"Findings|Survey(?:s)? of|Computing Surveys)\b"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_Y = r"(?P<year>(?:19[5-9]|20\d)\d)"
_DATES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_Y}",
        rf"{_Y}\s?[-./]\s?(?:1[0-2]|0?[1-9])(?:\s?[-./]\s?[0-3]?\d)?",
        r"(?:1[0-2]|0?[1-9])[-./](?:[0-3]?\d[-./])?(?P<year>20\d\d)",
        rf"(?:[0-3]?\d(?:st|nd|rd|th)?\s+)?{_MONTH},?(?:\s+[0-3]?\d(?:st|nd|rd|th)?)?,?\s+{_Y}",
        rf"{_Y},?\s+{_MONTH}(?:\s+[0-3]?\d)?",
        rf"{_Y}\s?年(?:\s?\d{{1,2}}\s?月)?(?:\s?\d{{1,2}}\s?日)?",
    )
]
# The kind of presentation is not part of the venue.
_PRESENTED = re.compile(
    r"[\s,;:()\[\]|/–-]*\b"
    r"(?:oral(?: presentation)?|spotlight|poster|highlight|main(?: conference)?|"
    r"(?:long|short|full) papers?|(?:best|outstanding)(?: papers?)?(?: award| runner-up)?|award|"
    r"(?:notable[ -])?top[ -]\d+\s?%|honou?rable mention|accepted|camera-ready)\s?[)\]]*$",
    re.IGNORECASE,
)
_FIRST_WORDS = re.compile(
    r"^(?:(?:accepted|published|appeared|presented|to appear)\s+(?:at|by|in|to|as)\s+|in:?\s+"
    r"(?:proc\.\s+(?:of\s+)?)?(?=[A-Z]))",
    re.IGNORECASE,
)
# The work has not appeared, or authors are named too.
_NEVER = re.compile(
    r"\b(?:submit(?:ted)?|submission|(?:under|in) review|rejected|withdrawn|forthcoming|et al)\b",
    re.IGNORECASE,
)
_NO_VENUE = re.compile(
    r"(?:released?|updated?|added|last|since|published|posted|until|copyright|version|as of|"
    r"created|see|from|by|on|at|with|for|the year)\b",
    re.IGNORECASE,
)
_AROUND = " \t\n.,;:|·•-–—*_~`\"“”'’‘"
_YEAR_LAST = re.compile(rf"(?P<venue>.*[^\d\s,'’‘(-])[\s,'’‘(-]*(?<!\d){_Y}\)?", re.DOTALL)
_SHORT_YEAR_LAST = re.compile(r"(?P<venue>[A-Za-z][\w&@/ +-]*?)\s?['’‘`](?P<year>\d\d)")
_YEAR_FIRST = re.compile(rf"{_Y}[\s,:.;/|-]+(?P<venue>\D.*)", re.DOTALL)
_YEAR_INSIDE = re.compile(rf"(?P<venue>[A-Z][\w&@/+-]*)[\s,]+{_Y}[\s,:-]+(?P<rest>\D.*)", re.DOTALL)
_ARXIV_ID = re.compile(r"\barxiv[:\s]+(?:abs/)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
_ARXIV = re.compile(r"arxiv(?: (?:e-?prints?|pre-?prints?))?(?: arxiv)?|corr", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z&@/+-]{2,9}(?:[ -][A-Z][A-Za-z&@/+-]{1,15}){0,3}")
_LONGEST = 300
_MOST_WORDS = 40
_MOST_KNOWN_WORDS = 12


@dataclass(frozen=True)
class Published:
    """Where and in which year a work appeared; a date alone has no venue."""

    venue: str = ""
    year: int | None = None


def read_published(text: str, *, marked: bool = False) -> Published | None:
    """Return the venue and year of a text that has nothing else.

    `marked` says that brackets or a style mark the text, so that a venue may be longer and need
    not be known.
    """
    text = _bare(_ARXIV_ID.sub("arXiv", clean(text[: _LONGEST + 1])))
    if not text or len(text) > _LONGEST or _NEVER.search(text):
        return None
    if year := _date(text):
        return Published("", year)
    text = _FIRST_WORDS.sub("", _without_presentation(text))
    if not text:
        return Published()
    for venue, year in _splits(text):
        if _is_venue(venue, marked=marked):
            return Published(_venue(venue), year)
    return Published(_venue(text)) if _is_known(text) else None


def _splits(text: str) -> Iterator[tuple[str, int]]:
    """Yield the venue and the year of a text: `ACL 2023`, `arXiv 2023-05`, `ACL, May 2023`."""
    for pattern in (_YEAR_LAST, _YEAR_FIRST, _YEAR_INSIDE, _SHORT_YEAR_LAST):
        if match := pattern.fullmatch(text):
            rest = match.groupdict().get("rest", "")
            venue = _without_presentation(" ".join(filter(None, (match["venue"], rest))))
            # A month may precede the year: "NeurIPS, December 2023".
            venue = re.sub(rf"[\s,(]+{_MONTH}$", "", venue, flags=re.IGNORECASE)
            yield venue, _full_year(match["year"])
    words = text.split()
    for cut in range(max(1, len(words) - 3), len(words)):
        if year := _date(" ".join(words[cut:]).strip(_AROUND + ")")):
            yield " ".join(words[:cut]).strip(_AROUND + "("), year


def _venue(venue: str) -> str:
    return "arXiv" if _ARXIV.fullmatch(venue) else venue


def _date(text: str) -> int | None:
    matches = (pattern.fullmatch(text) for pattern in _DATES)
    return next((int(match["year"]) for match in matches if match), None)


def _full_year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= 60 else 2000)


def _without_presentation(text: str) -> str:
    """Return the text without the words after the venue that describe the presentation."""
    while (shorter := _PRESENTED.sub("", text)) != text and _balanced(shorter):
        text = shorter
    return text.strip(_AROUND)


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def _bare(text: str) -> str:
    """Return a text without the brackets around all of it."""
    text = text.strip(_AROUND)
    while text[:1] + text[-1:] in ("()", "[]", "{}", "（）", "【】") and _balanced(text[1:-1]):
        text = text[1:-1].strip(_AROUND)
    return text


def _is_venue(text: str, *, marked: bool) -> bool:
    """Return whether a text with a year can be a venue's name.

    Without a mark, unknown words could also be an author's name.
    """
    if _is_known(text) or text.lower() in _KNOWN:
        return True
    words = text.split()
    if not words or len(words) > _MOST_WORDS or _NO_VENUE.match(text):
        return False
    if marked:
        return text[0].isupper() or not text[0].isascii()
    return bool(_ACRONYM.fullmatch(text))


def _is_known(text: str) -> bool:
    """Return whether a text is a venue's name without a year."""
    if text.lower().replace("'", "") in _KNOWN or _ARXIV.fullmatch(text):
        return True
    words = re.split(r"[\s@/&-]+", text)
    acronym = any(word.lower() in _KNOWN and sum(map(str.isupper, word)) > 1 for word in words)
    named = (acronym or bool(_KIND.search(text))) and "," not in text
    return named and len(words) <= _MOST_KNOWN_WORDS and text[:1].isupper()
