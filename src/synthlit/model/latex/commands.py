"""Which commands only print, and which could do more on the machine of whoever compiles them."""

import re
from functools import cache
from importlib import resources

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
        "relax",
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
# Parts of the names of commands that read or write files, run programs, define commands, or steer a
# document: what LaTeX and its packages make of the primitives.
_DOES_MORE = re.compile(
    r"input|includ|import$|file.|.file|write|^read|readline|exec|shell|lua|javascript|attach|embed|movie"
    r"|launch|action|listing|verbatim|minted|graphics|command|declare|^(?:re)?new|^provide|environment"
    r"|^begin$|^end$|^makeat|^at(?:begin|end)|^patch|^(?:e?app|pre)to|robustify|^use|^require|^load|^document"
    r"|package|class|hook|^expl|format$|^set[a-z]|^add[a-z]|counter|toks|csname|catcode|def$|^let|loop|repeat"
    r"|tracing|^show|^type|message|mode$|output|^stop$|^bye$|^break$|contents|bibitem|^bibl|^printb"
    r"|page|^appendix|^part$|^chapter|section|^maketitle|^tableof|^listof|^hyper|jobname|^hyphenation"
    r"|^[be]group$|^if|^page",
    re.IGNORECASE,
)
# Names that these parts would find, of commands that only print.
_PRINT = frozenset(["LuaTeX", "LuaLaTeX", "LuajitTeX", "file", "Class", "cls", "package", "class"])
# Environments in which text is set.
ENVIRONMENTS = ("itemize", "enumerate", "description", "quote", "quotation", "verse", "center")


@cache
def primitives() -> frozenset[str]:
    """Return the names of the primitives of TeX and its engines."""
    text = resources.files(__package__).joinpath("primitives.txt").read_text("utf-8")
    return frozenset(text.splitlines()[1:])


def only_prints(name: str) -> bool:
    r"""Return whether a command may stay one, by its name without the backslash.

    LaTeX's own are known. Any other one is the document's, as `\acro` of a journal, unless it is a
    primitive, or its name says that it does more than print.
    """
    if name in OF_LATEX or name in _PRINT:
        return True
    return name.isalpha() and not _DOES_MORE.search(name) and name not in primitives()
