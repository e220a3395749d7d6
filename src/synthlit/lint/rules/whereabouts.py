"""Say where another entry is, for a message about this one."""

from functools import lru_cache

from synthlit.library.library import Work
from synthlit.text import Text


def whereabouts(other: Work, work: Work) -> str:
    """Return the other entry's file or, in one file, its line."""
    if other.path != work.path:
        return str(other.path)
    return f"the entry in line {_source(other.text).point(other.start)[0]}"


@lru_cache(maxsize=1)
def _source(text: str) -> Text:
    """Return a file's text with its lines, which are asked for again and again."""
    return Text(text)
