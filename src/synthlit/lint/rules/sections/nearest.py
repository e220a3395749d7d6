"""Name the sections that a text may have meant."""

from synthlit.errors import UnknownSection
from synthlit.settings import Settings


def suggestion(settings: Settings, text: str) -> str:
    """Return a clause that names the section meant, the nearest ones, or all there are."""
    try:
        return f": did you mean {settings.place(text)}?"
    except UnknownSection as unknown:
        return f": {unknown.hint}"
