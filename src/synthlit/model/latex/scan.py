"""Split a value into math, commands and characters, and check its braces."""

import re
from collections.abc import Callable, Iterator

# Most values contain none of these, and need no further work.
_NEEDS_WORK = re.compile(r"[\\{}&%_#$~^`]|''|[^\x20-\x7e]|  ")
# As these, and the characters that mark an address or that LaTeX's first font encoding lacks.
_NOT_PLAIN = re.compile(rf"{_NEEDS_WORK.pattern}|[<>|]")
# An opening dollar has no space after it, a closing one no space before it and no digit after:
# the rule by which pandoc separates math from money. Escaped characters are skipped.
_MATH = re.compile(r"\\.|(?P<math>\$(?=[^\s$])(?:[^$\\]|\\.)+?(?<!\s)\$(?!\d))", re.DOTALL)
_PARENTHESISED = re.compile(r"\\(?:\((?P<math>(?:[^$\\]|\\[^()$])+)\\\)(?!\d)|.)", re.DOTALL)
_UNIT = re.compile(r"\\[A-Za-z]+\*?\s*|\\.|.", re.DOTALL)
_BRACE = re.compile(r"[{}]")
# Most values have no braces, or none within others.
_SHALLOW = re.compile(r"[^{}]*(?:\{[^{}]*\}[^{}]*)*")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_ESCAPED_BRACE = re.compile(r"\\[{}]")


def needs_work(value: str) -> bool:
    """Return whether the value has anything but plain ASCII words in it."""
    return bool(_NEEDS_WORK.search(value))


def is_plain(value: str) -> bool:
    """Return whether a text is the same in every form: canonical, safe for TeX, in ASCII."""
    return not _NOT_PLAIN.search(value)


def balanced(value: str) -> bool:
    """Return whether the braces match, counted as BibTeX counts them: escaped ones too."""
    if _SHALLOW.fullmatch(value):
        return True
    depth = 0
    for brace in _BRACE.findall(value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def fits_braces(value: str) -> bool:
    r"""Return whether every reader finds the end of the value between braces.

    BibTeX counts escaped braces; TeX does not; bibtexparser takes the brace of `\\{` for escaped.
    """
    if "\\" not in value:
        return balanced(value)
    return not value.endswith("\\") and all(
        map(balanced, (value, _ESCAPED.sub("", value), _ESCAPED_BRACE.sub("", value)))
    )


def parts(value: str) -> Iterator[tuple[bool, str]]:
    """Yield the value's parts in order, each with whether it is math (dollars included)."""
    end = 0
    if "$" in value:
        for match in _MATH.finditer(value):
            if not match["math"] or not balanced(match[0]):
                continue
            if match.start() > end:
                yield False, value[end : match.start()]
            yield True, match[0]
            end = match.end()
    if end < len(value):
        yield False, value[end:]


def units(value: str) -> Iterator[str]:
    """Yield math, commands, and characters with their escape."""
    for math, part in parts(value):
        if math:
            yield part
        else:
            yield from _UNIT.findall(part)


def outside_math(value: str, change: Callable[[str], str]) -> str:
    """Return the value with everything but its math changed."""
    if "$" not in value:
        return change(value)
    return "".join(part if math else change(part) for math, part in parts(value))


def dollars(value: str) -> str:
    r"""Return the value with math written as `$…$` instead of `\(…\)`."""
    if r"\(" not in value:
        return value
    return _PARENTHESISED.sub(_in_dollars, value)


def _in_dollars(match: re.Match[str]) -> str:
    math = f"${(match['math'] or '').strip()}$"
    return math if _MATH.fullmatch(math) else match[0]
