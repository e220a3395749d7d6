"""Query a service politely: cached, rate limited, and retried until a deadline."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TypeAlias, TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, wait_exponential

from synthlit import __version__
from synthlit.errors import SourceUnreachable
from synthlit.sources import transport
from synthlit.sources.cache import Cache
from synthlit.sources.deadline import Clock, Deadline
from synthlit.sources.folders import Folders
from synthlit.sources.rate_limit import RateLimit
from synthlit.sources.response import AttemptFailed, Response, check, redirected
from synthlit.sources.service import Service, server_of, with_query

USER_AGENT = f"synthlit/{__version__} (+https://github.com/5456es/awesome-synthetic-data)"
_LONGEST_BACK_OFF = 20.0
_SHORTEST_BACK_OFF = 0.1
_REDIRECTS = 3

T = TypeVar("T")


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
        server = server_of(service.url, service.name)
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
        url = with_query(self._service.url, query)
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
            tried = failure.retry and deadline.tries > 1
            tries = f" (tried {deadline.tries} times)" if tried else ""
            message = f"{self._service.name} cannot be queried now: {failure.reason}{tries}"
            raise SourceUnreachable(message, self._service.hint) from None
        response, value = answered
        if keep(value):
            self._cache.put(url, response)
        return value

    def _attempt(
        self, url: str, read: Callable[[Response], T], deadline: Deadline
    ) -> tuple[Response, T]:
        for _ in range(_REDIRECTS + 1):
            response = self._ask(url, deadline)
            if not response.redirects:
                check(response, self._service.statuses, self._service.media_types)
                return response, read(response)
            url = redirected(url, response.location)
        raise AttemptFailed("its redirects have no end", retry=False)

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
