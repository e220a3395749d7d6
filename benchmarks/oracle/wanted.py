"""The differences between what is printed before and after that are meant, each with its reason.

A difference is explained where both sides are the same after each has been brought into the form
that these describe. Whatever else changes is a fault.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from synthlit.model.latex.tables import ACCENTS

_EXPORT = ("export (bibtex)", "export (biblatex)")
_ALWAYS = ("lint --fix", "format", *_EXPORT)


# Takes what is printed before and after, and brings both into one form.
Form: TypeAlias = Callable[[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Wanted:
    """A difference that is meant: its name, the reason, and the form in which both are the same."""

    name: str
    reason: str
    form: Form
    changes: tuple[str, ...] = _ALWAYS


def _sub(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Form:
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda before, after: (compiled.sub(new, before), compiled.sub(new, after))


def _more_capitals(before: str, after: str) -> tuple[str, str]:
    """Give the text before the capitals that the text after has and it has not."""
    if before.lower() != after.lower():
        return before, after
    pairs = zip(before, after, strict=False)
    return "".join(new if new.lower() == old else old for old, new in pairs), after


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    rf"(?P<before>\\field\{{month\}}\{{|(?:[\w:]+, |\b))(?:(?P<name>{'|'.join(_MONTHS)})[a-z]*|"
    r"0?(?P<number>[1-9]|1[0-2]))(?P<after>\}| \d{4}\b)",
    re.IGNORECASE,
)


def _months(before: str, after: str) -> tuple[str, str]:
    """Write months as numbers, whatever form they have."""

    def number(match: re.Match[str]) -> str:
        name = match["name"]
        found = _MONTHS.index(name.lower()) + 1 if name else int(match["number"])
        return f"{match['before']}{found}{match['after']}"

    return _MONTH.sub(number, before), _MONTH.sub(number, after)


def _bare_numbers(before: str, after: str) -> tuple[str, str]:
    """Take away the braces around numbers, and what biber counts as pages only without them."""
    bare = re.compile(r"(?<=\})\{\{([^{}]*\d[^{}]*)\}\}")
    pages = re.compile(r"^\\range\{pages\}\{-?\d+\}\n?", re.MULTILINE)
    one, other = (pages.sub("", bare.sub(r"{\1}", text)) for text in (before, after))
    return one, other


def _dotless(before: str, after: str) -> tuple[str, str]:
    """Write letters with accents as one character, also those that an engine took apart."""

    def letters(text: str) -> str:
        text = re.sub(r"\\(['`^\"~Hvucr])\{[~ ]\}(\w)", _accented, text)
        return unicodedata.normalize("NFC", re.sub("ı(?=[\u0300-\u036f])", "i", text))

    return letters(before), letters(after)


def _accented(match: re.Match[str]) -> str:
    return match[2] + ACCENTS[match[1]]


def _days(before: str, after: str) -> tuple[str, str]:
    """Write the day of a month with it, where the text before has it there."""
    if not (found := re.search(r"^\\field\{month\}\{(\d+)~(\d+)\}", before, re.MULTILINE)):
        return before, after
    after = after.replace(f"\\field{{day}}{{{found[2]}}}\n", "")
    return before, after.replace(f"\\field{{month}}{{{found[1]}}}", found[0])


def _with_more(before: str, after: str) -> tuple[str, str]:
    """Leave out of the text after what the text before has not, if it has all of that."""
    before = re.sub(r"\s*xdata=\S+", "", before)
    # What styles write in lower case has more capitals when `export` protects them.
    words, others = (Counter(re.findall(r"\w+", text.lower())) for text in (before, after))
    return (after if words <= others else before), after


def _without_parent(before: str, after: str) -> tuple[str, str]:
    """Take away what plain.bst prints of a parent, where the text after refers to none."""
    if r"\cite{" in after:
        return before, after
    return _with_more(re.sub(r"(?:\bIn|\bof) [^\\]*?\\cite\{[^{}]*\}", "", before), after)


def _address(before: str, after: str) -> tuple[str, str]:
    r"""Write addresses in `\url` as the text that they print."""

    def text(match: re.Match[str]) -> str:
        address = re.sub(r"([%#_&])", r"\\\1", match[1])
        return address.replace("~", r"\textasciitilde{}")

    return re.sub(r"\\url\{([^{}]*)\}", text, before), after


def _html(before: str, after: str) -> tuple[str, str]:
    """Take away tags, and the commands that stand for them; write entities as characters."""
    tag = re.compile(r"</?(?:i|em|b|strong|sub|sup|sc|scp|tt|code|span)(?: [^<>]*)?>")
    command = re.compile(r"\\(?:emph|textbf|textsc|texttt)\{([^{}]*)\}|\$[_^]\{([^{}]*)\}\$")
    if not tag.search(before) and not re.search(r"&#?\w+;", before):
        return before, after
    before = html.unescape(tag.sub("", before)).replace("&", r"\&")
    after = command.sub(lambda match: match[1] or match[2] or "", after)
    # The commands of LaTeX keep capitals, which tags lose.
    return before.lower(), after.lower()


def _company(before: str, after: str) -> tuple[str, str]:
    """Write a company's legal form behind its name."""
    form = r"(Inc|Ltd|LLC|Corp|GmbH)(\.?)"
    biber = re.compile(
        rf"family=([^,{{}}]+), familyi=(\w)\\bibinitperiod, given={form}, "
        r"giveni=\w\\bibinitperiod(?:\{\})?"
    )
    before = biber.sub(r"family=\1, \3\4, familyi=\2\\bibinitperiod{}", before)
    return re.sub(rf"\b{form}[ ~](\w+)", r"\3, \1\2", before), after


def _placeholders(before: str, after: str) -> tuple[str, str]:
    """Take away question marks that stand for a value, with the marks and words around them."""
    if "??" not in before:
        return before, after
    around = re.compile(
        r"\?\?+|\b(?:pages|chapter|volume|number|technical report)\b|\W+", re.IGNORECASE
    )

    def words(text: str) -> str:
        return " ".join(around.sub(" ", text).split())

    # Where a publisher was missing, plain.bst puts the year before another mark.
    one, other = words(before), words(after)
    return (other, other) if sorted(one.split()) == sorted(other.split()) else (one, other)


def _lower_accents(before: str, after: str) -> tuple[str, str]:
    r"""Write the accents that plain.bst turned into others, as `\h` for `\H`, as they were."""
    letters = re.sub(r"\\h\{([ou])\}", _double_acute, before)
    return unicodedata.normalize("NFC", letters), after


def _double_acute(match: re.Match[str]) -> str:
    return match[1] + ACCENTS["H"]


WANTED: Sequence[Wanted] = (
    Wanted(
        "placeholder",
        "a fix removes `??` and `????` in place of a value",
        _placeholders,
        ("lint --fix",),
    ),
    Wanted(
        "double acute",
        r"plain.bst makes `\h`, which LaTeX does not have, of `\H` in a title",
        _lower_accents,
    ),
    Wanted(
        "range of pages",
        "plain.bst prints two hyphens for a range, and any other dash as it is",
        _sub(r"(?<=\d)[–—](?=\d)", "--"),
        ("lint --fix",),
    ),
    Wanted(
        "no pages",
        "an empty `pages` is removed, for which plain.bst prints a colon",
        _sub(r"(?<=\d\)):(?=,)", ""),
        ("lint --fix", "format"),
    ),
    Wanted(
        "number of an issue",
        "a fix writes the `issue` of a journal as `number`, which BibTeX prints",
        _sub(r"(?<=\d)\(\d+\)(?=:\d)", ""),
        ("lint --fix",),
    ),
    Wanted(
        "full stop of a title",
        "styles put their own behind it",
        _sub(r"\.(?=[}\]]*[.,;?!])", ""),
        ("lint --fix",),
    ),
    Wanted(
        "company",
        "a fix writes NetLibrary, Inc as a name in braces: Inc is no given name",
        _company,
        ("lint --fix",),
    ),
    Wanted(
        "HTML",
        "a fix writes tags and entities in LaTeX, which prints them as they read otherwise",
        _html,
        ("lint --fix",),
    ),
    Wanted(
        "month",
        "a month is one of BibTeX's twelve macros, whatever it was: {{JUL}}, 7, July",
        _months,
    ),
    Wanted(
        "braces around a number",
        "they hide a number from biber, which then counts no pages",
        _bare_numbers,
    ),
    Wanted(
        "accents as letters",
        r"`\'{\i}` and `\H o` are í and ő, which biber and BibTeX do not put together",
        _dotless,
    ),
    Wanted(
        "day of a month",
        "a month with a day behind it is a day, which biblatex has in `date` and not in `month`",
        _days,
        ("export (biblatex)",),
    ),
    Wanted(
        "address in text",
        "an address with a percent sign would be a comment where styles put it into an argument",
        _address,
        _EXPORT,
    ),
    Wanted(
        "parent's values",
        "`crossref` of an entry whose parent has a parent, or was refused, is written out",
        _without_parent,
        ("export (bibtex)",),
    ),
    Wanted(
        "fields of biblatex",
        "BibTeX does not know location, date, eprint and @xdata: `export` writes what it prints",
        _with_more,
        ("export (bibtex)",),
    ),
    Wanted(
        "accents",
        "braces around a letter belong to the accent that it was written with",
        _sub(r"\{([^\W\d_a-zA-Z])\}", r"\1"),
    ),
    Wanted(
        "escaped character",
        "TeX stops at a bare `&`, `%`, `#` or `_` in text",
        _sub(r"\\([&%#_])", r"\1"),
    ),
    Wanted(
        "section as keyword",
        "`export` gives every work the section that lists it as a keyword",
        _sub(r"^\\keyw\{all\}\n?|(?<=^\\keyw\{)all,", ""),
        _EXPORT,
    ),
    Wanted(
        "year as date",
        "`export` writes a year as `date`, of which biber gives the era too",
        _sub(r"^\\field\{dateera\}\{ce\}\n?", ""),
        _EXPORT,
    ),
    Wanted(
        "protected capitals",
        "`export` puts braces around words such as LLMs, which plain.bst prints in lower case",
        _more_capitals,
        _EXPORT,
    ),
)


def explanations(change: str, before: str, after: str) -> tuple[str, ...] | None:
    """Return the names of the differences that make two texts differ; None if others do, too."""
    names: list[str] = []
    for each in WANTED:
        if change not in each.changes or before == after:
            continue
        forms = each.form(before, after)
        forms = forms[0].strip(), forms[1].strip()
        if forms != (before, after):
            names.append(each.name)
        before, after = forms
    return tuple(names) if before == after else None
