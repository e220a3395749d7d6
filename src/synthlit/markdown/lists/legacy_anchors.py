"""The anchors that sections and subsections had before they were renamed or moved."""

from collections.abc import Mapping, Sequence

from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.model.section import SectionPath
from synthlit.settings import Section, Settings, Subsection


def former_anchors(settings: Settings, path: SectionPath) -> Sequence[str]:
    """Return the former anchors of a place on its section's page, from its slugs and titles."""
    section = settings.section(path.section)
    names = settings.taxonomy.former_anchors(section.slug)
    found = [anchor for anchor, now in names.items() if now == path]
    part = _part(section, path)
    if path.subsection or not section.folder:
        found += map(anchor_of, part.former_titles)
    return _without_present(section, found)


def moved(settings: Settings, section: Section) -> Mapping[SectionPath, Sequence[str]]:
    """Return the places that moved from a section's page to another, with their anchors."""
    found: dict[SectionPath, list[str]] = {}
    for anchor, now in settings.taxonomy.former_anchors(section.slug).items():
        if now.section != section.slug and _without_present(section, [anchor]):
            found.setdefault(now, []).append(anchor)
    return found


def title_of(settings: Settings, path: SectionPath) -> str:
    """Return the title of a section or subsection."""
    return _part(settings.section(path.section), path).title


def _part(section: Section, path: SectionPath) -> Section | Subsection:
    inner = (sub for sub in section.subsections if sub.slug == path.subsection)
    return next(inner, section)


def _without_present(section: Section, anchors: Sequence[str]) -> Sequence[str]:
    """Return those anchors, each once, that no heading of the section's page has."""
    present = {name for sub in section.subsections for name in (sub.slug, anchor_of(sub.title))}
    return [anchor for anchor in dict.fromkeys(anchors) if anchor and anchor not in present]
