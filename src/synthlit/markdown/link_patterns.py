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
# A page without any of these has no link.
PART_OF_LINK = re.compile(r"\]\(|\]:|href|src", re.IGNORECASE)
