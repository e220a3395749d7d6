"""Text in the form of a Markdown link where Markdown is not read, or reads no link."""

import re

# A link in a text that is not Markdown, such as the value of a BibTeX field.
LINK = re.compile(r"!?\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<address>https?://[^\s()<>]+)>?\s*\)")
# A link in one line of a code block.
LINK_IN_CODE = re.compile(r"\[([^\[\]\n]{0,400})\]\((https?://[^()\s]{1,400})\)")
# Markdown makes no link of an address with a space.
SPACED_ADDRESS = re.compile(
    r"\]\((https?://[^\s()<>]{1,300}[ \t][^\s\"'()<>][^()\n\"'<>]{0,300})\)"
)
# The text is in parentheses and the address in brackets.
REVERSED_LINK = re.compile(
    r"(?<!\])(?<!\\)\(((?:[^()\[\]\n]|\([^()\[\]\n]{0,80}\)){1,200})\)"
    r"\[((?:https?://|\.{1,2}/)[^\[\]()\s]{1,500})\](?![(\[:])"
)
_WORDS = r"\[(?P<words>[^\[\]\n]{1,300})"
_ADDRESS = r"\(<?(?P<address>https?:/{1,3}[^\s()<>\[\]]{1,500})>?"
# A space before the address, which makes text in brackets and a bare address of a link.
SPACED_LINK = re.compile(rf"(?<![\]!\\]){_WORDS}\](?P<space>[ \t]{{1,3}}){_ADDRESS}\)")
# The address goes on to the end of its line, or to a space.
UNCLOSED_LINK = re.compile(rf"(?<!\\){_WORDS}\]{_ADDRESS}(?=[ \t]|$)", re.MULTILINE)
# The text goes on into the address.
UNCLOSED_TEXT = re.compile(
    r"(?<![\]\\])\[(?P<words>[^\[\]()\n]{1,300})"
    r"\((?P<address>https?:/{1,3}[^\s()<>\[\]]{1,500})\)(?P<rest>[^\n]*)"
)
# The address is a link again, or has brackets around it.
LINK_IN_ADDRESS = re.compile(
    r"\]\((?P<address>\[?[^\s()\[\]]{1,500}\]\([^\s()]{1,500}|\[https?://[^\s()\[\]]{1,500})"
)
# A list mark that is joined to a link.
JOINED_MARK = re.compile(r"(?P<mark>[-+*]|\d{1,2}[.)])(?=\*{0,2}!?\[[^\]\n]{0,400}\]\()")
# An arXiv identifier in the address of a badge.
ID_IN_BADGE = re.compile(r"(?:shields\.io|badge)\S*?(?<![\d.])(?P<id>\d{4}\.\d{4,5})(?![\d.])")
# A page without any of these has no link.
PART_OF_LINK = re.compile(r"\]\(|\]:|href|src", re.IGNORECASE)
