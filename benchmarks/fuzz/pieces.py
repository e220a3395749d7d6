"""Pieces of which hostile inputs are made: signs that open, close, escape or nest."""

from collections.abc import Sequence
from typing import Final

UNUSUAL: Final = (
    "\u00a0", "\u200b", "\ufeff", "\ufe0f", "\u202e", "\u0301", "\ufffd", "\x00", "\x0c", "\x85",
    "\u2028", "é", "Ã©", "√©", "强", "🛠️", "ß", "İ", "\U0001d4aa",
)  # fmt: skip

BIB: Final = (
    "@article{", "@misc{a,", "@misc(b,", "@string{s = {S}}\n", "@comment{", "@preamble{",
    "\r\n", "title = {", "author = {", "year = {2024},\n", "year = 2024", "journal = {arXiv},\n",
    "booktitle = {", "eprint = {2305.20050},\n", "archiveprefix = {arXiv},\n", "doi = {10.1/x},\n",
    "url = {https://arxiv.org/abs/2305.20050v2},\n", "pages = {1-2},\n", "month = jan,\n",
    "crossref = {a},\n", " and ", "and others", "Smith, John", "\\url{", "\\\"o", "{\\'e}", "\\&",
    "<i>", "&amp;", "**x**", "--", "...", "},\n", "}\n", "% synthlit: allow all\n",
)  # fmt: skip

MARKDOWN: Final = (
    "# ", "## ", "\n\n", "\r\n", "    ", "  ", "- ", "* ", "+ ", "1. ", "- [ ] ", "> ",
    "```\n", "```bibtex\n", "~~~\n", "``", "**", "__", "~~", "![", "](", "[a](b)", "[a][b]",
    "[b]: c\n", "<!--", "-->", "<a id=\"x\"></a>", "<details>", "</details>", "<b>", "|-|-|\n",
    "---\n", "===\n", "&amp;", "http://", "https://x.y/z", "www.x.y", "<pre>", "[^a]: ",
    "[T](https://arxiv.org/abs/2305.20050)", " - Lightman et al. (ICLR 2024)",
    " - A et.al (Arxiv 24)", "(#x)", "[x](#x)", "?utm_source=a", "<<<<<<< a\n", "=======\n",
    ">>>>>>> b\n", "@misc{a,\n", "title = {T},\n", "}\n", "<!-- synthlit:begin list -->\n",
    "<!-- synthlit:end list -->\n", "<!-- synthlit: allow all -->",
)  # fmt: skip

SIGNS: Final = tuple('@{}"(),=#%\\\n \t~$&_^-+*>`[]!<|.a1')

_ASCII = 128


def decoded(data: bytes, pieces: Sequence[str]) -> str:
    """Return the input that some bytes stand for: a character of ASCII each, or else a piece."""
    known = (*pieces, *UNUSUAL)
    return "".join(
        chr(byte) if byte < _ASCII else known[(byte - _ASCII) % len(known)] for byte in data
    )


def encoded(text: str) -> bytes:
    """Return the bytes that stand for a text, but for what is not of ASCII."""
    return text.encode("ascii", "ignore")
