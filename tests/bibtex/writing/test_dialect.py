"""The same work in the types and fields of either engine."""

import pytest

from synthlit.bibtex.writing.dialect import as_preprint, to_biblatex, to_bibtex
from synthlit.model.entry import Entry


def _entry(type_: str, **fields: str) -> Entry:
    return Entry(type=type_, key="k", fields={"title": "T", "author": "Doe, Jane"} | fields)


@pytest.mark.parametrize(
    ("type_", "bibtex", "biblatex"),
    [
        ("online", "misc", "online"),
        ("software", "misc", "software"),
        ("dataset", "misc", "dataset"),
        ("thesis", "phdthesis", "thesis"),
        ("report", "techreport", "report"),
        ("book", "book", "book"),
        ("comic", "misc", "comic"),
        # Without a journal it is no article.
        ("article", "misc", "online"),
        ("inproceedings", "misc", "online"),
    ],
)
def test_types_are_those_of_the_engine(type_: str, bibtex: str, biblatex: str) -> None:
    """BibTeX styles know few types; biblatex prints one that no style defines as @misc."""
    entry = _entry(type_, year="2024", eprint="2305.20050")

    assert (to_bibtex(entry).type, to_biblatex(entry).type) == (bibtex, biblatex)


def test_preprint_says_so_where_styles_know_no_eprint() -> None:
    """BibTeX prints the identifier from `howpublished`; biblatex from `eprint`."""
    entry = _entry("misc", year="2023", month="5", eprint="2305.20050", eprinttype="arxiv")

    assert to_bibtex(entry).fields == {
        "title": "T", "author": "Doe, Jane", "year": "2023", "month": "may",
        "eprint": "2305.20050", "archiveprefix": "arXiv", "howpublished": "arXiv:2305.20050",
        "url": "https://arxiv.org/abs/2305.20050",
    }  # fmt: skip
    assert to_biblatex(entry).fields == {
        "title": "T", "author": "Doe, Jane", "date": "2023-05",
        "eprint": "2305.20050", "eprinttype": "arxiv",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "bibtex", "biblatex"),
    [
        ({"url": "https://a.org/x", "eprint": "2305.20050"}, "https://a.org/x", "https://a.org/x"),
        # What is no address of the web is passed on where there is nothing better.
        ({"url": "ftp://a.org/x"}, "ftp://a.org/x", "ftp://a.org/x"),
        ({"url": "%20and%20"}, "%20and%20", "%20and%20"),
        ({"url": "www.a.org/x"}, "www.a.org/x", "www.a.org/x"),
        ({"url": "ftp://a.org", "doi": "10.1000/x"}, "https://doi.org/10.1000/x", "ftp://a.org"),
        ({"doi": "10.1000/x", "eprint": "2305.20050"}, "https://arxiv.org/abs/2305.20050", ""),
        ({"doi": "10.1000/x", "code": "https://a.org/c"}, "https://doi.org/10.1000/x", ""),
        ({"code": "https://a.org/c"}, "https://a.org/c", "https://a.org/c"),
        ({}, "", ""),
    ],
)
@pytest.mark.parametrize("type_", ["misc", "book", "article"])
def test_every_work_can_be_clicked(
    type_: str, fields: dict[str, str], bibtex: str, biblatex: str
) -> None:
    """BibTeX's styles link nothing but `url`; biblatex links DOI and eprint too."""
    entry = _entry(type_, year="2023", journal="J", **fields)

    assert to_bibtex(entry).get("url") == bibtex
    assert to_biblatex(entry).get("url") == biblatex


def test_preprint_known_by_arxivs_doi_alone() -> None:
    """A DOI of arXiv's own gives the identifier, and is no publication."""
    entry = _entry("misc", year="2023", doi="10.48550/arXiv.2305.20050")

    assert to_bibtex(entry).get("howpublished") == "arXiv:2305.20050"
    assert to_biblatex(entry).get("eprint") == "2305.20050"


def test_a_withdrawn_work_says_so() -> None:
    """No style of BibTeX knows `pubstate`; biblatex prints it."""
    fields = {"title": "T", "eprint": "2305.20050", "pubstate": "withdrawn"}
    for note, written in (("", "Withdrawn"), ("Oral", "Oral. Withdrawn"), ("withdrawn!",) * 2):
        entry = Entry(type="misc", key="k", fields=fields | {"note": note})
        assert (to_bibtex(entry).get("note"), to_bibtex(entry).get("pubstate")) == (written, "")
        assert (to_biblatex(entry).get("note"), to_biblatex(entry).get("pubstate")) == (
            note, "withdrawn"
        )  # fmt: skip


def test_published_misc_is_no_preprint() -> None:
    """With a publisher's DOI nothing is said of arXiv but the eprint."""
    entry = _entry("misc", year="2023", doi="10.1038/x", eprint="2305.20050")

    assert to_bibtex(entry).get("howpublished") == ""


def test_fields_are_renamed_both_ways() -> None:
    """Each engine finds journal, place, institution and class under its own name."""
    old = {"journal": "J", "address": "P", "primaryclass": "c", "year": "2024"}
    new = {"journaltitle": "J", "location": "P", "eprintclass": "c", "date": "2024"}

    assert old.items() <= to_bibtex(_entry("article", **new)).fields.items()
    assert new.items() <= to_biblatex(_entry("article", **old)).fields.items()
    assert to_bibtex(_entry("thesis", institution="U")).get("school") == "U"
    assert to_biblatex(_entry("phdthesis", school="U")).get("institution") == "U"


def test_renaming_takes_no_field_away() -> None:
    """A value under the engine's own name wins over one under the other."""
    entry = _entry("article", journal="Mine", journaltitle="Other")

    assert to_bibtex(entry).get("journal") == "Mine"
    assert to_biblatex(entry).get("journaltitle") == "Other"


def test_short_venue_stands_in_for_a_missing_container() -> None:
    """Where only `venue` says where a work appeared, it says so in the field that is printed."""
    assert to_bibtex(_entry("inproceedings", venue="ICLR")).get("booktitle") == "ICLR"
    assert to_biblatex(_entry("article", venue="Nature")).get("journaltitle") == "Nature"


def test_work_on_the_web_says_where() -> None:
    """An organisation, a venue and the code's address are not lost to BibTeX's misc."""
    vicuna = to_bibtex(_entry("online", organization="LMSYS", url="https://lmsys.org"))
    distilabel = _entry("software", venue="GitHub", code="https://github.com/argilla-io/distilabel")

    assert (vicuna.get("howpublished"), vicuna.get("organization")) == ("LMSYS", "")
    for engine in (to_bibtex, to_biblatex):
        assert engine(distilabel).get("url") == "https://github.com/argilla-io/distilabel"
        assert engine(distilabel).get("howpublished") == "GitHub"


def test_work_without_authors_can_be_sorted() -> None:
    """The organisation is the author; where there is none, a word of the title is the key."""
    kiln = Entry(type="software", key="kiln", fields={"title": "Kiln", "organization": "Kiln AI"})
    nobody = Entry(type="misc", key="nobody", fields={"title": "The {Wizards} of τ"})
    nothing = Entry(type="misc", key="nothing", fields={})
    edited = Entry(type="proceedings", key="p", fields={"title": "T", "editor": "Doe, Jane"})

    assert to_bibtex(kiln).get("author") == "{Kiln AI}"
    assert to_bibtex(kiln).get("organization") == ""
    assert to_bibtex(nobody).get("key") == "Wizards"
    assert to_bibtex(nothing).get("key") == "nothing"
    assert to_bibtex(edited).get("key") == to_bibtex(edited).get("author") == ""


def test_publication_is_left_out() -> None:
    """What remains is what arXiv says: its year and month, and no trace of the journal."""
    entry = Entry(
        type="article",
        key="k",
        fields={
            "title": "{DeepSeek-R1}", "author": "{DeepSeek-AI}", "journal": "Nature",
            "year": "2026", "volume": "645", "pages": "633--638", "doi": "10.1038/x",
            "url": "https://doi.org/10.1038/x", "eprint": "arXiv:2501.12948v2",
            "primaryclass": "cs.CL", "annotation": "Kept.",
        },
    )  # fmt: skip

    preprint = as_preprint(entry)

    assert preprint.type == "misc"
    assert preprint.fields == {
        "title": "{DeepSeek-R1}", "author": "{DeepSeek-AI}", "year": "2025", "month": "jan",
        "eprint": "2501.12948", "archiveprefix": "arXiv", "primaryclass": "cs.CL",
        "annotation": "Kept.",
    }  # fmt: skip


def test_work_without_preprint_stays() -> None:
    """What arXiv has not is cited as it was published."""
    entry = Entry(type="book", key="k", fields={"title": "T", "publisher": "P", "year": "2020"})

    assert as_preprint(entry) == entry
