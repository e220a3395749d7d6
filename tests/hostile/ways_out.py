"""The ways on which a text leaves a library, each read by the parser of its readers."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

import pybtex.database  # type: ignore[import-untyped]
from bibtexparser.splitter import Splitter
from defusedxml import ElementTree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from synthlit.library import store
from synthlit.library.library import Library
from synthlit.lint.reports.registry import REPORTS
from synthlit.model import references
from synthlit.model.citekey import is_portable
from synthlit.settings import load
from synthlit.workflows import lint as workflow
from tests.hostile.library import Place, Ran
from tests.hostile.terminal import unsafe

_GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# The HTML that the lists are made with.
_OURS = re.compile(
    r'<a id="[\w.+-]+">|</a>|<span>|</span>'
    r"|<!-- (?:synthlit(?::(?:begin|end)| fingerprint)|Between the markers) [^<>]*-->\s*"
)
_ELEMENTS = {
    "heading_open", "bullet_list_open", "list_item_open", "paragraph_open", "blockquote_open",
    "heading_close", "bullet_list_close", "list_item_close", "paragraph_close", "blockquote_close",
    "inline", "html_block",
}  # fmt: skip
_INLINE = {
    "text", "text_special", "softbreak", "link_open", "link_close", "html_inline", "strong_open",
    "strong_close", "em_open", "em_close",
}  # fmt: skip
# A key is a name by which works are cited, and stays.
_KEYS = re.compile(rf"(?m)^@\w+\{{.*,$|^ *(?:{'|'.join(references.FIELDS)}) *= .*$")
_LINK = re.compile(r"https?://[^\s/?#]+\S*|#[\w.+-]+|(?!/)(?:[\w./-]|%20)+(?:#[\w.+-]+)?")


def problems(place: Place) -> Iterator[str]:
    """Yield what is wrong with everything that the commands wrote and printed."""
    library = store.load(place.root, load(place.root, {}))
    yield from _commands(place)
    yield from _lint(place)
    place.run("export", terminal=True)
    yield from _files(place, library)
    yield from _documents(place, library)
    for ran in place.runs:
        yield from _output(ran)


def _commands(place: Place) -> Iterator[str]:
    for command in (["list"], ["search", "kilns", "--limit", "0"], ["stats"]):
        place.run(*command)
        place.run(*command, terminal=True)
        if _json(place.run(*command, "--json").out) is None:
            yield f"{command[0]} --json: is no JSON"
    for work in store.load(place.root, load(place.root, {})).works[::40]:
        place.run("show", "--", work.key, terminal=True)
        if not _json(place.run("show", "--json", "--", work.key).out):
            yield f"show --json: {work.key} is no JSON"


def _output(ran: Ran) -> Iterator[str]:
    """Yield what is wrong with what a command printed, whatever it is."""
    if ran.status not in (0, 1, 2):
        yield f"{ran.name}: exit status {ran.status}: {ran.err[-300:]}"
    if "internal error" in ran.err + ran.out or "Traceback" in ran.err:
        yield f"{ran.name}: {ran.err[-300:]}{ran.out[-300:]}"
    for name, text in (("stdout", ran.out), ("stderr", ran.err)):
        if name == "stdout" and ran.arguments[0] == "export":
            continue  # documents are files
        if found := unsafe(text):
            yield f"{ran.name}: {name} has {found}"


# Files.


def _files(place: Place, library: Library) -> Iterator[str]:
    """Yield files that lie where none should, and what is wrong with the others."""
    entries = place.root / "entries"
    for path in place.folder.rglob("*"):
        is_entry = path.is_relative_to(entries) and path.suffix == ".bib" and is_portable(path.stem)
        if not is_entry and "owned" in path.name:
            yield f"{path} was made"
    if strange := {path.name for path in place.folder.iterdir()} - {"library", "home", "incoming"}:
        yield f"beside the library lie {strange}"
    known = {
        "README.md",
        "synthlit.toml",
        "entries",
        "bib",
        "Rewards",
        ".synthlit.lock",
        ".synthlit",
    }
    if strange := {path.name for path in place.root.iterdir()} - known:
        yield f"in the library lie {strange}"
    keys = {work.key for work in library.works}
    for file in sorted(place.root.rglob("*.bib")):
        path = file.relative_to(place.root)
        if path.name in ("all.bib", "former-keys.bib") and path.parts[0] == "bib":
            yield from _bib(str(path), file.read_bytes().decode(), keys)
    for page in ("README.md", "Rewards/README.md"):
        if (place.root / page).is_file():
            text = (place.root / page).read_bytes().decode()
            yield from markdown_problems(page, text, len(library.works))
    yield from _lines(
        "bib/all.jsonl", (place.root / "bib" / "all.jsonl").read_bytes().decode(), library
    )


def _documents(place: Place, library: Library) -> Iterator[str]:
    keys = {work.key for work in library.works}
    fields = ("--own-fields", "--private-fields")
    for flags in (("bibtex", "--ascii", *fields), ("biblatex", *fields), ("biblatex", "--ascii")):
        ran = place.run("export", "bib", "-o", "-", "--dialect", *flags)
        name = " ".join(["export bib", *flags])
        yield from _bib(name, ran.out, keys)
        if "--ascii" in flags and not _KEYS.sub("", ran.out).isascii():
            yield f"{name}: is not ASCII"
    ran = place.run("export", "json", "-o", "-", "--ascii")
    yield from _lines("export json --ascii", ran.out, library)
    ran = place.run("export", "md", "-o", "-")
    yield from markdown_problems("export md", ran.out, len(library.works))


def _bib(name: str, text: str, keys: set[str]) -> Iterator[str]:
    """Yield where two parsers of BibTeX read other entries than there are works."""
    if found := unsafe(text):
        yield f"{name}: has {found}"
    theirs = Splitter(text).split()
    for block in theirs.failed_blocks:
        yield f"{name}: bibtexparser cannot read {str(block.raw)[:200]!r}"
    read = {entry.key: [field.key.lower() for field in entry.fields] for entry in theirs.entries}
    if "biblatex" in name and len({key.lower() for key in read}) < len(read):
        return  # pybtex takes keys for one that biber tells apart by their case
    try:
        others = pybtex.database.parse_string(text, "bibtex")
    except Exception as error:
        yield f"{name}: pybtex cannot read it: {error}"
        return
    second = {key: list(entry.fields) for key, entry in others.entries.items()}
    if set(read) != set(second):
        yield f"{name}: two parsers read different entries: {set(read) ^ set(second)}"
    if strange := {key for key in read if key not in keys and "former" not in name}:
        yield f"{name}: has {strange}, which are no works"
    for key, fields in read.items():
        people = {role for role in ("author", "editor") if role in fields}
        mine = set(fields) - people
        if key in second and mine != {each.lower() for each in second[key]}:
            yield f"{name}: {key} has other fields for pybtex: {mine ^ set(second[key])}"


def _lines(name: str, text: str, library: Library) -> Iterator[str]:
    """Yield where JSON lines are not one object a work."""
    rows = [_json(line) for line in text.split("\n")[:-1]]
    works = list(library.works)
    if not all(isinstance(row, dict) and row.get("key") for row in rows):
        yield f"{name}: has a line that is no object with a key"
    elif len(rows) != len(works):
        yield f"{name}: has {len(rows)} lines for {len(works)} works"


# Markdown.


def markdown_problems(name: str, text: str, works: int) -> Iterator[str]:
    """Yield the elements of a page that its template does not have."""
    if found := unsafe(text):
        yield f"{name}: has {found}"
    tokens = _GFM.parse(text)
    items = 0
    headings = []
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type not in _ELEMENTS:
            yield f"{name}: has {token.type} {token.content[:200]!r}"
        if token.type == "html_block" and _OURS.sub("", token.content).strip():
            yield f"{name}: has HTML {token.content[:200]!r}"
        if token.type == "heading_open" and after:
            headings.append(after.content)
        items += token.type == "list_item_open"
        yield from _inline(name, token)
    titles = {"A Small List", "Rewards", "Steps", "Tools", "Contents", "Further works"}
    if strange := [title for title in headings if title not in titles]:
        yield f"{name}: has headings {strange}"
    if items > works * 2 + 10:
        yield f"{name}: has {items} list items for {works} works"


def _inline(name: str, token: Token) -> Iterator[str]:
    for child in token.children or []:
        if child.type not in _INLINE:
            yield f"{name}: has {child.type} in {token.content[:200]!r}"
        if child.type == "html_inline" and not _OURS.fullmatch(child.content):
            yield f"{name}: has HTML {child.content[:200]!r}"
        if child.type == "link_open" and not _LINK.fullmatch(str(child.attrs["href"])):
            yield f"{name}: links to {str(child.attrs['href'])[:200]!r}"


# Reports of lint.


def _lint(place: Place) -> Iterator[str]:
    place.run("lint", terminal=True)
    counts: dict[str, int] = {}
    with place.within():
        result = workflow.run(workflow.Request(date(2026, 11, 25), place.root))
    for name, report in REPORTS.items():
        text, read = report(result), _READERS.get(name)
        if found := unsafe(text):
            yield f"lint --format {name}: has {found}"
        try:
            number = read(text) if read else None
        except (ValueError, KeyError, AssertionError, ElementTree.ParseError) as error:
            yield f"lint --format {name}: cannot be read: {error!r}"
        else:
            counts |= {name: number} if number is not None else {}
    if len(set(counts.values())) != 1:
        yield f"lint: reports hold different numbers of findings: {counts}"


def _github(text: str) -> int:
    lines = text.split("\n")[:-1]
    command = re.compile(
        r"::(?:error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[^:,]+::.*"
    )
    assert all(map(command.fullmatch, lines)), next(x for x in lines if not command.fullmatch(x))
    return len(lines)


def _concise(text: str) -> int:
    return sum(bool(re.match(r".+:\d+:\d+: [A-Z]{3}\d{3} ", line)) for line in text.splitlines())


def _checkstyle(text: str) -> int:
    return len(_xml(text).findall(".//error"))


def _junit(text: str) -> int:
    root = _xml(text)
    return len(root.findall(".//failure"))


def _xml(text: str) -> Element:
    return ElementTree.fromstring(text.encode())


def _sarif(text: str) -> int:
    return sum(len(run["results"]) for run in json.loads(text)["runs"])


_READERS: Mapping[str, Callable[[str], int]] = {
    "concise": _concise,
    "json": lambda text: len(json.loads(text)),
    "jsonl": lambda text: len([json.loads(line) for line in text.splitlines()]),
    "github": _github,
    "sarif": _sarif,
    "gitlab": lambda text: len(json.loads(text)),
    "checkstyle": _checkstyle,
    "junit": _junit,
}


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None
