"""JSON lines, one work a line, which hold all of entries but private fields (docs/jsonl.md)."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from synthlit.bibtex import canonical, reader
from synthlit.bibtex.canonical import BibFile, Problem
from synthlit.formats.format import Current, Options
from synthlit.library.candidates import Candidate, CandidateList, SourcePosition
from synthlit.library.from_record import DRAFT_KEY
from synthlit.library.json_entry import read_row, write_row
from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry
from synthlit.model.private_fields import PrivateFields
from synthlit.model.section import SectionPath

HEAD = ""
_MOST_DIGITS = 20


def document(library: Library, options: Options) -> str:
    """Return one line for each work of the library, or of a section and those it also lists."""
    private = PrivateFields(library.settings.export.private, keep=options.private_fields)
    return "".join(
        json.dumps(_row(work, private), ensure_ascii=options.ascii) + "\n"
        for work in library.listed(options.section)
    )


def files(library: Library, current: Current) -> Mapping[PurePosixPath, str]:  # noqa: ARG001
    """Return one file with the whole list."""
    path = PurePosixPath(library.settings.export.folder, "all.jsonl")
    return {path: document(library, Options())}


def _row(work: Work, private: PrivateFields) -> Mapping[str, object]:
    """Return a work as an object; comments around its entry come last."""
    entry = Entry.unchecked(work.entry.type, work.key, private.without(work.entry.fields))
    row = {"section": str(work.section)} | write_row(entry)
    blocks = {"before": list(work.file.before), "after": list(work.file.after)}
    comments = {name: texts for name, texts in blocks.items() if texts}
    return row | ({"comments": comments} if comments else {})


def read(text: str) -> CandidateList:
    """Return the works of a text, and a problem for each invalid line."""
    items: list[Candidate] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        found = _item(line)
        if isinstance(found, Problem):
            problems.append(replace(found, line=number))
        else:
            items.append(
                replace(found, position=SourcePosition(number, end=number, text=line.strip()))
            )
    return CandidateList(tuple(items), tuple(problems))


def _item(line: str) -> Candidate | Problem:
    row = _object(line)
    if isinstance(row, Problem):
        return row
    own = ("section", "comments")
    entry = read_row({name: value for name, value in row.items() if name not in own}, DRAFT_KEY)
    if isinstance(entry, Problem):
        return entry
    section = row.get("section") or ""
    path = SectionPath.parse(section) if isinstance(section, str) and section else None
    if section and path is None:
        return Problem("section must be the name of a section, as in rlvr/process-supervision")
    file = _comments(row.get("comments"), entry)
    if isinstance(file, Problem):
        return file
    sections = tuple(dict.fromkeys((path, *entry.also))) if path else ()
    return Candidate(entry, sections=sections, file=file, keyless=not row.get("key"))


def _object(line: str) -> Mapping[str, object] | Problem:
    try:
        row = json.loads(
            line, object_pairs_hook=_members, parse_constant=_refuse, parse_int=_number
        )
        json.dumps(row, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        return Problem(f"the line is not JSON: {error.msg}", column=error.colno)
    except RecursionError:
        return Problem("the line is nested too deeply")
    except UnicodeEncodeError:
        return Problem("the line holds half of a character, which no file can hold")
    except ValueError as error:
        return Problem(str(error))
    return row if isinstance(row, dict) else Problem("the line is not a JSON object")


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a name occurs twice in an object")
    return members


def _number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"a number has {len(digits):,} digits")
    return int(digits)


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not a number")


def _comments(value: object, entry: Entry) -> BibFile | Problem:
    """Return the comments around an entry, which must be one entry still with them."""
    if value is None:
        return BibFile()
    before, after = _texts(value, "before"), _texts(value, "after")
    if before is None or after is None:
        return Problem("comments must be an object with lists of texts, before and after")
    file = BibFile(before=before, after=after)
    again = reader.read(canonical.write(entry, file))
    if len(again.entries) != 1 or again.problems:
        return Problem("the comments cannot be kept in an entry's file")
    return file


def _texts(value: object, name: str) -> tuple[str, ...] | None:
    blocks = value.get(name, []) if isinstance(value, dict) else None
    if isinstance(blocks, list) and all(isinstance(text, str) for text in blocks):
        return tuple(blocks)
    return None
