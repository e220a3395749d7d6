"""Adding works: what is filed, what is refused, what happens when arXiv does not answer."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from synthlit.errors import KeyTaken, SourceUnreachable, SynthlitError, UnusableKey
from synthlit.library import store
from synthlit.library.library import Library
from synthlit.model.identifiers import Identifier
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.lookup import Sources
from synthlit.sources.source import Answer
from synthlit.workflows.add import AddOptions, add
from synthlit.workflows.reload import AddContext
from synthlit.workflows.report import Cause, Status, WorkReport
from tests.workflows.conftest import INDEXED, TODAY, Memory, record

OUTCOME = SectionPath("rlvr", "outcome-based")


@pytest.fixture
def adding(root: Path, settings: Settings, arxiv: Memory, nothing: Memory) -> "Adding":
    """`add` for that library, with arXiv's answers from memory."""
    return Adding(root, settings, arxiv, nothing)


class Adding:
    """A call of `add` with what the test does not care about filled in."""

    def __init__(self, root: Path, settings: Settings, source: Memory, index: Memory) -> None:
        self.root, self.settings, self.source, self.index = root, settings, source, index

    def __call__(
        self,
        *ids: str,
        offline: bool = False,
        options: AddOptions | None = None,
        dry_run: bool = False,
    ) -> WorkReport:
        """Add works, under outcome-based where no option says otherwise."""
        sources = Sources(() if offline else (self.source,), self.index)
        context = AddContext(self.root, self.settings, sources, TODAY, dry_run)
        return add(context, ids, options or AddOptions(OUTCOME))

    def files(self) -> list[str]:
        """Return the entry files there are."""
        return sorted(str(p.relative_to(self.root)) for p in self.root.rglob("*.bib"))

    def statuses(self, added: WorkReport) -> Sequence[Status]:
        """Return how it ended for each work."""
        return [result.status for result in added.results]


def test_files_the_work_under_its_section(adding: Adding) -> None:
    """The entry lies in the named section, with its key by rule, day and source."""
    added = adding("https://arxiv.org/pdf/2305.20050v1#page=3")

    assert added.exit_status == 0
    assert adding.files() == ["entries/rlvr/outcome-based/lightman2023lets.bib"]
    text = (adding.root / adding.files()[0]).read_text("utf-8")
    assert text == (
        "@misc{lightman2023lets,\n"
        "  title         = {Let's Verify Step by Step},\n"
        "  author        = {Lightman, Hunter and Kosaraju, Vineet},\n"
        "  year          = {2023},\n"
        "  month         = {may},\n"
        "  eprint        = {2305.20050},\n"
        "  archiveprefix = {arXiv},\n"
        "  primaryclass  = {cs.LG},\n"
        "  verified      = {arxiv 2026-11-25 bf7074},\n"
        "  added         = {2026-11-25},\n"
        "}\n"
    )


def test_second_run_adds_none_and_asks_nobody(adding: Adding) -> None:
    """What the library has is neither fetched nor written again."""
    adding("2305.20050", "2402.03300")
    adding.source.asked.clear()

    again = adding("arXiv:2402.03300v3", "2305.20050")

    assert adding.statuses(again) == [Status.SKIPPED, Status.SKIPPED]
    assert again.exit_status == 0
    assert adding.source.asked == []
    assert "shao2024deepseekmath in entries/rlvr/outcome-based" in again.results[0].message


def test_one_id_in_two_spellings_is_one_work(adding: Adding) -> None:
    """A batch that names a paper twice adds it once."""
    added = adding("2305.20050", "https://alphaxiv.org/abs/2305.20050v2")

    assert adding.statuses(added) == [Status.ADDED, Status.SKIPPED]
    assert adding.source.asked == [added.results[0].work.entry.arxiv]  # type: ignore[union-attr]


def test_malformed_id_is_refused_before_the_network(adding: Adding) -> None:
    """Exit 2 where nothing else was asked for, and no request."""
    added = adding("2313.20050")

    assert added.exit_status == 2
    assert added.results[0].cause is Cause.MALFORMED
    assert "13 is not a month" in added.results[0].message
    assert adding.source.asked == []


def test_rest_of_a_batch_is_added(adding: Adding) -> None:
    """Malformed and unknown identifiers fail one by one, exit 1."""
    added = adding("2305.20050", "0307015", "2305.99999", "math/0309136")

    assert adding.statuses(added) == [Status.ADDED, Status.FAILED, Status.FAILED, Status.ADDED]
    assert added.results[2].cause is Cause.UNKNOWN
    assert added.exit_status == 1
    assert len(adding.files()) == 2


def test_unreachable_arxiv_writes_nothing(adding: Adding) -> None:
    """Exit 4, the service's own words, an empty library."""
    adding.source.fault = SourceUnreachable("at once", "try again later")

    added = adding("2305.20050")

    assert added.exit_status == 4
    assert added.lookup
    assert added.lookup.error is adding.source.fault
    assert "not in the embedded index" in added.results[0].message
    assert adding.files() == []


def test_index_stands_in_for_arxiv(adding: Adding, index: Memory) -> None:
    """What the index knows is added with the index's date; what it does not know is exit 4."""
    adding.source.fault = SourceUnreachable("at once", "try again later")
    adding.index = index

    added = adding("2402.03300", "2305.20050")

    assert adding.statuses(added) == [Status.ADDED, Status.FAILED]
    assert added.exit_status == 4
    assert added.lookup
    assert added.lookup.index_date == INDEXED
    work = added.results[0].work
    assert work is not None
    assert work.entry.get("verified") == "arxiv-index 2026-08-01 4836d2"


def test_answers_before_a_fault_are_used(adding: Adding) -> None:
    """Batches that arXiv answered before it fell silent are added."""
    adding.source.fault = SourceUnreachable("reset", "try again later")

    added = adding("2305.20050", "2402.03300", "2501.12948")

    assert adding.statuses(added) == [Status.ADDED, Status.ADDED, Status.FAILED]
    assert added.exit_status == 4


def test_offline_asks_only_the_index(adding: Adding, index: Memory) -> None:
    """With no source, an id that the index lacks is exit 4 with the way to go on."""
    adding.index = index

    added = adding("2402.03300", "2305.20050", offline=True)

    assert adding.source.asked == []
    assert adding.statuses(added) == [Status.ADDED, Status.FAILED]
    assert "without --offline" in added.results[1].hint


def test_same_title_and_author_is_the_same_work(adding: Adding) -> None:
    """A second identifier does not make a second work, and the message names the first."""
    adding("2305.20050")
    adding.source.records["2305.99999"] = record("2305.20050", arxiv="2305.99999")

    added = adding("2305.99999")

    assert adding.statuses(added) == [Status.SKIPPED]
    assert "lightman2023lets" in added.results[0].message


def test_related_work_is_reported_and_both_are_there(adding: Adding) -> None:
    """A thesis with the title of a paper is another work."""
    thesis = adding.root / "entries/sft/lightman2025lets.bib"
    thesis.parent.mkdir(parents=True)
    thesis.write_text(
        "@phdthesis{lightman2025lets,\n  title = {Let's verify step by step},\n"
        "  author = {Lightman, Hunter},\n  year = {2025},\n}\n",
        "utf-8",
    )

    added = adding("2305.20050")

    assert adding.statuses(added) == [Status.ADDED]
    assert added.results[0].notices == (
        "related to lightman2025lets in entries/sft/lightman2025lets.bib "
        "(same title and authors, other type)",
    )


def test_claims_are_kept_as_claims(adding: Adding) -> None:
    """A DOI that authors typed at arXiv is not believed."""
    adding.source.records["2402.03300"] = record(
        "2402.03300", dois=("10.1000/x_1",), journal_ref="J. Proc. & Co 5%"
    )

    work = adding("2402.03300").results[0].work

    assert work is not None
    assert work.entry.doi is None
    assert work.entry.get("claimeddoi") == "10.1000/x_1"
    assert work.entry.get("claimedref") == r"J. Proc. \& Co 5\%"


def test_withdrawn_paper_is_reported(adding: Adding) -> None:
    """ArXiv's only mark of a withdrawal is its comment."""
    adding.source.records["2402.03300"] = record(
        "2402.03300", comment="This paper has been withdrawn by the authors"
    )

    result = adding("2402.03300").results[0]

    assert any("withdrawn" in notice for notice in result.notices)
    assert result.work is not None
    assert result.work.entry.get("pubstate") == result.work.entry.withdrawal == "withdrawn"


def test_options_are_followed(adding: Adding) -> None:
    """Key, note, code and further sections stand in the entry, escaped."""
    options = AddOptions(
        OUTCOME,
        also=(SectionPath("sft"),),
        key="grpo",
        note="Introduces GRPO & saves 50% of memory.",
        parts={"code": "https://github.com/deepseek-ai/DeepSeek-Math"},
    )

    work = adding("2402.03300", options=options).results[0].work

    assert work is not None
    assert work.path.name == "grpo.bib"
    assert work.entry.get("annotation") == r"Introduces GRPO \& saves 50\% of memory."
    assert work.entry.get("code") == "https://github.com/deepseek-ai/DeepSeek-Math"
    assert work.sections == (OUTCOME, SectionPath("sft"))


def test_parts_of_a_work_are_fields(adding: Adding) -> None:
    """Data, model and project page are written as given, as the code is."""
    parts = {"code": "https://c.org", "data": "https://d.org", "model": "", "project": "p.org"}

    work = adding("2402.03300", options=AddOptions(OUTCOME, parts=parts)).results[0].work

    assert work is not None
    assert {name: work.entry.get(name) for name in parts} == parts


def test_wishes_for_one_work_need_one_work(adding: Adding) -> None:
    """A key for two works cannot be meant."""
    with pytest.raises(SynthlitError, match="--key can be given for one work only"):
        adding("2402.03300", "2305.20050", options=AddOptions(OUTCOME, key="grpo"))

    assert adding.source.asked == []


@pytest.mark.parametrize(
    ("key", "error"), [("lightman2023lets", KeyTaken), ("../x", UnusableKey), ("con", UnusableKey)]
)
def test_unusable_key_is_refused_before_the_network(
    adding: Adding, key: str, error: type[SynthlitError]
) -> None:
    """A key that is taken or leads elsewhere is an error before anything is asked."""
    adding("2305.20050")
    adding.source.asked.clear()

    with pytest.raises(error):
        adding("2402.03300", options=AddOptions(OUTCOME, key=key))

    assert adding.source.asked == []


def test_section_with_subsections_gets_a_suggestion(adding: Adding) -> None:
    """A work filed under the section itself is reported where it would fit."""
    adding.source.records["2501.12948"] = record(
        "2501.12948", title="Scaling Process Supervision", authors=("Ada Lovelace",)
    )

    result = adding("2501.12948", options=AddOptions(SectionPath("rlvr"))).results[0]

    assert result.work is not None
    assert result.work.path.parent.name == "rlvr"
    assert any("rlvr/process-supervision" in notice for notice in result.notices)


def test_dry_run_writes_nothing(adding: Adding) -> None:
    """A rehearsal reports what would be added."""
    added = adding("2305.20050", dry_run=True)

    assert adding.statuses(added) == [Status.ADDED]
    assert adding.files() == []


def test_keys_that_clash_take_the_next_word(adding: Adding) -> None:
    """Two works of an author and year get different keys, whatever the batch's order."""
    adding.source.records["2402.00001"] = record(
        "2402.03300", arxiv="2402.00001", title="DeepSeekMath in Practice"
    )

    added = adding("2402.03300", "2402.00001")

    keys = [result.work.key for result in added.results if result.work]
    assert keys == ["shao2024deepseekmath", "shao2024deepseekmathpractice"]
    assert len(store.load(adding.root, adding.settings).works) == 2


def test_library_is_loaded_once(adding: Adding, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the lock it is only compared with the disk, and loaded again where that changed."""
    loaded: list[Path] = []
    load = store.load

    def counting(root: Path, settings: Settings) -> Library:
        loaded.append(root)
        return load(root, settings)

    monkeypatch.setattr(store, "load", counting)

    adding("2305.20050")

    assert loaded == [adding.root]


def test_work_that_another_process_added_meanwhile(adding: Adding) -> None:
    """The library is as it is under the lock, not as it was before the look-up."""
    again = Adding(adding.root, adding.settings, adding.source, adding.index)

    class Meanwhile(Memory):
        """A source that answers after another process added the work."""

        def look_up(self, ids: Sequence[Identifier]) -> Iterator[Answer]:
            again("2305.20050")
            return super().look_up(ids)

    adding.source = Meanwhile(adding.source.records)

    assert adding.statuses(adding("2305.20050")) == [Status.SKIPPED]
    assert len(adding.files()) == 1
