"""Define the commands that a file's titles use, for documents without the packages that do."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from synthlit.model.latex.commands import OF_LATEX
from synthlit.model.latex.tables import MATH_COMMANDS

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
    "operatorname": r"[1]{\mathrm{#1}}", "path": r"{\url}", "printfirst": r"[2]{#1}",
    "singleletter": r"[1]{#1}", "switchargs": r"[2]{#2#1}",
    "rightsquigarrow": r"{\rightarrow}", "rVert": r"{\Vert}", "rvert": r"{\vert}",
    "square": r"{\sqcup}", "subsetneq": r"{\subset}", "text": r"[1]{\mbox{#1}}",
    "tfrac": r"{\frac}", "varkappa": r"{\kappa}", "varnothing": r"{\emptyset}",
    "varprojlim": r"{\lim}", "varinjlim": r"{\lim}", "AmS": r"{AMS}",
    # Names of programs, and marks, that journals about TeX define.
    "AmSTeX": r"{AMS-\TeX}", "BibTeX": r"{Bib\TeX}", "ConTeXt": r"{Con\TeX{}t}",
    "Dash": r"{---}", "emdash": r"{---}", "endash": r"{--}", "MF": r"{METAFONT}",
    "LuaLaTeX": r"{Lua\LaTeX}", "LuaTeX": r"{Lua\TeX}", "pdfLaTeX": r"{pdf\LaTeX}",
    "pdfTeX": r"{pdf\TeX}", "SliTeX": r"{Sli\TeX}", "XeLaTeX": r"{Xe\LaTeX}",
    "XeTeX": r"{Xe\TeX}", "cs": r"[1]{\texttt{\textbackslash #1}}",
    # Of csquotes, biblatex and babel.
    "enquote": r"[1]{``#1''}", "mkbibquote": r"[1]{``#1''}", "mkbibemph": r"{\emph}",
    "mkbibitalic": r"{\textit}", "mkbibbold": r"{\textbf}", "mkbibparens": r"[1]{(#1)}",
    "mkbibbrackets": r"[1]{[#1]}", "foreignlanguage": r"[2]{#2}", "textcolor": r"[2]{#2}",
}  # fmt: skip
# Styles define \url and \doi where no package does, but not for characters that are TeX's own.
_ADDRESSES = {
    "url": r"\providecommand{\url}[1]{\texttt{\detokenize{#1}}}",
    "doi": r"\providecommand{\doi}[1]{\url{https://doi.org/#1}}",
}
# An argument ends in a comment at a percent sign, unless it is read as it is.
_ADDRESSES_AS_THEY_ARE = {
    "url": r"\ProvideDocumentCommand{\url}{v}{\texttt{#1}}",
    "doi": r"\ProvideDocumentCommand{\doi}{v}{\texttt{https://doi.org/#1}}",
}
_SPECIAL_ADDRESS = re.compile(r"^  (url|doi) *= \{([^}]*[_%#&~^][^}]*)", re.MULTILINE)
# Letters that LaTeX's first font encoding (OT1) has not; T1 has them in every installation.
_LETTERS = {"Đ": "DJ", "đ": "dj", "Ð": "DH", "ð": "dh", "Þ": "TH", "þ": "th", "Ŋ": "NG", "ŋ": "ng"}
_WITH_OGONEK = frozenset("ĄąĘęĮįŲų")
_COMMAND = re.compile(r"(?<!\\)\\([A-Za-z]+)")
_WITH_ARGUMENT = re.compile(r"(?<!\\)\\([A-Za-z]+)\s*\{(?!\})")
_MATH = re.compile(r"(?<!\\)\$[^$]*\$")
_LETTER = re.compile(f"[{''.join({*_LETTERS, *_WITH_OGONEK})}]")


def preamble(entries: Iterable[str]) -> str:
    r"""Return an `@preamble` for each command that entries use and that may be undefined.

    One that only another document has, such as `\acro` of a journal, prints its argument; one
    without an argument, such as `\METAFONT`, its name.
    """
    used: set[str] = set()
    in_math: set[str] = set()
    with_argument: set[str] = set()
    addresses: list[tuple[str, str]] = []
    for entry in entries:
        addresses += _SPECIAL_ADDRESS.findall(entry)
        if "\\" in entry:
            used.update(_COMMAND.findall(entry))
            with_argument.update(_WITH_ARGUMENT.findall(entry))
            in_math.update(name for math in _MATH.findall(entry) for name in _COMMAND.findall(math))
        if not entry.isascii():
            used.update(_LETTERS.get(letter, "k") for letter in _LETTER.findall(entry))
    lines = [
        *_for_addresses(used, addresses),
        *_for_commands(used),
        *_for_others(used, in_math, with_argument),
    ]
    return "".join(f'\n@preamble{{"{line}"}}' for line in lines) + "\n" if lines else ""


def _for_addresses(used: Set[str], addresses: Sequence[tuple[str, str]]) -> Iterator[str]:
    names = {name for name, _ in addresses}
    if names or not used.isdisjoint(("url", "nolinkurl", "path")):
        names.add("url")
    is_read_as_it_is = any("%" in address or "#" in address for _, address in addresses)
    definitions = _ADDRESSES_AS_THEY_ARE if is_read_as_it_is else _ADDRESSES
    return (line for name, line in definitions.items() if name in names)


def _for_commands(used: Set[str]) -> Iterator[str]:
    for name in sorted(used & _DEFINITIONS.keys()):
        yield rf"\providecommand{{\{name}}}{_DEFINITIONS[name]}"
    yield from map(_from_t1, sorted(used & {*_LETTERS.values(), "k"}))


def _for_others(used: Set[str], in_math: Set[str], with_argument: Set[str]) -> Iterator[str]:
    known = OF_LATEX | MATH_COMMANDS | _DEFINITIONS.keys() | _ADDRESSES.keys()
    for name in sorted(used - known - {"begin", "end", "item"}):
        printed = "" if name in with_argument else name
        if name in in_math:
            printed = rf"\mathrm{{{name}}}"
        yield rf"\providecommand{{\{name}}}{{{printed}}}"


def _from_t1(name: str) -> str:
    if name == "k":
        return r"\ProvideTextCommandDefault{\k}[1]{\UseTextAccent{T1}{\k}{#1}}"
    return rf"\ProvideTextCommandDefault{{\{name}}}{{\UseTextSymbol{{T1}}{{\{name}}}}}"
