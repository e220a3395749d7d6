"""The page and anchor of each section, and the links from other pages to them."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from synthlit.library import layout
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

UNPLACED = "Further works"


@dataclass(frozen=True)
class LinkTarget:
    """A page, and an anchor on it; without one, the page's beginning."""

    page: PurePosixPath
    anchor: str = ""

    def link_from(self, page: PurePosixPath) -> str:
        """Return the relative link from another page to this target."""
        fragment = f"#{self.anchor}" if self.anchor else ""
        if page == self.page and fragment:
            return fragment
        return link(page, self.page) + fragment


def link(page: PurePosixPath, target: PurePosixPath) -> str:
    """Return the relative link from a page to a file: `./06_RLVR/README.md`, `../bib/rlvr.bib`."""
    relative = posixpath.relpath(target.as_posix(), page.parent.as_posix())
    return quote(relative if relative.startswith("../") else f"./{relative}", safe="/-._~!+,=@")


def _anchor(path: SectionPath, settings: Settings) -> str:
    """Return the anchor of a place on its page: a subsection's slug, or that of the heading."""
    if path.subsection:
        return path.subsection
    section = settings.section(path.section)
    if section.folder:
        return anchor_of(UNPLACED) if section.subsections else ""
    return anchor_of(section.title)


def places(settings: Settings) -> Mapping[SectionPath, LinkTarget]:
    """Return the page and anchor of each section and subsection."""
    return {
        path: LinkTarget(
            layout.section_page(settings.section(path.section)), _anchor(path, settings)
        )
        for path in settings.paths()
    }
