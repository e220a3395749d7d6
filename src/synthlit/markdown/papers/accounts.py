"""Fill the ledger of a page: where each line, identifier and link of it ended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from synthlit.library.candidates import PaperFacts
from synthlit.library.ledger import Account, Ledger, Leftover, LineAccount, Mention
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers import links
from synthlit.markdown.papers.mentions import mentions
from synthlit.markdown.papers.statements import line_spans
from synthlit.model.web_address import web_address


class Accounted(Protocol):
    """A work that was read, the numbers of its lines, and what no field holds of them."""

    @property
    def facts(self) -> PaperFacts:
        """The facts of the work."""
        ...

    @property
    def lines(self) -> Sequence[int]:
        """The numbers of all lines that belong to it."""
        ...

    @property
    def left(self) -> Sequence[Leftover]:
        """What no field holds of these lines."""
        ...


@dataclass
class Accounts:
    """The lines of a document that were read as no work: kept as text, or reported."""

    document: MarkdownDocument
    kept: set[int] = field(default_factory=set)
    reported: set[int] = field(default_factory=set)

    def ledger(self, works: Sequence[Accounted]) -> Ledger:
        """Return the ledger of the document, of which these works were read."""
        on_line: dict[int, list[int]] = {}
        for index, work in enumerate(works):
            for number in work.lines:
                on_line.setdefault(number, []).append(index)
        lines = tuple(self._lines(on_line))
        accounts = {line.line: line for line in lines}
        held = _held(works)
        found = dict.fromkeys(mentions(self.document))
        settled = (
            _settled(mention, accounts, on_line.get(mention.line, ()), works, held)
            for mention in sorted(found, key=lambda mention: mention.line)
        )
        return Ledger(lines, tuple(settled))

    def _lines(self, works: Mapping[int, Sequence[int]]) -> Iterator[LineAccount]:
        text = self.document.source
        read = self._read_lines()
        for number in range(1, len(text.line_starts) + 1):
            if not text.line(number).strip():
                continue
            if number in works:
                yield LineAccount(number, Account.ENTRY, works[number][0])
            elif number in self.reported:
                yield LineAccount(number, Account.REPORTED)
            elif number in self.kept or number not in read:
                yield LineAccount(number, Account.KEPT)
            else:
                yield LineAccount(number)

    def _read_lines(self) -> set[int]:
        """Return the numbers of the lines on which works are looked for."""
        position = self.document.source.position
        leaves = (leaf for leaf in self.document.blocks.leaves if leaf.kind != "heading")
        spans = (span for leaf in leaves for span in line_spans(leaf))
        return {position(span.start)[0] for span in spans}


def _held(works: Iterable[Accounted]) -> dict[str, int]:
    """Return the work that holds each address."""
    found: dict[str, int] = {}
    for index, work in enumerate(works):
        for address in work.facts.addresses:
            found.setdefault(key(address), index)
    return found


def key(address: str) -> str:
    """Return what is the same for two addresses of one work or page."""
    found = links.identifiers(address)
    if found:
        return str(found[0]).lower()
    address = links.full(address)
    bare = (
        (web_address(address) or address).partition("://")[2].partition("#")[0].removeprefix("www.")
    )
    return bare.rstrip("/.,;)").lower()


def _settled(
    mention: Mention,
    lines: Mapping[int, LineAccount],
    here: Sequence[int],
    works: Sequence[Accounted],
    held: Mapping[str, int],
) -> Mention:
    """Return a mention with its account."""
    wanted = key(mention.address)
    own = (n for n in here if any(key(held) == wanted for held in works[n].facts.addresses))
    if (work := next(own, None)) is not None:
        return replace(mention, account=Account.ENTRY, work=work)
    left = (text for n in here for text in works[n].left if text.line == mention.line)
    if any(mention.address in text.text or wanted == key(text.text) for text in left):
        return replace(mention, account=Account.REPORTED)
    if mention.identifier and wanted in held:
        return replace(mention, account=Account.ENTRY, work=held[wanted])
    if here:
        return mention
    line = lines.get(mention.line)
    if line is None or line.account is None:
        return mention
    kept = line.account is Account.KEPT and not mention.identifier
    return replace(mention, account=Account.KEPT if kept else Account.REPORTED)
