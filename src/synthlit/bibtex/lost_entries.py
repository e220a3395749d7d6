"""Text that looks like an entry or a field, but was not read as one."""

import re

from synthlit.bibtex.nodes import BibDocument, ErrorKind, OtherBlock, ParseError

_HEAD = re.compile(r"@[ \t\r\n]*[A-Za-z][\w:.+-]*[ \t\r\n]*[{(]")
_BRACE_OR_FIELD = re.compile(
    r"[{}]|[\r\n][ \t]*(?:@|([A-Za-z][\w:.+-]*)[ \t]*=[ \t]*(?=[{\"]))", re.ASCII
)
# Possessive quantifiers (`++`) read each blank and each word once.
_STRAY = re.compile(
    r"(?:^|(?<=[})]))[ \t,]*+(?:"
    r"(?P<field>[A-Za-z][\w-]*+)[ \t]*+=[ \t]*+(?:[{\"]|(?:19|20)\d\d\b)"
    r"|(?P<type>@[ \t]*+[A-Za-z]++[ \t]*+\[?|[A-Za-z]++[ \t]*+[{(])"
    r"[ \t]*+[^\s,{}()=%@]++,[ \t]*+"
    r"(?:[\r\n]++[ \t]*+)?[A-Za-z][\w-]*+[ \t]*+=[ \t]*+[{\"\d]"
    r")",
    re.MULTILINE,
)
_ENTRY = re.compile(r"@[ \t]*+[A-Za-z]++[ \t]*+[{(][ \t]*+([^\s,{}()=%@]++)[ \t]*+,")


def unclosed_field(text: str, error: ParseError) -> re.Match[str] | None:
    """Return the field of an unclosed entry whose value contains the next line with a field.

    Group 1 of the match is the field's name.
    """
    head = _HEAD.match(text, error.offset) if error.kind is ErrorKind.UNCLOSED else None
    if not head:
        return None
    depth = 1 if head[0].endswith("{") else 0
    level, last = depth, None
    for match in _BRACE_OR_FIELD.finditer(text, head.end()):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < level:
                return None
        elif depth > level:
            return last
        elif match[0].endswith("@"):
            return None
        else:
            last = match
    return None


def first_stray(document: BibDocument, other: OtherBlock) -> re.Match[str] | None:
    """Return the first field outside of entries, or entry without `@` or brace, in a part.

    Nothing is returned if an entry in a comment begins before it. The match has either the group
    `field` or the group `type`.
    """
    if other.kind != "text" or document.text.find("=", other.start, other.end) < 0:
        return None
    found = _STRAY.search(document.text, other.start, other.end)
    before = first_in_comment(document.text, other) if found else None
    return found if not before or (found and found.start() < before.start()) else None


def first_in_comment(text: str, other: OtherBlock) -> re.Match[str] | None:
    """Return the first entry in a `@comment`, or after a % between entries; group 1 is its key."""
    if other.kind == "comment":
        return _ENTRY.search(text, other.start + 1, other.end)
    # Without a %, the entry would have been read.
    return _ENTRY.search(text, other.start, other.end) if other.kind == "text" else None
