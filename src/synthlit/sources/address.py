"""Addresses of services: which can be asked, with which query, and where they may redirect."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlencode, urljoin, urlsplit

from synthlit.errors import InvalidSettings
from synthlit.sources.failure import AttemptFailed


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


def redirected(url: str, location: str) -> str:
    """Return where a redirect leads. Raises AttemptFailed where that is another server."""
    try:
        target = urljoin(url, location)
        here, there = urlsplit(url), urlsplit(target)
        same = (here.scheme, here.hostname, here.port) == (
            there.scheme,
            there.hostname,
            there.port,
        )
    except ValueError:
        same = False
    if not same:
        raise AttemptFailed("it redirects to another host", retry=False)
    return target


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
