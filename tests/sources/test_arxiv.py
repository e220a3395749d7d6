"""arXiv as a source: batches, what is missing, what is refused."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from synthlit.errors import SourceUnreachable
from synthlit.model.identifiers import ArxivId, Identifier
from synthlit.sources import arxiv
from synthlit.sources.arxiv import ArxivSource
from synthlit.sources.client import Client
from synthlit.sources.folders import Folders
from synthlit.sources.response import AttemptFailed, Response
from synthlit.sources.source import Answer
from tests.sources.conftest import (
    ATOM,
    BEGINNING,
    IDS,
    PAPERS,
    Paper,
    Script,
    entry,
    feed,
    service,
)  # fmt: skip

UNKNOWN = ArxivId("2305.99999")
EMPTY = Response(200, feed(), media_type=ATOM)


@pytest.fixture
def source(folders: Folders, script: Script) -> ArxivSource:
    """arXiv, answering from a script."""
    return ArxivSource(Client(arxiv.SERVICE, folders, script.time.clock, script))


def asked(script: Script) -> list[list[str]]:
    """Return the identifiers of each question."""
    return [parse_qs(urlsplit(url).query)["id_list"][0].split(",") for url in script.asked]


def known(answers: Sequence[Answer]) -> set[Identifier]:
    """Return whose records came."""
    return {id_ for answer in answers for id_ in answer.records}


def all_asked(answers: Sequence[Answer]) -> list[Identifier]:
    """Return who was asked for, in order."""
    return [id_ for answer in answers for id_ in answer.ids]


def many(script: Script, count: int) -> list[ArxivId]:
    """Make the script know papers by the hundred."""
    names = [f"2305.{number:05}" for number in range(1, count + 1)]
    script.papers = {**PAPERS, **dict.fromkeys(names, PAPERS["2104.12255"])}
    return list(map(ArxivId, names))


def test_one_question_for_all(source: ArxivSource, script: Script) -> None:
    """All papers come from one request, matched by identifier whatever their order."""
    (answer,) = source.look_up(IDS)

    assert answer.ids == IDS
    assert {id_: record.title for id_, record in answer.records.items()} == {
        id_: PAPERS[id_.value].title for id_ in IDS
    }
    assert {record.source for record in answer.records.values()} == {"arxiv"}
    assert len(script.asked) == 1
    assert f"&max_results={len(IDS)}" in script.asked[0]


def test_hundreds_go_by_the_hundred(source: ArxivSource, script: Script) -> None:
    """A request names a hundred papers, each once, and answers come batch by batch."""
    ids = many(script, 250)

    answers = list(source.look_up([*ids, *ids]))

    assert [len(batch) for batch in asked(script)] == [100, 100, 50]
    assert all_asked(answers) == ids
    assert known(answers) == set(ids)
    assert script.at == [0, 3, 6]


def test_nothing_is_asked_for_nobody(source: ArxivSource, script: Script) -> None:
    """No identifier, no request."""
    assert list(source.look_up([])) == []
    assert script.asked == []


def test_unknown_paper_is_asked_for_twice(source: ArxivSource, script: Script) -> None:
    """What stays out is asked for once more, beside a paper that was there, and is then unknown."""
    answers = list(source.look_up([UNKNOWN, *IDS]))

    assert known(answers) == set(IDS)
    assert set(all_asked(answers)) == {UNKNOWN, *IDS}
    assert asked(script)[1] == [UNKNOWN.value, IDS[0].value]
    assert len(script.asked) == 2


def test_unknown_paper_alone(source: ArxivSource, script: Script) -> None:
    """Where nothing was found, a paper that arXiv has bears witness."""
    answers = list(source.look_up([UNKNOWN]))

    assert known(answers) == set()
    assert all_asked(answers) == [UNKNOWN]
    assert asked(script) == [[UNKNOWN.value], [UNKNOWN.value, "1706.03762"]]


def test_hundred_unknown_papers(source: ArxivSource, script: Script) -> None:
    """A question names no more than a hundred, the witness among them."""
    ids = many(script, 100)
    script.papers = PAPERS

    answers = list(source.look_up(ids))

    assert all_asked(answers) == ids
    assert [len(batch) for batch in asked(script)] == [100, 100, 2]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_empty_feed_is_not_believed(source: ArxivSource, script: Script, times: int) -> None:
    """ArXiv's well-known fault passes, and the papers are there."""
    script.plays = [EMPTY] * times

    answers = list(source.look_up(IDS))

    assert known(answers) == set(IDS)
    assert len(script.asked) == times + 1


def test_short_feed_is_not_believed(source: ArxivSource, script: Script) -> None:
    """A feed that leaves a paper out is asked for the rest."""
    script.plays = [Response(200, feed(*map(entry, list(PAPERS)[:3])), media_type=ATOM)]

    answers = list(source.look_up(IDS))

    assert known(answers) == set(IDS)
    assert [answer.ids for answer in answers] == [IDS[:3], IDS[3:]]


def test_empty_feeds_for_ever(source: ArxivSource, script: Script) -> None:
    """Who leaves out even the witness says nothing about the others."""
    script.plays = [EMPTY] * 99

    with pytest.raises(SourceUnreachable, match="leaves out a paper that it has") as caught:
        list(source.look_up(IDS))

    assert caught.value.hint == "try again later"
    assert caught.value.exit_status == 4


def test_answers_before_a_fault_stay(source: ArxivSource, script: Script) -> None:
    """A batch that fails takes nothing back of those before."""
    ids = many(script, 200)
    answers: list[Answer] = []

    def look_up() -> None:
        for answer in source.look_up(ids):
            answers.append(answer)
            script.plays = [Response(403)]

    with pytest.raises(SourceUnreachable, match="403"):
        look_up()

    assert known(answers) == set(ids[:100])


def test_other_papers_are_ignored(source: ArxivSource, script: Script) -> None:
    """A feed may hold what it likes; only what was asked for is taken."""
    script.plays = [Response(200, feed(*map(entry, PAPERS)), media_type=ATOM)]

    (answer,) = source.look_up(IDS[:2])

    assert answer.records.keys() == set(IDS[:2])


@pytest.mark.parametrize("place", [0, 2, 5])
def test_refused_batch_is_halved(source: ArxivSource, script: Script, place: int) -> None:
    """One identifier that arXiv takes for malformed is found, and the others still come."""
    culprit = ArxivId("math/0309136")
    script.refused = culprit.value
    ids = [*IDS[:place], culprit, *IDS[place:]]

    answers = list(source.look_up(ids))

    assert known(answers) == set(IDS)
    assert sorted(map(str, all_asked(answers))) == sorted(map(str, ids))


def broken(title: str = "") -> Response:
    """Return a feed in which one paper of two has no title."""
    paper: Paper = replace(PAPERS["2104.12255"], title=title)
    return Response(200, feed(entry("1706.03762"), entry("2104.12255", paper)), media_type=ATOM)


def test_entry_that_is_no_record_is_asked_for_again(source: ArxivSource, script: Script) -> None:
    """An entry without a title may have been a fault that passes."""
    script.plays = [broken()]

    answers = list(source.look_up([IDS[0], ArxivId("2104.12255")]))

    assert known(answers) == {IDS[0], ArxivId("2104.12255")}


def test_entry_that_stays_no_record(source: ArxivSource, script: Script) -> None:
    """It is neither known nor unknown: the rest is answered, and then the fault is reported."""
    script.plays = [broken(), broken()]
    answers: list[Answer] = []

    def look_up() -> None:
        answers.extend(iter(source.look_up([IDS[0], ArxivId("2104.12255")])))

    with pytest.raises(SourceUnreachable, match=r"no title for 2104\.12255") as caught:
        look_up()

    assert caught.value.hint == "try again later"
    assert script.plays == []


def test_whole_answers_are_kept(source: ArxivSource, script: Script) -> None:
    """The same papers are not asked for twice a day; half an answer is."""
    list(source.look_up(IDS))
    list(source.look_up(IDS))
    assert len(script.asked) == 1

    list(source.look_up([UNKNOWN]))
    list(source.look_up([UNKNOWN]))
    assert len(script.asked) == 5


@pytest.mark.parametrize("seconds", [0.0, 20.0, 30.0, 60.0])
@pytest.mark.parametrize("chance", [0.0, 1.0])
@pytest.mark.parametrize("first", [Response(200, feed(), 0, ATOM), None], ids=["empty", "fault"])
def test_deadline_is_kept(
    folders: Folders, script: Script, seconds: float, chance: float, first: Response | None
) -> None:
    """A server that hangs, or sends feeds without entries, has less than 60 seconds for all."""
    script.time.chance = chance
    plays = [first] if first else []

    def exchange(url: str, headers: object, statuses: object, limit: float) -> Response:
        if plays:
            return plays.pop()
        script.time.now += min(seconds, limit)
        if first:
            return Response(200, feed(), 0, ATOM)
        raise AttemptFailed("no whole answer came")

    source = ArxivSource(Client(service(), folders, script.time.clock, exchange))

    with pytest.raises(SourceUnreachable):
        list(source.look_up(IDS[:2]))

    assert script.time.now - BEGINNING <= 56
