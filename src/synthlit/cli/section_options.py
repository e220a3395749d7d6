"""The options that the commands on sections share."""

from typing import Annotated

import typer

from synthlit.cli import completion

Place = Annotated[
    str,
    typer.Argument(
        metavar="SECTION",
        help="A section or subsection, as in rlvr or rlvr/self-correction.",
        autocompletion=completion.sections,
    ),
]
Title = Annotated[str, typer.Option("--title", "-t", metavar="TEXT", help="What it is called.")]
Folder = Annotated[
    str, typer.Option(metavar="NAME", help="The folder of a section's own page, as in 06_RLVR.")
]
Focus = Annotated[str, typer.Option(metavar="TEXT", help="What a section is about, in a line.")]
Description = Annotated[
    str, typer.Option(metavar="TEXT", help="What a subsection is about, in a line.")
]
Before = Annotated[
    str,
    typer.Option(metavar="SLUG", help="Stand before this one.", autocompletion=completion.sections),
]
After = Annotated[
    str,
    typer.Option(metavar="SLUG", help="Stand behind this one.", autocompletion=completion.sections),
]
NewSlug = Annotated[str, typer.Argument(metavar="SLUG", help="Its name in commands and entries/.")]
Within = Annotated[
    str,
    typer.Option(
        "--in",
        metavar="SECTION",
        help="Make it a part of this.",
        autocompletion=completion.sections,
    ),
]
OtherSlug = Annotated[
    str, typer.Argument(metavar="[NEW]", help="The new slug.", show_default=False)
]
Target = Annotated[
    str,
    typer.Argument(
        metavar="[INTO]",
        help="The section that a subsection moves to.",
        show_default=False,
        autocompletion=completion.sections,
    ),
]
SourcesAndTarget = Annotated[
    list[str],
    typer.Argument(
        metavar="FROM... INTO",
        help="Sections or subsections, and the one that takes them in.",
        autocompletion=completion.sections,
    ),
]
Mapping = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        "-m",
        metavar="OLD=NEW",
        help="The slug that a subsection gets in INTO; one that is there takes its works in. "
        "Can be given several times.",
        show_default=False,
    ),
]
NewPlace = Annotated[
    str,
    typer.Argument(metavar="NEW", help="A new section, or SECTION/SLUG: a new subsection."),
]
Subsections = Annotated[
    list[str] | None,
    typer.Option(metavar="SLUG,...", help="Subsections that go there.", show_default=False),
]
Keys = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KEY,...",
        help="Works that go there.",
        show_default=False,
        autocompletion=completion.keys,
    ),
]
Heir = Annotated[
    str,
    typer.Option(
        metavar="SECTION",
        help="What takes its works, and what its old name and links mean then.",
        autocompletion=completion.sections,
    ),
]
