"""Query a service politely: cached, rate limited, and retried until a deadline."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TypeAlias, TypeVar

from tenacity import Retrying, retry_if_exception

from synthlit import __version__
from synthlit.errors import SourceUnreachable
from synthlit.sources import transport
from synthlit.sources.cache import Cache
from synthlit.sources.deadline import Clock, Deadline
from synthlit.sources.folders import Folders
from synthlit.sources.rate_limit import FURTHEST, RateLimit
from synthlit.sources.response import AttemptFailed, Response, check, duration, redirected
from synthlit.sources.service import Service, server_of, with_query
from synthlit.sources.tries import Tries, Waiting, silent

USER_AGENT = f"synthlit/{__version__} (+https://github.com/5456es/awesome-synthetic-data)"
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
        *,
        refresh: bool = False,
        waiting: Waiting = silent,
    ) -> None:
        """With `refresh`, answers that are cached are asked for again; `waiting` shows pauses.

        Raises InvalidSettings where the service's address cannot be used.
        """
        server = server_of(service.url, service.name)
        self._service = service
        self._clock = clock
        self._exchange = exchange
        self._cache = Cache(folders.cache, clock)
        self._rate_limit = RateLimit(
            folders.state, server, service.interval, service.deadline, clock
        )
        self._is_refreshing = refresh
        self._waiting = waiting
        self._headers = {"User-Agent": USER_AGENT, "Accept": ", ".join(service.media_types)}

    def deadline(self) -> Deadline:
        """Return a deadline for requests that are made for one answer."""
        return Deadline(self._service.deadline, self._clock)

    def fetch(
        self,
        query: Mapping[str, str],
        read: Callable[[Response], T],
        keep: Callable[[T], bool],
        deadline: Deadline | None = None,
    ) -> T:
        """Return what `read` makes of the answer, which is cached for a day if `keep` says so.

        AttemptFailed from `read` counts as a failed attempt; other errors are passed on.

        Raises SourceUnreachable, and UnusableEnvironment.
        """
        url = with_query(self._service.url, query)
        if not self._is_refreshing and (kept := self._cache.get(url)):
            with suppress(AttemptFailed):
                return read(kept)
        tries = Tries(self._service, deadline or self.deadline(), self._clock, self._waiting)
        retrying = Retrying(
            retry=retry_if_exception(lambda e: isinstance(e, AttemptFailed) and e.retry),
            wait=tries.pause,
            stop=tries.are_over,
            before_sleep=tries.announce,
            sleep=tries.sleep,
            reraise=True,
        )
        try:
            answered: tuple[Response, T] = retrying(self._attempt, url, read, tries)
        except AttemptFailed as failure:
            tried = failure.retry and tries.number > 1
            times = f" (tried {tries.number} times)" if tried else ""
            message = f"{self._service.name} cannot be queried now: {failure.reason}{times}"
            raise SourceUnreachable(message, self._hint(failure)) from None
        response, value = answered
        if keep(value):
            self._cache.put(url, response)
        return value

    def _hint(self, failure: AttemptFailed) -> str:
        """Return how to go on: when the service is asked again, if that is known."""
        if failure.wait <= self._service.interval:
            return self._service.hint
        wait = duration(min(failure.wait, FURTHEST))
        return f"it is asked again in {wait} at the earliest; a .bib file can be imported meanwhile"

    def _attempt(self, url: str, read: Callable[[Response], T], tries: Tries) -> tuple[Response, T]:
        for _ in range(_REDIRECTS + 1):
            response = self._ask(url, tries)
            if not response.redirects:
                check(response, self._service.statuses, self._service.media_types)
                return response, read(response)
            url = redirected(url, response.location)
        raise AttemptFailed("its redirects have no end", retry=False)

    def _ask(self, url: str, tries: Tries) -> Response:
        deadline = tries.deadline
        with self._rate_limit.turn(deadline.left, tries.rest) as turn:
            if (seconds := deadline.for_one_try) <= 0:
                raise AttemptFailed("no whole answer came in time", retry=False)
            with deadline.trying():
                response = self._exchange(url, self._headers, self._service.statuses, seconds)
            response = replace(response, at=self._clock.now())
            if response.status not in self._service.statuses:
                turn.pause = max(turn.pause, response.pause)
        return response
