"""The sources by name, each imported only when it is opened."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from synthlit.settings import Sources
    from synthlit.sources.source import Source


class SourceName(StrEnum):
    """The sources, by the names that `verified` fields hold."""

    ARXIV = "arxiv"
    ARXIV_INDEX = "arxiv-index"


def open_source(name: SourceName, settings: "Sources", environment: Mapping[str, str]) -> "Source":
    """Return a source, ready to be asked. Raises InvalidSettings."""
    match name:
        case SourceName.ARXIV:
            from synthlit.sources import arxiv

            return arxiv.open_source(settings.arxiv, environment)
        case SourceName.ARXIV_INDEX:
            from synthlit.sources import index

            return index.EmbeddedIndex()
        case _:
            assert_never(name)
