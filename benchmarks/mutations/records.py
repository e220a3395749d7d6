"""Damage that makes an entry say of a paper what is not so."""

import re
import unicodedata
from functools import cache
from random import Random

from benchmarks.mutations.damage import Damage, Kind, blocks, only, replaced, swapped, value, whole
from synthlit.sources.index import EmbeddedIndex

_ACCENT = re.compile(r"\{\\[\"'`^~=.]\{?([A-Za-z])\}?\}|\{\\[cvuHkr]\{?\s?([A-Za-z])\}?\}")
_REPAIRS = "yallop/effects-bibliography#199"
_PAIRS = "greenelab/deep-review#426"
_WRONG_LINK = "thunlp/PromptPapers#20"


@cache
def known_ids() -> tuple[str, ...]:
    """Return the identifiers that the embedded index has."""
    return tuple(sorted(id_.value for id_, _ in EmbeddedIndex().titles()))


def _drop_accent(random: Random, names: str) -> str | None:
    found = [*_ACCENT.finditer(names)]
    if found:
        match = random.choice(found)
        return names[: match.start()] + (match[1] or match[2]) + names[match.end() :]
    places = [n for n, c in enumerate(names) if unicodedata.decomposition(c)]
    if not places:
        return None
    place = random.choice(places)
    return names[:place] + unicodedata.normalize("NFD", names[place])[0] + names[place + 1 :]


def _cut_authors(_random: Random, names: str) -> str | None:
    persons = re.split(r"\s+and\s+", names)
    if len(persons) < 3 or persons[-1] == "others":
        return None
    return " and ".join(persons[: max(1, len(persons) // 2)])


def _other_author(random: Random, names: str) -> str | None:
    """Give one person another's family name, as a wrong match does."""
    persons = re.split(r"\s+and\s+", names)
    places = [n for n, person in enumerate(persons) if person.count(",") == 1]
    if len(persons) < 3 or not places:
        return None
    place = random.choice(places)
    given = persons[place].split(",")[1]
    strange = random.choice(["Dijkstra", "Knuth", "Lamport", "Liskov", "Hopper"])
    persons[place] = f"{strange},{given}"
    return " and ".join(persons)


def _other_id(random: Random, _id: str) -> str:
    return random.choice(known_ids())


def _preprint_too(_random: Random, text: str) -> Damage | None:
    """Cite the preprint as an entry of its own beside the publication."""
    block = blocks(text)[0]
    eprint = block.field("eprint")
    if block.type == "misc" or eprint is None or not block.field("booktitle"):
        return None
    published = re.sub(
        r"\n *(?:eprint|eprinttype|eprintclass|archiveprefix|primaryclass) *=[^\n]*", "", text
    )
    kept = re.findall(r"\n *(?:title|author|year|eprint|archiveprefix) *=[^\n]*", text)
    preprint = f"@misc{{{block.key}-arxiv," + "".join(kept).rstrip(",") + "\n}"
    return whole(text, f"{published.rstrip()}\n\n{preprint}")


def _half_merged(_random: Random, text: str) -> Damage | None:
    """Leave the preprint's type on what has become a paper in proceedings."""
    block = blocks(text)[0]
    if block.type != "inproceedings" or not block.field("booktitle"):
        return None
    return whole(text, text[: block.type_start] + "misc" + text[block.type_start + 13 :])


def _other_year(_random: Random, text: str) -> Damage | None:
    block = blocks(text)[0]
    year = block.field("year")
    if block.type != "misc" or year is None or year.inner < 0 or not year.value.isdigit():
        return None
    return replaced(text, year.inner, year.end - 1, str(int(year.value) + 2), restorable=False)


KINDS = (
    Kind("swapped titles of two entries", _WRONG_LINK, swapped("title"),
         ("REC001", "REC002"), units=2, known=True),
    Kind("swapped ids of two entries", "hzysvilla/Academic_Smart_Contract_Papers#16",
         swapped("eprint"), ("REC001", "REC002"), units=2, known=True),
    Kind("another paper's id", "52CV/CVPR-2021-Papers#23", value("eprint", _other_id),
         ("REC001", "REC002", "IDN005"), known=True),
    Kind("dropped accent", "acl-org/acl-anthology#2630", value("author", _drop_accent,
         restorable=True), ("REC006",), known=True),
    Kind("authors of a preprint cut off", _REPAIRS,
         only("misc", value("author", _cut_authors, restorable=True)), ("REC004",), known=True),
    Kind("authors of a publication cut off", _REPAIRS,
         only("inproceedings", value("author", _cut_authors)), ("REC004",), known=True),
    Kind("another author's family name", _REPAIRS,
         value("author", _other_author), ("REC005",), known=True),
    Kind("wrong year of a preprint", "JabRef/jabref#7943", _other_year, ("REC008", "NUM001"),
         known=True),
    Kind("preprint and publication as two entries", _PAIRS, _preprint_too,
         ("DUP003", "DUP004", "REC012")),
    Kind("half-merged preprint", "AllanChain/zotero-arxiv-workflow#37", _half_merged, ("FLD007",)),
    Kind("cut title", "ropensci/bib2df#51",
         value("title", lambda _, title: f"{title[: len(title) // 2].rstrip(' {}')}..."
               if "{" not in title else None), ("REC014",), known=True),
)  # fmt: skip
