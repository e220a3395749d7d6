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
from synthlit.lint.texts import quoted
from synthlit.model.identifiers import ArxivId, Doi


@entry_rule("IDN001", "bad-doi", fix=Fixes.SAFE)
def _bad_doi_field(work: Work) -> Iterator[Finding]:
    """Yield the DOI that is not in form."""
    value = work.entry.get("doi")
    if not value.strip("{} ") or is_placeholder("doi", value):
        return
    # Escapes are a matter of canonical form.
    bare = canonical_value("doi", value)
    try:
        doi = Doi.parse(bare)
    except InvalidIdentifier as fault:
        yield Finding(work, f"{quoted(value)} is not a DOI: {fault.reason}", "doi")
        return
    if doi.value != bare:
        fix = Fix(f"write {doi}", Revise({"doi": doi.value}))
        yield Finding(work, f"the DOI {quoted(value)} is not bare", "doi", fix=fix)


_DOI_ADDRESS = re.compile(
    r"https?://(?:dx\.)?doi\.org/+(?:doi:)?(?P<rest>[^?#]+)(?:[?#].*)?", re.IGNORECASE
)
# The foundation's own pages, and its short DOIs.
_NO_DOI = re.compile(
    r"(?:10/)?[a-z0-9]{3,9}|(?:doi)?ra/.*|api/.*|openurl.*|the-identifier/.*|resources/.*|urn:.*",
    re.IGNORECASE,
)


@address_rule("IDN001", "bad-doi", fields=("url",), hint=r"doi\.org")
def _bad_doi_address(address: WebAddress) -> Iterator[Finding]:
    """Yield the address at doi.org that resolves to nothing."""
    match = _DOI_ADDRESS.fullmatch(address.url)
    if match and not _NO_DOI.fullmatch(match["rest"]):
        rest = unquote(match["rest"])
        if why := _why_no_doi(rest):
            yield address.finding(f"{quoted(rest)} is not a DOI: {why}")


def _why_no_doi(rest: str) -> str:
    """Return why doi.org resolves a text to nothing; nothing if it may well do so."""
    try:
        doi = Doi.parse(rest)
    except InvalidIdentifier:
        return "a DOI has the form 10.PREFIX/SUFFIX"
    if not rest.startswith("10."):
        return "there is other text before 10."
    if rest != doi.value and len(rest.rstrip()) > len(doi.value):
        return f"there is other text after it: {rest[len(doi.value) :]}"
    if doi.value.lower().startswith("10.48550/arxiv.") and doi.arxiv is None:
        return "arXiv's DOIs have the form 10.48550/arXiv.YYMM.NNNNN"
    return ""


bad_doi = joined(_bad_doi_field, _bad_doi_address)
# What an identifier without the archive's name beside it must look like to be taken for arXiv's.
_LIKE = re.compile(r"arxiv|^\d{4}\.\d+", re.IGNORECASE)


@entry_rule("IDN002", "bad-arxiv-id", fix=Fixes.SAFE)
def _bad_eprint(work: Work) -> Iterator[Finding]:
    """Yield the `eprint` that is not in form."""
    entry = work.entry
    value = entry.get("eprint")
    if not value.strip("{} ") or is_placeholder("eprint", value):
        return
    if entry.arxiv and entry.arxiv.value == value:
        return
    archive = (entry.get("archiveprefix") or entry.get("eprinttype")).strip().lower()
    if archive != "arxiv" and (archive or not _LIKE.search(value)):
        return
    bare = canonical_value("eprint", value)
    try:
        identifier = ArxivId.parse(bare)
    except InvalidIdentifier as fault:
        yield Finding(work, f"{quoted(value)} is not an arXiv identifier: {fault.reason}", "eprint")
        return
    if identifier.value != bare:
        fix = Fix(f"write {identifier}", Revise({"eprint": identifier.value}))
        yield Finding(work, f"the identifier {quoted(value)} is not bare", "eprint", fix=fix)


_ARXIV_ADDRESS = re.compile(
    r"https?://(?:(?:www|export|browse)\.)?arxiv\.org/+(?:abs|pdf|html|e-print|src|format|ps)"
    r"(?:/+(?P<rest>[^#?]*))?(?:[#?].*)?",
    re.IGNORECASE,
)


@address_rule("IDN002", "bad-arxiv-id", fields=("url",), hint=r"arxiv\.org")
def _bad_arxiv_address(address: WebAddress) -> Iterator[Finding]:
    """Yield the address of a paper at arXiv that names none."""
    match = _ARXIV_ADDRESS.fullmatch(address.url)
    if not match:
        return
    try:
        found = ArxivId.parse(address.url.partition("#")[0])
    except InvalidIdentifier as fault:
        rest = match["rest"] or ""
        why = fault.reason if rest else "it names none"
        yield address.finding(f"arXiv has no paper {quoted(rest)}: {why}")
        return
    today = address.today
    if today and (found.year, found.month) > (today.year, today.month):
        month = f"{found.year}-{found.month:02}"
        yield address.finding(f"arXiv has no paper {found} yet: its month is {month}")


bad_arxiv_id = joined(_bad_eprint, _bad_arxiv_address)
_BAD_PRIMARY_CLASS_FIELDS = ("primaryclass", "eprintclass")
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
# Archives without subjects, and those of papers from before they were divided or closed.
_WHOLE = (
    "gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph astro-ph cond-mat cs math "
    "physics q-bio nlin stat acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph "
    "cmp-lg comp-gas dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg solv-int supr-con econ eess "
    "q-fin"
)
CLASSES: Final = frozenset(_WHOLE.split()).union(
    f"{archive}.{subject}"
    for archive, subjects in _SUBJECTS.items()
    for subject in subjects.split()
)


@entry_rule("IDN015", "bad-primary-class", fields=_BAD_PRIMARY_CLASS_FIELDS)
def bad_primary_class(work: Work) -> Iterator[Finding]:
    """Yield each class of an arXiv paper that is none."""
    if not work.entry.arxiv:
        return
    for field in _BAD_PRIMARY_CLASS_FIELDS:
        value = work.entry.get(field).strip()
        if value and value not in CLASSES:
            subject = "." + value.rpartition(".")[2]
            near = [each for each in sorted(CLASSES) if each.endswith(subject)]
            near = near or difflib.get_close_matches(value, sorted(CLASSES), n=1, cutoff=0.7)
            meant = f": did you mean {near[0]}?" if near else ""
            yield Finding(work, f"arXiv has no class {quoted(value)}{meant}", field)


# Since April 2007 the identifier no longer says it.
_NEW = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?")


@entry_rule("IDN009", "missing-primary-class", preset=Preset.STRICT, fields=("eprint",))
def missing_primary_class(work: Work) -> Iterator[Finding]:
    """Yield a new identifier of an entry that names no class."""
    entry = work.entry
    if entry.get("primaryclass") or entry.get("eprintclass") or not entry.arxiv:
        return
    if _NEW.fullmatch(entry.get("eprint")):
        yield Finding(work, "primaryclass is missing", "eprint")


@entry_rule("IDN006", "unlabelled-eprint", fix=Fixes.SAFE)
def unlabelled_eprint(work: Work) -> Iterator[Finding]:
    """Yield the `eprint` that is arXiv's and does not say so."""
    entry = work.entry
    value = entry.get("eprint")
    if not value or entry.get("archiveprefix") or entry.get("eprinttype"):
        return
    try:
        identifier = ArxivId.parse(value)
    except InvalidIdentifier:
        return
    fix = Fix("name the archive", Revise({"archiveprefix": "arXiv"}))
    yield Finding(work, f"nothing says that {identifier} is an arXiv identifier", "eprint", fix=fix)


_ESCAPED_IDENTIFIER_FIELDS = ("doi", "url", "eprint")
_ESCAPED = re.compile(r"\{\\([_%&#$~])\}|\\([_%&#$])|\{([_%&#])\}|\\(?:textunderscore|_)\{\}")


@entry_rule(
    "IDN018",
    "escaped-identifier",
    fix=Fixes.SAFE,
    preset=Preset.BIBLATEX,
    fields=_ESCAPED_IDENTIFIER_FIELDS,
)
def escaped_identifier(work: Work) -> Iterator[Finding]:
    """Yield each such field with an escaped character."""
    for field in _ESCAPED_IDENTIFIER_FIELDS:
        value = work.entry.get(field)
        if "\\" not in value and "{" not in value:
            continue
        better = _ESCAPED.sub(lambda match: match[1] or match[2] or match[3] or "_", value)
        if better != value and (match := _ESCAPED.search(value)):
            fix = Fix("remove the backslash", Revise({field: better}))
            yield Finding(work, f"{field} has {match[0]} in it", field, match.start(), fix)


_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+and\s+|\s+")
_LABEL = re.compile(r"(?:e-?|p-?)?is[bs]n(?:-1[03]|-l)?:?", re.IGNORECASE)


@entry_rule("IDN013", "bad-isbn", fields=("isbn",))
def bad_isbn(work: Work) -> Iterator[Finding]:
    """Yield each number of the field that is no ISBN."""
    return _bad_numbers(work, "isbn", (10, 13), is_isbn)


@entry_rule("IDN014", "bad-issn", fields=("issn",))
def bad_issn(work: Work) -> Iterator[Finding]:
    """Yield each number of the field that is no ISSN."""
    return _bad_numbers(work, "issn", (8,), is_issn)


def _bad_numbers(
    work: Work, field: str, lengths: tuple[int, ...], is_right: Callable[[str], bool]
) -> Iterator[Finding]:
    value = work.entry.get(field)
    for part in _SEPARATOR.split(_LABEL.sub(" ", value).strip()):
        number = part.strip("().").replace("-", "").replace("–", "").replace("‐", "")
        if number.isalnum() and any(map(str.isdecimal, number)) and not is_right(number):
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
