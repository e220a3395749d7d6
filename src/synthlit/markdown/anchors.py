r"""The anchors that GitHub gives to headings.

Source: gjtorikian/html-pipeline, toc_filter.rb (`/[^\p{Word}\- ]/u`); Flet/github-slugger.
"""

import unicodedata

_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})

# Letters in circles and squares are symbols that Unicode calls alphabetic.
_LETTERS = (
    ("Ⓐ", "ⓩ"), ("\U0001f130", "\U0001f149"), ("\U0001f150", "\U0001f169"),
    ("\U0001f170", "\U0001f189"),
)  # fmt: skip


def anchor(title: str) -> str:
    """Return the anchor of a heading that has only a title: `🛠️ Tools` keeps its U+FE0F, say."""
    return _slug(title.strip())


class Anchors:
    """Gives anchors to the headings of one file, in order: a second `x` is `x-1`."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def __call__(self, shown: str) -> str:
        """Return the anchor of the next heading, by the text that it shows.

        The space beside an image, a tag or a comment shows nothing, but becomes a hyphen.
        """
        base = found = _slug(shown)
        while found in self._times:
            self._times[base] += 1
            found = f"{base}-{self._times[base]}"
        self._times[found] = 0
        return found


def _slug(shown: str) -> str:
    kept = (c for c in shown.lower() if c in " -" or _is_word(c))
    return "".join(kept).replace(" ", "-")


def _is_word(character: str) -> bool:
    if unicodedata.category(character) in _WORD:
        return True
    return any(first <= character <= last for first, last in _LETTERS)
