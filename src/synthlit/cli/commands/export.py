"""`synthlit export`: write the lists and the .bib files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from synthlit.cli import completion, options, output
from synthlit.cli.parameters import argument, option
from synthlit.plugins import FORMATS

if TYPE_CHECKING:
    from synthlit.formats.format import Options
    from synthlit.settings import Settings
    from synthlit.workflows.left_out import LeftOut

_FORMATS = f"{', '.join(FORMATS)} [default: those of synthlit.toml]"
_CHECK = "Write nothing; exit 1 and name what is out of date."
_TARGET = "Write one document to this file; - is stdout."
_DIALECT = "For which engine [default: that of synthlit.toml]"


def export(
    formats: Annotated[
        list[str] | None, argument("[FORMAT]...", _FORMATS, completion.formats)
    ] = None,
    target: Annotated[
        Path | None,
        option("--output", "-o", metavar="PATH", help=_TARGET),
    ] = None,
    section: options.OptionalSection = None,
    check: Annotated[bool, option("--check", help=_CHECK)] = False,
    prefer: Annotated[
        Literal["published", "preprint"],
        typer.Option(help="Which of a work's two forms is cited."),
    ] = "published",
    dialect: Annotated[Literal["bibtex", "biblatex"] | None, option(help=_DIALECT)] = None,
    ascii: Annotated[  # noqa: A002 (the option's name)
        bool, option("--ascii", help="Write ASCII only: other scripts are transliterated.")
    ] = False,
    own_fields: Annotated[
        bool, option("--own-fields", help="Write annotations and synthlit's own fields too.")
    ] = False,
    private_fields: Annotated[
        bool,
        option("--private-fields", help="Write fields of your own copy too: file, abstract, …"),
    ] = False,
    library: options.Library = None,
) -> None:
    """Write the lists and the .bib files.

    Without options, every generated file of the formats is brought up to date, and nothing else is
    touched. With -o, --section or an option on how it is written, one document is made: into the
    file of -o, or to stdout.
    """
    from synthlit.formats.format import Options

    shaped = section or prefer != "published" or dialect or ascii or own_fields or private_fields
    only_reads = bool(check or target or shaped)
    root, settings = options.opened_to_write(library, dry_run=only_reads)
    if not target and not shaped:
        raise typer.Exit(_files(root, settings, formats or (), check=check))
    if check or not formats or len(formats) > 1:
        raise typer.BadParameter("a document has one format and cannot be checked; name one format")
    shape = Options(
        section=options.place(settings, section),
        dialect=dialect or settings.export.dialect,
        prefer=prefer,
        ascii=ascii,
        own_fields=own_fields,
        private_fields=private_fields,
    )
    raise typer.Exit(_document(root, settings, formats[0], shape, target))


def _files(root: Path, settings: "Settings", formats: Sequence[str], *, check: bool) -> int:
    from synthlit.workflows.export import export

    exported = export(root, settings, formats, check=check)
    for path in exported.stale:
        output.result(f"{'stale' if check else 'wrote'}  {path}")
        if path in exported.edited:
            output.notice(f"{path} was edited or merged; entries/ hold what it is made of")
    for path in exported.obsolete:
        output.result(f"{'obsolete' if check else 'removed'}  {path}")
    for path in exported.unreadable:
        output.notice(f"{path} could not be read and is left out; `synthlit lint` says why")
    _report_left_out(exported.left_out)
    changed = bool(exported.stale or exported.obsolete)
    if not changed:
        output.say(f"{len(exported.files)} files are up to date")
    elif check:
        output.say("run `synthlit export` and commit what it writes")
    is_partial = exported.unreadable or exported.left_out
    return 1 if is_partial or (check and changed) else 0


def _document(
    root: Path, settings: "Settings", name: str, shape: "Options", target: Path | None
) -> int:
    from synthlit.cli import entry_table
    from synthlit.library import store
    from synthlit.workflows.export import document, write_document

    library = store.load(root, settings)
    made = document(library, name, shape)
    if target is None or str(target) == "-":
        output.raw(made.text)
    else:
        write_document(target, made.text)
        output.say(f"wrote {target}")
    _report_left_out(made.left_out)
    return entry_table.report_unreadable(library) or int(bool(made.left_out))


def _report_left_out(works: "Sequence[LeftOut]") -> None:
    for work in works:
        output.failure(
            f"{work.path}: {work.key} could not be written as {work.format} and is left out: "
            f"{work.error}",
            "this is a bug in synthlit: report it with the entry; all other works are written",
        )
