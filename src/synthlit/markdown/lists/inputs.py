"""What the pages of a list are made of, for their fingerprints."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.library import fingerprint
from synthlit.markdown.lists.legacy_anchors import former_anchors, moved, title_of
from synthlit.markdown.lists.view import NEWEST, View
from synthlit.model.section import SectionPath
from synthlit.settings import Section


class Inputs:
    """Hashes of the settings and works that each page shows."""

    def __init__(self, view: View) -> None:
        settings = view.settings
        self._view = view
        folder = settings.export.folder if view.with_bib else ""
        self._shared = (settings.list.link, folder, *sorted(map(str, view.former)))

    def front(self) -> str:
        """Return the hash of what the front page shows."""
        sections = self._view.settings.sections
        shown = [self._overview(each) if each.folder else self._full(each) for each in sections]
        return fingerprint.of(self._shared, sections, [list(each) for each in shown])

    def section(self, section: Section) -> str:
        """Return the hash of what a section's page shows."""
        return fingerprint.of(self._shared, list(self._full(section)))

    def former_section(self, section: Section, path: PurePosixPath) -> str:
        """Return the hash of what the page of a section's former folder shows."""
        settings = self._view.settings
        parts = (*_inside(section), *moved(settings, section))
        names = [list(former_anchors(settings, part)) for part in parts]
        return fingerprint.of(path, self._places(section), names)

    def _overview(self, section: Section) -> Iterator[object]:
        """Yield the newest works of a section, and how many works there are."""
        placement = self._view.placement
        works = placement.within(section.path)
        yield len(works)
        yield from map(placement.fingerprint, works[:NEWEST])
        yield from (len(placement.full(path)) for path in _inside(section))

    def _full(self, section: Section) -> Iterator[object]:
        """Yield a section, and the works that it and its subsections show, by place."""
        view = self._view
        of_work = view.placement.fingerprint
        yield self._places(section)
        for path in (section.path, *_inside(section)):
            full, cross = view.placement.full(path), view.placement.cross(path)
            yield [(of_work(work), view.placement.is_crossed(work)) for work in full]
            yield [(of_work(work), view.place_of(work)) for work in cross]

    def _places(self, section: Section) -> tuple[object, ...]:
        """Return a section with its former names, and where its former parts are now."""
        settings = self._view.settings
        anchors = settings.taxonomy.former_anchors(section.slug)
        now = [
            (path, title_of(settings, path), self._view.places[path])
            for path in (section.path, *moved(settings, section))
        ]
        return section, list(anchors.items()), now


def _inside(section: Section) -> Iterator[SectionPath]:
    return (SectionPath(section.slug, inner.slug) for inner in section.subsections)
