"""Update the relative links in handwritten Markdown to where their targets are now."""

import posixpath
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote, unquote

from synthlit.library import layout
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.lists.targets import LinkTarget, places
from synthlit.settings import ENTRIES, Settings
from synthlit.text import Span, TextEdit
from synthlit.workflows.section.listing import places as described
from synthlit.workflows.section.operation import Step

_PLAIN = "/-._~!+,=@"


# Returns where a target, which can be any file or folder of the library, is now.
Follow: TypeAlias = Callable[[LinkTarget], LinkTarget]


def link_edits(page: MarkdownDocument, new: PurePosixPath, follow: Follow) -> Iterator[TextEdit]:
    """Yield the changes of a page's links; the page will be at `new`.

    Links in code and in generated parts do not change, nor does a link that is already correct.
    """
    generated = [region.span for region in page.regions if region.begin and region.end]
    starts = [span.start for span in generated]
    for span in sorted(_addresses(page)):
        before = bisect_right(starts, span.start) - 1
        if before >= 0 and span.start < generated[before].end:
            continue
        address = span.of(page.text)
        followed = _followed(address, page.path, new, follow)
        if followed != address:
            yield TextEdit(span.start, span.end, followed)


def _addresses(page: MarkdownDocument) -> set[Span]:
    """Return the spans of addresses that lead to a file, or to an anchor of this one."""
    spans = [link.target for link in page.links] + [each.target for each in page.definitions]
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
    target = follow(LinkTarget(PurePosixPath(old), fragment))
    if not path and target.page == new:
        relative = ""
    else:
        relative = posixpath.relpath(target.page.as_posix(), start or ".")
    if (relative, target.anchor) == (written, fragment):
        return address
    # A new anchor is a heading's, or a slug, and contains nothing to escape.
    anchor = written_fragment if target.anchor == fragment else target.anchor
    return _in_manner_of(path, relative) + mark + query + (f"#{anchor}" if anchor else "")


def _in_manner_of(path: str, relative: str) -> str:
    """Return a path from the page, or from the library's root, written like another one."""
    quoted = quote(relative, safe=_PLAIN)
    if path.startswith("/"):
        quoted = f"/{quoted}"
    elif path.startswith("./") and not quoted.startswith("../"):
        quoted = f"./{quoted}"
    return f"{quoted}/" if path.endswith("/") and not quoted.endswith(".md") else quoted


@dataclass(frozen=True)
class Targets:
    """The targets that are elsewhere now: files and folders, whole folders, anchors of the lists.

    `anchors` has every page of the lists, without an anchor.
    """

    paths: Mapping[PurePosixPath, PurePosixPath]
    folders: Mapping[PurePosixPath, PurePosixPath]
    anchors: Mapping[LinkTarget, LinkTarget]

    def follow(self, target: LinkTarget) -> LinkTarget:
        """Return where a target is now."""
        page = target.page / layout.README
        if LinkTarget(page) in self.anchors:
            # A link to a section's folder shows its page.
            found = self._on_page(page, target.anchor)
            is_front = found.page == layout.README
            return found if is_front else LinkTarget(found.page.parent, found.anchor)
        if LinkTarget(target.page) in self.anchors:
            return self._on_page(target.page, target.anchor)
        return LinkTarget(self._path(target.page), target.anchor)

    def _on_page(self, page: PurePosixPath, anchor: str) -> LinkTarget:
        found = self.anchors.get(LinkTarget(page, anchor))
        return found or LinkTarget(self.anchors[LinkTarget(page)].page, anchor)

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
    """Return where every target of a link is now, from the files and folders that move."""
    paths = dict(moves)
    for old in before.paths():
        if (now := step.now(old)) and now != old:
            paths[PurePosixPath(ENTRIES, str(old))] = PurePosixPath(ENTRIES, str(now))
            bib, new_bib = layout.bib_file(before, old), layout.bib_file(after, now)
            paths |= {bib: new_bib, bib.with_suffix(""): new_bib.with_suffix("")}
    # If an anchor has several targets, the first one counts.
    anchors = dict(reversed([*_anchors(before, after, step)]))
    return Targets(paths, folders, anchors)


def _anchors(
    before: Settings, after: Settings, step: Step
) -> Iterator[tuple[LinkTarget, LinkTarget]]:
    """Yield the anchors of the lists before, and those that they are now."""
    yield LinkTarget(layout.README), LinkTarget(layout.README)
    for section in before.sections:
        if now := step.now(section.path):
            page, new = layout.section_page(section), after.section(now.section)
            heading = LinkTarget(layout.README, anchor_of(new.title))
            top = LinkTarget(layout.section_page(new)) if new.folder else heading
            yield LinkTarget(page), top
            yield LinkTarget(layout.README, anchor_of(section.title)), heading
            yield LinkTarget(page, anchor_of(section.title)), top
    old_places, new_places = places(before), places(after)
    old = [(target, path) for path, target in old_places.items()]
    for path, place in described(before):
        page = old_places[path].page
        if path.subsection:
            old.append((LinkTarget(page, anchor_of(place.title)), path))
    for section in before.sections:
        page = layout.section_page(section)
        former = before.taxonomy.former_anchors(section.slug)
        old += [(LinkTarget(page, anchor), path) for anchor, path in former.items()]
    for target, path in old:
        if now := step.now(path):
            yield target, new_places[now]
