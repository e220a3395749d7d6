"""The fingerprint of a generated file, by which it is known as current without being made again.

It is two hashes: of all that the file is made of, and of what was made.
"""

import re
from enum import Enum
from hashlib import blake2b

from synthlit.library.library import Work, Works
from synthlit.model.entry import Entry

# To be raised with every change of what is written: it is a part of all that files are made of.
VERSION = 2
PREFIX = "synthlit fingerprint "
PATTERN = re.compile(rf"{PREFIX}([0-9a-f]{{16}})-([0-9a-f]{{16}})")
_BETWEEN = "\0"
# Fields that no generated file shows; `also` decides where a work stands, which is hashed there.
_UNSEEN = frozenset({"verified", "added", "claimeddoi", "claimedref", "also"})


class State(Enum):
    """How a generated file compares with what would be written now."""

    CURRENT = "current"
    UNKNOWN = "without a fingerprint"
    STALE = "out of date"
    EDITED = "not as it was written"


def of(*inputs: object) -> str:
    """Return a hash of values that `repr` tells apart, and of the version."""
    return _hash(repr((VERSION, inputs)))


def write(inputs: str, made: str) -> str:
    """Return the fingerprint of what was made of inputs with a hash."""
    return f"{PREFIX}{inputs}-{_hash(made)}"


def state(fingerprint: re.Match[str], inputs: str, made: str) -> State:
    """Return the state of a file that holds a fingerprint and what was made."""
    if fingerprint[2] != _hash(made):
        return State.EDITED
    return State.CURRENT if fingerprint[1] == inputs else State.STALE


def of_work(library: Works, work: Work) -> str:
    """Return a hash of what generated files can show of a work, wherever it stands."""
    found = library.fingerprints.get(id(work))
    if found is None:
        found = library.fingerprints[id(work)] = _of_entry(work.entry)
    return found


def _of_entry(entry: Entry) -> str:
    parts = [entry.type, entry.key]
    for name, value in entry.fields.items():
        if name not in _UNSEEN:
            parts += (name, value)
    for name, value in entry.inherited.items():
        parts += (f"inherited {name}", value)
    text = _BETWEEN.join(parts)
    # A value with such a character would make two works look the same.
    return _hash(text if text.count(_BETWEEN) == len(parts) - 1 else repr(parts))


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
