"""Find the purpose of a link in a list: the paper, its text, its code, or something else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from synthlit.errors import InvalidIdentifier
from synthlit.markdown.papers.labels import ANY, Role, label, label_role
from synthlit.markdown.papers.published import read_published
from synthlit.model.identifiers import ArxivId, Doi, Identifier
from synthlit.text import Span

_IDENTIFIER = re.compile(r"(?:arxiv[:\s]*)?\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}/\S+", re.IGNORECASE)
_ARXIV_HOST = re.compile(r"(?:[a-z]+\.)?(?:arxiv|alphaxiv)\.org", re.IGNORECASE)
_SCHEMELESS = re.compile(r"(?:www\.|export\.)?(?:arxiv|alphaxiv)\.org/|(?:dx\.)?doi\.org/", re.I)
_HANDWRITTEN = re.compile(
    r"arxiv\s*[:：]?\s*[\w.-]+(?:/\d+)?|\d{4}\.\d{4,5}(?:v\d+)?|doi\s?[:：].+", re.IGNORECASE
)
# Host and path -> what is there.
_PLACES: list[tuple[Role, str]] = [
    ("paper", r"(?:huggingface\.co|hf\.co)/papers/.*"),
    ("data", r"(?:huggingface\.co|hf\.co|kaggle\.com)/datasets(?:/.*)?"),
    ("data", r"modelscope\.cn/datasets/.*|zenodo\.org/records?/.*|paperswithcode\.com/dataset/.*"),
    ("other", r"(?:huggingface\.co|hf\.co)(?:/(?:spaces|blog|collections|docs|learn)(?:/.*)?)?"),
    ("model", r"(?:huggingface\.co|hf\.co)/.*|modelscope\.cn/models/.*|ollama\.com/library/.*"),
    ("code", r"(?:gist\.)?github\.com.*|gitlab\.com.*|bitbucket\.org.*|gitee\.com.*"),
    ("code", r"codeberg\.org.*|sourceforge\.net/.*"),
    ("project", r"[\w-]+\.github\.io(?:/.*)?|sites\.google\.com/.*|[\w-]+\.gitlab\.io(?:/.*)?"),
    ("other", r"(?:m\.)?youtube\.com/.*|youtu\.be/.*|vimeo\.com/.*|bilibili\.com/.*|b23\.tv/.*"),
    ("other", r"(?:x|twitter|linkedin|reddit|facebook|zhihu)\.com/.*|zhuanlan\.zhihu\.com/.*"),
    ("other", r"(?:[\w-]+\.)?medium\.com/.*|slideshare\.net/.*|slideslive\.com/.*"),
    ("other", r"discord\.(?:gg|com)/.*|t\.me/.*|mp\.weixin\.qq\.com/.*"),
    ("other", r"colab\.research\.google\.com/.*"),
]  # fmt: skip
_HOSTS = [(role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _PLACES]
_TWICE = re.compile(r"(?:https?:/*){2}", re.IGNORECASE)
_PLACEHOLDERS = frozenset(["", "...", "addr", "link", "tba", "tbd", "todo", "url", "xxx"])
_BADGE_ID = re.compile(r"arxiv[-:_ ]+(?P<id>\d{4}\.\d{4,5})", re.IGNORECASE)
_BADGE_TEXT = re.compile(r"shields\.io/(?:static/v1\?label=|badge/)(?P<text>[^?&#]{1,100})")
_BADGE_REPOSITORY = re.compile(r"github/(?:stars|last-commit)/(?P<path>[\w.-]+/[\w.-]+)")


class LineImage(NamedTuple):
    """An image: its alternative text and its address."""

    text: str
    source: str


@dataclass(frozen=True)
class LineLink:
    """A link's text and address; a bare one has no text but its address.

    `label` is the position of the text in the document. `hint` is the label with a colon before it.
    """

    text: str
    address: str
    images: tuple[LineImage, ...] = ()
    bare: bool = False
    label: Span = field(default=Span(0, 0), compare=False)
    hint: str = ""

    @property
    def names_paper(self) -> bool:
        """Whether the text says that the link leads to a paper, or the address that it is a PDF."""
        if self.role not in ("paper", "title"):
            return False
        named = (label(text) for text in (self.text, self.hint))
        is_pdf = self.address.partition("?")[0].lower().endswith(".pdf")
        return is_pdf or any(text and label_role(text) == "paper" for text in named)

    @cached_property
    def role(self) -> Role:
        """The purpose of the link, by its text, its images and its address."""
        if self.bare and _HANDWRITTEN.fullmatch(self.address):
            return "paper"
        if not is_web(self.address):
            return "internal"
        text = label(self.text)
        hinted = label_role(label(self.hint)) if self.hint else None
        if self.images and not text:
            badges = (role for image in self.images if (role := _badge_role(image)))
            return next(badges, None) or hinted or _address_role(self.address)
        if self.bare or text in ("", *ANY) or _IDENTIFIER.fullmatch(self.text.strip("[]() ")):
            return hinted or _address_role(self.address)
        own = label_role(text)
        # After `Paper:` comes a title, after `Code:` its name.
        if own or (hinted and hinted != "paper"):
            return own or hinted or "title"
        # A venue with its year in place of a label leads to the paper.
        published = read_published(self.text)
        return "paper" if published and published.year else "title"


def _badge_role(image: LineImage) -> Role | None:
    if found := label_role(label(image.text)):
        return found
    if _BADGE_ID.search(image.source):
        return "paper"
    if _BADGE_REPOSITORY.search(image.source):
        return "code"
    if match := _BADGE_TEXT.search(image.source):
        words = (label(unquote(part).replace("_", " ")) for part in re.split("-+", match["text"]))
        return next(filter(None, map(label_role, words)), None)
    return None


def _address_role(address: str) -> Role:
    """Return what is at an address, as far as its host says it; else it may be a paper."""
    try:
        parts = urlsplit(full(address))
    except ValueError:
        return "paper"
    host = (parts.hostname or "").removeprefix("www.")
    for role, pattern in _HOSTS:
        if pattern.fullmatch(f"{host}{parts.path.rstrip('/')}"):
            return role
    return "paper"


def _host(address: str) -> str:
    try:
        return urlsplit(full(address)).hostname or ""
    except ValueError:
        return ""


def is_web(address: str) -> bool:
    """Return whether an address leads to the web, written out or begun at a known host."""
    return bool(re.match(r"https?://[^\s/]", address, re.I) or _SCHEMELESS.match(address))


def mistyped(address: str) -> str:
    """Return why an address that begins like one on the web is none, or nothing."""
    begins = re.match(r"[\W_]*(?:https?\b|www\.)", address, re.IGNORECASE)
    return f"{address!r} is not an address on the web" if begins and not is_web(address) else ""


def is_placeholder(address: str) -> bool:
    """Return whether an address is still to be written: `#`, `TODO`, `link`."""
    return address.strip("#<> ").lower() in _PLACEHOLDERS


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
    """Return why an address at arXiv or at the DOI's resolver names no work, or nothing.

    One that begins twice leads nowhere.
    """
    if _TWICE.match(address):
        return f"{address} is not an address on the web: it begins twice"
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
