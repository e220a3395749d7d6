"""Damage to the text of a field: encodings, markup, names, numbers and identifiers."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from benchmarks.mutations.damage import Change, Form, Kind, added, value
from synthlit.bibtex.nodes import EntryNode

_ALL = "title author booktitle journal journaltitle publisher"
_SEED = "5456es/awesome-synthetic-data@3261b30"
_PASTED = "davidagraf/doi2bib2#103"


def _misread(encoding: str, times: int = 1) -> Change:
    """Return what becomes of UTF-8 that is read as another encoding."""

    def change(_random: Random, text: str) -> str | None:
        try:
            for _ in range(times):
                text = text.encode().decode(encoding)
        except UnicodeDecodeError:
            return None
        return text

    return change


def _put(mark: str) -> Change:
    """Return a change that puts a character where a space is, or beside one."""

    def change(random: Random, text: str) -> str | None:
        places = [n for n, c in enumerate(text) if c == " " and text[n - 1].isalpha()]
        if not places:
            return None
        place = random.choice(places)
        return text[:place] + mark + text[place + (mark == "\xa0") :]

    return change


def _sub(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Change:
    compiled = re.compile(pattern)
    return lambda _random, text: compiled.sub(new, text, count=1)


def _natural(_random: Random, names: str) -> str | None:
    persons = [each.split(", ") for each in re.split(r"\s+and\s+", names)]
    if len(persons) < 3 or any(len(person) != 2 for person in persons):
        return None
    return ", ".join(f"{given} {family}" for family, given in persons)


def _person(change: Callable[[str], str]) -> Change:
    """Return a change of one of several persons."""

    def changed(random: Random, names: str) -> str | None:
        persons = re.split(r"\s+and\s+", names)
        plain = [n for n, name in enumerate(persons) if re.fullmatch(r"[A-Za-z ,]{8,}", name)]
        if len(persons) < 2 or not plain:
            return None
        place = random.choice(plain)
        old = persons[place]
        return names.replace(old, change(old), 1) if names.count(old) == 1 else None

    return changed


def _shout(name: str) -> str:
    """Write a family name in capitals that is too long for initials."""
    family = name.split(",")[0].split(" ")[-1]
    return re.sub(rf"\b{family}\b", family.upper(), name) if len(family) > 4 else name


def _check_digit(_random: Random, isbn: str) -> str:
    last = isbn[-1]
    return isbn[:-1] + ("7" if last == "X" else str((int(last) + 1) % 10))


def _tag(random: Random, title: str) -> str | None:
    words = list(re.finditer(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= )", title))
    if not words:
        return None
    word = random.choice(words)
    return f"{title[: word.start()]}<i>{word[0]}</i>{title[word.end() :]}"


def _in_journal(_random: Random, block: EntryNode) -> str | None:
    eprint = block.field("eprint")
    if eprint is None or block.type != "misc":
        return None
    return f"journal = {{arXiv preprint arXiv:{eprint.value}}}"


def _latinised(_random: Random, title: str) -> str | None:
    match = re.search(r"(?<=[A-Za-z])[aeo](?=[a-z])", title)
    if match is None:
        return None
    return title[: match.start()] + {"a": "а", "e": "е", "o": "о"}[match[0]] + title[match.end() :]


def _in_braces(_random: Random, title: str) -> str | None:
    # Shorter ones may be names, which keep their capitals.
    return f"{{{title}}}" if title.count(" ") >= 4 else None


def _had_braces(title: str) -> bool:
    """Return whether all capitals of acronyms were in braces: else nobody knows which were not."""
    return not re.search(r"[A-Z\d][^\s{}]*[A-Z]", re.sub(r"\{[^{}]*\}", "", title[1:-1]))


def _capitals(_random: Random, title: str) -> str | None:
    return title.upper() if title.count(" ") >= 4 and "\\" not in title else None


def _kind(name: str, issue: str, names: str, change: Change, codes: str, fit: str = "") -> Kind:
    form = Form.BIBLATEX if "u" in fit else Form.BIBTEX
    made = value(names, change, restorable="r" in fit)
    return Kind(name, issue, made, tuple(codes.split()), form=form)


# The last column: r for what can be restored, u for what needs letters in UTF-8.
KINDS = (
    _kind("mojibake, Mac Roman", _SEED, _ALL, _misread("mac_roman"), "TXT001", "ru"),
    _kind("mojibake, CP1252", _SEED, _ALL, _misread("cp1252"), "TXT001", "ru"),
    _kind("mojibake, Latin-1", _SEED, _ALL, _misread("latin-1"), "TXT001", "ru"),
    _kind("mojibake, CP437", _SEED, _ALL, _misread("cp437"), "TXT001", "ru"),
    _kind("mojibake, read twice", _SEED, _ALL, _misread("cp1252", 2), "TXT001", "ru"),
    _kind("decomposed letters", "retorquere/zotero-better-bibtex#322", _ALL,
          lambda _, text: unicodedata.normalize("NFD", text), "TXT009", "ru"),
    _kind("NBSP", _PASTED, "title", _put("\xa0"), "TXT002", "r"),
    _kind("zero width space", _PASTED, "title", _put("\u200b"), "TXT002", "r"),
    _kind("soft hyphen", _PASTED, "title", _put("\xad"), "TXT002", "r"),
    _kind("zero width space in a DOI", _PASTED, "doi", lambda _, doi: f"{doi}\u200b",
          "TXT002 IDN001", "r"),
    _kind("Cyrillic letter", "CatalogueOfLife/data#409", "title", _latinised, "TXT011"),
    _kind("HTML entity", "fabian-beck/pure-suggest#165", "title booktitle journal publisher",
          _sub(r"\\&|'", lambda m: "&#39;" if m[0] == "'" else "&amp;"), "TXT004", "r"),
    _kind("HTML tag", "SpeciesFileGroup/taxonworks#1142", "title", _tag, "TXT003"),
    _kind("bare &", "retorquere/zotero-better-bibtex#3292", "title booktitle journal publisher",
          _sub(r"\\&", "&"), "TXT010", "r"),
    _kind("doubled backslash", "FlamingTempura/bibtex-tidy#415",
          "title booktitle journal publisher author", _sub(r"\\(?=[&\"'`])", r"\\\\"),
          "TXT022", "r"),
    _kind("Markdown link in url", _SEED, "url", lambda _, url: f"[{url}]({url})", "TXT006", "r"),
    Kind("doubled braces", "typst/hayagriva#93",
         value("title", _in_braces, restorable=_had_braces), ("TTL003",)),
    _kind("title in capitals", "acl-org/acl-anthology#160", "title", _capitals, "TXT007"),
    _kind("authors between commas", "papis/papis#38", "author", _natural, "NAM003"),
    _kind("et al.", "lsst/lsst-texmf#326", "author",
          lambda _, names: re.sub(r"\s+and\s.*", " and et al.", names, flags=re.S), "NAM001"),
    _kind("doubled and", "cryptobib/db#26", "author",
          _sub(r"(?<=\sand)(?=\s)", " and"), "NAM004", "r"),
    _kind("honorific", "knowledgefutures/pubpub#3043", "author", _person(lambda n: f"{n}, Ph.D."
          if "," not in n else n.replace(", ", ", Dr. ")), "NAM008"),
    _kind("affiliation in a name", "manubot/catalog#47", "author",
          _person(lambda name: f"{name} (Stanford University)"), "NAM009"),
    _kind("persons between semicolons", "IQSS/dataverse#3311", "author",
          lambda _, names: re.sub(r"\s+and\s+", "; ", names), "NAM015 NAM003"),
    _kind("family name in capitals", "rycolab/aclpub2#40", "author",
          _person(_shout), "NAM012"),
    _kind("DBLP's number in a name", "gianlucasb/hallucinator#294", "author",
          _person(lambda n: f"{n} 0001" if "," not in n else n.replace(",", " 0001,")),
          "NAM016", "r"),
    Kind("arXiv as journal", "ssp/arXivToBibTeX#11", added(_in_journal, restorable=True),
         ("VEN001", "VEN002")),
    _kind("eprint with version", "blazickjp/arxiv-mcp-server#247", "eprint", lambda r, id_:
          f"{id_}v{r.randint(1, 4)}", "IDN002", "r"),
    _kind("DOI as address", "dspinellis/bib2xhtml#21", "doi",
          lambda _, doi: f"https://doi.org/{doi}", "IDN001", "r"),
    _kind("address that tracks", "processone/dpk#7", "url",
          lambda _, url: f"{url}{'&' if '?' in url else '?'}utm_source=newsletter", "IDN010", "r"),
    _kind("wrong check digit of an ISBN", "plk/biblatex#1414", "isbn", _check_digit,
          "IDN013"),
    _kind("pages with one hyphen", "JmlrOrg/webpage#53", "pages",
          lambda _, pages: pages.replace("--", "-"), "NUM003", "r"),
    _kind("descending pages", "12 records of DBLP", "pages",
          lambda _, pages: "--".join(reversed(pages.split("--"))), "NUM003"),
    _kind("year with a letter", "JabRef/jabref#1897", "year",
          lambda _, year: f"{year[:2]}x{year[3:]}", "NUM001"),
)  # fmt: skip
