"""The rule about journals whose names have the volume in them."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, entry_rule
from synthlit.lint.texts import quoted, values
from synthlit.model.entry import Entry
from synthlit.model.known_venues import is_conference
from synthlit.model.latex.scan import balanced

_JOURNALS = ("journal", "journaltitle")
_YEAR = r"(?:1[6-9]|20)\d\d"
_NUMBER = r"\d{1,4}(?:(?:/|--?|–)\d{1,4})?"
_DASH = r"(?:--?|–)"
_TAIL = re.compile(
    rf"[\s,;~]+(?:(?P<label>vol(?:ume|\.)?[\s~]*)?(?P<volume>{_NUMBER}))?"
    rf"(?:[\s,;~]*\((?!{_YEAR}\))(?P<issue>{_NUMBER})\)|[\s,;~]*(?:no|nr|issue|number)\b\.?[\s~]*(?P<number>{_NUMBER}))?"
    rf"(?:[\s,;~]*[:,;][\s~]*(?:pp?\.[\s~]*)?(?P<pages>[A-Za-z]?\d+(?:{_DASH}[A-Za-z]?\d+)?))?"
    rf"(?:[\s,;~]*\((?P<year>{_YEAR})\))?[\s.,;]*\Z",
    re.IGNORECASE,
)
_MAY_END_IN_NUMBER = re.compile(r"\d[)\s.,;]*\Z")
_ACRONYM_AND_YEAR = re.compile(r"\{?[A-Z]+\}?[\s~]+['’]?\d\d")
# A number after these is part of the name, or numbers something else than volumes.
_NUMBERED = re.compile(
    r"\b(?:series|ser\.?|part|section|sect?\.?|class|type|version|web|industry|area|report|memo"
    r"|memorandum|note|paper|preprint|rfc|comments|document|chapter|session|day|horizon|agenda"
    r"|vision|suppl\.?|supplement|issue|number|no\.?|nr\.?|band|heft)\Z",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\b(?:conference|symposium|workshop|meeting|congress|arxiv|advances in neural)\b",
    re.IGNORECASE,
)
_LONGEST_TAIL = 60
_OTHER_NAME = {"number": "issue", "year": "date"}


@entry_rule("VEN010", "volume-in-journal", fix=Fixes.SAFE, fields=_JOURNALS)
def volume_in_journal(work: Work) -> Iterator[Finding]:
    """Yield each journal with a volume or number behind its name."""
    for field, value in values(work, _JOURNALS):
        if not _MAY_END_IN_NUMBER.search(value):
            continue
        match = _TAIL.search(value, max(len(value) - _LONGEST_TAIL, 0))
        if match and _is_volume(value[: match.start()], match):
            kind = "volume" if match["volume"] else "number"
            at = match.start(kind if match["volume"] or match["number"] else "issue")
            message = f"{field} contains the {kind}: {quoted(value)}"
            yield Finding(work, message, field, at, _fix(work.entry, field, match))


def _is_volume(name: str, match: re.Match[str]) -> bool:
    """Return whether what stands behind a name is no year and no part of the name."""
    if not name.strip("{} ") or _CONFERENCE.search(name) or is_conference(match.string):
        return False
    if match["label"] or match["number"]:
        return True
    volume = match["volume"]
    is_year = volume and (re.fullmatch(_YEAR, volume) or _ACRONYM_AND_YEAR.fullmatch(match.string))
    return bool(volume) and not is_year and not _NUMBERED.search(name)


def _fix(entry: Entry, field: str, match: re.Match[str]) -> Fix | None:
    """Return the fix, if the entry has no other values in the fields that it would set."""
    name = match.string[: match.start()].rstrip()
    found = {
        "volume": match["volume"],
        "number": match["number"] or match["issue"],
        "pages": match["pages"],
        "year": match["year"],
    }
    moved = {key: text for key, text in found.items() if text}
    present = {key: entry.get(key) or entry.get(_OTHER_NAME.get(key, "")) for key in moved}
    # A number alone may as well be that of an issue.
    is_sure = match["label"] or match["number"] or len(moved) > 1 or any(present.values())
    if not is_sure or not balanced(name):
        return None
    if any(present[key] not in ("", moved[key]) for key in moved):
        return None
    changes = {key: text for key, text in moved.items() if not present[key]}
    return Fix("move it to the fields for it", Revise({field: name} | changes))
