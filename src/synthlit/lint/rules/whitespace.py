"""Rules about spaces, line ends and hyphens."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Final

from synthlit.bibtex.nodes import BibDocument
from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace, Revise
from synthlit.lint.locations import line_end, lines, locate
from synthlit.lint.rule import Finding, Fixes, Preset, document_rule, entry_rule, page_rule
from synthlit.lint.texts import quoted, values
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

_END = re.compile(r"\r\n?|\n")
_NAMES: Final = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}


@document_rule("SYN015", "mixed-line-ends", fix=Fixes.SAFE)
def mixed_line_ends(document: BibDocument) -> Iterator[Finding]:
    """Yield the first line end that is not that of most lines."""
    if "\r" not in document.text:
        return
    ends = list(_END.finditer(document.text))
    counts = Counter(end[0] for end in ends)
    if len(counts) < 2:
        return
    usual = max(_NAMES, key=lambda end: (counts[end], end == "\n"))
    unusual = [end for end in ends if end[0] != usual]
    edits = tuple(TextEdit(*end.span(), usual) for end in unusual)
    yield Finding(
        locate(document, unusual[0].start()),
        f"this line ends in {_NAMES[unusual[0][0]]}, most lines in {_NAMES[usual]} "
        f"({len(unusual)} of {len(ends)} do not)",
        fix=Fix(f"end all lines in {_NAMES[usual]}", Replace(edits)),
    )


_BROKEN_HYPHEN_FIELDS = ("title", "subtitle", "booktitle", "journal")
# Words between two parts, of which the first is shortened on purpose.
_JOINING = (
    "and|or|to|vs|versus|nor|but|than|as|und|oder|bis|et|ou|y|e|o|of|in|on|for|with|through|into"
)
_BROKEN = re.compile(
    rf"(?<=[^\W\d_]{{2}})-[ \n]\s*(?!(?:{_JOINING})\b)(?=[^\W\d_]{{2}})", re.IGNORECASE
)


@entry_rule(
    "TXT019", "broken-hyphen", fix=Fixes.UNSAFE, preset=Preset.STRICT, fields=_BROKEN_HYPHEN_FIELDS
)
def broken_hyphen(work: Work) -> Iterator[Finding]:
    """Yield each title in which a space after a hyphen breaks a word."""
    for field, value in values(work, _BROKEN_HYPHEN_FIELDS):
        if "-" in value and (match := _BROKEN.search(value)):
            words = value[value.rfind(" ", 0, match.start()) + 1 :].split()[:2]
            edit = Revise({field: _BROKEN.sub("-", value)})
            fix = Fix("remove the space", edit, safe=False)
            message = f"{field} has a space after a hyphen: {quoted(' '.join(words))}"
            yield Finding(work, message, field, match.start(), fix)


_BREAK = "  "


@page_rule("MDN005", "trailing-space", fix=Fixes.SAFE, preset=Preset.STRICT)
def trailing_space(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line that ends in white space, except line breaks and code."""
    starts = page.leaf_starts
    for line in lines(page):
        text = line.of(page.text)
        kept = len(text.rstrip(" \t"))
        if kept == len(text) or page.is_code(line.start + kept):
            continue
        at = bisect_right(starts, line.end) - 1
        continues = at >= 0 and line.end < page.blocks.leaves[at].span.end
        # At the end of its line a backslash would break it.
        if continues and (text.endswith(_BREAK) or text[:kept].endswith("\\")):
            continue
        start = line.start + kept
        fix = Fix("remove the white space", Replace((TextEdit(start, line.end),)))
        yield Finding(locate(page, start), "the line ends in white space", fix=fix)


@page_rule("MDN007", "final-line-end", fix=Fixes.SAFE, preset=Preset.AWESOME)
def final_line_end(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the end of a page that does not end with exactly one line end."""
    text = page.text
    end = len(text.rstrip("\r\n"))
    lacks_end, has_blank = end == len(text), len(text[end:].splitlines()) > 1
    if end and (lacks_end or has_blank):
        edit = TextEdit(end, len(text), line_end(page))
        fix = Fix("end the page with one line end", Replace((edit,)))
        message = "the last line has no line end" if lacks_end else "the page ends with blank lines"
        yield Finding(locate(page, end), message, fix=fix)
