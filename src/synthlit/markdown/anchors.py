r"""The anchors that GitHub gives to headings.

Source: gjtorikian/html-pipeline, toc_filter.rb (`/[^\p{Word}\- ]/u`); Flet/github-slugger.
"""

import unicodedata

_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})


def anchor(text: str) -> str:
    """Return the anchor of a heading's plain text: `🛠️ Tools` keeps the emoji's U+FE0F, say."""
    kept = (c for c in text.strip().lower() if c in " -" or _is_word(c))
    return "".join(kept).replace(" ", "-")


class Anchors:
    """Gives anchors to the headings of one file, in order: a second `x` is `x-1`."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def __call__(self, text: str) -> str:
        """Return the anchor of the next heading."""
        base = found = anchor(text)
        while found in self._times:
            self._times[base] += 1
            found = f"{base}-{self._times[base]}"
        self._times[found] = 0
        return found


def _is_word(character: str) -> bool:
    if unicodedata.category(character) in _WORD:
        return True
    # Letters in circles and squares are symbols that Unicode calls alphabetic.
    return "Ⓐ" <= character <= "ⓩ" or "\U0001f130" <= character <= "\U0001f189"
