"""Rules about the form of identifiers."""

import difflib
import re
from collections.abc import Callable, Iterator
from operator import mul
from typing import Final
from urllib.parse import unquote

from synthlit.bibtex.canonical import canonical_value
from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.passages import WebAddress, address_rule, joined
from synthlit.lint.placeholders import is_placeholder
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import did_you_mean, quoted, values
from synthlit.model.identifiers import ArxivId, Doi


@entry_rule("IDN001", "bad-doi", fix=Fixes.SAFE, fields=("doi",))
def _bad_doi_field(work: Work) -> Iterator[Finding]:
    """Yield an invalid `doi`, or one with other text around it."""
    return _bad_identifier(work, "doi", Doi.parse, "a DOI")


def _bad_identifier(
    work: Work, field: str, parse: Callable[[str], Doi | ArxivId], kind: str
) -> Iterator[Finding]:
    value = work.entry.get(field)
    if not value.strip("{} ") or is_placeholder(field, value):
        return
    # Escapes belong to the canonical form.
    text = canonical_value(field, value)
    try:
        identifier = parse(text)
    except InvalidIdentifier as error:
        yield Finding(work, f"{quoted(value)} is not {kind}: {error.reason}", field)
        return
    if identifier.value != text:
        # Which version somebody cites is a fact that no other field may have.
        has_version = f"{identifier}v".lower() in text.lower()
        edit = Revise({field: identifier.value})
        fix = Fix(f"write {identifier}", edit, safe=not has_version)
        message = f"{quoted(value)} is more than {kind}: {identifier}"
        yield Finding(work, message, field, fix=fix)


_DOI_ADDRESS = re.compile(
    r"https?://(?:dx\.)?doi\.org/+(?:doi:)?(?P<rest>[^?#]+)(?:[?#].*)?", re.IGNORECASE
)
# The pages of the DOI Foundation, and short DOIs.
_OTHER_PAGE = re.compile(
    r"(?:10/)?[a-z0-9]{3,9}|(?:doi)?ra/.*|api/.*|openurl.*|the-identifier/.*|resources/.*|urn:.*",
    re.IGNORECASE,
)


@address_rule("IDN001", "bad-doi", fields=("url",), hint=r"doi\.org")
def _bad_doi_address(address: WebAddress) -> Iterator[Finding]:
    """Yield an address at doi.org with an invalid DOI."""
    match = _DOI_ADDRESS.fullmatch(address.url)
    if match and not _OTHER_PAGE.fullmatch(match["rest"]):
        rest = unquote(match["rest"])
        if why := _why_no_doi(rest):
            yield address.finding(f"{quoted(rest)} is not a DOI: {why}")


def _why_no_doi(rest: str) -> str:
    """Return why doi.org cannot resolve a text, or nothing."""
    try:
        doi = Doi.parse(rest)
    except InvalidIdentifier:
        return "a DOI has the form 10.PREFIX/SUFFIX"
    if not rest.startswith(("10.", "10/")):
        return "there is other text before 10."
    if rest != doi.value and len(rest.rstrip()) > len(doi.value):
        return f"there is other text after it: {rest[len(doi.value) :]}"
    if doi.value.lower().startswith("10.48550/arxiv.") and doi.arxiv is None:
        return "arXiv's DOIs have the form 10.48550/arXiv.YYMM.NNNNN"
    return ""


bad_doi = joined(_bad_doi_field, _bad_doi_address)

# Without the name of an archive, only such a value is taken for an arXiv identifier.
_LIKE = re.compile(r"arxiv|^\d{4}\.\d+", re.IGNORECASE)


@entry_rule("IDN002", "bad-arxiv-id", fix=Fixes.SAFE, fields=("eprint",))
def _bad_eprint(work: Work) -> Iterator[Finding]:
    """Yield an invalid `eprint`, or one with other text around it."""
    entry = work.entry
    value = entry.get("eprint")
    if entry.arxiv and entry.arxiv.value == value:
        return
    archive = (entry.get("archiveprefix") or entry.get("eprinttype")).strip().lower()
    if archive == "arxiv" or (not archive and _LIKE.search(value)):
        yield from _bad_identifier(work, "eprint", ArxivId.parse, "an arXiv identifier")


_ARXIV_ADDRESS = re.compile(
    r"https?://(?:(?:www|export|browse)\.)?arxiv\.org/+(?:abs|pdf|html|e-print|src|format|ps)"
    r"(?:/+(?P<rest>[^#?]*))?(?:[#?].*)?",
    re.IGNORECASE,
)


@address_rule("IDN002", "bad-arxiv-id", fields=("url",), hint=r"arxiv\.org")
def _bad_arxiv_address(address: WebAddress) -> Iterator[Finding]:
    """Yield an address at arXiv with an invalid identifier, or a future one."""
    match = _ARXIV_ADDRESS.fullmatch(address.url)
    if not match:
        return
    try:
        found = ArxivId.parse(address.url.partition("#")[0])
    except InvalidIdentifier as error:
        rest = match["rest"] or ""
        why = error.reason if rest else "the identifier is missing"
        yield address.finding(f"arXiv has no paper {quoted(rest)}: {why}")
        return
    written = (match["rest"] or "").rstrip("/")
    if not address.is_bare and written.endswith((".", ",", ";", ":")):
        message = f"arXiv has no paper {quoted(written)}: {quoted(written[-1])} follows the number"
        yield address.finding(message)
        return
    today = address.today
    if today and (found.year, found.month) > (today.year, today.month):
        month = f"{found.year}-{found.month:02}"
        yield address.finding(f"arXiv has no paper {found} yet: its month is {month}")


bad_arxiv_id = joined(_bad_eprint, _bad_arxiv_address)

_CLASS_FIELDS = ("primaryclass", "eprintclass")
# Source: arXiv's category taxonomy, https://arxiv.org/category_taxonomy.
_SUBJECTS = {
    "cs": "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE "
    "NI OH OS PF PL RO SC SD SE SI SY",
    "econ": "EM GN TH",
    "eess": "AS IV SP SY",
    "math": "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA "
    "RT SG SP ST",
    "astro-ph": "CO EP GA HE IM SR",
    "cond-mat": "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con",
    "nlin": "AO CD CG PS SI",
    "physics": "acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph "
    "flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph",
    "q-bio": "BM CB GN MN NC OT PE QM SC TO",
    "q-fin": "CP EC GN MF PM PR RM ST TR",
    "stat": "AP CO ME ML OT TH",
}
# Archives without subjects, and former ones.
_WHOLE = (
    "gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph astro-ph cond-mat cs math "
    "physics q-bio nlin stat acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph "
    "cmp-lg comp-gas dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg solv-int supr-con econ eess "
    "q-fin"
)
_CLASSES: Final = frozenset(_WHOLE.split()).union(
    f"{archive}.{subject}"
    for archive, subjects in _SUBJECTS.items()
    for subject in subjects.split()
)


@entry_rule("IDN015", "bad-primary-class", fields=_CLASS_FIELDS)
def bad_primary_class(work: Work) -> Iterator[Finding]:
    """Yield each unknown class of an arXiv paper."""
    if not work.entry.arxiv:
        return
    for field in _CLASS_FIELDS:
        value = work.entry.get(field).strip()
        if value and value not in _CLASSES:
            subject = "." + value.rpartition(".")[2]
            near = [each for each in sorted(_CLASSES) if each.endswith(subject)]
            near = near or difflib.get_close_matches(value, sorted(_CLASSES), n=1, cutoff=0.7)
            meant = did_you_mean(near[0] if near else "")
            yield Finding(work, f"arXiv has no class {quoted(value)}{meant}", field)


# Identifiers from before April 2007 contain the class.
_NEW = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?")


@entry_rule("IDN009", "missing-primary-class", preset=Preset.STRICT, fields=("eprint",))
def missing_primary_class(work: Work) -> Iterator[Finding]:
    """Yield the `eprint` without a class in the entry or in the identifier."""
    entry = work.entry
    if entry.get("primaryclass") or entry.get("eprintclass") or not entry.arxiv:
        return
    if _NEW.fullmatch(entry.get("eprint")):
        yield Finding(work, "the entry has no primaryclass", "eprint")


@entry_rule("IDN006", "unlabelled-eprint", fix=Fixes.SAFE, fields=("eprint",))
def unlabelled_eprint(work: Work) -> Iterator[Finding]:
    """Yield the `eprint` that is an arXiv identifier in an entry without an archive."""
    entry = work.entry
    value = entry.get("eprint")
    if not value or entry.get("archiveprefix") or entry.get("eprinttype"):
        return
    try:
        identifier = ArxivId.parse(value)
    except InvalidIdentifier:
        return
    fix = Fix("add archiveprefix", Revise({"archiveprefix": "arXiv"}))
    message = f"{identifier} is an arXiv identifier, but archiveprefix is missing"
    yield Finding(work, message, "eprint", fix=fix)


_LITERAL_FIELDS = ("doi", "url", "eprint")
_ESCAPED = re.compile(r"\{\\([_%&#$~])\}|\\([_%&#$])|\{([_%&#])\}|\\(?:textunderscore|_)\{\}")


@entry_rule(
    "IDN018", "escaped-identifier", fix=Fixes.SAFE, preset=Preset.BIBLATEX, fields=_LITERAL_FIELDS
)
def escaped_identifier(work: Work) -> Iterator[Finding]:
    """Yield each DOI, address and identifier with an escaped character."""
    for field, value in values(work, _LITERAL_FIELDS):
        if "\\" not in value and "{" not in value:
            continue
        if match := _ESCAPED.search(value):
            fixed = _ESCAPED.sub(lambda match: match[1] or match[2] or match[3] or "_", value)
            fix = Fix("remove the backslash", Revise({field: fixed}))
            message = f"{field} contains {match[0]}, which biblatex does not decode"
            yield Finding(work, message, field, match.start(), fix)


_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+and\s+|\s+")
# What a number is of, as in `978-0-486-23928-6 (volume 1)`; a number may be in parentheses too.
_REMARK = re.compile(r"\([^()]*?[a-z]{2}[^()]*\)|\((?:[^()\d]|\d{1,2}(?!\d))*\)", re.IGNORECASE)
_LABEL = re.compile(r"(?:e-?|p-?)?is[bs]n(?:-1[03]|-l)?:?", re.IGNORECASE)


@entry_rule("IDN013", "bad-isbn", fields=("isbn",))
def bad_isbn(work: Work) -> Iterator[Finding]:
    """Yield each number in `isbn` that is not an ISBN."""
    return _bad_numbers(work, "isbn", (10, 13), is_isbn)


@entry_rule("IDN014", "bad-issn", fields=("issn",))
def bad_issn(work: Work) -> Iterator[Finding]:
    """Yield each number in `issn` that is not an ISSN."""
    return _bad_numbers(work, "issn", (8,), is_issn)


def _bad_numbers(
    work: Work, field: str, lengths: tuple[int, ...], is_valid: Callable[[str], bool]
) -> Iterator[Finding]:
    value = work.entry.get(field)
    for part in _SEPARATOR.split(_REMARK.sub(" ", _LABEL.sub(" ", value)).strip()):
        number = part.strip("().").replace("-", "").replace("–", "").replace("‐", "")
        if number.isalnum() and any(map(str.isdecimal, number)) and not is_valid(number):
            at = max(value.find(part), 0)
            why = "its check digit is wrong" if len(number) in lengths else "its length is wrong"
            yield Finding(work, f"{quoted(part)} is not an {field.upper()}: {why}", field, at)


def is_isbn(number: str) -> bool:
    """Return whether length and check digit are right; the number has no hyphens.

    Source: ISO 2108.
    """
    digits = number[:-1]
    last = number[-1:].upper()
    if not (digits.isascii() and digits.isdecimal() and (last.isdecimal() or last == "X")):
        return False
    values = [int(digit) for digit in digits] + [10 if last == "X" else int(last)]
    if len(values) == 10:
        total: int = sum(map(mul, range(10, 0, -1), values))
        return total % 11 == 0
    if len(values) == 13 and last != "X":
        return (sum(values[::2]) + 3 * sum(values[1::2])) % 10 == 0
    return False


def is_issn(number: str) -> bool:
    """Return whether length and check digit are right; the number has no hyphen.

    Source: ISO 3297.
    """
    digits, last = number[:-1], number[-1:].upper()
    if len(number) != 8 or not (digits.isascii() and digits.isdecimal()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=True))
    return last == "0123456789X"[-total % 11]
