"""The rules of this group, in a table."""

from synthlit.lint.rules.rules import Rules
from synthlit.lint.rules.venues import (
    abbreviated_journal,
    arxiv_as_journal,
    conference_as_article,
    crowded_booktitle,
    cut_booktitle,
    preprint_as_article,
    shouting_venue,
    unknown_venue,
    venue_decoration,
)

RULES = Rules(
    works=(
        abbreviated_journal,
        arxiv_as_journal,
        conference_as_article,
        crowded_booktitle,
        cut_booktitle,
        preprint_as_article,
        shouting_venue,
        venue_decoration,
    ),
    filed=(unknown_venue,),
)
