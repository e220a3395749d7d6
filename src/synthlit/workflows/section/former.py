"""Keep the former names, titles and folders of sections, so that references to them still work."""

from collections.abc import Callable, Iterable, Mapping

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.model.taxonomy import Taxonomy
from synthlit.settings import FILE_NAME, Section, Subsection
from synthlit.workflows.section.document import Document
from synthlit.workflows.section.listing import places
from synthlit.workflows.section.operation import Before, Step
from synthlit.workflows.section.table import Table


def remembered(before: Before, step: Step) -> Document:
    """Return the settings of a step with every name, title and folder from before kept.

    Raises SynthlitError if a place has now the former name or folder of another.
    """
    document, tables = step.document, step.document.tables
    aliases = _aliases(before, step, tables)
    titles = _collected(before, step, "title", lambda place: [*place.former_titles, place.title])
    folders = _collected(before, step, "folder", _folders)
    _check_folders(folders, tables)
    for path in tables:
        changes = {
            "aliases": [str(name) for name in aliases[path]],
            "former_titles": titles[path],
            "former_folders": folders[path],
        }
        document = document.revised(path, changes)
    return document


def _aliases(
    before: Before, step: Step, tables: Mapping[SectionPath, Table]
) -> Mapping[SectionPath, tuple[SectionPath, ...]]:
    """Return the former names that each place needs so that all names from before are known."""
    taxonomy = before.settings.taxonomy
    former = (*((path, path) for path in taxonomy.names), *taxonomy.former.items())
    wanted = {name: now for name, place in former if (now := step.now(place))}
    for name, now in wanted.items():
        if name in tables and now != name:
            raise SynthlitError(
                f"{name} is the former name of {now}, and links that use it lead there",
                f"choose another slug, or remove {name} from the aliases of {now} in {FILE_NAME}",
            )
    names = {path: _kept(path, table, wanted) for path, table in tables.items()}
    # A section's former name is written once, and not again for each of its subsections.
    for is_subsection in (False, True):
        known = Taxonomy(names).former
        for name, now in wanted.items():
            missing = name != now and known.get(name) != now
            if bool(name.subsection) is is_subsection and missing:
                names[now] = (*names[now], name)
    return names


def _kept(
    path: SectionPath, table: Table, wanted: Mapping[SectionPath, SectionPath]
) -> tuple[SectionPath, ...]:
    names = (SectionPath.parse(text) for text in table.values.get("aliases", ()))
    return tuple(name for name in names if name and name != path and wanted.get(name) == path)


def _collected(
    before: Before,
    step: Step,
    key: str,
    texts: Callable[[Section | Subsection], Iterable[str]],
) -> Mapping[SectionPath, list[str]]:
    """Return the present and former texts of all places that each one is now, but for its own."""
    found: dict[SectionPath, list[str]] = {path: [] for path in step.document.tables}
    for path, place in places(before.settings):
        if now := step.now(path):
            # A section that became a subsection leaves its folder to the new section.
            now = SectionPath(now.section) if key == "folder" else now
            own = step.document.tables[now].values.get(key)
            new = (text for text in texts(place) if text and text != own)
            found[now] = list(dict.fromkeys([*found[now], *new]))
    return found


def _folders(place: Section | Subsection) -> Iterable[str]:
    return [*place.former_folders, place.folder or ""] if isinstance(place, Section) else []


def _check_folders(
    former: Mapping[SectionPath, Iterable[str]], tables: Mapping[SectionPath, Table]
) -> None:
    """Raise SynthlitError if a section's folder is a former folder of another, in any case."""
    taken = {folder.lower(): path for path, folders in former.items() for folder in folders}
    for other, table in tables.items():
        folder = table.values.get("folder", "")
        if path := taken.get(folder.lower()):
            raise SynthlitError(
                f"{folder} is a former folder of {path}, and links that use it lead there",
                f"choose another folder for {other}, or remove {folder} from the "
                f"former_folders of {path} in {FILE_NAME}",
            )
