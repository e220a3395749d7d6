"""One exchange with a server, within a time and a size whatever the server does."""

import asyncio
import zlib
from collections.abc import Collection, Mapping

import httpx

from synthlit.sources.environment import Proxy, certificates, proxy_for, untrusted
from synthlit.sources.response import AttemptFailed, Response

# A feed of 100 papers has some 300 kB, and papers with 3,000 authors are known.
LARGEST = 16 * 1024 * 1024
_CONNECT = 10.0
_GZIP = zlib.MAX_WBITS | 16


def exchange(
    url: str, headers: Mapping[str, str], statuses: Collection[int], seconds: float
) -> Response:
    """Request a URL, on a connection that is closed when this returns.

    The body is read only under one of the `statuses`. Proxy and certificates are those that the
    environment names.

    Raises AttemptFailed and UnusableEnvironment.
    """
    proxy = proxy_for(url)
    client = httpx.AsyncClient(
        timeout=httpx.Timeout(seconds, connect=min(seconds, _CONNECT)),
        headers={**headers, "Accept-Encoding": "gzip"},
        proxy=proxy.address if proxy else None,
        verify=certificates(),
        trust_env=False,
    )
    try:
        return asyncio.run(_exchange(client, url, statuses, seconds))
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
        raise _no_connection(url, proxy, error) from None


def _no_connection(url: str, proxy: Proxy | None, error: httpx.TransportError) -> Exception:
    """Return the error for a server that cannot be connected to."""
    host = httpx.URL(url).host
    if unusable := untrusted(host, error) or (proxy and proxy.failed(error)):
        return unusable
    if isinstance(error, httpx.ConnectTimeout):
        return AttemptFailed(f"no connection to {host} in time")
    through = f" through the proxy of {proxy.name}" if proxy else ""
    # Without a network there is no use in waiting: the embedded index is there.
    return AttemptFailed(f"no connection to {host}{through} ({error})", retry=False)


async def _exchange(
    client: httpx.AsyncClient, url: str, statuses: Collection[int], seconds: float
) -> Response:
    """Raise AttemptFailed, or an error of httpx where there is no connection."""
    try:
        # The time-outs of httpx start again with every byte; this one ends a server that drips.
        async with asyncio.timeout(seconds), client, client.stream("GET", url) as response:
            return Response(
                status=response.status_code,
                body=await _body(response) if response.status_code in statuses else b"",
                media_type=response.headers.get("content-type", "")
                .partition(";")[0]
                .strip()
                .lower(),
                location=response.headers.get("location", ""),
                retry_after=response.headers.get("retry-after", ""),
            )
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError):
        raise
    except (TimeoutError, httpx.TimeoutException):
        raise AttemptFailed(f"no whole answer came within {round(seconds, 1):g} seconds") from None
    except (httpx.InvalidURL, UnicodeError):
        reason = "its address, or where it redirects to, is unusable"
        raise AttemptFailed(reason, retry=False) from None
    except httpx.TransportError:
        raise AttemptFailed("the connection broke before the whole answer had come") from None


async def _body(response: httpx.Response) -> bytes:
    """Read and unpack the body piece by piece; httpx would unpack a bomb's pieces whole."""
    packed = response.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        reason = "it packed the answer in a way that was not asked for"
        raise AttemptFailed(reason, is_unusable=True)
    unpack = None if packed == "identity" else zlib.decompressobj(_GZIP)
    body = bytearray()
    try:
        async for piece in response.aiter_raw():
            body += unpack.decompress(piece, LARGEST + 1 - len(body)) if unpack else piece
            if len(body) > LARGEST:
                raise AttemptFailed(f"the answer is larger than {LARGEST >> 20} MB", retry=False)
    except zlib.error:
        raise AttemptFailed("the answer cannot be unpacked", is_unusable=True) from None
    if unpack and not unpack.eof:
        raise AttemptFailed("the answer stopped halfway")
    return bytes(body)
