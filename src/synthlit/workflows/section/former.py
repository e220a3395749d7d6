"""Keep the names, titles and folders that sections had, so that what refers to them still does."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.model.taxonomy import Taxonomy
from synthlit.settings import FILE_NAME
from synthlit.workflows.section.document import Document
from synthlit.workflows.section.operation import Before, Step
from synthlit.workflows.section.table import Table


def remembered(before: Before, step: Step) -> Document:
    """Return the settings of a step with every name, title and folder from before kept.

    Raises SynthlitError where a place has now the former name or folder of another.
    """
    tables = dict(_tables(step.document))
    aliases = _aliases(before, step, tables)
    titles = _titles(before, step, tables)
    folders = _folders(before, step, tables)
    document = step.document
    for path in tables:
        memory = {
            "aliases": [str(name) for name in aliases[path]],
            "former_titles": titles[path],
            "former_folders": folders.get(path, []),
        }
        document = document.revised(path, partial(Table.revised, changes=memory))
    return document


def _tables(document: Document) -> Iterator[tuple[SectionPath, Table]]:
    for slug, node in document.sections.items():
        yield SectionPath(slug), node.own
        for table in node.inner:
            yield SectionPath(slug, table.slug), table


def _aliases(
    before: Before, step: Step, tables: Mapping[SectionPath, Table]
) -> Mapping[SectionPath, tuple[SectionPath, ...]]:
    """Return the former names that each place must have for all names from before to be known."""
    wanted = dict(_wanted(before, step))
    for name, now in wanted.items():
        if name in tables and now != name:
            raise SynthlitError(
                f"{name} is the former name of {now}, and links that use it lead there",
                f"choose another slug, or take {name} out of the aliases of {now} in {FILE_NAME}",
            )
    names = {path: _kept(path, table, wanted) for path, table in tables.items()}
    # What a section was called is said once, and not again for each of its subsections.
    for is_inner in (False, True):
        known = Taxonomy(names).former
        for name, now in wanted.items():
            missing = name != now and known.get(name) != now
            if bool(name.subsection) is is_inner and missing:
                names[now] = (*names[now], name)
    return names


def _wanted(before: Before, step: Step) -> Iterator[tuple[SectionPath, SectionPath]]:
    """Yield every name that a place has or had before, and the place that it means now."""
    taxonomy = before.settings.taxonomy
    for name, place in [*((path, path) for path in taxonomy.names), *taxonomy.former.items()]:
        now = step.now(place)
        if now:
            yield name, now


def _kept(
    path: SectionPath, table: Table, wanted: Mapping[SectionPath, SectionPath]
) -> tuple[SectionPath, ...]:
    names = (SectionPath.parse(text) for text in table.values.get("aliases", ()))
    return tuple(name for name in names if name and name != path and wanted.get(name) == path)


def _titles(
    before: Before, step: Step, tables: Mapping[SectionPath, Table]
) -> Mapping[SectionPath, list[str]]:
    found: dict[SectionPath, list[str]] = {path: [] for path in tables}
    for section in before.settings.sections:
        places = [(section.path, section.title, section.former_titles)]
        places += [
            (SectionPath(section.slug, inner.slug), inner.title, inner.former_titles)
            for inner in section.subsections
        ]
        for path, title, former in places:
            if now := step.now(path):
                found[now] += [*former, title]
    return {path: _others(titles, tables[path].values["title"]) for path, titles in found.items()}


def _folders(
    before: Before, step: Step, tables: Mapping[SectionPath, Table]
) -> Mapping[SectionPath, list[str]]:
    found: dict[SectionPath, list[str]] = {path: [] for path in tables if not path.subsection}
    for section in before.settings.sections:
        if now := step.now(section.path):
            found[SectionPath(now.section)] += [*section.former_folders, section.folder or ""]
    live = {path: tables[path].values.get("folder", "") for path in found}
    kept = {path: _others(folders, live[path]) for path, folders in found.items()}
    for path, folders in kept.items():
        for other, folder in live.items():
            if folder.lower() in {former.lower() for former in folders}:
                raise SynthlitError(
                    f"{folder} is a former folder of {path}, and links that use it lead there",
                    f"choose another folder for {other}, or take {folder} out of the "
                    f"former_folders of {path} in {FILE_NAME}",
                )
    return kept


def _others(texts: Iterable[str], own: str) -> list[str]:
    """Return the texts, each once, but for the one in use."""
    return [text for text in dict.fromkeys(texts) if text and text != own]
