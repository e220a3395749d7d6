"""The cache: a day, whole, or not at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.sources.cache import DAY, Cache
from synthlit.sources.response import Response
from tests.sources.conftest import BEGINNING, Time, entry, feed

URL = "https://export.arxiv.org/api/query?id_list=1706.03762&max_results=1"
BODY = feed(entry("1706.03762"))


@pytest.fixture
def cache(tmp_path: Path, time: Time) -> Cache:
    """A cache that holds one answer."""
    cache = Cache(tmp_path / "cache", time.clock)
    cache.put(URL, Response(200, BODY, time.now))
    return cache


def only_file(tmp_path: Path) -> Path:
    """Return the file of the one answer."""
    (file,) = (tmp_path / "cache").iterdir()
    return file


def test_answer_comes_back(cache: Cache, time: Time) -> None:
    """An answer is there, byte for byte, with the time at which it came."""
    time.now += DAY - 1

    assert cache.get(URL) == Response(200, BODY, BEGINNING)


def test_other_question_has_no_answer(cache: Cache) -> None:
    """Answers are kept by the whole question."""
    assert cache.get(URL + "0") is None


@pytest.mark.parametrize("seconds", [DAY, -1])
def test_answer_lasts_a_day(cache: Cache, time: Time, seconds: float) -> None:
    """An answer that is a day old is none, nor is one from the future."""
    time.now += seconds

    assert cache.get(URL) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "3", "null", "{}", '{"body": "\\ud800"}', "[" * 100_000,
        '{"body": "", "at": 1e999}', '{"body": "", "at": ' + "9" * 4000 + "}",
    ],
)  # fmt: skip
def test_broken_file_is_passed_over(cache: Cache, tmp_path: Path, text: str) -> None:
    """A file that is not a kept answer counts as none."""
    only_file(tmp_path).write_text(text, "utf-8")

    assert cache.get(URL) is None


@given(position=st.integers(0, 10**6), byte=st.integers(0, 255))
def test_changed_body_is_not_believed(
    tmp_path_factory: pytest.TempPathFactory, position: int, byte: int
) -> None:
    """Whatever byte of the file changes, what comes back is the answer or nothing."""
    folder = tmp_path_factory.mktemp("kept")
    cache = Cache(folder / "cache", Time().clock)
    cache.put(URL, Response(200, BODY, BEGINNING))
    data = bytearray(only_file(folder).read_bytes())
    data[position % len(data)] = byte
    only_file(folder).write_bytes(data)

    kept = cache.get(URL)

    assert kept is None or kept.body == BODY


def test_half_a_file_is_passed_over(cache: Cache, tmp_path: Path) -> None:
    """A file that was cut short counts as none."""
    data = only_file(tmp_path).read_bytes()
    only_file(tmp_path).write_bytes(data[: len(data) // 2])

    assert cache.get(URL) is None


def test_answer_to_another_question_is_not_taken(cache: Cache, tmp_path: Path) -> None:
    """A file that was put in another's place is not believed."""
    file = only_file(tmp_path)
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "url": "other"}), "utf-8")

    assert cache.get(URL) is None


def test_what_is_no_text_is_not_kept(tmp_path: Path, time: Time) -> None:
    """Bytes that are not UTF-8 are no answer of a service that we ask."""
    cache = Cache(tmp_path / "cache", time.clock)

    cache.put(URL, Response(200, b"\xff\xfe", time.now))

    assert cache.get(URL) is None


def test_old_answers_are_forgotten(cache: Cache, tmp_path: Path, time: Time) -> None:
    """The folder does not grow for ever."""
    old = only_file(tmp_path)
    time.now += DAY + 1

    cache.put("another", Response(200, BODY, time.now))

    assert not old.exists()
    assert cache.get("another")


def test_folder_that_cannot_be_written(tmp_path: Path, time: Time) -> None:
    """Without a place to keep answers, nothing is kept and nothing fails."""
    (tmp_path / "file").write_text("", "ascii")
    cache = Cache(tmp_path / "file", time.clock)

    cache.put(URL, Response(200, BODY, time.now))

    assert cache.get(URL) is None
