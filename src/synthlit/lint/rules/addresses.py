"""Rules about web addresses, in entries and in links."""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

from synthlit.bibtex.canonical import canonical_value
from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.address_faults import fault
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.link_targets import addresses, written_by_hand
from synthlit.lint.placeholders import is_placeholder
from synthlit.lint.rule import Context, Finding, Fixes, Location, Preset, entry_rule, page_rule
from synthlit.lint.text_cleaning import LINK
from synthlit.lint.texts import first_difference, quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Kind
from synthlit.model.identifiers import ArxivId, Doi

_GOOD = re.compile(r"https?://[^\s/?#@:]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


_HOST = re.compile(
    r"(?://)?(?P<rest>(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?)", re.IGNORECASE
)


_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


_FIELDS = ("url", "code")


@entry_rule("IDN003", "bad-url", fix=Fixes.SAFE)
def bad_url(work: Work) -> Iterator[Finding]:
    """Yield each address that cannot be linked."""
    for field in _FIELDS:
        value = work.entry.get(field)
        if not value or _GOOD.fullmatch(value):
            continue
        address = canonical_value(field, value)
        if (
            not address.strip("{}")
            or _GOOD.fullmatch(address)
            or is_placeholder(field, value)
            or LINK.search(value)
        ):
            continue
        fix = None
        if match := _HOST.fullmatch(address):
            why = "it has no scheme"
            fix = Fix("put https:// before it", Revise({field: f"https://{match['rest']}"}))
        elif " " in address:
            why = "there is a space in it"
        elif (scheme := _SCHEME.match(address)) and scheme[1].lower() not in ("http", "https"):
            why = f"{scheme[1]} is neither http nor https"
        else:
            why = "it has no scheme and host as in https://example.org/paper"
        yield Finding(work, f"{field} cannot be linked: {why}", field, fix=fix)


_TRACKING_ADDRESS_FIELDS = ("url", "code")


_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|ref_src)=[^&#]*&?"
)


@entry_rule("IDN010", "tracking-address", fix=Fixes.SAFE, fields=_TRACKING_ADDRESS_FIELDS)
def tracking_address(work: Work) -> Iterator[Finding]:
    """Yield each address with such a parameter."""
    for field in _TRACKING_ADDRESS_FIELDS:
        value = work.entry.get(field)
        if "?" in value and (better := untracked(value)) != value:
            fix = Fix("take the tracking out", Revise({field: better}))
            at = first_difference(value, better)
            yield Finding(work, "the address tracks its reader", field, at, fix)


def untracked(address: str) -> str:
    """Return an address without the parameters that only track."""
    path, mark, query = address.partition("?")
    query, hash_, fragment = query.partition("#")
    kept = _TRACKING.sub("", f"{query}&").rstrip("&")
    if kept == query:
        return address
    return path + (mark + kept if kept else "") + hash_ + fragment


# What has a site of its own, or is one.
_SITES = frozenset({
    "book", "booklet", "collection", "dataset", "electronic", "manual", "misc", "mvbook", "online",
    "periodical", "proceedings", "software", "www",
})  # fmt: skip


_HOME = re.compile(r"https?://[^/?#\s]+/?(?:(?:index|home)\.\w+)?#?", re.IGNORECASE)


@entry_rule("IDN011", "home-page-address", preset=Preset.STRICT, fields=("url",))
def home_page_address(work: Work) -> Iterator[Finding]:
    """Yield the address without a path of a work that is a part of something."""
    url = work.entry.get("url")
    if url.count("/") <= 3 and work.entry.type not in _SITES and _HOME.fullmatch(url.strip()):
        message = f"{quoted(url)} is a home page, where the work has to be searched for"
        yield Finding(work, message, "url")


_ARXIV = re.compile(
    r"https?://(?:www\.|export\.|browse\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/"
    r"(?P<id>[\w.-]+(?:/\d{7}(?:v\d+)?)?)/?",
    re.IGNORECASE,
)


@entry_rule(
    "IDN012", "noncanonical-arxiv-address", fix=Fixes.SAFE, preset=Preset.STRICT, fields=("url",)
)
def noncanonical_arxiv_address(work: Work) -> Iterator[Finding]:
    """Yield an address of a paper at arXiv that is another than its page's."""
    value = work.entry.get("url")
    match = _ARXIV.fullmatch(value) if "arxiv.org" in value.lower() else None
    if match:
        with suppress(InvalidIdentifier):
            page = ArxivId.parse(match["id"].removesuffix(".pdf")).url
            if page != value:
                fix = Fix("link to the page", Revise({"url": page}))
                yield Finding(work, f"the paper's page is {page}", "url", fix=fix)


_INSECURE = re.compile(
    r"http(?=://(?:[\w-]+\.)*(?P<host>arxiv\.org|doi\.org|github\.com|github\.io|openreview\.net|"
    r"aclanthology\.org|aclweb\.org|huggingface\.co|mlr\.press|neurips\.cc|jmlr\.org|"
    r"semanticscholar\.org|thecvf\.com|acm\.org|ieee\.org|springer\.com|nature\.com|youtube\.com|"
    r"medium\.com|wikipedia\.org|shields\.io|makeapullrequest\.com|creativecommons\.org|"
    r"opensource\.org|dblp\.org|ssrn\.com|biorxiv\.org|gitlab\.com|readthedocs\.io)(?:[:/?#]|$))",
    re.IGNORECASE,
)


@page_rule("LNK003", "insecure-address", fix=Fixes.SAFE, preset=Preset.STRICT)
def insecure_address(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address with http at one of the hosts."""
    for address in written_by_hand(page):
        written = address.written(page)
        if match := _INSECURE.match(written):
            fix = address.replaced("write https", f"https{written[match.end() :]}")
            message = f"{match['host'].lower()} has https"
            yield Finding(address.spot(page), message, fix=fix)


_LOOSE = re.compile(
    r"https?://(?:(?:www\.|export\.|browse\.)?arxiv\.org|xxx\.lanl\.gov)/(?:abs|pdf)/[^#]+",
    re.IGNORECASE,
)


_CALLED_SO = re.compile(r"\bpdf\b|\bv\d", re.IGNORECASE)


@page_rule("LNK004", "noncanonical-arxiv-link", fix=Fixes.SAFE, preset=Preset.STRICT)
def noncanonical_arxiv_link(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each link to a PDF, a version or another host of arXiv."""
    for address in written_by_hand(page):
        if not _LOOSE.fullmatch(address.url):
            continue
        if address.link and _CALLED_SO.search(address.link.text):
            continue
        try:
            good = ArxivId.parse(address.url).url
        except InvalidIdentifier:
            continue
        # For http alone there is another rule.
        if re.sub("^http:", "https:", address.url, flags=re.IGNORECASE) != good:
            fix = address.replaced("link the abstract", good)
            yield Finding(address.spot(page), f"the paper's own address is {good}", fix=fix)


_TRACKING_LINK = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|"
    r"vero_id|ref_src|ref_url|mkt_tok|share_token)(?:=.*)?"
)


_YOUTUBE = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be)/", re.IGNORECASE)


_TWITTER = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/", re.IGNORECASE)


_OWN = ((_YOUTUBE, re.compile(r"si=.*")), (_TWITTER, re.compile(r"[st]=[\w-]*")))


_AND = re.compile(r"(&amp;|&)")


@page_rule("LNK005", "tracking-link", fix=Fixes.SAFE)
def tracking_link(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address with a parameter that only tracks."""
    for address in written_by_hand(page):
        if "?" not in address.url or not address.url.lower().startswith("http"):
            continue
        written = address.written(page)
        first, better = _untracked(written)
        if first:
            fix = address.replaced("take the tracking out", better)
            message = f"{quoted(first)} in the address only tracks its reader"
            yield Finding(address.spot(page), message, fix=fix)


def _untracked(address: str) -> tuple[str, str]:
    """Return the name of the first parameter that tracks, and the address without all of them."""
    before, hash_, fragment = address.partition("#")
    path, _, query = before.partition("?")
    own = [pattern for host, pattern in _OWN if host.match(address)]
    pieces = _AND.split(query)
    first, kept = "", ""
    for number, parameter in enumerate(pieces[::2]):
        if any(pattern.fullmatch(parameter) for pattern in (_TRACKING_LINK, *own)):
            first = first or parameter.partition("=")[0]
        else:
            kept += (pieces[2 * number - 1] if kept else "?") + parameter
    return first, path + kept + hash_ + fragment


# Markdown makes no link of an address with a space.
_SPACED = re.compile(r"\]\((https?://[^\s()<>]{1,300}[ \t][^\s\"'()<>][^()\n\"'<>]{0,300})\)")


@page_rule("LNK006", "malformed-address")
def malformed_address(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address that is broken."""
    for address in addresses(page):
        if address.link and address.link.kind is Kind.BARE:
            continue
        if why := fault(address.url):
            message = f"{quoted(address.url)} is no address: {why}"
            yield Finding(address.spot(page), message)
    for span in page.prose():
        for match in _SPACED.finditer(page.text, span.start, span.end):
            message = f"{quoted(match[1])} is no address: it has a space"
            yield Finding(Location(page.path, page.source, match.start(1)), message)


_ARXIV_LINK = re.compile(
    r"https?://(?:(?:www|export|browse)\.)?arxiv\.org/+(?:abs|pdf|html|e-print|src|format|ps)"
    r"(?:/+(?P<rest>[^#?]*))?(?:[#?].*)?",
    re.IGNORECASE,
)


@page_rule("LNK009", "bad-arxiv-link")
def bad_arxiv_link(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each address of a paper at arXiv that is none's."""
    for address in written_by_hand(page):
        match = _ARXIV_LINK.fullmatch(address.url)
        if not match:
            continue
        try:
            found = ArxivId.parse(address.url.partition("#")[0])
        except InvalidIdentifier as fault:
            rest = match["rest"] or ""
            why = fault.reason if rest else "it names none"
            yield Finding(address.spot(page), f"arXiv has no paper {quoted(rest)}: {why}")
            continue
        if (found.year, found.month) > (context.today.year, context.today.month):
            message = f"arXiv has no paper {found} yet: its month is {found.year}-{found.month:02}"
            yield Finding(address.spot(page), message)


_DOI = re.compile(
    r"https?://(?:dx\.)?doi\.org/+(?:doi:)?(?P<rest>[^?#]+)(?:[?#].*)?", re.IGNORECASE
)


# The foundation's own pages, and its short DOIs.
_NONE = re.compile(
    r"(?:10/)?[a-z0-9]{3,9}|(?:doi)?ra/.*|api/.*|openurl.*|the-identifier/.*|resources/.*|urn:.*",
    re.IGNORECASE,
)


@page_rule("LNK010", "bad-doi-link")
def bad_doi_link(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address at doi.org that resolves to nothing."""
    for address in written_by_hand(page):
        match = _DOI.fullmatch(address.url)
        if match and not _NONE.fullmatch(match["rest"]):
            rest = unquote(match["rest"])
            if why := _fault(rest):
                yield Finding(address.spot(page), f"{quoted(rest)} is no DOI: {why}")


def _fault(rest: str) -> str:
    """Return why doi.org resolves a text to nothing; nothing if it may well do so."""
    try:
        doi = Doi.parse(rest)
    except InvalidIdentifier:
        return "a DOI reads 10.PREFIX/SUFFIX"
    if not rest.startswith("10."):
        return "before 10. stands something else"
    if rest != doi.value and len(rest.rstrip()) > len(doi.value):
        return f"behind it stands {rest[len(doi.value) :]}"
    if doi.value.lower().startswith("10.48550/arxiv.") and doi.arxiv is None:
        return "arXiv's read 10.48550/arXiv.YYMM.NNNNN"
    return ""


_UNMARKABLE = re.compile(r"[\x00-\x20<>]")


@page_rule("LNK013", "bare-address", fix=Fixes.SAFE, preset=Preset.STRICT)
def bare_address(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each bare address with a scheme."""
    for address in written_by_hand(page):
        link, written = address.link, address.written(page)
        if not link or link.kind is not Kind.BARE or link.nested:
            continue
        if written.lower().startswith(("http://", "https://")):
            can_be_marked = not _UNMARKABLE.search(written)
            fix = address.replaced("write it between < and >", f"<{written}>")
            yield Finding(
                address.spot(page),
                "the address stands bare in the text",
                fix=fix if can_be_marked else None,
            )
