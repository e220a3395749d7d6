"""Names for findings by which a service knows them again when lines above them come or go."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult
from synthlit.text import Text


def fingerprints(result: LintResult) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with its name, which no other of the result has.

    It is made of file, rule, entry and the text of the line, and counts those that are alike.
    """
    sources = {path: Text(text) for path, text in result.texts.items()}
    seen: Counter[str] = Counter()
    for found in result.diagnostics:
        source = sources.get(found.path)
        line = source.line(found.line) if source else found.message
        parts = (str(found.path), found.code, found.key, " ".join(line.split()))
        data = "\0".join(parts).encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(data).hexdigest()[:32]
        seen[digest] += 1
        yield found, f"{digest}:{seen[digest]}"
