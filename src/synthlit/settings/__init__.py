"""The settings of a list: what synthlit.toml says, and how it is read."""

from synthlit.settings.loading import FILE_NAME, find_root, load, overridden, parse
from synthlit.settings.model import (
    ENTRIES,
    ExportSettings,
    LintSettings,
    ListSettings,
    PathSettings,
    Section,
    Settings,
    SourceSettings,
    Subsection,
)

__all__ = [
    "ENTRIES",
    "FILE_NAME",
    "ExportSettings",
    "LintSettings",
    "ListSettings",
    "PathSettings",
    "Section",
    "Settings",
    "SourceSettings",
    "Subsection",
    "find_root",
    "load",
    "overridden",
    "parse",
]
