"""Commands of other documents stay; those that could do more than print do not."""

import pytest

from synthlit.model.latex.commands import only_prints


@pytest.mark.parametrize(
    "name",
    [
        "TeX",
        "LaTeX",
        "acro",
        "mkbibquote",
        "index",
        "MF",
        "enquote",
        "varprojlim",
        "emph",
        "METAFONT",
        "cs",
        "file",
        "pdfTeX",
        "LuaLaTeX",
        "sortmediacreator",
    ],
)
def test_commands_that_print(name: str) -> None:
    """Of LaTeX, of packages and of journals."""
    assert only_prints(name)


@pytest.mark.parametrize(
    "name",
    ["input", "include", "InputIfFileExists", "openin", "openout", "read", "readline", "write",
     "immediate", "special", "directlua", "latelua", "pdfobj", "XeTeXinputencoding", "def", "edef",
     "gdef", "xdef", "let", "futurelet", "newcommand", "renewcommand", "DeclareRobustCommand",
     "csname", "endcsname", "catcode", "lccode", "everypar", "output", "shipout", "begin", "end",
     "usepackage", "documentclass", "lstinputlisting", "verbatiminput", "includegraphics",
     "scantokens", "expandafter", "batchmode", "errmessage", "message", "loop", "repeat", "ifx",
     "else", "fi", "global", "makeatletter", "AtBeginDocument", "typein", "typeout", "jobname",
     "endinput", "stop", "hyphenation", "bibitem", "newblock", "toks", "count", "advance"],
)  # fmt: skip
def test_commands_that_do_more(name: str) -> None:
    """They read or write files, define commands, or steer TeX."""
    assert not only_prints(name)
