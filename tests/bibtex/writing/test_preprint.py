"""Citing the preprint."""

from synthlit.bibtex.writing.preprint import as_preprint
from synthlit.model.entry import Entry


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
