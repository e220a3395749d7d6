"""Texts of entries and pages, and rules that check both in the same way."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Edit, Fix, Replace, Revise
from synthlit.lint.house_style import once
from synthlit.lint.link_targets import handwritten
from synthlit.lint.locations import lines, locate
from synthlit.lint.rule import EntryCheck, Finding, Fixes, PageCheck, Preset, Rule
from synthlit.lint.texts import first_difference, texts, values
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.nodes import LinkKind
from synthlit.model.fields import ADDRESSES
from synthlit.text import TextEdit


@dataclass(frozen=True)
class Passage:
    """The value of a field, or a part of a page that begins at `start`; `name` is its subject."""

    at: Work | MarkdownDocument
    name: str
    text: str
    start: int = 0

    @property
    def is_value(self) -> bool:
        """Whether it is the value of a field."""
        return isinstance(self.at, Work)

    def is_code(self, offset: int) -> bool:
        """Return whether a character of it is in code."""
        return isinstance(self.at, MarkdownDocument) and self.at.is_code(self.start + offset)

    def is_target(self, offset: int) -> bool:
        """Return whether a character of it is in the address of a link to another file."""
        if not isinstance(self.at, MarkdownDocument):
            return False
        starts, ends = _targets(self.at)
        at = bisect_right(starts, self.start + offset) - 1
        return at >= 0 and self.start + offset < ends[at]

    def finding(
        self, message: str, offset: int = 0, *, fix: str = "", better: str | None = None
    ) -> Finding:
        """Return a finding at a character of the text, with the fix that makes it `better`."""
        made = Fix(fix, self._edit(better)) if better is not None else None
        if isinstance(self.at, Work):
            return Finding(self.at, message, self.name, offset, made)
        return Finding(locate(self.at, self.start + offset), message, fix=made)

    def _edit(self, better: str) -> Edit:
        """Return the edit; on a page it keeps what the two texts begin and end with."""
        if isinstance(self.at, Work):
            return Revise({self.name: better})
        begin = first_difference(self.text, better)
        rest, new = self.text[begin:], better[begin:]
        end = first_difference(rest[::-1], new[::-1]) if rest and new else 0
        first = self.start + begin
        return Replace((TextEdit(first, first + len(rest) - end, new[: len(new) - end]),))


@dataclass(frozen=True)
class WebAddress(Passage):
    """An address of an entry or of a link: what it means, and the link's text if it has one.

    `today` is known on a page only.
    """

    url: str = ""
    words: str = ""
    is_bare: bool = False
    today: date | None = None


@lru_cache(maxsize=1)
def _targets(page: MarkdownDocument) -> tuple[list[int], list[int]]:
    """Return where the addresses of links begin and end, except links within the page."""
    spans = [
        link.target
        for link in page.links
        if link.target and not link.url.startswith("#") and not link.nested
    ]
    return [span.start for span in spans], [span.end for span in spans]


@lru_cache(maxsize=1)
def _unusual_lines(page: MarkdownDocument) -> tuple[tuple[str, int], ...]:
    """Return the lines that are not printable ASCII alone, and where they begin."""
    found = ((line.of(page.text), line.start) for line in lines(page))
    return tuple(each for each in found if not (each[0].isascii() and each[0].isprintable()))


def passage_rule(
    code: str,
    name: str,
    *,
    fix: Fixes = Fixes.NONE,
    characters: str = "",
    all_fields: bool = False,
    whole_page: Callable[[MarkdownDocument], Iterator[Finding]] | None = None,
) -> Callable[[Callable[[Passage], Iterator[Finding]]], Rule]:
    """Make a rule of a function about texts: the fields that people read, and a page's lines.

    With `all_fields` it looks at the other fields of an entry, too. Where `whole_page` finds
    something, the lines of that page are not checked.
    """

    def rule(check: Callable[[Passage], Iterator[Finding]]) -> Rule:
        def check_entry(work: Work) -> Iterator[Finding]:
            for field, value in work.entry.fields.items() if all_fields else texts(work):
                yield from check(Passage(work, field, value))

        def check_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
            if whole_page and (found := next(whole_page(page), None)):
                yield found
                return
            for text, start in _unusual_lines(page):
                yield from check(Passage(page, "the line", text, start))

        checks = (EntryCheck(code, check_entry, (), characters), PageCheck(code, check_page))
        return Rule(code, name, Preset.DEFAULT, fix, checks)

    return rule


def address_rule(
    code: str,
    name: str,
    *,
    preset: Preset = Preset.DEFAULT,
    fix: Fixes = Fixes.NONE,
    fields: tuple[str, ...] = ADDRESSES,
    hint: str = "",
    is_style: bool = False,
) -> Callable[[Callable[[WebAddress], Iterator[Finding]]], Rule]:
    """Make a rule of a function about addresses: those of an entry's fields, and those of links.

    If it is a matter of house style, a page has one finding with the number of its addresses.

    It sees only addresses in which the pattern `hint` is found. Links in generated parts of a page
    are left out: the errors there are in the entries.
    """
    is_near = re.compile(hint, re.IGNORECASE).search

    def rule(check: Callable[[WebAddress], Iterator[Finding]]) -> Rule:
        def check_entry(work: Work) -> Iterator[Finding]:
            for field, value in values(work, fields):
                if is_near(value):
                    yield from check(WebAddress(work, field, value, url=value))

        def check_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
            found = find_on(page, context)
            return once(found) if is_style else found

        def find_on(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
            for each in handwritten(page):
                if not is_near(each.url):
                    continue
                text, start = each.written(page), each.target.start
                words = each.link.text if each.link else ""
                is_bare = each.link is not None and each.link.kind is LinkKind.BARE
                about = (each.url, words, is_bare, context.today)
                yield from check(WebAddress(page, "the link", text, start, *about))

        checks = (EntryCheck(code, check_entry, fields), PageCheck(code, check_page))
        return Rule(code, name, preset, fix, checks)

    return rule


def joined(rule: Rule, *others: Rule) -> Rule:
    """Return a rule with the checks of all, for one fault that is found in several ways."""
    checks = tuple(check for each in (rule, *others) for check in each.checks)
    return Rule(rule.code, rule.name, rule.preset, rule.fix, checks)
