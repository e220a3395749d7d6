"""The settings of a list, and how synthlit.toml is read."""

from synthlit.settings.loading import FILE_NAME, find_root, load, overridden, parse, read
from synthlit.settings.model import (
    ENTRIES,
    LintSettings,
    ListSettings,
    Section,
    Settings,
    SourceSettings,
    Subsection,
)  # fmt: skip

__all__ = [
    "ENTRIES", "FILE_NAME", "LintSettings", "ListSettings", "Section", "Settings",
    "SourceSettings", "Subsection", "find_root", "load", "overridden", "parse", "read",
]  # fmt: skip
