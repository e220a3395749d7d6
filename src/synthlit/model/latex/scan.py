"""Split a value into math, commands and characters, and check its braces."""

import re
from collections.abc import Callable, Iterable, Iterator

# Most values contain none of these, and need no further work.
_NEEDS_WORK = re.compile(r"[\\{}&%_#$~^`]|''|[^\x20-\x7e]|  ")
# As these, and the characters that mark an address or that LaTeX's first font encoding lacks.
_NOT_PLAIN = re.compile(rf"{_NEEDS_WORK.pattern}|[<>|]")
_MARK = re.compile(r"\\.|\$\$|[${}]", re.DOTALL)
# In a text that is no TeX, dollars are math where they contain a command, or where no space stands
# inside them and no digit after them: the rule by which pandoc separates math from money.
_MATH_IN_TEXT = re.compile(
    r"\\.|(?P<math>\$(?:[^$\\]*\\[A-Za-z](?:[^$\\]|\\.)*\$"
    r"|(?=[^\s$])(?:[^$\\]|\\.)+?(?<!\s)\$(?!\d)))",
    re.DOTALL,
)
_PARENTHESISED = re.compile(r"\\(?:\((?P<math>(?:[^$\\]|\\[^()$])+)\\\)|.)", re.DOTALL)
_UNIT = re.compile(r"\\[A-Za-z]+\*?\s*|\\.|.", re.DOTALL)
_BRACE = re.compile(r"[{}]")
# Most values have no braces, or none within others.
_SHALLOW = re.compile(r"[^{}]*(?:\{[^{}]*\}[^{}]*)*")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_ESCAPED_BRACE = re.compile(r"\\[{}]")
# pybtex reads a hundred groups within each other.
_DEEPEST = 50


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


def is_deep(value: str) -> bool:
    """Return whether braces are nested so deeply that nobody means them, and programs give up."""
    if value.count("{") <= _DEEPEST:
        return False
    depth = 0
    for brace in _BRACE.findall(value):
        depth = depth + 1 if brace == "{" else max(0, depth - 1)
        if depth > _DEEPEST:
            return True
    return False


def parts(value: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a TeX value in order, each with whether it is math (dollars included).

    Dollars pair up as in TeX. Where one is left over, TeX fails, and they are read as in a text.
    """
    if "$" not in value:
        return _cut(value, ())
    spans = _formulas(value)
    return parts_of_text(value) if spans is None else _cut(value, spans)


def parts_of_text(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text that was not written for TeX, in which a dollar may be money."""
    if "$" not in text:
        return _cut(text, ())
    found = (match for match in _MATH_IN_TEXT.finditer(text) if match["math"])
    return _cut(text, [match.span() for match in found if balanced(match[0])])


def _cut(value: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[bool, str]]:
    at = 0
    for start, end in spans:
        if start > at:
            yield False, value[at:start]
        yield True, value[start:end]
        at = end
    if at < len(value):
        yield False, value[at:]


def _formulas(value: str) -> list[tuple[int, int]] | None:
    """Return where math begins and ends; None if a dollar has no other one in its group."""
    spans: list[tuple[int, int]] = []
    start, mark = 0, ""
    depth = outside = 0
    for match in _MARK.finditer(value):
        found = match[0]
        if found[0] != "$":
            depth += (found == "{") - (found == "}")
            if mark and depth < outside:
                return None
        elif not mark:
            start, mark, outside = match.start(), found, depth
        elif found == mark and depth == outside:
            spans.append((start, match.end()))
            mark = ""
        elif mark == "$" and depth == outside:
            # The first of two dollars ends the formula, the second begins another.
            spans.append((start, match.start() + 1))
            start = match.start() + 1
    return None if mark else spans


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


def unbraced(text: str) -> str:
    """Return a text without the space and the braces around the whole of it."""
    text = text.strip()
    count = len(text) - len(text.lstrip("{"))
    if not count or not text.endswith("}" * count):
        return text
    inner = text[count : len(text) - count]
    return text if "{" in inner or "}" in inner else inner.strip()


def dollars(value: str) -> str:
    r"""Return the value with math written as `$…$` instead of `\(…\)`."""
    if r"\(" not in value:
        return value
    return _PARENTHESISED.sub(_in_dollars, value)


def _in_dollars(match: re.Match[str]) -> str:
    inside = (match["math"] or "").strip()
    return f"${inside}$" if inside and balanced(inside) else match[0]
