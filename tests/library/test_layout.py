"""Where generated files lie."""

from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.model.section import SectionPath
from synthlit.settings import Settings


def test_bib_files_follow_the_sections(settings: Settings) -> None:
    """The whole list, a section and a subsection have a file each, in folders."""
    paths = [None, SectionPath("rlvr"), SectionPath("rlvr", "outcome-based")]

    assert [layout.bib_file(settings, path) for path in paths] == [
        PurePosixPath("bib/all.bib"),
        PurePosixPath("bib/rlvr.bib"),
        PurePosixPath("bib/rlvr/outcome-based.bib"),
    ]


def test_no_section_has_the_file_of_the_whole_list(settings: Settings) -> None:
    """A section called `all` lies beside the list's own files."""
    sections = [SectionPath("all"), SectionPath("former-keys"), SectionPath("all", "all")]

    assert [str(layout.bib_file(settings, path)) for path in sections] == [
        "bib/all-section.bib",
        "bib/former-keys-section.bib",
        "bib/all/all.bib",
    ]


def test_sections_without_folder_stand_in_the_root(settings: Settings) -> None:
    """A section's page is its folder's README, or the root's."""
    pages = [str(layout.section_page(section)) for section in settings.sections]

    assert pages == ["01_RLVR/README.md", "02_SFT/README.md", "README.md"]
