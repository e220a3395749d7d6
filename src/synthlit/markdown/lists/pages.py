"""The pages of a list, which people write and synthlit fills between markers."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.markdown import regions
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.markdown.escape import escape
from synthlit.markdown.lists.inputs import Inputs
from synthlit.markdown.lists.legacy_anchors import former_anchors, moved
from synthlit.markdown.lists.page import Page
from synthlit.markdown.lists.targets import link
from synthlit.markdown.lists.view import View, anchors, heading
from synthlit.markdown.regions import CONTENTS, LIST
from synthlit.model.section import SectionPath
from synthlit.settings import Section

_NOTE = (
    "<!-- Between the markers synthlit writes what entries/ holds; "
    "all other text on this page is yours. -->"
)


def front(view: View, inputs: Inputs, text: str | None) -> Page:
    """Return the root README: contents, sections in overview, and in full what has no folder.

    Raises MissingMarkers and BrokenMarkers.
    """
    new = partial(_new_front, view)
    return Page.of(layout.README, text, new, inputs.front(), partial(_front, view))


def section(view: View, inputs: Inputs, section: Section, text: str | None) -> Page:
    """Return a section's page, with all of its works.

    Raises MissingMarkers and BrokenMarkers.
    """
    path = layout.section_page(section)
    new = partial(_new_section, view, section, path)
    blocks = partial(view.section, section, path, 2)
    return Page.of(path, text, new, inputs.section(section), blocks)


def former_section(
    view: View, inputs: Inputs, section: Section, path: PurePosixPath, text: str | None
) -> Page:
    """Return the page of a folder that a section had before, where old links still lead.

    Raises MissingMarkers and BrokenMarkers.
    """
    new = partial(_new_section, view, section, path)
    blocks = partial(_former_section, view, section, path)
    return Page.of(path, text, new, inputs.former_section(section, path), blocks)


def _front(view: View) -> Iterator[str]:
    for section in view.settings.sections:
        yield from heading(section.title, 2, dict.fromkeys(map(anchor_of, section.former_titles)))
        if section.folder:
            yield from view.overview(section, layout.README)
        else:
            yield from view.section(section, layout.README, 3)


def _former_section(view: View, section: Section, path: PurePosixPath) -> Iterator[str]:
    settings = view.settings
    yield f"This section is now {view.place(section.path, path)}."
    inner = [SectionPath(section.slug, subsection.slug) for subsection in section.subsections]
    for place in (*inner, *moved(settings, section)):
        names = [place.subsection, *former_anchors(settings, place)]
        names += moved(settings, section).get(place, ())
        yield "".join(anchors(dict.fromkeys(names))) + view.place(place, path)


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
