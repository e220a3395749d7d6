"""The options that the commands on sections share."""

from typing import Annotated

from synthlit.cli.completion import keys, sections
from synthlit.cli.parameters import argument, option

_PLACE = "A section or subsection, as in rlvr or rlvr/self-correction."
_PLACES = "Sections or subsections, and the one into which they are merged."
_MAPPING = (
    "The slug that a subsection gets in INTO; an existing one gets its works. "
    "Can be given several times."
)
_HEIR = "The section that takes its works, its old name and its links."

Place = Annotated[str, argument("SECTION", _PLACE, sections)]
Title = Annotated[str, option("--title", "-t", metavar="TEXT", help="Its title.")]
Folder = Annotated[
    str, option(metavar="NAME", help="The folder of a section's own page, as in 06_RLVR.")
]
Focus = Annotated[str, option(metavar="TEXT", help="What a section is about, in a line.")]
Description = Annotated[str, option(metavar="TEXT", help="What a subsection is about, in a line.")]
Before = Annotated[str, option(metavar="SLUG", help="Place it before this one.", complete=sections)]
After = Annotated[str, option(metavar="SLUG", help="Place it after this one.", complete=sections)]
NewSlug = Annotated[str, argument("SLUG", "Its name in commands and entries/.")]
Within = Annotated[
    str,
    option(
        "--in", metavar="SECTION", help="Make it a subsection of this section.", complete=sections
    ),
]
OtherSlug = Annotated[str, argument("[NEW]", "The new slug.")]
Target = Annotated[str, argument("[INTO]", "The section that a subsection moves to.", sections)]
SourcesAndTarget = Annotated[list[str], argument("FROM... INTO", _PLACES, sections)]
Mapping = Annotated[list[str] | None, option("--map", "-m", metavar="OLD=NEW", help=_MAPPING)]
NewPlace = Annotated[str, argument("NEW", "A new section, or SECTION/SLUG: a new subsection.")]
Subsections = Annotated[
    list[str] | None, option(metavar="SLUG,...", help="Subsections that go there.")
]
Keys = Annotated[
    list[str] | None, option(metavar="KEY,...", help="Works that go there.", complete=keys)
]
Heir = Annotated[str, option(metavar="SECTION", help=_HEIR, complete=sections)]
