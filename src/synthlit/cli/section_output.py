"""Show sections, and what an operation on them changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from synthlit.cli import output
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES
from synthlit.workflows.section.git import Tree
from synthlit.workflows.section.listing import Row
from synthlit.workflows.section.plan import Plan

_WOULD = {
    "added": "would add",
    "renamed": "would rename",
    "merged": "would merge",
    "retired": "would retire",
    "moved": "would move",
    "rewrote": "would rewrite",
    "wrote": "would write",
    "removed": "would remove",
}


def print_rows(rows: Sequence[Row], *, as_json: bool) -> None:
    """Print the sections and subsections as aligned lines, or as a JSON array (docs/json.md)."""
    if as_json:
        output.as_json([_row(row) for row in rows])
        return
    slugs = max(len(str(row.path)) for row in rows)
    folders = max(len(row.folder) for row in rows)
    for row in rows:
        folder = f"{row.folder:<{folders}}  " if folders else ""
        output.result(f"{row.works:>5}  {row.path!s:<{slugs}}  {folder}{row.title}")


def _row(row: Row) -> dict[str, Any]:
    return {
        "section": str(row.path),
        "title": row.title,
        "about": row.about,
        "folder": row.folder or None,
        "works": row.works,
        "also": row.also,
        "aliases": [str(name) for name in row.aliases],
        "former_folders": list(row.former_folders),
        "former_titles": list(row.former_titles),
    }


def _shape(plan: Plan, tree: Tree, *, dry_run: bool) -> dict[str, Any]:
    """Return the shape of what an operation changes (docs/json.md)."""
    return {
        "dry_run": dry_run,
        "added": [str(path) for path in plan.added],
        "places": [
            {"from": str(old), "to": str(new) if new else None} for old, new in plan.places.items()
        ],
        "moved": [{"from": str(old), "to": str(new)} for old, new in plan.moved.items()],
        "revised": [str(path) for path in plan.revised],
        "generated": [str(path) for path in plan.generated],
        "removed": [str(path) for path in plan.removed],
        "left": list(plan.left),
        "notices": list(plan.notices),
        "git": tree.value,
    }


def print_plan(plan: Plan, tree: Tree, *, dry_run: bool, as_json: bool) -> None:
    """Print a line for each place, each folder whose files move, and each text that changes."""
    if as_json:
        output.as_json(_shape(plan, tree, dry_run=dry_run))
        return
    for verb, what in _lines(plan):
        output.result(f"{_WOULD[verb] if dry_run else verb}  {what}")
    for text in plan.notices:
        output.notice(text)
    if plan.left:
        output.say("`synthlit export` brings the lists up to date")
    if not dry_run:
        output.say("`synthlit undo` takes this back")


def _lines(plan: Plan) -> Iterator[tuple[str, str]]:
    for path in plan.added:
        yield "added", str(path)
    there = frozenset(plan.before.paths())
    for old, new in _own_moves(plan.places):
        if new is None:
            yield "retired", str(old)
        else:
            verb, word = ("merged", "into") if new in there else ("renamed", "to")
            yield verb, f"{old} {word} {new}"
    folders = Counter((old.parent, new.parent) for old, new in plan.moved.items())
    for (source, target), number in folders.items():
        yield "moved", f"{_count(number)} from {source} to {target}"
    entries = [file for file in plan.revised if file.parts[0] == ENTRIES]
    if entries:
        yield "rewrote", f"`also` in {_count(len(entries))}"
    for file in plan.revised:
        if file not in entries:
            yield "rewrote", str(file)
    if plan.generated:
        yield "wrote", _count(len(plan.generated), "generated ")
    if plan.removed:
        yield "removed", _count(len(plan.removed))


def _own_moves(
    places: Mapping[SectionPath, SectionPath | None],
) -> Iterator[tuple[SectionPath, SectionPath | None]]:
    """Yield what became of each place, but for subsections that only went with their section."""
    for old, new in places.items():
        section = places.get(SectionPath(old.section))
        with_it = SectionPath(section.section, old.subsection) if section else None
        if not old.subsection or new != with_it:
            yield old, new


def _count(number: int, kind: str = "") -> str:
    return f"{number} {kind}file" if number == 1 else f"{number} {kind}files"
