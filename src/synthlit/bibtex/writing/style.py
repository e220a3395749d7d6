"""How entries are written, and for which program."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Style:
    """The dialect, which form of a work is cited, and whether accented letters are commands.

    `own_fields` keeps the fields that only synthlit knows, `private_fields` those of the owner
    alone.
    """

    dialect: Literal["bibtex", "biblatex"] = "bibtex"
    prefer: Literal["published", "preprint"] = "published"
    ascii: bool = False
    own_fields: bool = False
    private_fields: bool = False
