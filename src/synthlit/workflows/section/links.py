"""The relative links that people wrote into Markdown, and where their targets are now."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote, unquote

from synthlit.library import layout
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.link_patterns import PART_OF_LINK
from synthlit.markdown.lists.targets import places
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES, Settings
from synthlit.text import Span, TextEdit
from synthlit.workflows.section.operation import Step

_PLAIN = "/-._~!+,=@"


@dataclass(frozen=True)
class Target:
    """A file or folder of the library, and an anchor there."""

    path: PurePosixPath
    anchor: str = ""


# Where a target is found now; itself where nothing is other.
Follow: TypeAlias = Callable[[Target], Target]


def link_edits(page: MarkdownDocument, new: PurePosixPath, follow: Follow) -> Iterator[TextEdit]:
    """Yield how the links of a page, which will stand at `new`, change with their targets.

    Links in code and in generated parts are left, and so is every link that is right as it is.
    """
    if not PART_OF_LINK.search(page.text):
        return
    for span in sorted(_addresses(page)):
        if page.is_generated(span.start):
            continue
        address = span.of(page.text)
        followed = _followed(address, page.path, new, follow)
        if followed != address:
            yield TextEdit(span.start, span.end, followed)


def _addresses(page: MarkdownDocument) -> set[Span]:
    """Return where the addresses stand that lead to a file, or to an anchor of this one."""
    spans = [link.target for link in page.links] + [each.target for each in page.blocks.definitions]
    return {
        span
        for span in spans
        if span and span.start < span.end and not _is_web_address(span.of(page.text))
    }


def _is_web_address(address: str) -> bool:
    scheme, colon, _ = address.partition(":")
    named = bool(colon) and scheme[:1].isalpha() and not set(scheme) & set("/?#")
    return named or address.startswith("//")


def _followed(address: str, page: PurePosixPath, new: PurePosixPath, follow: Follow) -> str:
    rest, _, written_fragment = address.partition("#")
    path, mark, query = rest.partition("?")
    fragment = unquote(written_fragment)
    rooted = path.startswith("/")
    written = posixpath.normpath(unquote(path).lstrip("/") or ".") if path else ""
    base, start = ("", "") if rooted else (page.parent.as_posix(), new.parent.as_posix())
    old = posixpath.normpath(posixpath.join(base, written)) if path else page.as_posix()
    if old.startswith(".."):
        return address
    target = follow(Target(PurePosixPath(old), fragment))
    if not path and target.path == new:
        relative = ""
    else:
        relative = posixpath.relpath(target.path.as_posix(), start or ".")
    if (relative, target.anchor) == (written, fragment):
        return address
    # An anchor that is another is a heading's, or a slug, and has nothing to be escaped.
    anchor = written_fragment if target.anchor == fragment else target.anchor
    return _in_manner_of(path, relative) + mark + query + (f"#{anchor}" if anchor else "")


def _in_manner_of(path: str, relative: str) -> str:
    """Return a path from the page, or from the library's root, written as another one is."""
    quoted = quote(relative, safe=_PLAIN)
    if path.startswith("/"):
        quoted = f"/{quoted}"
    elif path.startswith("./") and not quoted.startswith("../"):
        quoted = f"./{quoted}"
    return f"{quoted}/" if path.endswith("/") and not quoted.endswith(".md") else quoted


@dataclass(frozen=True)
class Targets:
    """What moved: files and folders, whole folders, and anchors of the lists."""

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
