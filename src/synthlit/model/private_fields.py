"""Recognise what is about somebody's own copy of a work: notes, dates, groups, and local paths."""

import re
from collections.abc import Iterable, Mapping
from fnmatch import translate
from functools import lru_cache

# Fields that reference managers write for their users alone; `*` stands for any characters.
PRIVATE_FIELDS = (
    "abstract", "added-at", "annote", "bdsk-*", "comment", "comment-*", "creationdate",
    "date-added", "date-modified", "file", "groups", "intrahash", "interhash", "local-url",
    "localfile", "mendeley-*", "modificationdate", "owner", "papers2-*", "papers3-*", "pdf",
    "posted-at", "printed", "priority", "privnote", "qualityassured", "ranking", "rating", "read",
    "readstatus", "relevance", "review", "timestamp", "username", "zotero-*", "__*",
)  # fmt: skip
# Fields of text in which a path is part of what was published.
_PUBLISHED = frozenset({
    "author", "booktitle", "editor", "journal", "journaltitle", "series", "shorttitle", "subtitle",
    "title",
})  # fmt: skip
_MAY_BE_PATH = re.compile(r"[\\/~:]")
_PATH = re.compile(
    r"\bfile:/"
    # Opens a program of the owner.
    r"|\b(?:papers\d?|zotero|mendeley|readcube|bookends|skim|x-devonthink-item|internal-pdf"
    r"|message|obsidian|evernote|onenote|notion)://"
    r"|(?<![\w./\\])(?:/(?:home|Users|Volumes|root|tmp|mnt|media|private|var|opt|data)/|~/)\w"
    # C:\Papers\x.pdf, also as JabRef, Mendeley and Zotero escape it.
    r"|(?<![A-Za-z])[A-Za-z]\\?:(?:\\{1,2}|/)[\w ()~&-]+(?:\\{1,2}|/|\.)\w"
    r"|(?<![\w\\])\\\\[A-Za-z][\w.-]*\\{1,2}\w",
    re.ASCII,
)


class PrivateFields:
    """The fields that some patterns name, and every field whose value holds a local path.

    With `keep`, none is private.
    """

    def __init__(self, patterns: Iterable[str], *, keep: bool = False) -> None:
        named = "|".join(translate(pattern.lower()) for pattern in patterns)
        self._is_named = lru_cache(1024)(re.compile(named or r"(?!)").match)
        self._keep = keep

    def has(self, name: str, value: str) -> bool:
        """Return whether a field is private."""
        if self._keep:
            return False
        return bool(self._is_named(name)) or (name not in _PUBLISHED and has_local_path(value))

    def without(self, fields: Mapping[str, str]) -> dict[str, str]:
        """Return the fields that are not private."""
        return {name: value for name, value in fields.items() if not self.has(name, value)}


def has_local_path(value: str) -> bool:
    """Return whether a value names a file or folder of somebody's disk."""
    return bool(_MAY_BE_PATH.search(value) and _PATH.search(value))
