"""Write the Markdown lists that people read on GitHub, and read the pages of other lists."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from synthlit.formats.bib.aliases import Aliases
from synthlit.formats.format import Current, Options
from synthlit.formats.generated import GeneratedFiles
from synthlit.library import layout
from synthlit.library.candidates import CandidateList
from synthlit.library.library import Library
from synthlit.markdown.lists import pages, single
from synthlit.markdown.lists.inputs import Inputs
from synthlit.markdown.lists.placement import Placement
from synthlit.markdown.lists.targets import places
from synthlit.markdown.lists.view import View

HEAD = ""


def document(library: Library, options: Options) -> str:
    """Return one text with the works of the library, or of a section and those it also lists."""
    return single.part(library, options.section) if options.section else single.whole(library)


def files(library: Library, current: Current) -> Mapping[PurePosixPath, str]:
    """Return the front page and each section's page, changed between their markers only.

    A missing page is begun; so is that of a folder which a section had before, for links that lead
    there. Raises MissingMarkers and BrokenMarkers.
    """
    settings = library.settings
    with_bib = "bib" in settings.export.formats
    former = _with_former_keys(library) if with_bib else frozenset()
    view = View(settings, Placement(library), places(settings), with_bib, former)
    inputs = Inputs(view)
    made = {layout.README: pages.front(view, inputs, current(layout.README))}
    for section in settings.sections:
        if section.folder:
            path = layout.section_page(section)
            made[path] = pages.section(view, inputs, section, current(path))
        for folder in section.former_folders:
            path = PurePosixPath(folder) / layout.README
            made[path] = pages.former_section(view, inputs, section, path, current(path))
    return GeneratedFiles(made)


def _with_former_keys(library: Library) -> frozenset[PurePosixPath]:
    """Return the works that the `.bib` file of former keys has."""
    if library.settings.export.dialect != "bibtex":
        return frozenset()
    return frozenset(work.path for work in Aliases(library, "bibtex").former.values())


def read(text: str) -> CandidateList:
    """Return the works of a page of any list."""
    # Writing needs no parser of Markdown.
    from synthlit.markdown import papers

    return papers.read(text)
