"""Rules about words in a title that do not belong to it."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.text_cleaning import LINK
from synthlit.lint.texts import quoted

_TITLE_IS_CONTAINER_FIELDS = ("booktitle", "journal", "journaltitle")
# These are the container itself.
_WHOLE = frozenset(["proceedings", "book", "mvbook", "collection", "mvcollection", "periodical"])
_AROUND = " \n\t\r{}.,:-"
_DROPPED = str.maketrans("", "", _AROUND)


@entry_rule("TTL001", "title-is-container", fields=_TITLE_IS_CONTAINER_FIELDS)
def title_is_container(work: Work) -> Iterator[Finding]:
    """Yield the title that says no more than the field beside it."""
    entry = work.entry
    title = entry.get("title")
    if not title or entry.type in _WHOLE:
        return
    first, wanted = _first(title), ""
    for field in _TITLE_IS_CONTAINER_FIELDS:
        value = entry.get(field)
        if not value or _first(value) != first:
            continue
        wanted = wanted or _core(title)
        if wanted and _core(value) == wanted:
            message = f"the title is that of the {field}: {quoted(title)}"
            yield Finding(work, message, "title")
            return


def _first(text: str) -> str:
    return text.lstrip(_AROUND)[:1].lower()


def _core(text: str) -> str:
    return text.translate(_DROPPED).lower()


_LONGEST = 60
_FRONT_MATTER = frozenset([
    "acknowledgements", "acknowledgments", "author index", "back cover", "back matter", "contents",
    "copyright page", "cover", "cover page", "editorial", "editorial board", "editor's note",
    "editors' note", "erratum", "foreword", "from the editor", "front cover", "front matter",
    "guest editorial", "index", "in this issue", "issue information", "keyword index", "masthead",
    "organizing committee", "preface", "program committee", "reviewers", "subject index",
    "table of contents", "title page", "untitled", "untitled document", "welcome message",
])  # fmt: skip
_FILE = re.compile(
    r"(?:microsoft word - .+|.*\S\.(?:pdf|docx?|tex|dvi|ps|odt|rtf|pptx?|indd|qxd))\Z", re.DOTALL
)


@entry_rule("TTL002", "front-matter-title", preset=Preset.STRICT, fields=("title",))
def front_matter_title(work: Work) -> Iterator[Finding]:
    """Yield the title that is one of these."""
    title = work.entry.get("title")
    if len(title) > _LONGEST:
        return
    core = " ".join(title.strip("{}. \n\t").lower().replace("’", "'").split())
    if core in _FRONT_MATTER:
        yield Finding(work, f"{quoted(title)} is front matter, not a paper's title", "title")
    elif _FILE.match(core):
        yield Finding(work, f"the title is the name of a file: {quoted(title)}", "title")


_ABBREVIATIONS = frozenset([
    "al", "approx", "assoc", "bros", "cf", "ch", "co", "col", "corp", "dept", "dr", "ed", "eds",
    "eq", "esq", "etc", "fig", "gen", "gov", "inc", "jr", "llc", "ltd", "mr", "mrs", "ms", "mt",
    "no", "nos", "op", "pp", "prof", "pt", "rev", "sec", "spec", "sr", "st", "univ", "vol", "vs",
])  # fmt: skip
_SENTENCE = re.compile(r"[.!?][\"'”’)}]*\s")
_LAST_WORD = re.compile(r"[^\s{}()\[\]/-]+\Z")


@entry_rule("TTL004", "title-final-dot", fix=Fixes.SAFE, fields=("title",))
def title_final_dot(work: Work) -> Iterator[Finding]:
    """Yield the title that ends so."""
    title = work.entry.get("title")
    end = len(title.rstrip("}) \n\t"))
    if title[end - 1 : end] != "." or not end:
        return
    stem = title[: end - 1]
    if _is_abbreviated(stem) or _SENTENCE.search(stem):
        return
    better = (stem + title[end:]).strip()
    fix = Fix("remove the full stop", Revise({"title": better}))
    message = f"the title ends in a full stop: {quoted(stem[-30:].split(' ', 1)[-1] + '.')}"
    yield Finding(work, message, "title", end - 1, fix)


def _is_abbreviated(stem: str) -> bool:
    """Return whether the dot behind is that of an abbreviation or of an omission."""
    word = _LAST_WORD.search(stem[-30:])
    if not word or stem.endswith((".", "…", "\\")):
        return True
    text = word[0].strip("\"'“”‘’")
    return len(text) < 2 or "." in text or text.lower() in _ABBREVIATIONS


_ADDRESS_IN_TITLE_FIELDS = ("title", "booktitle", "journal")
# A space behind the colon is how a line of a PDF broke.
_ADDRESS = re.compile(r"\\url\s?\{[^{}\s]+|https?: ?//[^\s{}]+", re.IGNORECASE)


@entry_rule("TTL005", "address-in-title", fields=_ADDRESS_IN_TITLE_FIELDS)
def address_in_title(work: Work) -> Iterator[Finding]:
    """Yield each title with an address, unless it is a link in Markdown."""
    for field in _ADDRESS_IN_TITLE_FIELDS:
        value = work.entry.get(field)
        if "//" not in value and "\\url" not in value:
            continue
        if (match := _ADDRESS.search(value)) and not LINK.search(value):
            message = f"{field} has an address in it: {quoted(match[0])}"
            yield Finding(work, message, field, match.start())
