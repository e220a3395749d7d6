"""The ways on which a text gets into a library."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.text import clean
from tests.hostile.library import GROUPS, SECTION, Hostile, Place, Service

_FIRST_ID = 10_000
# How many lines are absorbed at once: one may hide those behind it.
_LINES = 10


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _entry(each: Hostile, opening: str = "{", closing: str = "}") -> str:
    fields = (f"  {name} = {opening}{value}{closing},\n" for name, value in each.values.items())
    return f"@misc{{{each.key},\n{''.join(fields)}}}\n"


def by_hand(place: Place, texts: Iterable[Hostile]) -> None:
    """Somebody writes entry files; the value stands in braces."""
    folder = place.root / "entries" / SECTION
    folder.mkdir(parents=True)
    for each in texts:
        (folder / f"{each.key}.bib").write_bytes(_bytes(_entry(each)))


def in_quotes(place: Place, texts: Iterable[Hostile]) -> None:
    """Somebody writes entry files; the value stands in quotes."""
    folder = place.root / "entries" / SECTION
    folder.mkdir(parents=True)
    for each in texts:
        (folder / f"{each.key}.bib").write_bytes(_bytes(_entry(each, '"', '"')))


def as_names(place: Place, texts: Iterable[Hostile]) -> None:
    """Somebody gives an entry the text as its key, its type, and the name of a field."""
    folder = place.root / "entries" / SECTION
    folder.mkdir(parents=True)
    for each in texts:
        rest = f"title = {{Kilns of {each.key}}}, author = {{Ash, Ann}}, year = 2024"
        forms = {
            "k": f"@misc{{{each.text}, {rest}}}\n",
            "t": f"@{each.text}{{{each.key}t, {rest}}}\n",
            "f": f"@misc{{{each.key}f, {each.text} = {{x}}, {rest}}}\n",
            "v": f"@misc{{{each.key}v, note = {each.text}, {rest}}}\n",
            "c": f"{each.text}\n@misc{{{each.key}c, {rest}}}\n{each.text}\n",
        }
        for form, text in forms.items():
            (folder / f"{each.key}{form}.bib").write_bytes(_bytes(text))


def _import(place: Place, files: dict[str, str], *options: str) -> None:
    for name, text in files.items():
        (place.incoming / name).write_bytes(_bytes(text))
    paths = [str(place.incoming / name) for name in files]
    place.run("import", *options, "--section", SECTION, *paths)


def import_bib(place: Place, texts: Sequence[Hostile]) -> None:
    """A foreign file for each text is imported, and one with all texts as names."""
    files = {f"{each.key}.bib": _entry(each) for each in texts}
    keys = (f"@misc{{{each.text},\n  title = {{Kiln {each.key}}}\n}}\n" for each in texts)
    _import(place, files | {"keys.bib": "\n".join(keys)})


def import_jsonl(place: Place, texts: Sequence[Hostile]) -> None:
    """JSON lines are imported, with the texts as members and as values of BibTeX."""
    rows: list[dict[str, object]] = []
    for each in texts:
        lists = {"also", "ids", "keywords"}
        people = {"author": "authors", "editor": "editors"}
        plain: dict[str, object] = {
            people.get(name, name): [value] if name in lists or name in people else value
            for name, value in each.values.items()
            if name not in GROUPS["rare"]
        }
        verbatim = dict.fromkeys(each.fields, each.text)
        sound = {name: value for name, value in each.values.items() if name not in verbatim}
        rows += [
            {"key": each.key, "type": "misc"} | plain | {"authors": plain.get("authors", [])},
            {"key": f"{each.key}v", "type": "misc", "fields": sound | verbatim},
            {"key": each.text, "type": "misc", "title": f"Kilns {each.key} by name"},
            {"key": f"{each.key}t", "type": each.text, "title": f"Kilns {each.key} by type"},
        ]
    _import(place, {"all.jsonl": "".join(f"{json.dumps(row)}\n" for row in rows)})


def import_md(place: Place, texts: Sequence[Hostile]) -> None:
    """Markdown lists are imported, with the text in each part of a line."""
    place.run("export")
    files = {}
    for number, each in enumerate(texts, _FIRST_ID):
        web = f"https://arxiv.org/abs/2401.{number}"
        lines = [
            f"- [{each.text}]({web}) - Ash et al. (ICLR 2024)",
            f"- [Kilns {each.key}]({web}) - {each.text} ({each.text} 2024)\n  > {each.text}",
            f"- [Kilns two {each.key}]({each.text}) - Ash et al. (2024) [code]({each.text})",
            f"| {each.text} | [Kilns three {each.key}]({web}) | {each.text} |",
        ]
        files[f"{each.key}.md"] = "# List\n\n" + "\n\n".join(lines) + "\n"
    _import(place, files)


def issue_form(place: Place, texts: Sequence[Hostile]) -> None:
    """Issue forms are imported, with the text in each field."""
    labels = ("Paper", "Title", "Authors", "Venue", "Year", "Section", "Code", "Note")
    files = {}
    for number, each in enumerate(texts, _FIRST_ID):
        sound = {"Paper": f"https://arxiv.org/abs/2401.{number}", "Title": f"Kiln {each.key}"}
        for label in labels:
            values = sound | {label: each.text}
            text = "\n\n".join(f"### {name}\n\n{value}" for name, value in values.items())
            files[f"{each.key}{label}.form"] = text
    _import(place, files, "--form")


def absorbed(place: Place, texts: Sequence[Hostile]) -> None:
    """Somebody writes lines with the texts into a list; what is not absorbed is theirs."""
    place.run("export")
    page = place.root / "Rewards" / "README.md"
    numbered = list(enumerate(texts, _FIRST_ID))
    for start in range(0, len(numbered), _LINES):
        lines = (
            f"- [{each.text}](https://arxiv.org/abs/2401.{number}) - {each.text} (ICLR 2024)"
            for number, each in numbered[start : start + _LINES]
            if not any(unicodedata.category(character) == "Cs" for character in each.text)
        )
        own = page.read_bytes()
        page.write_bytes(own + _bytes("\n" + "\n".join(lines) + "\n"))
        place.run("absorb")
        page.write_bytes(own)


class _Hostile(Service):
    """A service whose records are full of the texts."""

    def __init__(self, texts: Iterable[Hostile]) -> None:
        self._texts = {f"2401.{n}": clean(each.text) for n, each in enumerate(texts, _FIRST_ID)}

    def record(self, id_: ArxivId) -> Record:
        """Return a record that has the text wherever it has one."""
        text = self._texts[id_.value]
        return replace(
            super().record(id_), doi=text, title=text, authors=(text, f"Ann {text}", "Ann Ash"),
            primary_class=text, categories=(text,), dois=(text,), journal_ref=text, comment=text,
            notices=(text,),
        )  # fmt: skip


def records(place: Place, texts: Sequence[Hostile]) -> None:
    """A service answers with the texts."""
    place.service = _Hostile(texts)
    ids = (f"2401.{number}" for number, _ in enumerate(texts, _FIRST_ID))
    place.run("add", *ids, "--section", SECTION)


def arguments(place: Place, texts: Sequence[Hostile]) -> None:
    """Somebody gives each argument of `add` the text."""
    for number, each in enumerate(texts, _FIRST_ID):
        if "\0" in each.text:  # which no argument of a process can hold
            continue
        id_ = f"2401.{number}"
        parts = (f"--{name}={each.text}" for name in ("note", "code", "data", "model", "project"))
        place.run("add", id_, "--section", SECTION, *parts)
        place.run("add", f"{id_[:-1]}x", f"--section={SECTION}", f"--key={each.text}")
        place.run("add", f"--section={each.text}", "--", each.text)
        place.run("search", "--", each.text)
        place.run("show", "--", each.text)


WAYS_IN: dict[str, Callable[[Place, Sequence[Hostile]], None]] = {
    each.__name__: each
    for each in (
        by_hand, in_quotes, as_names, import_bib, import_jsonl, import_md, issue_form, absorbed,
        records, arguments,
    )
}  # fmt: skip
# The ways on which a text can get into every field; on the others its fields are fixed.
FIELD_WAYS = ("by_hand", "in_quotes", "import_bib", "import_jsonl")
