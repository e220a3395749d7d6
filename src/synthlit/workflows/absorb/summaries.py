"""Know the lines in which a list names works in passing, whatever state of it wrote them."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import PurePosixPath

from synthlit.library.library import Library
from synthlit.markdown import document
from synthlit.markdown.lists.line import short_name
from synthlit.markdown.parsing.nodes import LinkKind

_BEGINNINGS = ("Newest: ", "See also: ")


class Summaries:
    """The short names of a library's works, now and before."""

    def __init__(self, states: Sequence[Library]) -> None:
        self._states = states

    @cached_property
    def _names(self) -> frozenset[str]:
        works = (work for state in self._states for work in state.works)
        return frozenset(" ".join(short_name(work.entry).split()) for work in works)

    def are_on(self, line: str) -> bool:
        """Return whether a line names works in passing, and says nothing else."""
        beginning = next((text for text in _BEGINNINGS if line.startswith(text)), None)
        if beginning is None:
            return False
        page = document.read(PurePosixPath(), line)
        links = [link for link in page.links if link.kind is LinkKind.INLINE]
        rest = page.plain(page.blocks.leaves[0].span).removeprefix(beginning)
        for link in links:
            rest = rest.replace(link.text, "", 1)
        named = all(link.text in self._names for link in links)
        return bool(links) and named and not rest.strip(" ,.")
