"""`synthlit add`: add works by identifier."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthlit.cli import completion, options, output

if TYPE_CHECKING:
    from synthlit.sources.lookup import Facts


def add(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID...",
            help="arXiv identifiers in any form: 2305.20050, math/0309136v2, arXiv:…, a DOI "
            "10.48550/…, or an address at arXiv, alphaXiv, Hugging Face papers, …",
            show_default=False,
        ),
    ] = None,
    section: Annotated[
        str,
        typer.Option(
            "--section",
            "-s",
            metavar="SECTION",
            help="Where the works are filed, as in rlvr or rlvr/self-correction.",
            autocompletion=completion.sections,
        ),
    ] = ...,  # type: ignore[assignment]  # Typer's way to say that an option must be given
    also: options.Also = None,
    key: Annotated[
        str, typer.Option(metavar="KEY", help="A citation key of your own choice.")
    ] = "",
    note: Annotated[
        str, typer.Option(metavar="TEXT", help="One line on why the work is listed.")
    ] = "",
    code: Annotated[str, typer.Option(metavar="URL", help="Where the work's code is.")] = "",
    from_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Read identifiers from a file, one a line, # for comments; - is stdin.",
            show_default=False,
        ),
    ] = None,
    offline: options.Offline = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Add works by arXiv identifier.

    Titles and authors are fetched from arXiv, a hundred works in one request and one request
    every three seconds. Where arXiv cannot be reached, what the embedded index knows is taken
    from there. A work that the library has under the same identifier, DOI, or title and authors
    is not added again.
    """
    from synthlit.cli import add_output
    from synthlit.cli.progress import progress_bar
    from synthlit.workflows import add as workflow

    root, settings = options.opened(library)
    wanted = workflow.AddOptions(
        section=settings.place(section),
        also=tuple(settings.place(other) for other in also or ()),
        key=key,
        note=note,
        code=code,
    )
    asked = [*(ids or ()), *(_read(from_file) if from_file else ())]
    if not asked:
        raise typer.BadParameter("give identifiers, or name a file of them with --from-file")
    sources = options.sources(settings.sources, offline=offline)
    with progress_bar("asking arXiv", len(asked)) as progress:
        added = workflow.add(
            root,
            settings,
            asked,
            wanted,
            sources,
            today=options.today(),
            dry_run=dry_run,
            progress=progress,
        )
    if not json:
        _show_sources(added.facts)
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


def _show_sources(facts: "Facts | None") -> None:
    if facts and facts.error and not facts.unreached:
        output.notice(facts.error.message)
    if facts and facts.index_date:
        output.say(f"facts are from the embedded index of {facts.index_date}")
