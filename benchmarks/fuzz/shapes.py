"""The shapes of large inputs: one piece again and again, framed, closed or numbered."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.fuzz.pieces import SIGNS, UNUSUAL
from benchmarks.fuzz.targets import Target

_FIELDS = ("title", "author", "journal", "pages", "year", "doi", "url", "eprint", "note")
# What stands before and behind the pieces.
_FRAMES = {
    ".bib": [("", ""), *((f"@misc{{a, {name} = {{", "}}\n") for name in _FIELDS)],
    ".md": [("", ""), ("# ", "\n"), ("- [", "](b)\n"), ("- [a](", ")\n"), ("|a|\n|-|\n|", "|\n")],
}
# What opens and what closes it, as often.
_PAIRS = {
    ".bib": [("@a{b,", "}"), ("@misc{a,", "},\n"), ("@a{b,c={", "}}"), ("@comment{", "}")],
    ".md": [
        ("[", "]"), ("![", "](a)"), ("[", "](a)"), ("*a ", " a*"), ("**a", "a**"), ("<b>", "</b>"),
        ("<details>\n", "</details>\n"), ("> ", "a"), ("- ", "a\n"), ("```\n", "~~~\n"),
        ("`", "``"),
    ],
}  # fmt: skip
# What is different each time.
_NUMBERED = {
    ".bib": [
        "@misc{a%d,\n  title = {Paper %d},\n}\n", "@misc{a, title = {A}, doi = {10.1/%d}}\n",
        "@misc{a%d, crossref = {a%d0}}\n", "@string{s%d = {S}}\n", "@misc{a, f%d = {A}}\n",
        "@misc{a%d, author = {Smith, John%d and Doe, Jane}, title = {One and the same title}}\n",
        "@misc{a%d, title = {A}, eprint = {2305.%d}, archiveprefix = {arXiv}}\n",
    ],
    ".md": [
        "# A%d\n", "[a%d]: b\n", "[a%d][b%d]\n", "[a%d](#a%d)\n", "<a id=\"a%d\"></a>\n",
        "- [A Paper %d](https://arxiv.org/abs/2305.%d) - Smith et al. (ICLR 2024)\n",
        "- [One Long Title](https://a.b/%d)\n", "## A%d\n\n- [A%d](#a%d)\n", "%d. a\n", "|%d|-|\n",
        "- [The same paper in many sections](https://arxiv.org/abs/2305.20050)\n# A%d\n",
    ],
}  # fmt: skip
_NUMBER = "%d"


@dataclass(frozen=True)
class Shape:
    """A piece that is repeated, what closes each, and what stands before and behind them all."""

    piece: str
    close: str = ""
    before: str = ""
    behind: str = ""

    def text(self, size: int) -> str:
        """Return the text of about a size."""
        count = max(1, size // (len(self.piece) + len(self.close)))
        if _NUMBER in self.piece:
            body = "".join(self.piece.replace(_NUMBER, str(number)) for number in range(count))
        else:
            body = self.piece * count + self.close * count
        return f"{self.before}{body}{self.behind}"


def shapes(target: Target) -> Iterator[Shape]:
    """Yield the shapes in which a target's pieces, and what opens and closes, are repeated."""
    pieces = (*target.pieces, *UNUSUAL, *SIGNS)
    for before, behind in _FRAMES[target.suffix]:
        yield from (Shape(piece, "", before, behind) for piece in pieces)
    yield from (Shape(*pair) for pair in _PAIRS[target.suffix])
    yield from (Shape(piece) for piece in _NUMBERED[target.suffix])
    for piece in pieces:
        yield from (Shape(line) for line in (f"{piece} a", f"{piece}\n", f"- {piece}\n"))
