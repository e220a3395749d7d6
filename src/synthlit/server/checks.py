"""When the documents of an editor are checked: once nobody types, and off the reading thread.

For each document one check at most runs, and one waits. What is found in an older text than the
newest is dropped.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from lsprotocol.types import Diagnostic
from pygls.exceptions import JsonRpcContentModified

from synthlit.lint.incremental import Cancelled
from synthlit.server.session import OpenFile

# Seconds from the last change to the check.
WAIT = 0.15


class Timer(Protocol):
    """A call that is to come."""

    def cancel(self) -> object:
        """Make it not come."""
        ...


# Calls a function after some seconds.
Later = Callable[[float, Callable[[], None]], Timer]


@dataclass(frozen=True)
class Checked:
    """A version of a document with its findings, and these as an editor shows them.

    There is no file where the document is of another kind.
    """

    version: int | None = None
    file: OpenFile | None = None
    shown: Sequence[Diagnostic] = ()


# Checks a document as it was when this was made; takes a function that tells if that is in vain.
Check = Callable[[Callable[[], bool]], Checked]


@dataclass
class _State:
    """What is known of one document: `checked` is of its change number `checked_change`."""

    change: int = 0
    timer: Timer | None = None
    task: asyncio.Task[None] | None = None
    must_repeat: bool = False
    checked: Checked = Checked()
    checked_change: int = 0


class Checks:
    """The checks of the documents that are open."""

    def __init__(
        self,
        begin: Callable[[str], Check],
        publish: Callable[[str, Checked], None],
        worker: Executor,
        later: Later | None = None,
    ) -> None:
        self._begin = begin
        self._publish = publish
        self._worker = worker
        self._later = later
        self._states: dict[str, _State] = {}

    def changed(self, uri: str, wait: float) -> None:
        """Check a document when no other change has come for some seconds."""
        state = self._states.setdefault(uri, _State())
        state.change += 1
        if state.timer:
            state.timer.cancel()
        later = self._later or asyncio.get_running_loop().call_later
        state.timer = later(wait, partial(self._start, uri, state))

    def closed(self, uri: str) -> None:
        """Forget a document."""
        if state := self._states.pop(uri, None):
            state.change += 1
            if state.timer:
                state.timer.cancel()

    async def newest(self, uri: str) -> Checked:
        """Return a document with the findings in its present text, which may have to be checked.

        Raises JsonRpcContentModified where the text changes before that is done.
        """
        state = self._states.get(uri)
        if not state:
            return Checked()
        change = state.change
        if state.timer:
            state.timer.cancel()
            self._start(uri, state)
        while state.checked_change != change:
            if state.change != change or not state.task:
                raise JsonRpcContentModified
            await asyncio.wait([state.task])
        return state.checked

    def _start(self, uri: str, state: _State) -> None:
        state.timer = None
        state.must_repeat = state.task is not None
        if not state.task:
            state.task = asyncio.get_running_loop().create_task(self._run(uri, state))

    async def _run(self, uri: str, state: _State) -> None:
        while True:
            state.must_repeat = False
            change = state.change
            await self._check(uri, state, change)
            if not state.must_repeat:
                state.task = None
                return

    async def _check(self, uri: str, state: _State, change: int) -> None:
        def is_in_vain() -> bool:
            return state.change != change

        try:
            loop = asyncio.get_running_loop()
            found = await loop.run_in_executor(self._worker, self._begin(uri), is_in_vain)
        except Cancelled:
            return
        except Exception:
            logging.getLogger(__name__).exception("%s could not be checked", uri)
            return
        if not is_in_vain():
            state.checked, state.checked_change = found, change
            self._publish(uri, found)
