"""Names by which a service recognises findings when lines are added or removed above them."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult


def fingerprints(result: LintResult) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with its name, which is unique in the result.

    It is a hash of file, rule, entry and the text of the line, with a number where these are equal.
    """
    seen: Counter[str] = Counter()
    for found in result.diagnostics:
        line = result.line(found) if found.path in result.sources else found.message
        parts = (str(found.path), found.code, found.key, " ".join(line.split()))
        data = "\0".join(parts).encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(data).hexdigest()[:32]
        seen[digest] += 1
        yield found, f"{digest}:{seen[digest]}"
