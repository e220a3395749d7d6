"""Which fields belong to the owner of a file alone."""

import pytest

from synthlit.model.private_fields import PRIVATE_FIELDS, PrivateFields, has_local_path

# What JabRef, Zotero, Mendeley, BibDesk, Papers and DBLP write.
PRIVATE = [
    "abstract", "annote", "bdsk-file-1", "bdsk-url-12", "creationdate", "date-added",
    "date-modified", "file", "groups", "local-url", "localfile", "mendeley-groups",
    "mendeley-tags", "modificationdate", "owner", "rating", "read", "readstatus", "timestamp",
    "__markedentry",
]  # fmt: skip
PUBLIC = ["title", "author", "year", "note", "keywords", "doi", "url", "readership", "profile"]
PATHS = [
    "file:///home/jane/x.pdf", "/home/jane/papers/x.pdf", "/Users/jane/x.pdf", "~/papers/x.pdf",
    r"C:\Papers\x.pdf", r"C:\\Papers\\x.pdf", "D:/Papers/x.pdf", r":C\:\\Users\\jane\\x.pdf:PDF",
    "Full Text PDF:/home/jane/Zotero/storage/AB12/x.pdf:application/pdf",
    r"Full Text:C\:\\Users\\jane\\Zotero\\x.pdf:application/pdf", r"\\server\share\x.pdf",
    r"\url{papers3://publication/uuid/1}", "zotero://select/items/1_AB", "internal-pdf://1/x.pdf",
    "see file:/tmp/x.pdf", r"{C:\x.pdf}",
]  # fmt: skip
NO_PATHS = [
    "https://example.org/home/jane/x.pdf", "https://example.org/~jane/x.pdf", "10.1000/home/x",
    "Vitamin C: a review", "TCP/IP", r"see \emph{Part A}:\textbf{b}", "a~b", "and/or", "12:30",
    r"\'etude", "A/B:C/D", "https://c.org:80/x.y", "http://a.b/c:d/e.f", "user/home", "1:1/2",
]  # fmt: skip


@pytest.mark.parametrize("name", PRIVATE)
def test_private_names(name: str) -> None:
    """Whatever their value."""
    assert PrivateFields(PRIVATE_FIELDS).has(name, "x")


@pytest.mark.parametrize("name", PUBLIC)
def test_public_names(name: str) -> None:
    """A name that only resembles a private one is public."""
    assert not PrivateFields(PRIVATE_FIELDS).has(name, "x")


@pytest.mark.parametrize("value", PATHS)
def test_local_paths_are_private_in_any_field(value: str) -> None:
    """Whatever the field is called, and whatever is set as private."""
    assert has_local_path(value)
    assert PrivateFields(()).has("x-own", value)
    assert PrivateFields(()).has("note", value)
    assert not PrivateFields((), keep=True).has("note", value)


@pytest.mark.parametrize("value", NO_PATHS)
def test_what_only_looks_like_a_path(value: str) -> None:
    """Addresses on the web and TeX are no paths."""
    assert not has_local_path(value)


def test_a_path_in_a_title_is_published() -> None:
    """A paper can be about one."""
    assert not PrivateFields(()).has("title", r"Why C:\Windows\System32 Grows")


def test_patterns_are_a_setting() -> None:
    """Those that are set replace the usual ones, in any case."""
    private = PrivateFields(["X-*", "note"])

    assert private.without({"x-own": "1", "note": "2", "abstract": "3"}) == {"abstract": "3"}
