"""Which commands only print, and which could do more on the machine of whoever compiles them."""

import re

from synthlit.model.latex.tables import (
    ACCENTS,
    CHARACTER_COMMANDS,
    ORDERING_COMMANDS,
    SORTING_COMMANDS,
    SYMBOLS,
    TEXT_COMMANDS,
)

# Commands that LaTeX itself defines, and that print or set how something is printed.
OF_LATEX = (
    TEXT_COMMANDS
    | SORTING_COMMANDS
    | ORDERING_COMMANDS
    | SYMBOLS.keys()
    | ACCENTS.keys()
    | CHARACTER_COMMANDS.keys()
    | frozenset([
        "TeX", "LaTeX", "LaTeXe", "copyright", "pounds", "dag", "ddag", "S", "P", "today", "index",
        "thinspace", "enspace", "enskip", "quad", "qquad", "hspace", "hfill", "kern", "raise",
        "lower", "hbox", "fbox", "raisebox", "slash", "newline", "linebreak", "nobreak",
        "allowbreak", "leavevmode", "null", "space", "nonbreakingspace", "lq", "rq", "cite",
        "nocite", "ref", "label", "footnote", "protect", "tiny", "scriptsize", "small",
        "footnotesize",
        "normalsize", "large", "Large", "LARGE", "huge", "Huge", "mdseries", "rmfamily", "sffamily",
        "ttfamily", "upshape", "slshape", "normalfont", "sf", "textcircled", "textordfeminine",
        "textordmasculine", "textvisiblespace", "textparagraph", "textdagger", "textdaggerdbl",
        "textsterling", "texteuro", "textyen", "textonequarter", "textthreequarters", "textpm",
        "texttimes", "textdiv", "textnumero", "textonesuperior", "guillemotleft", "guillemotright",
        "guilsinglleft", "guilsinglright", "quotedblbase", "quotesinglbase", "textsurd",
    ])
)  # fmt: skip
# Parts of the names of commands that read or write files, run programs, define or change commands,
# or steer TeX: primitives of TeX and its engines, and what LaTeX and its packages make of them.
_DOES_MORE = re.compile(
    r"input|includ|file|write|open|close|read|exec|shell|lua|special|def$|^.?def|let$|catcode|code$"
    r"|cs(?:name|str)|command|declare|^(?:re)?new|^provide|environment|^begin|^end|^if|^else$|^fi$"
    r"|^or$|loop|repeat|^every|output|^at[A-Z]|package|class|tracing|^show|mode$|message|^err|jobname"
    r"|scantokens|expand|detokenize|^the$|^the[a-z]*$|^number$|^string$|^meaning$|toks|count|dimen"
    r"|skip$|box$|global|^long$|^outer$|protected|aftergroup|afterassignment|makeat|^expl|^pdf|^xetex"
    r"|immediate|^stop$|^bye$|^dump$|^char$|^chardef|char$|font$|^font|^halign|^valign|^cr$|^span$|omit"
    r"|uppercase|lowercase|advance|multiply|divide|^romannumeral|format$|hook|listing|verbatim"
    r"|graphics|movie|media|attach|embed|javascript|^js|action|launch|url$|href|^hyper|^bib(?:item|l)"
    r"|^relax$|^patch|^apptocmd|^preto|^appto|^robustify|^cs|^use|^require|^load|^document|^set|^add"
    r"|^ship|^insert|^marks?$|^vsplit|^un[vh]|^vadjust|^penalty|^parshape|^pattern|^hyphenation"
    r"|^language|^delimiter|^mathc|^radical|leaders$|^wlog|^type|^batch|^errorstop|^nonstop|^scroll"
    r"|page|^appendix|^part$|^chapter|section|^maketitle|^tableof|^bibliography|^printb|contents"
    r"|^group$|^begingroup|^endgroup|^bgroup|^egroup|^futurelet|^noexpand|^unexpanded|^afterpage",
    re.IGNORECASE,
)


def only_prints(name: str) -> bool:
    r"""Return whether a command may stay one, by its name without the backslash.

    LaTeX's own are known. Any other one is the document's, as `\acro` of a journal, unless its name
    says that it does more than print.
    """
    return name in OF_LATEX or (name.isalpha() and not _DOES_MORE.search(name))
