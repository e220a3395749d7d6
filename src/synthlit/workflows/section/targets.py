"""Where the targets of links are after the sections changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.markdown.lists.targets import places
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES, Settings
from synthlit.workflows.section.links import Target
from synthlit.workflows.section.operation import Step


@dataclass(frozen=True)
class Targets:
    """What stands elsewhere now: files and folders, whole folders, and anchors of the lists."""

    paths: Mapping[PurePosixPath, PurePosixPath]
    folders: Mapping[PurePosixPath, PurePosixPath]
    anchors: Mapping[Target, Target]

    def follow(self, target: Target) -> Target:
        """Return where a target is now."""
        page = target.path / layout.README
        if Target(page) in self.anchors:
            # A link to a section's folder shows its page.
            found = self._on_page(page, target.anchor)
            is_page = found.path == layout.README
            return found if is_page else Target(found.path.parent, found.anchor)
        if Target(target.path) in self.anchors:
            return self._on_page(target.path, target.anchor)
        return Target(self._path(target.path), target.anchor)

    def _on_page(self, page: PurePosixPath, anchor: str) -> Target:
        found = self.anchors.get(Target(page, anchor))
        return found or Target(self.anchors[Target(page)].path, anchor)

    def _path(self, path: PurePosixPath) -> PurePosixPath:
        for folder in path.parents:
            if folder in self.folders:
                return self.folders[folder] / path.relative_to(folder)
        return self.paths.get(path, path)


def targets(
    before: Settings,
    after: Settings,
    step: Step,
    moves: Mapping[PurePosixPath, PurePosixPath],
    folders: Mapping[PurePosixPath, PurePosixPath],
) -> Targets:
    """Return where all is that a link could lead to, from the files and folders that move."""
    paths = dict(moves)
    for old in before.paths():
        if (now := step.now(old)) and now != old:
            paths[PurePosixPath(ENTRIES, str(old))] = PurePosixPath(ENTRIES, str(now))
            bib, new_bib = layout.bib_file(before, old), layout.bib_file(after, now)
            paths |= {bib: new_bib, bib.with_suffix(""): new_bib.with_suffix("")}
    anchors: dict[Target, Target] = {}
    for source, target in _anchors(before, after, step):
        anchors.setdefault(source, target)
    return Targets(paths, folders, anchors)


def _anchors(before: Settings, after: Settings, step: Step) -> Iterator[tuple[Target, Target]]:
    """Yield the anchors of the lists before, and those that stand for them now; the first holds."""
    old_places, new_places = places(before), places(after)

    def now_at(path: SectionPath) -> Target | None:
        now = step.now(path)
        return Target(new_places[now].page, new_places[now].anchor) if now else None

    yield Target(layout.README), Target(layout.README)
    for section in before.sections:
        if now := step.now(section.path):
            page, new_section = layout.section_page(section), after.section(now.section)
            heading = Target(layout.README, anchor_of(new_section.title))
            top = Target(layout.section_page(new_section)) if new_section.folder else heading
            yield Target(page), top
            yield Target(layout.README, anchor_of(section.title)), heading
            yield Target(page, anchor_of(section.title)), top
    for path, place in old_places.items():
        if new := now_at(path):
            yield Target(place.page, place.anchor), new
    for section in before.sections:
        page = layout.section_page(section)
        for inner in section.subsections:
            if new := now_at(SectionPath(section.slug, inner.slug)):
                yield Target(page, anchor_of(inner.title)), new
        for anchor, path in before.taxonomy.former_anchors(section.slug).items():
            if new := now_at(path):
                yield Target(page, anchor), new
