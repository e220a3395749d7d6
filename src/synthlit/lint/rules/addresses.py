"""Rules about web addresses, in entries and on pages."""

import re
from collections.abc import Iterator
from contextlib import suppress

from synthlit.bibtex.canonical import canonical_value
from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.address_faults import NO_SCHEME, fault
from synthlit.lint.context import Context
from synthlit.lint.link_targets import handwritten
from synthlit.lint.locations import locate
from synthlit.lint.passages import WebAddress, address_rule, joined
from synthlit.lint.placeholders import is_placeholder
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule, page_rule
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.link_patterns import LINK, SPACED_ADDRESS
from synthlit.markdown.parsing.nodes import LinkKind
from synthlit.model.identifiers import ArxivId

_GOOD = re.compile(r"https?://[^\s/?#@:]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_HOST = re.compile(
    r"(?://)?(?P<rest>(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?)", re.IGNORECASE
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Most addresses, which need no further check.
_PLAIN = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s%]*)?", re.ASCII)


@address_rule("IDN003", "bad-url", fix=Fixes.SAFE)
def _malformed(address: WebAddress) -> Iterator[Finding]:
    """Yield the address that cannot be linked."""
    url = address.url
    if _PLAIN.fullmatch(url):
        return
    if link := LINK.search(url) if address.is_value else None:
        url = link["address"]  # Another rule reports the Markdown around it.
    if _GOOD.fullmatch(url) and not fault(url):
        return
    if address.is_value and not link:
        url = canonical_value(address.name, url)
        if not url.strip("{}") or is_placeholder(address.name, address.text):
            return
    if why := _why_no_link(address, url):
        # On a page it may be the name of a file.
        host = _HOST.fullmatch(url) if address.is_value or why == NO_SCHEME else None
        yield address.finding(
            f"{quoted(url)} cannot be linked: {why}",
            fix="put https:// before it",
            better=f"https://{host['rest']}" if host and not link else None,
        )


def _why_no_link(address: WebAddress, url: str) -> str:
    if address.is_bare:
        return ""
    return fault(url) or (_why_no_url(url) if address.is_value else "")


def _why_no_url(value: str) -> str:
    """Return why a value is not a web address, or nothing."""
    if _GOOD.fullmatch(value):
        return ""
    if _HOST.fullmatch(value):
        return NO_SCHEME
    if " " in value:
        return "it has a space"
    if (scheme := _SCHEME.match(value)) and scheme[1].lower() not in ("http", "https"):
        return f"{scheme[1]} is neither http nor https"
    return "it is not of the form https://example.org/paper"


@page_rule("IDN003", "bad-url")
def _spaced(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address with a space in the form of a link."""
    for span in page.prose():
        for match in SPACED_ADDRESS.finditer(page.text, span.start, span.end):
            message = f"{quoted(match[1])} cannot be linked: it has a space"
            yield Finding(locate(page, match.start(1)), message)


bad_url = joined(_malformed, _spaced)

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|"
    r"vero_id|ref_src|ref_url|mkt_tok|share_token)(?:=.*)?"
)
_YOUTUBE = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be)/", re.IGNORECASE)
_TWITTER = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/", re.IGNORECASE)
_BY_HOST = ((_YOUTUBE, re.compile(r"si=.*")), (_TWITTER, re.compile(r"[st]=[\w-]*")))
_AND = re.compile(r"(&amp;|\\&|&)")


@address_rule("IDN010", "tracking-address", fix=Fixes.SAFE, hint=r"\?", is_style=True)
def tracking_address(address: WebAddress) -> Iterator[Finding]:
    """Yield the address with a tracking parameter."""
    first, fixed = _untracked(address.text)
    if first:
        at = address.text.find(first, address.text.find("?"))
        message = f"the address has the tracking parameter {quoted(first)}"
        yield address.finding(message, at, fix="remove the tracking parameters", better=fixed)


def _untracked(address: str) -> tuple[str, str]:
    """Return the name of the first tracking parameter, and the address without all of them."""
    before, hash_, fragment = address.partition("#")
    path, _, query = before.partition("?")
    own = [pattern for host, pattern in _BY_HOST if host.match(address)]
    pieces = _AND.split(query)
    first, kept = "", ""
    for number, parameter in enumerate(pieces[::2]):
        if any(pattern.fullmatch(parameter) for pattern in (_TRACKING, *own)):
            first = first or parameter.partition("=")[0]
        else:
            kept += (pieces[2 * number - 1] if kept else "?") + parameter
    return first, path + kept + hash_ + fragment


# Works of these types may have a web site of their own.
_SITES = frozenset({
    "book", "booklet", "collection", "dataset", "electronic", "manual", "misc", "mvbook", "online",
    "periodical", "proceedings", "software", "www",
})  # fmt: skip
_HOME = re.compile(r"https?://[^/?#\s]+/?(?:(?:index|home)\.\w+)?#?", re.IGNORECASE)


@entry_rule("IDN011", "home-page-address", preset=Preset.STRICT, fields=("url",))
def home_page_address(work: Work) -> Iterator[Finding]:
    """Yield the address of a home page in an entry of an article, a thesis and the like."""
    url = work.entry.get("url")
    if url.count("/") <= 3 and work.entry.type not in _SITES and _HOME.fullmatch(url.strip()):
        message = f"{quoted(url)} is a home page, not the address of the work"
        yield Finding(work, message, "url")


_ARXIV = re.compile(
    r"https?://(?:(?:www\.|export\.|browse\.)?arxiv\.org|xxx\.lanl\.gov)/(?:abs|pdf|html|format|ps)"
    r"/[^#]+",
    re.IGNORECASE,
)
_NAMED_IN_TEXT = re.compile(r"\bpdf\b|\bhtml\b|\bv\d", re.IGNORECASE)
_HTTP = re.compile("^http:", re.IGNORECASE)


@address_rule(
    "IDN012",
    "noncanonical-arxiv-address",
    fix=Fixes.SAFE,
    preset=Preset.STRICT,
    fields=("url",),
    hint=r"arxiv\.org|lanl\.gov",
)
def noncanonical_arxiv_address(address: WebAddress) -> Iterator[Finding]:
    """Yield the address of a PDF or a version at arXiv, unless the text of the link names it."""
    if not _ARXIV.fullmatch(address.url) or _NAMED_IN_TEXT.search(address.words):
        return
    if not address.is_value and "/html/" in address.url.lower():
        return  # On a page, a link to the text of the paper is useful.
    with suppress(InvalidIdentifier):
        canonical = ArxivId.parse(address.url).url
        # On a page, another rule reports http.
        url = address.url if address.is_value else _HTTP.sub("https:", address.url)
        if url != canonical:
            message = f"the address of the abstract is {canonical}"
            yield address.finding(message, fix="link to the abstract", better=canonical)


# Hosts that support https.
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
    """Yield each http address at a host that supports https."""
    for address in handwritten(page):
        written = address.written(page)
        if match := _INSECURE.match(written):
            fix = address.replaced("write https", f"https{written[match.end() :]}")
            message = f"{match['host'].lower()} supports https"
            yield Finding(locate(page, address.target.start), message, fix=fix)


_UNMARKABLE = re.compile(r"[\x00-\x20<>]")


@page_rule("LNK013", "bare-address", fix=Fixes.SAFE, preset=Preset.STRICT)
def bare_address(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each bare address that begins with a scheme."""
    for address in handwritten(page):
        link, written = address.link, address.written(page)
        if not link or link.kind is not LinkKind.BARE or link.nested:
            continue
        if written.lower().startswith(("http://", "https://")):
            fix = None
            if not _UNMARKABLE.search(written):
                fix = address.replaced("put < and > around it", f"<{written}>")
            message = "the address is bare: neither a link nor between < and >"
            yield Finding(locate(page, address.target.start), message, fix=fix)
