"""Lines that name one of two works with the same title and authors."""

from pathlib import Path

from synthlit.library import store
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.settings import Settings
from synthlit.workflows.absorb.identity import Works
from synthlit.workflows.export import export
from synthlit.workflows.report import Status
from tests.workflows.absorb.conftest import OUTCOME, RECORDS, Absorbing, under

LIST = "01_RLVR/README.md"


def test_paper_beside_a_thesis_of_its_title(
    listed: Path, settings: Settings, absorbing: Absorbing
) -> None:
    """The line becomes a work of its own, and the thesis is named."""
    record = RECORDS["2412.12175"]
    text = (
        f"@phdthesis{{sclar2026explore,\n  title  = {{{record.title}}},\n"
        "  author = {Sclar, Melanie},\n  year   = {2026},\n}\n"
    )
    store.apply(
        listed, store.Changes({entry_path(OUTCOME, "sclar2026explore"): text}), "add a thesis"
    )
    export(listed, settings)
    under(listed / LIST, "Process Supervision (PRM)", "https://arxiv.org/abs/2412.12175")

    result = absorbing().results[0]

    assert result.status is Status.ADDED
    assert any("related to sclar2026explore" in notice for notice in result.notices)


def test_line_without_identifier_names_the_work_of_its_year(settings: Settings) -> None:
    """Of a paper and the longer article, the year on the line says which is meant."""
    works = {
        year: Work(
            Entry(
                type=type_,
                key=f"doe{year}paths",
                fields={"title": "Paths in Graphs", "author": "Doe, Jane", "year": year},
            ),
            OUTCOME,
            entry_path(OUTCOME, f"doe{year}paths"),
        )
        for type_, year in (("inproceedings", "2019"), ("article", "2021"))
    }
    library = Works(Library(settings, tuple(works.values())))
    for year, work in works.items():
        facts = PaperFacts(title="Paths in Graphs", authors=("Jane Doe",), year=int(year))
        assert library.find(facts) == work
    assert library.find(PaperFacts(title="Paths in Graphs", year=2020)) == works["2019"]
