"""Where sections stand, and how links get there."""

from pathlib import PurePosixPath

import pytest

from synthlit.markdown.lists.targets import LinkTarget, link, places
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

ROOT, RLVR = PurePosixPath("README.md"), PurePosixPath("01_RLVR/README.md")


def test_places_have_the_seeds_anchors(seed_settings: Settings) -> None:
    """A subsection is found by its slug, a section in the root by GitHub's anchor."""
    found = places(seed_settings)

    page = PurePosixPath("06_RLVR_Verifiable/README.md")
    assert found[SectionPath("rlvr", "process-supervision")] == LinkTarget(
        page, "process-supervision"
    )
    assert found[SectionPath("rlvr")] == LinkTarget(page, "further-works")
    assert found[SectionPath("tools")] == LinkTarget(ROOT, "\ufe0f-tools--frameworks")


def test_section_without_subsections_is_its_page(settings: Settings) -> None:
    """Nothing but the page itself leads to it."""
    assert places(settings)[SectionPath("sft")] == LinkTarget(PurePosixPath("02_SFT/README.md"))


@pytest.mark.parametrize(
    ("page", "place", "target"),
    [
        (ROOT, LinkTarget(RLVR, "x"), "./01_RLVR/README.md#x"),
        (ROOT, LinkTarget(RLVR), "./01_RLVR/README.md"),
        (RLVR, LinkTarget(ROOT, "\ufe0f-tools"), "../README.md#\ufe0f-tools"),
        (RLVR, LinkTarget(PurePosixPath("02_SFT/README.md"), "x"), "../02_SFT/README.md#x"),
        (RLVR, LinkTarget(RLVR, "x"), "#x"),
        (RLVR, LinkTarget(RLVR), "./README.md"),
    ],
)
def test_links_are_relative(page: PurePosixPath, place: LinkTarget, target: str) -> None:
    """From the root as the seed writes them; on the same page by the anchor alone."""
    assert place.link_from(page) == target


def test_folders_of_any_name_can_be_linked() -> None:
    """Spaces, parentheses and letters of any script are encoded."""
    assert link(ROOT, PurePosixPath("01 Études (x)/README.md")) == (
        "./01%20%C3%89tudes%20%28x%29/README.md"
    )
