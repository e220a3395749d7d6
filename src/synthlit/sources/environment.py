"""The proxy and the certificates of a connection, as the environment names them.

An error names the variable, for the person who set it is the one who can correct it.
"""

import os
import re
import ssl
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from synthlit.errors import UnusableEnvironment
from synthlit.regular_file import read_bytes

_FILE, _FOLDER, _KEY_LOG = "SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"
_SECRET = re.compile(r"[^/]*@")
# Of OpenSSL's codes: those for a certificate of the wrong time, and of another host.
_WRONG_TIME = (9, 10)
_OTHER_HOST = (62, 64)
# A proxy that works, but does not reach the server.
_BEYOND = re.compile(r"5\d\d\b|Proxy Server could not connect")


@dataclass(frozen=True)
class Proxy:
    """A proxy, and the variable that names it."""

    name: str
    address: httpx.Proxy

    def failed(self, error: Exception) -> UnusableEnvironment | None:
        """Return the error for a connection through it; None if the fault is not the proxy's."""
        text = str(error) or "it does not answer"
        if isinstance(error, httpx.ProxyError) and _BEYOND.search(text):
            return None
        url = self.address.url
        shown = f"{url.scheme}://{url.host}" + (f":{url.port}" if url.port else "")
        hint = "correct it, or unset it where no proxy is needed"
        if text.startswith("407") or "authentication" in text.lower() or "password" in text:
            hint = f"write it with your name: {url.scheme}://USER:PASSWORD@{url.host}"
        elif url.scheme == "https" and "SSL" in text:
            hint = f"most proxies are named with http, as in http://{url.host}:{url.port or 3128}"
        return UnusableEnvironment(
            self.name, f"no connection through the proxy {shown} ({text})", hint
        )


def proxy_for(url: str) -> Proxy | None:
    """Return the proxy for a URL, if there is one. Raises UnusableEnvironment."""
    parts = urlsplit(url)
    proxies = getproxies()
    scheme = next((each for each in (parts.scheme, "all") if proxies.get(each)), None)
    if scheme is None or proxy_bypass(_host(parts)):
        return None
    name = _variable(f"{scheme}_proxy") or "the system's proxy"
    text = proxies[scheme].strip()
    try:
        proxy = httpx.Proxy(text if "://" in text else f"http://{text}")
    except (ValueError, httpx.InvalidURL):
        proxy = None
    if proxy is None or not proxy.url.host:
        hint = "write it as http://host:port"
        if text.lower().startswith("socks"):
            hint = "write it as socks5://host:port"
        shown = _SECRET.sub("", text)
        raise UnusableEnvironment(name, f"{shown!r} is no address of a proxy", hint)
    if proxy.url.scheme.startswith("socks") and find_spec("socksio") is None:
        reason = "SOCKS proxies need the extra `socks`, which is not installed"
        hint = "install it with pip install 'synthlit[socks]', or name a proxy with http://"
        raise UnusableEnvironment(name, reason, hint)
    return Proxy(name, proxy)


def _host(parts: SplitResult) -> str:
    return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""


def _variable(name: str) -> str:
    """Return a variable as it is spelled in the environment; the form in small letters wins."""
    if os.environ.get(name):
        return name
    return next((each for each in os.environ if each.lower() == name), "")


def certificates() -> ssl.SSLContext | bool:
    """Return what is trusted: what the environment names, or httpx's own list.

    Raises UnusableEnvironment.
    """
    if key_log := os.environ.get(_KEY_LOG):
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).keylog_filename = key_log
        except OSError as error:
            reason = f"{key_log} cannot be written: {error.strerror or error}"
            raise UnusableEnvironment(_KEY_LOG, reason, "correct or unset it") from None
    hint = "name certificates in PEM, or unset it"
    if file := os.environ.get(_FILE):
        try:
            read_bytes(Path(file))
            return ssl.create_default_context(cafile=file)
        except ssl.SSLError:
            raise UnusableEnvironment(_FILE, f"{file} has no certificates", hint) from None
        except (OSError, ValueError) as error:
            reason = f"{file} cannot be read: {getattr(error, 'strerror', None) or error}"
            raise UnusableEnvironment(_FILE, reason, hint) from None
    if folder := os.environ.get(_FOLDER):
        if not any(map(os.path.isdir, folder.split(os.pathsep))):
            raise UnusableEnvironment(_FOLDER, f"there is no folder {folder}", hint)
        return ssl.create_default_context(capath=folder)
    return True


def untrusted(host: str, error: Exception) -> UnusableEnvironment | None:
    """Return the error for a certificate that cannot be verified; None for another fault."""
    cause: BaseException | None = error
    while cause and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    if not isinstance(cause, ssl.SSLCertVerificationError):
        return None
    named = next((name for name in (_FILE, _FOLDER) if os.environ.get(name)), "")
    reason = f"the certificate of {host} is not trusted ({cause.verify_message.rstrip('.')})"
    if cause.verify_code in _WRONG_TIME:
        hint = "check the date of this machine"
    elif cause.verify_code in _OTHER_HOST:
        hint = "another machine answers: check the network, and the proxy"
    elif named:
        hint = f"add the certificate that signed it to {os.environ[named]}, or unset {named}"
    else:
        hint = "if your network signs connections, set SSL_CERT_FILE to its certificate in PEM"
    return UnusableEnvironment(named or _FILE, reason, hint)
