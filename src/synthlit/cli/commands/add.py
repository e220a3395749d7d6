"""`synthlit add`: add works by identifier."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthlit.cli import options, output
from synthlit.cli.parameters import argument, option

if TYPE_CHECKING:
    from synthlit.sources.lookup import LookupResult

_IDS = (
    "arXiv identifiers in any form: 2305.20050, math/0309136v2, arXiv:…, a DOI 10.48550/…, or a "
    "URL at arXiv, alphaXiv, Hugging Face papers, …"
)
_FROM_FILE = "Read identifiers from a file, one on each line, # for comments; - is stdin."


def add(
    ids: Annotated[list[str] | None, argument("ID...", _IDS)] = None,
    section: options.Section = ...,  # type: ignore[assignment]  # Typer's form of "required"
    also: options.Also = None,
    key: Annotated[str, option(metavar="KEY", help="The citation key.")] = "",
    note: Annotated[str, option(metavar="TEXT", help="One line: why the work is listed.")] = "",
    code: Annotated[str, option(metavar="URL", help="The address of the work's code.")] = "",
    data: Annotated[str, option(metavar="URL", help="The address of the work's data.")] = "",
    model: Annotated[str, option(metavar="URL", help="The address of the work's model.")] = "",
    project: Annotated[str, option(metavar="URL", help="The address of the work's page.")] = "",
    from_file: Annotated[Path | None, option(metavar="FILE", help=_FROM_FILE)] = None,
    offline: options.Offline = False,
    refresh: options.Refresh = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Add works by arXiv identifier.

    Titles and authors are fetched from arXiv, up to a hundred works in one request and at most one
    request in three seconds. If arXiv cannot be reached, the embedded index is used. A work that
    the library already has, with the same identifier, DOI, or title and authors, is not added
    again.
    """
    # A run keeps most of its objects and ends soon: searching for cycles is wasted.
    gc.disable()
    from synthlit.cli import add_output
    from synthlit.workflows import add as workflow
    from synthlit.workflows.reload import AddContext

    root, settings = options.opened_to_write(library, dry_run=dry_run)
    wanted = workflow.AddOptions(
        section=settings.taxonomy.find(section),
        also=tuple(settings.taxonomy.find(other) for other in also or ()),
        key=key,
        note=note,
        parts={"code": code, "data": data, "model": model, "project": project},
    )
    asked = [*(ids or ()), *(_read(from_file) if from_file else ())]
    if not asked:
        raise typer.BadParameter(
            "give at least one identifier, or a file of identifiers with --from-file"
        )
    sources = options.sources(settings.sources, offline=offline, refresh=refresh)
    with add_output.progress_bar("looking up works", len(asked)) as progress:
        context = AddContext(root, settings, sources, options.today(), dry_run, progress)
        added = workflow.add(context, asked, wanted)
    if not json:
        _show_sources(added.lookup)
    add_output.show(added, json=json, dry_run=dry_run)
    raise typer.Exit(added.exit_status)


def _read(file: Path) -> list[str]:
    from synthlit.workflows.import_ import read_text

    stdin = str(file) == "-"
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if stdin else read_text(file)
    lines = text.splitlines()
    # A # inside an address begins its fragment; a comment has a space before it.
    texts = (f" {line}".split(" #", 1)[0].strip() for line in lines)
    return [text for text in texts if text]


def _show_sources(facts: "LookupResult | None") -> None:
    if facts and facts.error and not facts.unreached:
        output.notice(facts.error.message)
    if facts and facts.index_date:
        output.say(f"records come from the embedded index of {facts.index_date}")
