"""All kinds of damage."""

from typing import Final

from benchmarks.mutations import pages, records, syntax, values
from benchmarks.mutations.damage import Kind

KINDS: Final[tuple[Kind, ...]] = (
    *records.KINDS,
    *values.KINDS,
    *syntax.KINDS,
    *pages.KINDS,
)
