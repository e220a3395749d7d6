"""Rules about titles that are not titles, and about text that does not belong to a title."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import quoted, values
from synthlit.markdown.link_patterns import LINK

_CONTAINER_FIELDS = ("booktitle", "journal", "journaltitle")
# Entries of these types are the container itself.
_CONTAINERS = frozenset([
    "proceedings", "book", "mvbook", "collection", "mvcollection", "periodical",
])  # fmt: skip
_IGNORED = " \n\t\r{}.,:-"
_WITHOUT_IGNORED = str.maketrans("", "", _IGNORED)


@entry_rule("TTL001", "title-is-container", fields=_CONTAINER_FIELDS)
def title_is_container(work: Work) -> Iterator[Finding]:
    """Yield the title that is equal to the title of the journal or the book."""
    entry = work.entry
    title = entry.get("title")
    if not title or entry.type in _CONTAINERS:
        return
    first, wanted = _first(title), ""
    for field, value in values(work, _CONTAINER_FIELDS):
        if _first(value) != first:
            continue
        wanted = wanted or _core(title)
        if wanted and _core(value) == wanted:
            message = f"the title is the same as {field}: {quoted(title)}"
            yield Finding(work, message, "title")
            return


def _first(text: str) -> str:
    return text.lstrip(_IGNORED)[:1].lower()


def _core(text: str) -> str:
    return text.translate(_WITHOUT_IGNORED).lower()


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
    """Yield the title that is the name of front matter or of a file."""
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
    """Yield the title that ends in a full stop."""
    title = work.entry.get("title")
    end = len(title.rstrip("} \n\t"))
    if title[end - 1 : end] != "." or not end:
        return
    stem = title[: end - 1]
    # A title of one word, "Dion.", is mostly an abbreviated one of an ancient work, and a stop
    # within parentheses belongs to what stands there.
    if " " not in stem.strip() or stem.count("(") > stem.count(")"):
        return
    if _is_abbreviated(stem) or _SENTENCE.search(stem):
        return
    fix = Fix("remove the full stop", Revise({"title": (stem + title[end:]).strip()}))
    message = f"the title ends in a full stop: {quoted(stem[-30:].split(' ', 1)[-1] + '.')}"
    yield Finding(work, message, "title", end - 1, fix)


def _is_abbreviated(stem: str) -> bool:
    """Return whether the dot after the text is part of an abbreviation or an ellipsis."""
    word = _LAST_WORD.search(stem[-30:])
    if not word or stem.endswith((".", "…", "\\")):
        return True
    text = word[0].strip("\"'“”‘’")
    return len(text) < 2 or "." in text or text.lower() in _ABBREVIATIONS


_TITLES = ("title", "booktitle", "journal")
# A space after the colon comes from a line break in a PDF.
_ADDRESS = re.compile(r"\\url\s?\{[^{}\s]+|https?: ?//[^\s{}]+", re.IGNORECASE)


@entry_rule("TTL005", "address-in-title", fields=_TITLES, characters="/\\")
def address_in_title(work: Work) -> Iterator[Finding]:
    """Yield each title with a web address, except Markdown links, which another rule reports."""
    for field, value in values(work, _TITLES):
        if "//" not in value and "\\url" not in value:
            continue
        if (match := _ADDRESS.search(value)) and not LINK.search(value):
            message = f"{field} contains an address: {quoted(match[0])}"
            yield Finding(work, message, field, match.start())
