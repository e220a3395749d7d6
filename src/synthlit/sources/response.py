"""The response to one request, or why the request failed."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import SplitResult, urljoin, urlsplit

_SECONDS = re.compile(r"\d+", re.ASCII)
# What is longer is no pause: about what datetime can hold.
_LONGEST_PAUSE = 1e11
_MINUTE, _DAY, _YEAR = 60.0, 24 * 3600.0, 365.25 * 24 * 3600.0
_WORTH_ANOTHER = frozenset({408, 425, 429})
_BUSY = frozenset({429, 503})
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


class AttemptFailed(Exception):
    """A request without an answer, or with one that cannot be used.

    `reason` is a clause for the user, `retry` says whether another attempt makes sense, and `wait`
    for how many seconds the service asked clients to wait. `is_unusable` is an answer that is no
    data, of which another is mostly no data either; `is_busy` is what a service says of itself.
    """

    def __init__(
        self,
        reason: str,
        *,
        retry: bool = True,
        wait: float = 0.0,
        is_unusable: bool = False,
        is_busy: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry
        self.wait = wait
        self.is_unusable = is_unusable
        self.is_busy = is_busy


@dataclass(frozen=True)
class Response:
    """Status, the headers that matter, the unpacked body, and when it came (seconds since 1970)."""

    status: int
    body: bytes = b""
    at: float = 0.0
    media_type: str = ""
    location: str = ""
    retry_after: str = ""

    @property
    def day(self) -> date:
        """The day on which the answer came, in UTC."""
        return datetime.fromtimestamp(self.at, UTC).date()

    @property
    def redirects(self) -> bool:
        """Whether the answer is at another address."""
        return self.status in (301, 302, 303, 307, 308) and bool(self.location)

    @property
    def pause(self) -> float:
        """Seconds before the next request, as Retry-After asks (RFC 9110, 10.2.3)."""
        text = self.retry_after.strip()
        if _SECONDS.fullmatch(text):
            return min(float(text[:400]), _LONGEST_PAUSE)
        try:
            moment = parsedate_to_datetime(text)
            # A date without a zone means UTC here: HTTP knows no other.
            at = moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return 0.0
        return max(0.0, at - self.at)


def check(response: Response, statuses: Collection[int], media_types: Collection[str]) -> None:
    """Raise AttemptFailed where status, content type or first bytes show that this is not data."""
    if response.status not in statuses:
        again = response.status in _WORTH_ANOTHER or response.status >= 500
        reason = f"it says {_phrase(response.status)}"
        if response.pause:
            reason += f" and asks to wait {duration(response.pause)}"
        raise AttemptFailed(
            reason, retry=again, wait=response.pause, is_busy=response.status in _BUSY
        )
    if response.media_type == "text/html" or _WEB_PAGE.match(response.body):
        reason = "it sent a web page instead of data, perhaps a check for robots"
        raise AttemptFailed(reason, is_unusable=True)
    if response.media_type and response.media_type not in media_types:
        raise AttemptFailed("it sent something other than data", is_unusable=True)
    if not response.body:
        raise AttemptFailed("it sent nothing")


def duration(seconds: float) -> str:
    """Return a time to wait in words, as exactly as somebody wants to know it."""
    if seconds < 10 * _MINUTE:
        return f"{seconds:.0f} seconds"
    units = ((_MINUTE, "minutes"), (3600.0, "hours"), (_DAY, "days"), (_YEAR, "years"))
    unit, name = next((each for each in units if seconds < 100 * each[0]), units[-1])
    return f"{seconds / unit:,.0f} {name}"


def redirected(url: str, location: str) -> str:
    """Return where a redirect leads. Raises AttemptFailed where that is another server."""
    try:
        target = urljoin(url, location)
        same = _server(urlsplit(target)) == _server(urlsplit(url))
    except ValueError:
        same = False
    if not same:
        raise AttemptFailed("it redirects to another host", retry=False)
    return target


def _server(url: SplitResult) -> tuple[str, str | None, int | None]:
    return url.scheme, url.hostname, url.port


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
