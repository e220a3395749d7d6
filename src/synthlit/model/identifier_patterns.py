"""Find the identifier in pasted text: addresses, citations, keys and DOIs.

Sources: arXiv/arxiv-base `arxiv.identifier`; the addresses that ar5iv, alphaXiv, Hugging Face,
Semantic Scholar and DBLP give to arXiv's papers; Crossref's recommendation for DOIs.
"""

import re
import unicodedata
from urllib.parse import unquote

from synthlit.model.text import clean

# The archives that old identifiers (1991 to March 2007) name.
# Source: arXiv/arxiv-base, arxiv/taxonomy/definitions.py.
ARCHIVES = frozenset([
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn",
    "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex",
    "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th",
    "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "q-fin", "quant-ph", "solv-int",
    "stat", "supr-con",
])  # fmt: skip
_UNHYPHENATED = {name.replace("-", ""): name for name in ARCHIVES if "-" in name}

_HOSTS = (
    r"(?:[a-z]+\.)?arxiv\.org|xxx\.lanl\.gov|ar5iv(?:\.labs\.arxiv)?\.org"
    r"|(?:www\.)?alphaxiv\.org|(?:www\.|api\.)?semanticscholar\.org|(?:www\.)?huggingface\.co|hf\.co"
)
_URL = re.compile(
    rf"(?:https?:)?(?://)?(?:{_HOSTS})/+(?:"
    r"(?:abs|pdf|html|src|e-print|ps|format|tb|overview|papers|api/papers|arxiv|bibtex)/+"
    r"|(?:graph/v1/paper/)?(?=arxiv:))(?P<rest>.+)",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.(?P<rest>.+)",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?:arxiv (?:preprint|e-prints?)[\s,]+|e-?print:?\s+|corr[\s,]+)?"
    r"(?:(?:oai:arxiv\.org|info:arxiv|arxiv)\s*[:/]\s*|arxiv\.(?=\d)|arxiv\s+|(?=abs/))"
    r"(?:abs/)?(?P<rest>.+)",
    re.IGNORECASE,
)
_DBLP = re.compile(
    r"(?:(?:https?://)?dblp\.(?:org|uni-trier\.de)/rec/(?:bibtex/|html/|bib/|xml/)?|dblp:)?"
    r"journals/corr/(?:abs-(?P<yymm>\d{4})-(?P<number>\d+)"
    r"|(?P<archive>cmp-lg|[a-z]+)(?:-[a-z]{2})?-(?P<old>\d{7}))(?:\.\w+)?",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|ps\.gz|ps|gz|md)$", re.IGNORECASE)
# The class and the date that arXiv prints after an identifier, or the year of a citation.
_AFTER = re.compile(
    r"\s*\[[a-z-]+(?:\.[a-z-]+)?\](?:\s.*)?$|,?\s+\(?(?:19|20)\d\d\)?$", re.IGNORECASE
)
_AROUND = "<>(){}.,;\"'“”‘’`"

_DOI_PREFIX = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/"
    r"|https?://[^\s/]+/(?:[^\s/]+/)*?doi/(?:abs/|full/|pdf/|epdf/|pdfdirect/)?"
    r"|(?:info:)?doi[:/]\s*)",
    re.IGNORECASE,
)
# An address of a short DOI, which has letters and digits.
_SHORTCUT = re.compile(
    r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{3,9}", re.IGNORECASE
)
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}


def arxiv_core(text: str) -> str:
    """Return the text without address, prefix, ending, query and fragment."""
    text = clean(unicodedata.normalize("NFKC", text)).strip(_AROUND)
    text = _AFTER.sub("", text).strip("[]")
    if match := _DBLP.fullmatch(text.partition("?")[0]):
        if match["old"]:
            return f"{match['archive'].lower()}/{match['old']}"
        return f"{match['yymm']}.{match['number']}"
    text = unquote(text)
    for pattern in (_URL, _DOI, _CITED):
        if match := pattern.fullmatch(text):
            text = match["rest"]
    if is_address(text):
        return text
    text = re.split(r"[?#]", text, maxsplit=1)[0]
    text = _FILE.sub("", text.strip(_AROUND + "[]/ "))
    text = re.sub("//+", "/", text).replace("--", "-")
    head, slash, tail = text.partition("/")
    return f"{_UNHYPHENATED.get(head.lower(), head)}{slash}{tail}"


def is_address(text: str) -> bool:
    """Return whether a text is a web address."""
    return bool(
        re.match(r"(?i:https?:)?//[\w-]+\.|(?:[\w-]+\.)+(?:org|com|net|io|edu|co|gov)/", text)
    )


def doi_core(text: str) -> str:
    """Return the text without address, prefix and the punctuation of a sentence."""
    text = clean(text).lstrip("<([{\"'")
    if match := _DOI_PREFIX.match(text):
        rest = text[match.end() :]
        # In an address, the part after ? or # does not belong to the DOI.
        text = unquote(re.split(r"[?#]", rest, maxsplit=1)[0] if "//" in match[0] else rest)
        text = f"10/{text}" if _SHORTCUT.fullmatch(match[0] + text) else text
    elif re.match(r"10\.\d{4,9}%2f", text, re.IGNORECASE):
        text = unquote(text)
    while text and (text[-1] in ".,;:\"'" or _is_unopened(text)):
        text = text[:-1]
    return text


def _is_unopened(text: str) -> bool:
    opening = _CLOSING.get(text[-1])
    return opening is not None and text.count(text[-1]) > text.count(opening)
