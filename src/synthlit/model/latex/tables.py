"""The LaTeX commands that bibliographies use, as tables.

Source: LaTeX2e kernel (latex.ltx, ltoutenc), The Comprehensive LaTeX Symbol List.
"""

from synthlit.model.latex.symbols import MATH_SYMBOLS

# Accent command -> the Unicode combining mark.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "r": "\u030a", "c": "\u0327",
    "k": "\u0328", "d": "\u0323", "b": "\u0331",
}  # fmt: skip

# Commands that stand for one character.
SYMBOLS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ",
    "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "textdollar": "\\$", "textunderscore": "\\_",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"',
    "textellipsis": "…", "ldots": "…", "dots": "…", "textregistered": "®", "texttrademark": "™",
    "textcopyright": "©", "textdegree": "°", "textmu": "µ", "textsection": "§",
    "textperiodcentered": "·", "textbullet": "•", "textless": "<", "textgreater": ">",
    "textbar": "|", "textexclamdown": "¡", "textquestiondown": "¿", "textonehalf": "½",
    "texttwosuperior": "²", "textthreesuperior": "³",
}  # fmt: skip

# Commands that print a character which would otherwise be read as TeX.
CHARACTER_COMMANDS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^",
}  # fmt: skip

# Characters after a backslash that print a space, or nothing.
SPACES = {
    " ": " ", ",": " ", ";": " ", ":": " ", ">": " ", "\\": " ", "!": "", "-": "", "/": "", "@": "",
}  # fmt: skip

# Commands that only change how their argument looks.
TEXT_COMMANDS = frozenset([
    "emph", "textit", "textbf", "textrm", "textsf", "texttt", "textsc", "textsl", "textup",
    "textmd", "textnormal", "textsuperscript", "textsubscript", "underline", "mbox", "url",
    "href", "ensuremath", "uppercase", "lowercase", "MakeUppercase", "MakeLowercase", "it",
    "bf", "sc", "tt", "sl", "em", "rm", "itshape", "bfseries", "scshape", "unskip",
])  # fmt: skip

# Commands by which BibTeX sorts works of one author, and that print nothing.
SORTING_COMMANDS = frozenset(["noopsort", "SortNoop"])
# Others of xampl.bib, the example of BibTeX, with the same purpose: they print their arguments.
ORDERING_COMMANDS = frozenset(["printfirst", "singleletter", "switchargs"])

# Math commands that draw a symbol or set their argument, and do nothing else.
MATH_COMMANDS = MATH_SYMBOLS.keys() | frozenset([
    "varkappa", "digamma", "beth", "imath", "jmath", "wp", "Re", "Im", "surd", "bot", "coprod",
    "iint", "iiint", "oint", "bigcap", "bigcup", "bigvee", "bigwedge", "bigoplus", "bigotimes",
    "oslash", "odot", "amalg", "wr", "lll", "ggg", "prec", "succ", "preceq", "succeq", "subsetneq",
    "asymp", "doteq", "lesssim", "gtrsim", "longleftarrow", "longmapsto", "updownarrow",
    "rightsquigarrow", "hookrightarrow", "hookleftarrow", "rightharpoonup", "lvert", "rvert",
    "lVert", "rVert", "vdots", "ddots", "quad", "qquad", "sqrt", "frac", "dfrac", "tfrac", "binom",
    "overline", "underline", "widehat", "widetilde", "hat", "tilde", "bar", "vec", "dot", "ddot",
    "check", "breve", "acute", "grave", "mathring", "overrightarrow", "not", "mathrm", "mathbf",
    "mathit", "mathsf", "mathtt", "mathcal", "mathbb", "mathfrak", "mathscr", "boldsymbol", "bm",
    "text", "textrm", "textbf", "textit", "textsf", "texttt", "textsc", "mbox", "rm", "bf", "it",
    "cal", "operatorname", "left", "right", "big", "Big", "bigg", "Bigg", "limits", "log", "ln",
    "exp", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh",
    "tanh", "coth", "max", "min", "sup", "inf", "lim", "limsup", "liminf", "arg", "det", "dim",
    "ker", "deg", "gcd", "hom", "Pr", "mod", "bmod", "pmod", "Box", "blacksquare", "circledast",
])  # fmt: skip
