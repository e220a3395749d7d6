"""Importing `.bib` files: nothing lost, nothing twice, everything reported."""

from pathlib import Path

import pytest

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.library import Work
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.lookup import Sources
from synthlit.workflows.import_ import Filing, import_
from synthlit.workflows.reload import AddContext
from synthlit.workflows.report import Status, WorkReport
from tests.workflows.conftest import TODAY, Memory

NOBODY = Sources((), Memory({}))
SFT = Filing(SectionPath("sft"))

WILD = r"""
% from my drafts
@string{iclr = "The Twelfth International Conference on Learning Representations"}

@InProceedings(lightman2023let,
  author = "Hunter Lightman and Vineet Kosaraju and others",
  title = {Let's Verify {Step} by Step},
  booktitle = iclr # { (ICLR)},
  Year = 2024,
  x-rating = {5},
)

@article{DBLP:journals/corr/abs-2402-03300,
  author    = {Zhihong Shao and {DeepSeek-AI}},
  title     = {DeepSeekMath: {\"U}bung & more},
  journal   = {CoRR},
  year      = {2024},
  eprint    = {2402.03300},
}

@misc{broken, title = {never closed
"""


@pytest.fixture
def wild(tmp_path: Path) -> Path:
    """A file as people have them: strings, comments, parentheses, a broken entry at the end."""
    file = tmp_path / "refs.bib"
    file.write_text("\ufeff" + WILD.replace("\n", "\r\n"), "utf-8", newline="")
    return file


def works(root: Path, settings: Settings) -> dict[str, Work]:
    """Return what lies in the library, by key."""
    return {work.key: work for work in store.load(root, settings).works}


def statuses(report: WorkReport) -> dict[str, Status]:
    """Return how it ended for each thing in the files."""
    return {result.request: result.status for result in report.results}


def test_takes_what_can_be_read(root: Path, settings: Settings, wild: Path) -> None:
    """Entries are filed in canonical form without loss; a broken one is reported with its line."""
    report = import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)

    assert report.exit_status == 1
    failed = report.of(Status.FAILED)
    assert [result.request for result in failed] == [f"{wild}:21"]
    assert "is never closed" in failed[0].message
    lightman = works(root, settings)["lightman2023let"].entry
    assert lightman.fields == {
        "title": "Let's Verify {Step} by Step",
        "author": "Lightman, Hunter and Kosaraju, Vineet and others",
        "booktitle": "The Twelfth International Conference on Learning Representations (ICLR)",
        "year": "2024",
        "added": "2026-11-25",
        "x-rating": "5",
    }


def test_key_that_cannot_name_a_file_stays_in_ids(
    root: Path, settings: Settings, wild: Path
) -> None:
    """A DBLP key is replaced by one by rule, and goes on finding the work."""
    import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)

    library = store.load(root, settings)
    assert library.get("DBLP:journals/corr/abs-2402-03300").key == "shao2024deepseekmath"


def test_comments_between_entries_are_reported(root: Path, settings: Settings, wild: Path) -> None:
    """What belongs to no entry is not lost in silence."""
    report = import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)

    assert report.notices == (f"{wild}: 1 comments between entries were left out",)


def test_comment_of_a_single_entry_is_kept(root: Path, settings: Settings, tmp_path: Path) -> None:
    """In a file of one entry, what stands around it stays with it."""
    file = tmp_path / "one.bib"
    file.write_text("% read this twice\n@misc{a2020b, title = {A b}, year = 2020}\n", "utf-8")

    import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert works(root, settings)["a2020b"].text.startswith("% read this twice\n@misc{a2020b,\n")


def test_second_import_adds_none(root: Path, settings: Settings, wild: Path) -> None:
    """The same file twice adds nothing, and says where the works are."""
    import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)
    before = {path: path.read_bytes() for path in root.rglob("*.bib")}

    report = import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)

    assert report.of(Status.ADDED) == []
    assert "lightman2023let in entries/sft" in report.of(Status.SKIPPED)[0].message
    assert {path: path.read_bytes() for path in root.rglob("*.bib")} == before


def test_second_import_of_a_list(
    root: Path, settings: Settings, tmp_path: Path, arxiv: Memory
) -> None:
    """Works that are there are not looked up again, and are no failures."""
    file = tmp_path / "list.md"
    file.write_text(
        "# L\n\n- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050)\n"
        "- [A Cooking Book of Rice](https://arxiv.org/abs/2305.20050)\n",
        "utf-8",
    )
    context = AddContext(root, settings, Sources((arxiv,), Memory({})), TODAY)
    import_(context, [file], SFT)

    report = import_(context, [file], SFT)

    assert statuses(report) == {f"{file}:3": Status.SKIPPED, f"{file}:4": Status.FAILED}
    assert "another paper" in report.of(Status.FAILED)[0].message


def test_duplicate_within_a_file(root: Path, settings: Settings, tmp_path: Path) -> None:
    """Preprint and publication of one work are not added as two."""
    file = tmp_path / "twins.bib"
    file.write_text(
        "@misc{a, title={Let's Verify Step by Step}, author={Hunter Lightman}, year=2023}\n"
        "@inproceedings{b, title={Let's verify step by step.}, author={Lightman, H.}, year=2024}\n",
        "utf-8",
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert statuses(report) == {"a": Status.ADDED, "b": Status.SKIPPED}


def test_two_works_of_one_title_are_both_added(
    root: Path, settings: Settings, tmp_path: Path
) -> None:
    """A paper, the longer article and the thesis are works of their own, and are reported."""
    file = tmp_path / "paths.bib"
    file.write_text(
        "@inproceedings{conf, title={Paths in {G}raphs}, author={Jane Doe}, booktitle={STACS},"
        " pages={1--9}, year=1991}\n"
        "@article{journal, title={Paths in {G}raphs}, author={Jane Doe}, journal={J. Paths},"
        " volume=39, pages={131--137}, year=1991}\n"
        "@phdthesis{thesis, title={Paths in Graphs}, author={Doe, J.}, school={U}, year=1993}\n"
        "@misc{again, title={Paths in Graphs}, author={Doe, J.}, eprint={cs/9101001}}\n",
        "utf-8",
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert statuses(report) == {
        "conf": Status.ADDED,
        "journal": Status.ADDED,
        "thesis": Status.ADDED,
        "again": Status.SKIPPED,
    }
    conf, journal, thesis, _ = report.results
    assert conf.notices == ()
    assert journal.notices == (
        "related to conf in entries/sft/conf.bib (same title and authors, other venue, pages)",
    )
    assert thesis.notices == (
        "related to conf in entries/sft/conf.bib (same title and authors, other type), "
        "journal in entries/sft/journal.bib (same title and authors, other type)",
    )
    second = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)
    assert second.of(Status.ADDED) == []
    assert works(root, settings).keys() == {"conf", "journal", "thesis"}


def test_keywords_name_the_sections(root: Path, settings: Settings, tmp_path: Path) -> None:
    """Without a section, an entry goes where its keywords say; other keywords stay."""
    file = tmp_path / "keywords.bib"
    file.write_text(
        "@misc{a, title={A}, keywords={rlvr/outcome-based, sft, my own}}\n@misc{b, title={B}}\n",
        "utf-8",
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], Filing(None))

    assert statuses(report) == {"a": Status.ADDED, "b": Status.FAILED}
    work = works(root, settings)["a"]
    assert work.sections == (SectionPath("rlvr", "outcome-based"), SectionPath("sft"))
    assert work.entry.get("keywords") == "my own"
    assert "--section" in report.of(Status.FAILED)[0].hint


def test_file_without_entries_is_a_failure(root: Path, settings: Settings, tmp_path: Path) -> None:
    """Nothing parsed is not "done"."""
    file = tmp_path / "empty.bib"
    file.write_text("nothing here\n", "utf-8")

    assert import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT).exit_status == 1


@pytest.mark.parametrize("data", [None, b"@misc{a, title={\xe9}}"])
def test_file_that_cannot_be_read(
    root: Path, settings: Settings, tmp_path: Path, data: bytes | None
) -> None:
    """A missing file and one that is not UTF-8 are errors with a remedy, before anything."""
    file = tmp_path / "bad.bib"
    if data is not None:
        file.write_bytes(data)

    with pytest.raises(SynthlitError, match=r"bad\.bib"):
        import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)


def test_dry_run_writes_nothing(root: Path, settings: Settings, wild: Path) -> None:
    """A rehearsal reports and leaves the library as it is."""
    report = import_(AddContext(root, settings, NOBODY, TODAY, dry_run=True), [wild], SFT)

    assert len(report.of(Status.ADDED)) == 2
    assert works(root, settings) == {}


def test_private_fields_are_reported_once(root: Path, settings: Settings, tmp_path: Path) -> None:
    """In one line with their number; they stay in the entry files."""
    file = tmp_path / "zotero.bib"
    file.write_text(
        "@misc{a, title={One Title}, year={2020}, file={/home/me/a.pdf}, abstract={A}}\n"
        "@misc{b, title={Other Title}, year={2021}, __markedentry={x}, abstract={B},\n"
        "  note={C:\\Papers\\b.pdf}}\n"
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert report.notices == (
        "private fields are kept in the entry files and not exported: "
        "__markedentry (1), abstract (2), file (1), note (1)",
    )
    assert works(root, settings)["b"].entry.get("__markedentry") == "x"
    again = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)
    assert again.notices == ()


_PAPERS = """
@inproceedings{a:one, title={One}, author={Doe, Jane}, crossref={v:2004}}
@inproceedings{two, title={Two}, author={Roe, R.}, crossref={gone}, related={a:one, two}}
@proceedings{v:2004, title={Workshop on Kilns}, editor={Poe, Paula}, xdata={press}}
@book{three, title={Three}, author={Poe, P.}, publisher={xdata=press-publisher}, year=2001}
@xdata{press, publisher={Brick Press}, date={2004}}
"""


def test_parents_come_with_their_papers(root: Path, settings: Settings, tmp_path: Path) -> None:
    """Whatever their order: the key has the year of the volume, and names its present key."""
    file = tmp_path / "refs.bib"
    file.write_text(_PAPERS, "utf-8")

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    found = works(root, settings)
    assert sorted(found) == ["doe2004one", "poe2004workshop", "press", "three", "two"]
    assert found["doe2004one"].entry.fields["crossref"] == "poe2004workshop"
    assert found["doe2004one"].entry.year == 2004
    assert "year" not in found["doe2004one"].entry.fields
    assert found["two"].entry.get("related") == "doe2004one, two"
    assert found["three"].entry.get("publisher") == "Brick Press"
    notices = {each.request: " ".join(each.notices) for each in report.results}
    assert "gone (crossref)" in notices["two"]
    assert "the key is now doe2004one" in notices["a:one"]


def test_parents_of_the_library_are_seen(root: Path, settings: Settings, tmp_path: Path) -> None:
    """A second file may refer to the first; neither is imported twice."""
    first, second = tmp_path / "a.bib", tmp_path / "b.bib"
    first.write_text(_PAPERS, "utf-8")
    second.write_text("@inproceedings{x:four, title={Four}, crossref={v:2004}}", "utf-8")

    import_(AddContext(root, settings, NOBODY, TODAY), [first], SFT)
    report = import_(AddContext(root, settings, NOBODY, TODAY), [second, first], SFT)

    assert [each.work.key for each in report.of(Status.ADDED) if each.work] == ["poe2004four"]
    assert len(report.of(Status.SKIPPED)) == 5
    assert works(root, settings)["poe2004four"].entry.get("crossref") == "v:2004"
    assert works(root, settings)["poe2004four"].entry.year == 2004


def test_odd_keys_are_kept_in_ids(root: Path, settings: Settings, tmp_path: Path) -> None:
    """BibTeX reads them, file systems do not: the work gets another key, and says so."""
    keys = ["Agilent(2022)Mods", "müller2020", r"MagalhA\poundses2016", "10.1000/x:y", "a@b&c'd"]
    file = tmp_path / "refs.bib"
    file.write_text(
        "\n".join(
            f"@misc{{{key}, title={{T{n}}}, author={{Doe{n}, J.}}, year={{20{n}0}}}}"
            for n, key in enumerate(keys, 1)
        ),
        "utf-8",
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert len(report.of(Status.ADDED)) == len(keys)
    assert [work.entry.former_keys for work in works(root, settings).values()] == [
        (key,) for key in keys
    ]
    assert all("cannot be a file name" in each.notices[0] for each in report.results)
    library = store.load(root, settings)
    assert [library.get(key).entry.year for key in keys] == [2010, 2020, 2030, 2040, 2050]


def test_keys_in_other_case_are_kept(root: Path, settings: Settings, tmp_path: Path) -> None:
    """To biblatex they are other keys: `ids` has them, and a file of that name keeps its own."""
    file = tmp_path / "refs.bib"
    file.write_text(
        "@misc{Kupers_2019, ids={Kupers_2018}, title={One}, author={Doe, J.}}\n"
        "@misc{kupers_2018, title={Two}, author={Roe, J.}}\n"
        "@misc{KUPERS_2018, title={Three}, author={Poe, J.}}\n"
        "@misc{kupers_2018, title={Four}, author={Zoe, J.}}\n",
        "utf-8",
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    found = works(root, settings)
    assert found["Kupers_2019"].entry.former_keys == ("Kupers_2018",)
    assert found["kupers_2018"].entry.title == "Two"
    assert found["poendthree"].entry.former_keys == ("KUPERS_2018",)
    assert found["zoendfour"].entry.former_keys == ()
    assert "differs only in case" in report.results[2].notices[0]
    assert "is the key of" in report.results[3].notices[0]
    library = store.load(root, settings)
    assert library.get("Kupers_2018").key == "Kupers_2019"
    assert library.get("kupers_2018").key == "kupers_2018"


def test_a_declared_encoding_is_read(root: Path, settings: Settings, tmp_path: Path) -> None:
    """The entry is in UTF-8, and says nothing else of itself."""
    file = tmp_path / "refs.bib"
    text = "% Encoding: ISO8859_1\n@book{a, author={Müller, Jürgen}, title={Über}}\n"
    file.write_bytes(text.encode("latin-1"))

    import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    work = works(root, settings)["a"]
    assert work.entry.get("author") == "Müller, Jürgen"
    assert "Encoding" not in work.text


def test_an_unreadable_file_stops_no_others(root: Path, settings: Settings, tmp_path: Path) -> None:
    """What can be read is imported; each that cannot is reported, exit 1."""
    good, bad = tmp_path / "good.bib", tmp_path / "bad.bib"
    good.write_text("@misc{a, title={A}}", "utf-8")
    bad.write_bytes(b"@misc{b, title={\xe9}}")
    files = [bad, tmp_path / "none.bib", tmp_path / "odd.xyz", good]

    report = import_(AddContext(root, settings, NOBODY, TODAY), files, SFT)

    assert sorted(works(root, settings)) == ["a"]
    assert report.exit_status == 1
    assert [each.request for each in report.of(Status.FAILED)] == [str(each) for each in files[:3]]
