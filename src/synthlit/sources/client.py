"""Ask a service politely: from the cache, in turn, and again until the patience ends."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, wait_exponential

from synthlit import __version__
from synthlit.errors import SourceUnreachable
from synthlit.sources import address, transport
from synthlit.sources.cache import Cache, Kept
from synthlit.sources.clock import Clock
from synthlit.sources.deadline import Patience
from synthlit.sources.fault import Fault
from synthlit.sources.folders import Folders
from synthlit.sources.rate_limit import Pace
from synthlit.sources.response import Reply, check

USER_AGENT = f"synthlit/{__version__} (+https://github.com/5456es/awesome-synthetic-data)"
_LONGEST_BACK_OFF = 20.0
_SHORTEST_BACK_OFF = 0.1
_REDIRECTS = 3

T = TypeVar("T")


@dataclass(frozen=True)
class Service:
    """A service and its manners: seconds between two requests, seconds of trying in all.

    `statuses` and `media_types` are those of answers; `hint` says how to go on without it.
    """

    name: str
    url: str
    interval: float
    patience: float
    media_types: Collection[str]
    statuses: Collection[int] = (200,)
    hint: str = "try again later"


class Exchange(Protocol):
    """What carries one question to a server; `synthlit.sources.transport.exchange` does."""

    def __call__(
        self, url: str, headers: Mapping[str, str], statuses: Collection[int], seconds: float
    ) -> Reply:
        """Return the reply, or raise Fault."""
        ...


class Client:
    """A service's only client among all processes of a user."""

    def __init__(
        self,
        service: Service,
        folders: Folders,
        clock: Clock,
        exchange: Exchange = transport.exchange,
    ) -> None:
        """Raise InvalidSettings where the service's address cannot be used."""
        server = address.server_of(service.url, service.name)
        self._service = service
        self._clock = clock
        self._exchange = exchange
        self._cache = Cache(folders.cache, clock)
        self._pace = Pace(folders.state, server, service.interval, service.patience, clock)
        self._headers = {"User-Agent": USER_AGENT, "Accept": ", ".join(service.media_types)}
        self._back_off = wait_exponential(
            multiplier=max(service.interval, _SHORTEST_BACK_OFF), max=_LONGEST_BACK_OFF
        )

    def fetch(
        self, query: Mapping[str, str], read: Callable[[Reply], T], keep: Callable[[T], bool]
    ) -> T:
        """Return what `read` makes of the answer, which is cached for a day if `keep` says so.

        A Fault that `read` raises counts as a fault of the answer; other errors are passed on.

        Raises SourceUnreachable.
        """
        url = address.question(self._service.url, query)
        if kept := self._cache.get(url):
            with suppress(Fault):
                return read(Reply(200, kept.body, kept.at))
        patience = Patience(self._service.patience, self._clock)
        retrying = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, Fault) and error.again),
            wait=self._pause_after,
            stop=lambda state: not patience.allows(state.upcoming_sleep),
            sleep=patience.sleep,
            reraise=True,
        )
        try:
            found: tuple[Reply, T] = retrying(self._attempt, url, read, patience)
        except Fault as fault:
            raise self._unreachable(fault, patience) from None
        reply, value = found
        if keep(value):
            self._cache.put(url, Kept(reply.body, reply.at))
        return value

    def _attempt(self, url: str, read: Callable[[Reply], T], patience: Patience) -> tuple[Reply, T]:
        reply = self._ask(url, patience)
        for _ in range(_REDIRECTS):
            if not reply.redirects:
                break
            url = address.redirected(url, reply.location)
            reply = self._ask(url, patience)
        if reply.redirects:
            raise Fault("its redirects have no end", again=False)
        check(reply, self._service.statuses, self._service.media_types)
        return reply, read(reply)

    def _ask(self, url: str, patience: Patience) -> Reply:
        with self._pace.turn(patience.left) as turn, patience.trying():
            reply = self._exchange(url, self._headers, self._service.statuses, patience.for_one_try)
            reply = replace(reply, at=self._clock.now())
            if reply.status not in self._service.statuses:
                turn.pause = max(turn.pause, reply.pause)
        return reply

    def _pause_after(self, state: RetryCallState) -> float:
        """Return how long to back off: doubled each time, with jitter, and as long as asked."""
        fault = state.outcome.exception() if state.outcome else None
        asked = fault.wait if isinstance(fault, Fault) else 0.0
        return max(asked, self._back_off(state) * (1 + self._clock.chance() / 2))

    def _unreachable(self, fault: Fault, patience: Patience) -> SourceUnreachable:
        tried = fault.again and patience.tries > 1
        tries = f" (tried {patience.tries} times)" if tried else ""
        return SourceUnreachable(
            f"{self._service.name} cannot be asked now: {fault.reason}{tries}",
            self._service.hint,
        )
