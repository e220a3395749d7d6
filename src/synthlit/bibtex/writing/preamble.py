"""Define the commands that a file's titles use, for documents without the packages that do."""

import re
from collections.abc import Iterable

# Commands of amsmath, amssymb, bm and hyperref, as LaTeX can do without these packages.
_DEFINITIONS = {
    "beth": r"{\aleph}", "binom": r"[2]{{#1\choose#2}}", "blacksquare": r"{\bullet}",
    "bm": r"[1]{\mathbf{#1}}", "boldsymbol": r"[1]{\mathbf{#1}}", "checkmark": r"{\surd}",
    "circledast": r"{\otimes}", "degree": r"{{}^{\circ}}", "dfrac": r"{\frac}",
    "digamma": r"{\Gamma}", "geqslant": r"{\geq}", "ggg": r"{\gg}", "gtrsim": r"{\geq}",
    "href": r"[2]{#2}", "iiint": r"{\int\int\int}", "iint": r"{\int\int}",
    "implies": r"{\Longrightarrow}", "leqslant": r"{\leq}", "lesssim": r"{\leq}", "lll": r"{\ll}",
    "lVert": r"{\Vert}", "lvert": r"{\vert}", "mathbb": r"[1]{\mathbf{#1}}",
    "mathfrak": r"[1]{\mathbf{#1}}", "mathscr": r"[1]{\mathcal{#1}}", "mod": r"{\;\mathrm{mod}\;}",
    "nolinkurl": r"{\url}", "noopsort": r"[1]{}", "SortNoop": r"[1]{}",
    "operatorname": r"[1]{\mathrm{#1}}", "path": r"{\url}",
    "rightsquigarrow": r"{\rightarrow}", "rVert": r"{\Vert}", "rvert": r"{\vert}",
    "square": r"{\sqcup}", "subsetneq": r"{\subset}", "text": r"[1]{\mbox{#1}}",
    "tfrac": r"{\frac}", "varkappa": r"{\kappa}", "varnothing": r"{\emptyset}",
}  # fmt: skip
# An address may have characters that are TeX's own; so natbib's fallback for \url, which comes
# later, would not do. Where hyperref or url is loaded, they print addresses and DOIs.
_VERBATIM = (
    r"\begingroup\catcode`\%12\catcode`\#12\catcode`\_12\catcode`\~12\catcode`\&12\catcode`\^12"
    r"\addresstext"
)
_ADDRESS = (
    r"\providecommand{\addresstext}[1]{\texttt{\detokenize{#1}}\endgroup}"
    rf"\providecommand{{\url}}{{{_VERBATIM}}}"
    rf"\ifx\urlstyle\undefined\providecommand{{\doi}}{{doi: {_VERBATIM}}}\fi"
)
_SPECIAL_ADDRESS = re.compile(r"^  (?:url|doi) *= \{[^}]*[_%#&~^]", re.MULTILINE)
# Letters that LaTeX's first font encoding (OT1) has not; T1 has them in every installation.
_LETTERS = {"Đ": "DJ", "đ": "dj", "Ð": "DH", "ð": "dh", "Þ": "TH", "þ": "th", "Ŋ": "NG", "ŋ": "ng"}
_WITH_OGONEK = frozenset("ĄąĘęĮįŲų")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_LETTER = re.compile(f"[{''.join({*_LETTERS, *_WITH_OGONEK})}]")


def preamble(entries: Iterable[str]) -> str:
    """Return an `@preamble` with the commands that entries use if no package defines them."""
    used: set[str] = set()
    has_special = False
    for entry in entries:
        has_special = has_special or bool(_SPECIAL_ADDRESS.search(entry))
        if "\\" in entry:
            used.update(_COMMAND.findall(entry))
        if not entry.isascii():
            used.update(_LETTERS.get(letter, "k") for letter in _LETTER.findall(entry))
    names = sorted(used & _DEFINITIONS.keys())
    lines = [rf"\providecommand{{\{name}}}{_DEFINITIONS[name]}" for name in names]
    if has_special or used & {"url", "nolinkurl", "path"}:
        lines.insert(0, _ADDRESS)
    lines += map(_from_t1, sorted(used & {*_LETTERS.values(), "k"}))
    return f'\n@preamble{{"{"".join(lines)}"}}\n' if lines else ""


def _from_t1(name: str) -> str:
    if name == "k":
        return r"\ProvideTextCommandDefault{\k}[1]{\UseTextAccent{T1}{\k}{#1}}"
    return rf"\ProvideTextCommandDefault{{\{name}}}{{\UseTextSymbol{{T1}}{{\{name}}}}}"
