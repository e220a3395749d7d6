"""When documents are checked: after a while, the newest text only, and one check at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest
from pygls.exceptions import JsonRpcContentModified

from synthlit.lint.incremental import Cancelled
from synthlit.server.checks import Check, Checked, Checks

URI = "file:///refs.bib"


class _Timer:
    """A timer that runs when the test says so."""

    def __init__(self, wait: float, call: Callable[[], None]) -> None:
        self.wait = wait
        self.call = call
        self.is_cancelled = False

    def cancel(self) -> None:
        """Make the call not come."""
        self.is_cancelled = True


class _Worker(Executor):
    """A worker that works when the test says so."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], None]] = []

    def submit(self, function: Any, /, *args: Any, **named: Any) -> Future[Any]:
        """Take a task."""
        future: Future[Any] = Future()

        def work() -> None:
            try:
                future.set_result(function(*args, **named))
            except BaseException as fault:
                future.set_exception(fault)

        self.tasks.append(work)
        return future


class _Editor:
    """Documents with a version each, and what is published of them."""

    def __init__(self) -> None:
        self.version = 1
        self.begun: list[int] = []
        self.published: list[int | None] = []
        self.timers: list[_Timer] = []
        self.worker = _Worker()
        self.fault: Exception | None = None
        self.checks = Checks(self._begin, self._publish, self.worker, self._later)

    def _later(self, wait: float, call: Callable[[], None]) -> _Timer:
        self.timers.append(_Timer(wait, call))
        return self.timers[-1]

    def _begin(self, uri: str) -> Check:
        assert uri == URI
        version = self.version
        self.begun.append(version)

        def check(is_in_vain: Callable[[], bool]) -> Checked:
            if self.fault:
                raise self.fault
            if is_in_vain():
                raise Cancelled
            return Checked(version)

        return check

    def _publish(self, uri: str, checked: Checked) -> None:
        assert uri == URI
        self.published.append(checked.version)

    def type(self) -> None:
        """Change the document."""
        self.version += 1
        self.checks.changed(URI, 0.15)

    async def pass_time(self) -> None:
        """Let the timers run that are not cancelled."""
        for timer in [timer for timer in self.timers if not timer.is_cancelled]:
            timer.call()
        self.timers.clear()
        await self.settle()

    async def work(self) -> None:
        """Let the worker do what it has."""
        tasks, self.worker.tasks = self.worker.tasks, []
        for task in tasks:
            task()
        await self.settle()

    async def settle(self) -> None:
        """Let everything happen that waits for nothing else."""
        for _ in range(20):
            await asyncio.sleep(0)


def _with_editor(use: Callable[[_Editor], Awaitable[None]]) -> None:
    async def run() -> None:
        await use(_Editor())

    asyncio.run(asyncio.wait_for(run(), 60))


def test_many_keys_are_one_check() -> None:
    """Each key begins the waiting anew; then the newest text is checked."""

    async def use(editor: _Editor) -> None:
        for _ in range(300):
            editor.type()
        assert [timer.is_cancelled for timer in editor.timers] == [True] * 299 + [False]
        assert {timer.wait for timer in editor.timers} == {0.15}
        await editor.pass_time()
        await editor.work()
        assert editor.begun == editor.published == [301]

    _with_editor(use)


def test_one_check_at_a_time() -> None:
    """While a check runs, later texts wait; only the newest is checked, and the old one dropped."""

    async def use(editor: _Editor) -> None:
        editor.type()
        await editor.pass_time()
        for _ in range(5):
            editor.type()
            await editor.pass_time()
        assert len(editor.worker.tasks) == 1
        await editor.work()
        await editor.work()
        assert editor.begun == [2, 7]
        assert editor.published == [7]
        assert not editor.worker.tasks

    _with_editor(use)


def test_what_was_found_is_kept() -> None:
    """A request gets what was found; where the text is newer, it is checked without waiting."""

    async def use(editor: _Editor) -> None:
        editor.type()
        await editor.pass_time()
        await editor.work()
        assert (await editor.checks.newest(URI)).version == 2
        assert editor.begun == [2]
        editor.type()
        request = asyncio.ensure_future(editor.checks.newest(URI))
        await editor.settle()
        await editor.work()
        assert (await request).version == 3
        assert editor.begun == editor.published == [2, 3]

    _with_editor(use)


def test_request_about_an_old_text() -> None:
    """A request ends when the text changes before it is answered."""

    async def use(editor: _Editor) -> None:
        editor.type()
        request = asyncio.ensure_future(editor.checks.newest(URI))
        await editor.settle()
        editor.type()
        await editor.work()
        with pytest.raises(JsonRpcContentModified):
            await request
        assert not editor.published

    _with_editor(use)


def test_cancelled_request() -> None:
    """A request that an editor cancels leaves the check as it is."""

    async def use(editor: _Editor) -> None:
        editor.type()
        request = asyncio.ensure_future(editor.checks.newest(URI))
        await editor.settle()
        request.cancel()
        await editor.settle()
        await editor.work()
        assert editor.published == [2]

    _with_editor(use)


@pytest.mark.parametrize("is_running", [True, False])
def test_closed(*, is_running: bool) -> None:
    """Nothing is published of a document that was closed."""

    async def use(editor: _Editor) -> None:
        editor.type()
        if is_running:
            await editor.pass_time()
        editor.checks.closed(URI)
        await editor.pass_time()
        await editor.work()
        assert not editor.published
        assert await editor.checks.newest(URI) == Checked()

    _with_editor(use)


def test_fault(caplog: pytest.LogCaptureFixture) -> None:
    """A check that fails is logged, and the next one runs."""

    async def use(editor: _Editor) -> None:
        editor.fault = ValueError("no")
        editor.type()
        await editor.pass_time()
        await editor.work()
        assert "could not be checked" in caplog.text
        editor.fault = None
        editor.type()
        await editor.pass_time()
        await editor.work()
        assert editor.published == [3]

    _with_editor(use)
