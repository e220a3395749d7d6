"""A day's answers on disk, so that nothing is asked twice."""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from synthlit.library.atomic import write_atomically
from synthlit.sources.clock import Clock

DAY = 24 * 3600.0


@dataclass(frozen=True)
class Kept:
    """A body, and when it came (seconds since 1970)."""

    body: bytes
    at: float


class Cache:
    """Answers by URL. It is a convenience: what cannot be read or written is passed over."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def get(self, url: str) -> Kept | None:
        """Return the answer to a URL, unless it is older than a day or not as it was written."""
        try:
            kept = json.loads(self._place(url).read_text("utf-8"))
            body = str(kept["body"]).encode("utf-8")
            age = self._clock.now() - float(kept["at"])
            whole = kept["url"] == url and kept["sha256"] == hashlib.sha256(body).hexdigest()
        except (OSError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            return None
        return Kept(body, float(kept["at"])) if whole and 0 <= age < DAY else None

    def put(self, url: str, kept: Kept) -> None:
        """Keep an answer that is text, and forget those that are older than a day."""
        digest = hashlib.sha256(kept.body).hexdigest()
        with suppress(OSError, UnicodeDecodeError):
            row = {"url": url, "at": kept.at, "sha256": digest, "body": kept.body.decode("utf-8")}
            write_atomically(self._place(url), json.dumps(row, ensure_ascii=False))
            os.utime(self._place(url), (kept.at, kept.at))
            self._forget()

    def _place(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def _forget(self) -> None:
        for file in self._folder.iterdir():
            if self._clock.now() - file.stat().st_mtime > DAY:
                file.unlink()
