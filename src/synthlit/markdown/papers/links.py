"""Find the purpose of a link in a list: the paper, its text, its code, or something else."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from synthlit.errors import InvalidIdentifier
from synthlit.model.identifiers import ArxivId, Doi, Identifier
from synthlit.text import Span

# A link within the list; one whose text may be a title; or the kind that its label names.
Role: TypeAlias = Literal["internal", "title", "paper", "code", "other"]

_PAPER = frozenset([
    "abs", "abstract", "acl", "acm", "anthology", "arxiv", "arxiv link", "arxiv paper", "article",
    "doi", "full text", "html", "icml", "iclr", "ieee", "journal", "nature",
    "neurips", "open access", "openreview", "paper", "paper link", "paper url", "pdf", "pdf link",
    "preprint", "proceedings", "pub", "publication", "published", "report", "technical report",
    "text", "论文", "论文链接",
])  # fmt: skip
# These name no kind, so that the address decides.
_ANY = frozenset(["download", "here", "link", "links", "online", "url", "链接"])
_CODE = frozenset([
    "code", "code link", "codes", "git", "github", "github code", "github link", "github repo",
    "gitlab", "implementation", "official code", "official implementation", "pytorch", "repo",
    "repository", "source", "source code", "stars", "tensorflow", "代码",
])  # fmt: skip
_OTHER = frozenset([
    "api", "appendix", "bib", "bibtex", "blog", "blog post", "checkpoint", "checkpoints", "cite",
    "colab", "collection", "corpus", "data", "dataset", "datasets", "demo", "doc", "docs",
    "documentation", "explained", "hf", "home", "homepage", "hugging face", "huggingface",
    "leaderboard", "medium", "model", "models", "news", "note", "notes", "notebook", "page",
    "paper list", "post", "poster", "project", "project page", "readme", "reddit", "review",
    "reviews", "site", "slides", "summary", "supp", "supplement", "supplementary", "survey",
    "talk", "thread", "tweet", "twitter", "video", "videos", "web", "webpage", "website",
    "weights", "wiki", "x", "youtube", "zhihu", "主页", "数据", "知乎", "视频",
])  # fmt: skip
_LABELS: dict[Role, frozenset[str]] = {"paper": _PAPER, "code": _CODE, "other": _OTHER}
_IDENTIFIER = re.compile(r"(?:arxiv[:\s]*)?\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}/\S+", re.IGNORECASE)
_ARXIV_HOST = re.compile(r"(?:[a-z]+\.)?(?:arxiv|alphaxiv)\.org", re.IGNORECASE)
_SCHEMELESS = re.compile(r"(?:www\.|export\.)?(?:arxiv|alphaxiv)\.org/|(?:dx\.)?doi\.org/", re.I)
_HANDWRITTEN = re.compile(
    r"arxiv\s*[:：]?\s*[\w.-]+(?:/\d+)?|\d{4}\.\d{4,5}(?:v\d+)?|doi\s?[:：].+", re.IGNORECASE
)
_CODE_HOST = re.compile(r"(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)", re.IGNORECASE)
_BADGE_ID = re.compile(r"arxiv[-:_ ]+(?P<id>\d{4}\.\d{4,5})", re.IGNORECASE)
_BADGE_REPOSITORY = re.compile(r"github/(?:stars|last-commit)/(?P<path>[\w.-]+/[\w.-]+)")


class LineImage(NamedTuple):
    """An image: its alternative text and its address."""

    text: str
    source: str


@dataclass(frozen=True)
class LineLink:
    """A link's text and address; a bare one has no text but its address.

    `label` is the position of the text in the document.
    """

    text: str
    address: str
    images: tuple[LineImage, ...] = ()
    bare: bool = False
    label: Span = field(default=Span(0, 0), compare=False)

    @cached_property
    def role(self) -> Role:
        """The purpose of the link, by its text, its images and its address."""
        if self.bare and _HANDWRITTEN.fullmatch(self.address):
            return "paper"
        if not is_web(self.address):
            return "internal"
        text = label(self.text)
        if self.images and not text:
            return next(filter(None, map(_badge_role, self.images)), _address_role(self.address))
        if self.bare or text in ("", *_ANY) or _IDENTIFIER.fullmatch(self.text.strip("[]() ")):
            return _address_role(self.address)
        return _label_role(text) or "title"


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """Return a label in lower case without symbols, counters, and text in parentheses."""
    text = re.sub(r"\([^()]*\)|[\d_]", " ", text)
    kept = (c if unicodedata.category(c)[0] in "LM" else " " for c in text)
    return " ".join("".join(kept).lower().split())


def is_label(text: str) -> bool:
    """Return whether a link's text names the purpose of the link, as `📄 Paper (PDF)` does."""
    return label(text) in _ANY or _label_role(label(text)) is not None


def _label_role(label: str) -> Role | None:
    return next((role for role, labels in _LABELS.items() if label in labels), None)


def _badge_role(image: LineImage) -> Role | None:
    if found := _label_role(label(image.text)):
        return found
    if _BADGE_ID.search(image.source):
        return "paper"
    return "code" if _BADGE_REPOSITORY.search(image.source) else None


def _address_role(address: str) -> Role:
    return "code" if _CODE_HOST.fullmatch(_host(address)) else "paper"


def _host(address: str) -> str:
    try:
        return urlsplit(full(address)).hostname or ""
    except ValueError:
        return ""


def is_web(address: str) -> bool:
    """Return whether an address leads to the web, written out or begun at a known host."""
    return bool(re.match(r"https?://[^\s/]", address, re.I) or _SCHEMELESS.match(address))


def full(address: str) -> str:
    """Return an address with its scheme."""
    return f"https://{address}" if _SCHEMELESS.match(address) else address


def identifiers(address: str) -> tuple[Identifier, ...]:
    """Return the identifier that an address holds, if it holds one."""
    for kind in (ArxivId, Doi):
        try:
            found = kind.parse(address)
        except InvalidIdentifier:
            continue
        own = found.arxiv if isinstance(found, Doi) else None
        return (own or found,)
    return ()


def label_identifier(text: str) -> ArxivId | None:
    """Return the arXiv identifier that is a link's whole text."""
    bare = text.strip("[]() ")
    if not _IDENTIFIER.fullmatch(bare) or bare.startswith("10."):
        return None
    found = identifiers(bare)
    return found[0] if found and isinstance(found[0], ArxivId) else None


def fault(address: str) -> str:
    """Return why an address at arXiv or at the DOI's resolver names no work, or nothing."""
    host, handwritten = _host(address), _HANDWRITTEN.fullmatch(address)
    is_doi = host.endswith("doi.org") or address.lower().startswith("doi")
    kind = Doi if is_doi else ArxivId if handwritten or _ARXIV_HOST.fullmatch(host) else None
    try:
        if kind:
            kind.parse(address)
    except InvalidIdentifier as fault:
        return f"{address} names no work: {fault.reason}"
    return ""


def badge_facts(images: Iterable[LineImage]) -> tuple[tuple[Identifier, ...], str]:
    """Return the arXiv identifiers that badges show, and the repository whose stars they count."""
    found: dict[Identifier, None] = {}
    code = ""
    for image in images:
        if match := _BADGE_ID.search(image.source) or _BADGE_ID.search(image.text):
            found |= dict.fromkeys(identifiers(match["id"]))
        if match := _BADGE_REPOSITORY.search(image.source):
            code = code or f"https://github.com/{match['path']}"
    return tuple(found), code
