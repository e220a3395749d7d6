"""`synthlit format`: bring whole `.bib` files into canonical form."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthlit.cli import output
from synthlit.cli.parameters import argument, option
from synthlit.errors import SynthlitError

if TYPE_CHECKING:
    from synthlit.workflows.format import Formatted

_STDIN = Path("-")
_FILES = "A .bib file, a folder of them, or - for stdin, which is written to stdout."


def format_(
    files: Annotated[list[Path], argument("FILE...", _FILES)],
    check: Annotated[
        bool, option("--check", help="Report which files would change; write nothing.")
    ] = False,
    diff: Annotated[bool, option("--diff", help="Show what would change; write nothing.")] = False,
) -> None:
    """Write whole .bib files in canonical form.

    Fields are in order, one a line, with values in braces and names as Family, Given. Comments,
    @string, @preamble and text between entries stay where they are; entries keep their order, and
    macros stay macros. A file of which a part cannot be read is not changed.

    A file keeps the encoding that it declares. Exit status 0: all are in canonical form now; 1:
    something would change, with --check or --diff, or some files could not be read or written; 2:
    none could.
    """
    from synthlit.bibtex.encoding import decode
    from synthlit.workflows import format as workflow
    from synthlit.workflows.file_system import find

    if files == [_STDIN]:
        read = decode(sys.stdin.buffer.read())
        whole = workflow.format_read("stdin", read)
        if check or diff:
            raise typer.Exit(_report([whole], "would change", diff=diff))
        if read.is_utf8:
            output.raw(whole.after)
        else:
            output.encoded(read.encoded("stdin", whole.after))
        return
    if _STDIN in files:
        raise typer.BadParameter("- cannot be combined with other files")
    done: list[Formatted] = []
    refused = 0
    found, failures = find(files, (".bib",))
    for failure in failures:
        refused = output.refusal(failure)
    for file in found:
        try:
            done.append(workflow.format_file(file, write=not (check or diff)))
        except SynthlitError as error:
            refused = output.refusal(error)
    changes = _report(done, "would change" if check or diff else "changed", diff=diff)
    if refused:
        raise typer.Exit(1 if done else refused)
    raise typer.Exit(changes if check or diff else 0)


def _report(files: "list[Formatted]", verb: str, *, diff: bool) -> int:
    """Print the changes and their number, and return 1 if there are any."""
    changing = [file for file in files if file.changed]
    for file in changing:
        if diff:
            output.result(file.diff().rstrip("\n"))
        else:
            output.result(f"{file.name} {verb}")
    same = len(files) - len(changing)
    output.say(f"{len(changing):,} {verb}, {same:,} already in canonical form")
    return 1 if changing else 0
