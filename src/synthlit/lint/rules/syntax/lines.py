"""Take a part out of a text, with its line where nothing else stands there."""

from synthlit.text import TextEdit

_BLANKS = (" ", "\t")


def removal(text: str, start: int, end: int) -> TextEdit:
    """Return the edit that takes a part out, and the blanks before it or the line around it."""
    first, last = start, end
    while text[first - 1 : first] in _BLANKS:
        first -= 1
    while text[last : last + 1] in _BLANKS:
        last += 1
    begins_line = first == 0 or text[first - 1] in "\r\n"
    if not begins_line:
        return TextEdit(first, end)
    if text.startswith("\r\n", last):
        return TextEdit(first, last + 2)
    if text[last : last + 1] in ("\r", "\n"):
        return TextEdit(first, last + 1)
    return TextEdit(start, last)
