"""Rules about awesome lists and translations of lists."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.lint.context import Context
from synthlit.lint.locations import locate
from synthlit.lint.rule import Finding, Preset, page_rule
from synthlit.lint.texts import and_more, quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.nodes import LinkKind

# README_zh.md, README.zh-CN.md, README-ja.md
_TRANSLATION = re.compile(r"(readme)[._-][a-z]{2}(?:[_-][a-z]{2,4})?(\.md|\.markdown)", re.I)
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


@page_rule("MDN010", "lagging-translation", preset=Preset.STRICT)
def lagging_translation(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield a translation that lacks links of its original, or has other links."""
    match = _TRANSLATION.fullmatch(page.path.name)
    original = context.page(page.path.with_name(match[1] + match[2])) if match else None
    if not original:
        return
    here, there = _addresses(page), _addresses(original)
    missing = [address for address in there if address not in here]
    extra = [address for address in here if address not in there]
    # A page with few links in common is not a translation.
    if len(here) - len(extra) < len(missing) + len(extra):
        return
    for addresses, what in ((missing, "lacks a link of"), (extra, "has a link that is not in")):
        if addresses:
            link = f"{addresses[0][:48]}{and_more(len(addresses) - 1)}"
            yield Finding(locate(page, 0), f"the translation {what} its original: {link}")


def _addresses(page: MarkdownDocument) -> dict[str, None]:
    """Return the addresses of links in list items, in order."""
    return {
        _SCHEME.sub("", link.url, count=1).rstrip("/"): None
        for link in page.links
        if link.item is not None and _SCHEME.match(link.url)
    }


# Where GitHub looks for CONTRIBUTING.md.
_FOLDERS = (PurePosixPath(), PurePosixPath(".github"), PurePosixPath("docs"))


@page_rule("MDN011", "missing-contributing", preset=Preset.AWESOME)
def missing_contributing(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield the README of a folder without CONTRIBUTING.md."""
    if not _is_front_page(page) or not context.file_system.names(_FOLDERS[0]):
        return
    names = (name for folder in _FOLDERS for name in context.file_system.names(folder))
    if not any(PurePosixPath(name).stem.lower() == "contributing" for name in names):
        yield Finding(locate(page, 0), "there is no CONTRIBUTING.md beside the list")


_BADGES = ("awesome.re/badge", "awesome.re/mentioned-badge", "/sindresorhus/awesome")


@page_rule("MDN012", "missing-badge", preset=Preset.AWESOME)
def missing_badge(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the title of an awesome list without the badge of awesome lists."""
    title = next((heading for heading in page.headings if heading.level == 1), None)
    if not title or not _is_front_page(page) or "awesome" not in title.text.lower():
        return
    images = (link for link in page.links if link.kind in (LinkKind.IMAGE, LinkKind.HTML_IMAGE))
    if not any(badge in image.url.lower() for image in images for badge in _BADGES):
        yield Finding(locate(page, title.span.start), "the list has no awesome badge")


_LICENCE = re.compile(r"\W*(?:licen[cs](?:e|es|ing)|许可证?|許可證?|ライセンス)\W*", re.IGNORECASE)


@page_rule("MDN013", "licence-section", preset=Preset.AWESOME)
def licence_section(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading of a README that consists of the word licence."""
    if _is_front_page(page):
        for heading in page.headings:
            if _LICENCE.fullmatch(heading.text):
                message = f"the section {quoted(heading.text)} repeats the file LICENSE"
                yield Finding(locate(page, heading.span.start), message)


_BADGE = re.compile(
    r"https?://(?:(?:api|app|www)\.)?(?:"
    r"travis-ci\.(?:org|com)/|circleci\.com/|ci\.appveyor\.com/|codecov\.io/|coveralls\.io/|"
    r"github\.com/[^/\s]+/[^/\s]+/(?:actions/)?workflows/|"
    r"(?:img|badges)\.shields\.io/(?:travis|circleci|appveyor|codecov|coveralls|"
    r"github/(?:actions/)?workflow))",
    re.IGNORECASE,
)


@page_rule("MDN014", "ci-badge", preset=Preset.AWESOME)
def ci_badge(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each badge of test results in a README."""
    if _is_front_page(page):
        for link in page.links:
            if link.kind in (LinkKind.IMAGE, LinkKind.HTML_IMAGE) and _BADGE.match(link.url):
                message = "the badge shows test results, which are useless to readers of a list"
                yield Finding(locate(page, link.span.start), message)


def _is_front_page(page: MarkdownDocument) -> bool:
    """Return whether the page is the README of the root folder."""
    return len(page.path.parts) == 1 and page.path.stem.lower() == "readme"
