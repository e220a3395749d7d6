"""A cache of responses on disk, kept for a day."""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from synthlit.library.atomic import write_atomically
from synthlit.sources.deadline import Clock
from synthlit.sources.response import Response

DAY = 24 * 3600.0


class Cache:
    """Responses by URL; files that cannot be read or written are ignored."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def get(self, url: str) -> Response | None:
        """Return the body and the time of a response that is not older than a day and undamaged."""
        try:
            kept = json.loads(self._file(url).read_text("utf-8"))
            body = str(kept["body"]).encode("utf-8")
            age = self._clock.now() - float(kept["at"])
            whole = kept["url"] == url and kept["sha256"] == hashlib.sha256(body).hexdigest()
        except (OSError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            return None
        return Response(200, body, float(kept["at"])) if whole and 0 <= age < DAY else None

    def put(self, url: str, response: Response) -> None:
        """Keep a response whose body is text, and forget those that are older than a day."""
        digest = hashlib.sha256(response.body).hexdigest()
        with suppress(OSError, UnicodeDecodeError):
            body = response.body.decode("utf-8")
            row = {"url": url, "at": response.at, "sha256": digest, "body": body}
            write_atomically(self._file(url), json.dumps(row, ensure_ascii=False))
            os.utime(self._file(url), (response.at, response.at))
            self._forget()

    def _file(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def _forget(self) -> None:
        for file in self._folder.iterdir():
            if self._clock.now() - file.stat().st_mtime > DAY:
                file.unlink()
