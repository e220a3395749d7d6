"""Bring a text value into canonical form."""

import re

from synthlit.model.latex import accents
from synthlit.model.latex.scan import balanced, needs_work, outside_math, parts
from synthlit.model.text import clean

_BARE_SPECIAL = re.compile(r"(?<!\\)[&%#_$]")
_TIE = re.compile(r"(?<!\\)~")
_VERBATIM_ARGUMENT = re.compile(r"(\\(?:url|href|path)\s*\{[^{}]*\})")
_COMMAND_BEFORE = re.compile(r"\\(?:[A-Za-z]+\*?\s*|.)\Z")
_COMMAND = re.compile(r"\\[A-Za-z]+")
# Math stands for itself as one private character while braces are weighed.
_MATH_WITHOUT_CAPITAL, _MATH_WITH_CAPITAL = 0xE000, 0xE800
_HIDDEN = re.compile("[\ue000-\uefff]")


def canonical(value: str) -> str:
    """Return a text value in canonical form; what is canonical stays as it is.

    A value with unbalanced braces is returned unchanged but for white space and invisible
    characters: it cannot be understood, so nothing in it is moved.
    """
    if not needs_work(value):
        return value.strip()
    value = clean(value)
    if not balanced(value):
        return value
    value = outside_math(accents.decode(value), _escape_bare)
    return clean(drop_idle_braces(value))


def _escape_bare(text: str) -> str:
    """Escape the special characters that stand bare, except inside `\\url{…}`."""
    pieces = _VERBATIM_ARGUMENT.split(text)
    pieces[::2] = [_TIE.sub(" ", _BARE_SPECIAL.sub(r"\\\g<0>", piece)) for piece in pieces[::2]]
    return "".join(pieces)


def drop_idle_braces(value: str) -> str:
    """Unwrap the groups that protect no capital, say so twice, or hold nothing."""
    if "{" not in value:
        return value
    math: list[str] = []
    hidden: list[str] = []
    for is_math, part in parts(_HIDDEN.sub("", value)):
        if is_math and len(math) < 0x800:
            kind = _MATH_WITH_CAPITAL if any(map(str.isupper, part)) else _MATH_WITHOUT_CAPITAL
            hidden.append(chr(kind + len(math)))
            math.append(part)
        else:
            hidden.append(part)
    bare = _unwrap("".join(hidden))
    return _HIDDEN.sub(lambda match: math[ord(match[0]) & 0x7FF], bare)


def _unwrap(text: str) -> str:
    opened: list[tuple[int, bool]] = []
    idle: set[int] = set()
    argument_ended = -1
    for index, character in enumerate(text):
        if character == "{":
            before = text[max(0, index - 24) : index]
            argument = argument_ended == index - 1 or bool(_COMMAND_BEFORE.search(before))
            opened.append((index, argument and bool(index)))
        elif character == "}":
            start, argument = opened.pop()
            inside = text[start + 1 : index]
            if argument:
                argument_ended = index
            elif _is_group(inside) or not _protects(inside):
                idle |= {start, index}
    return "".join(c for i, c in enumerate(text) if i not in idle)


def _is_group(text: str) -> bool:
    return text.startswith("{") and text.endswith("}") and balanced(text[1:-1])


def _protects(text: str) -> bool:
    """Tell whether a group keeps a capital, or limits a declaration such as `\\it`."""
    if text.lstrip().startswith("\\") and _COMMAND.match(text.lstrip()):
        return True
    return any(c.isupper() or (c >= "\ue800" and c <= "\uefff") for c in _COMMAND.sub("", text))
