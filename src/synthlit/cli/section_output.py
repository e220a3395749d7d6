"""Print sections, the changes of an operation on them, and how to undo it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from synthlit.cli import output
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES, Section
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


def show_rows(rows: Sequence[Row], *, json: bool) -> None:
    """Print the sections and subsections as aligned lines, or as a JSON array (docs/json.md)."""
    shapes = [_row(row) for row in rows]
    if json:
        output.as_json(shapes)
        return
    output.table(
        [
            (f"{row['works']:>5}", str(row["section"]), row["folder"] or "", row["title"])
            for row in shapes
        ]
    )


def _row(row: Row) -> dict[str, Any]:
    place = row.place
    section = place if isinstance(place, Section) else None
    return {
        "section": row.path,
        "title": place.title,
        "about": place.focus if isinstance(place, Section) else place.description,
        "folder": section.folder if section else None,
        "works": row.works,
        "also": row.also,
        "aliases": place.aliases,
        "former_folders": section.former_folders if section else (),
        "former_titles": place.former_titles,
    }


def show_plan(plan: Plan, tree: Tree, *, dry_run: bool, json: bool) -> None:
    """Print a line for each place, each folder whose files move, and each text that changes."""
    if json:
        output.as_json(_shape(plan, tree, dry_run=dry_run))
        return
    for verb, subject in _lines(plan):
        output.result(f"{_WOULD[verb] if dry_run else verb}  {subject}")
    for text in plan.notices:
        output.notice(text)
    if plan.left:
        output.say("run `synthlit export` to update the lists")
    if tree is Tree.CLEAN and not dry_run:
        output.say(
            "to undo this: `git stash --include-untracked` or, after a commit, `git revert HEAD`"
        )
    elif tree is Tree.DIRTY and not dry_run:
        output.notice(
            "there were uncommitted changes before, so git cannot undo this change alone; "
            "`git diff` shows them all"
        )


def _shape(plan: Plan, tree: Tree, *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "added": plan.added,
        "places": _pairs(plan.places),
        "moved": _pairs(plan.moved),
        "revised": plan.revised,
        "generated": plan.generated,
        "removed": plan.removed,
        "left": plan.left,
        "notices": plan.notices,
        "git": tree,
    }


def _pairs(changes: Mapping[Any, object]) -> list[dict[str, object]]:
    return [{"from": old, "to": new} for old, new in changes.items()]


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
    """Yield the new path of each place, except subsections that only moved with their section."""
    for old, new in places.items():
        section = places.get(SectionPath(old.section))
        with_it = SectionPath(section.section, old.subsection) if section else None
        if not old.subsection or new != with_it:
            yield old, new


def _count(number: int, kind: str = "") -> str:
    return f"{number} {kind}file" if number == 1 else f"{number} {kind}files"
