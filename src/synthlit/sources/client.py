"""Ask a service politely: from the cache, in turn, and again until the deadline."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Self, TypeAlias, TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, wait_exponential

from synthlit import __version__
from synthlit.errors import SourceUnreachable
from synthlit.settings import SourceSettings
from synthlit.sources import address, transport
from synthlit.sources.cache import Cache
from synthlit.sources.clock import Clock
from synthlit.sources.deadline import Deadline
from synthlit.sources.failure import AttemptFailed
from synthlit.sources.folders import Folders
from synthlit.sources.rate_limit import RateLimit
from synthlit.sources.response import Response, check

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
    media_types: Collection[str]
    deadline: float = 60.0
    statuses: Collection[int] = (200,)
    hint: str = "try again later"

    def configured(self, settings: SourceSettings) -> Self:
        """Return the service as a list's settings change it."""
        return replace(
            self,
            url=settings.url or self.url,
            interval=self.interval if settings.interval is None else settings.interval,
            deadline=settings.patience or self.deadline,
        )


# Sends a GET request with headers, reads a body under these statuses, within these seconds.
Exchange: TypeAlias = Callable[[str, Mapping[str, str], Collection[int], float], Response]


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
        self._rate_limit = RateLimit(
            folders.state, server, service.interval, service.deadline, clock
        )
        self._back_off = wait_exponential(
            multiplier=max(service.interval, _SHORTEST_BACK_OFF), max=_LONGEST_BACK_OFF
        )
        self._headers = {"User-Agent": USER_AGENT, "Accept": ", ".join(service.media_types)}

    def fetch(
        self, query: Mapping[str, str], read: Callable[[Response], T], keep: Callable[[T], bool]
    ) -> T:
        """Return what `read` makes of the answer, which is cached for a day if `keep` says so.

        AttemptFailed from `read` counts as a failed attempt; other errors are passed on.

        Raises SourceUnreachable.
        """
        url = address.with_query(self._service.url, query)
        if kept := self._cache.get(url):
            with suppress(AttemptFailed):
                return read(kept)
        deadline = Deadline(self._service.deadline, self._clock)
        retrying = Retrying(
            retry=retry_if_exception(lambda e: isinstance(e, AttemptFailed) and e.retry),
            wait=self._pause_after,
            stop=lambda state: not deadline.allows(state.upcoming_sleep),
            sleep=deadline.sleep,
            reraise=True,
        )
        try:
            answered: tuple[Response, T] = retrying(self._attempt, url, read, deadline)
        except AttemptFailed as failure:
            raise self._unreachable(failure, deadline) from None
        response, value = answered
        if keep(value):
            self._cache.put(url, response)
        return value

    def _attempt(
        self, url: str, read: Callable[[Response], T], deadline: Deadline
    ) -> tuple[Response, T]:
        response = self._ask(url, deadline)
        for _ in range(_REDIRECTS):
            if not response.redirects:
                break
            url = address.redirected(url, response.location)
            response = self._ask(url, deadline)
        if response.redirects:
            raise AttemptFailed("its redirects have no end", retry=False)
        check(response, self._service.statuses, self._service.media_types)
        return response, read(response)

    def _ask(self, url: str, deadline: Deadline) -> Response:
        with self._rate_limit.turn(deadline.left) as turn, deadline.trying():
            response = self._exchange(
                url, self._headers, self._service.statuses, deadline.for_one_try
            )
            response = replace(response, at=self._clock.now())
            if response.status not in self._service.statuses:
                turn.pause = max(turn.pause, response.pause)
        return response

    def _pause_after(self, state: RetryCallState) -> float:
        """Return how long to back off: doubled each time, with jitter, and as long as asked."""
        failure = state.outcome.exception() if state.outcome else None
        asked = failure.wait if isinstance(failure, AttemptFailed) else 0.0
        return max(asked, self._back_off(state) * (1 + self._clock.chance() / 2))

    def _unreachable(self, failure: AttemptFailed, deadline: Deadline) -> SourceUnreachable:
        tried = failure.retry and deadline.tries > 1
        tries = f" (tried {deadline.tries} times)" if tried else ""
        return SourceUnreachable(
            f"{self._service.name} cannot be asked now: {failure.reason}{tries}",
            self._service.hint,
        )
