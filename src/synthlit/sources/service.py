"""A service: its address, and how often it may be queried."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlencode, urlsplit

from synthlit.errors import InvalidSettings
from synthlit.settings import SourceSettings


@dataclass(frozen=True)
class Service:
    """A service: seconds between two requests, and seconds of trying in all.

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
            deadline=settings.deadline or self.deadline,
        )


def server_of(url: str, service: str) -> str:
    """Return host and port of a service's address.

    Raises InvalidSettings for an address that is not https, except on this machine.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or not url.isprintable() or " " in url:
        raise InvalidSettings(
            f"the address of {service} is not a URL: {url!r}", "give it as in https://host/path"
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(host)):
        raise InvalidSettings(
            f"the address of {service} is not https: {url!r}",
            "give an https URL; http is for services on this machine (127.0.0.1)",
        )
    return f"{host}:{port}" if port else host


def with_query(url: str, query: Mapping[str, str]) -> str:
    """Return the address with a query; identifiers stay readable in it."""
    parts = urlsplit(url)
    encoded = urlencode(query, safe=",/")
    return parts._replace(
        query=f"{parts.query}&{encoded}" if parts.query else encoded, fragment=""
    ).geturl()


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
