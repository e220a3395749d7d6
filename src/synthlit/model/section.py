"""The path of a section or subsection of the list, in which works are filed."""

import re
from typing import NamedTuple, Self

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
# Names that Windows keeps for devices, whatever the ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Return whether Windows would take the name for a device."""
    return bool(_DEVICE.fullmatch(name))


def is_slug(text: str) -> bool:
    """Return whether a text can name a section: lower-case words joined by hyphens."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= 60 and not is_device(text)


class SectionPath(NamedTuple):
    """A section's slug and, where there is one, a subsection's: `rlvr/process-supervision`."""

    section: str
    subsection: str = ""

    def __str__(self) -> str:
        return f"{self.section}/{self.subsection}" if self.subsection else self.section

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read `section` or `section/subsection`; None where the text is neither."""
        slugs = text.strip().strip("/").split("/")
        if len(slugs) > 2 or not all(map(is_slug, slugs)):
            return None
        return cls(*slugs)

    def within(self, other: "SectionPath") -> bool:
        """Return whether this is the other section or one of its subsections."""
        return self == other or (not other.subsection and self.section == other.section)
