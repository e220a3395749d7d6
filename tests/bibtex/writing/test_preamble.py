"""Commands for documents that load no package."""

import re

import pytest

from synthlit.bibtex.writing.preamble import _DEFINITIONS, preamble
from synthlit.model.latex.commands import only_prints
from synthlit.model.latex.scan import balanced
from synthlit.model.latex.tables import (
    MATH_COMMANDS,
    ORDERING_COMMANDS,
    SORTING_COMMANDS,
    TEXT_COMMANDS,
)

COMMANDS = MATH_COMMANDS | ORDERING_COMMANDS | SORTING_COMMANDS | TEXT_COMMANDS


def test_nothing_is_defined_that_is_not_used() -> None:
    """Most files need none."""
    assert preamble([]) == ""
    assert preamble([r"title = {{\'E}tude on $\tau$}", r"\textbf{x}"]) == ""


def test_what_is_used_is_provided_once_and_in_order() -> None:
    r"""A package that has the command keeps its own: `\providecommand` yields to it."""
    assert preamble([r"$\text{T}^2$ in $\mathbb{R}$", r"$\text{x}$"]) == (
        '\n@preamble{"'
        r"\providecommand{\mathbb}[1]{\mathbf{#1}}"
        '"}\n@preamble{"'
        r"\providecommand{\text}[1]{\mbox{#1}}"
        '"}\n'
    )


def test_commands_of_other_documents_print() -> None:
    """Their argument, or their name where they have none."""
    assert r"\providecommand{\acro}{}" in preamble([r"  title = {\acro{CD}s}"])
    assert r"\providecommand{\METAPOST}{METAPOST}" in preamble([r"  title = {Use {\METAPOST}}"])
    assert "begin" not in preamble([r"  note = {\begin{itemize}\item a\end{itemize}}"])


def test_letters_come_from_another_encoding() -> None:
    """As commands and as themselves."""
    for entry in (r"{\DJ}or", "Đor"):
        assert preamble([entry]) == (
            '\n@preamble{"'
            r"\ProvideTextCommandDefault{\DJ}{\UseTextSymbol{T1}{\DJ}}"
            '"}\n'
        )
    assert preamble([r"Waw{\k{e}}"]) == preamble(["Wawę"]) != ""


def test_addresses_print_where_no_package_prints_them() -> None:
    """Natbib's own way would stop at the first underscore; a plain address needs nothing."""
    for entry in ("  url = {https://a.org/b_c}", "  doi  = {10.1000/a_b}", r"note = {\url{x}}"):
        assert r"\providecommand{\url}[1]{\texttt{\detokenize{#1}}}" in preamble([entry])
    assert preamble(["  url = {https://a.org/bc}", "  note = {a\\_b}"]) == ""


@pytest.mark.parametrize("special", ["_", "%20", "#x", "&", "~", "^"])
def test_no_preamble_changes_how_tex_reads(special: str) -> None:
    """A line is one short definition, which yields to that of a package."""
    lines = preamble([f"  url = {{https://a.org/b{special}}}", f"  doi = {{10.1000/a{special}}}"])

    assert "catcode" not in lines
    for line in lines.split():
        assert re.match(r'@preamble\{"\\[pP]rovide\w+\{', line)
        assert len(line) < 80


def test_definitions_are_of_commands_that_can_occur() -> None:
    """Each is one that values may have, is balanced, and uses no other that needs defining."""
    addresses = {"nolinkurl", "path"}
    assert not {name for name in addresses if not re.search("url", _DEFINITIONS[name])}
    for name, definition in _DEFINITIONS.items():
        assert name in COMMANDS | addresses or only_prints(name)
        assert balanced(definition)
        assert '"' not in definition
        assert not set(re.findall(r"\\([A-Za-z]+)", definition)) & _DEFINITIONS.keys()
