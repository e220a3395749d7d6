"""The pages of a list, which people write and synthlit fills between markers."""

from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.markdown import regions
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.markdown.document import read
from synthlit.markdown.escape import escape
from synthlit.markdown.lists.contents import contents
from synthlit.markdown.lists.legacy_anchors import former_anchors, moved
from synthlit.markdown.lists.targets import link
from synthlit.markdown.lists.view import View, anchors, heading
from synthlit.markdown.regions import CONTENTS, LIST
from synthlit.model.section import SectionPath
from synthlit.settings import Section

_NOTE = (
    "<!-- Between the markers synthlit writes what entries/ holds; "
    "all other text on this page is yours. -->"
)


def front(view: View, text: str | None) -> str:
    """Return the root README: contents, sections in overview, and in full what has no folder.

    Raises MissingMarkers and BrokenMarkers.
    """
    blocks: list[str] = []
    for section in view.settings.sections:
        blocks += heading(section.title, 2, dict.fromkeys(map(anchor_of, section.former_titles)))
        if section.folder:
            blocks += view.overview(section, layout.README)
        else:
            blocks += view.section(section, layout.README, 3)
    return _filled(layout.README, text or "", _new_front(view), blocks)


def section(view: View, section: Section, path: PurePosixPath, text: str | None) -> str:
    """Return a section's page, with all of its works.

    Raises MissingMarkers and BrokenMarkers.
    """
    blocks = list(view.section(section, path, 2))
    return _filled(path, text or "", _new_section(view, section, path), blocks)


def former_section(view: View, section: Section, path: PurePosixPath, text: str | None) -> str:
    """Return the page of a folder that a section had before, where old links still lead.

    Raises MissingMarkers and BrokenMarkers.
    """
    settings = view.settings
    lines = [f"This section is now {view.place(section.path, path)}."]
    inner = [SectionPath(section.slug, subsection.slug) for subsection in section.subsections]
    for place in (*inner, *moved(settings, section)):
        names = [place.subsection, *former_anchors(settings, place)]
        names += moved(settings, section).get(place, ())
        lines.append("".join(anchors(dict.fromkeys(names))) + view.place(place, path))
    return _filled(path, text or "", _new_section(view, section, path), lines)


def _filled(path: PurePosixPath, text: str, new: str, blocks: list[str]) -> str:
    """Return a page with its list and, if it has a region for it, its table of contents."""
    document = read(path, text if text.strip() else new)
    text = regions.fill(document, LIST, "\n\n".join(blocks))
    document = read(path, text)
    region = regions.find_in(document).get(CONTENTS)
    return regions.put(text, region, contents(document, region)) if region else text


def _new_front(view: View) -> str:
    title = escape(view.settings.list.title, parentheses=False)
    parts = (
        f"# {title}\n",
        f"{_NOTE}\n",
        "## Contents\n",
        regions.empty(CONTENTS),
        regions.empty(LIST),
    )
    return "\n".join(parts)


def _new_section(view: View, section: Section, path: PurePosixPath) -> str:
    title = escape(section.title, parentheses=False)
    home = f"[{escape(view.settings.list.title)}]({link(path, layout.README)})"
    return "\n".join((f"# {title}\n", f"A section of {home}.\n", f"{_NOTE}\n", regions.empty(LIST)))
