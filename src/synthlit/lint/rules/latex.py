"""Rules about LaTeX in values."""

import re
from collections.abc import Callable, Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, Preset, entry_rule
from synthlit.lint.text_cleaning import escaped, first_entity
from synthlit.lint.texts import first_difference, quoted, texts, word_at
from synthlit.markdown.link_patterns import LINK
from synthlit.model.latex.accents import decode, encode
from synthlit.model.latex.scan import dollars, outside_math, parts
from synthlit.settings import ENTRIES


@entry_rule("TXT005", "latex-accent", fix=Fixes.SAFE, preset=Preset.HOUSE, characters="\\")
def latex_accent(work: Work) -> Iterator[Finding]:
    """Yield each text with a letter that is written as a command."""
    return _changed_texts(work, "\\", decode, "writes a letter as a command", "write {}")


def _changed_texts(
    work: Work, hint: str, change: Callable[[str], str], message: str, fix: str
) -> Iterator[Finding]:
    """Yield a finding at the first word of each text that `change` changes.

    Only texts that contain `hint` are read. In `fix`, `{}` stands for the new word.
    """
    for field, value in texts(work):
        if hint in value and (fixed := change(value)) != value:
            at = first_difference(value, fixed)
            made = Fix(fix.format(quoted(word_at(fixed, at))), Revise({field: fixed}))
            yield Finding(work, f"{field} {message}: {quoted(word_at(value, at))}", field, at, made)


@entry_rule("TXT010", "bare-special", fix=Fixes.SAFE, characters="&%#_$")
def bare_special(work: Work) -> Iterator[Finding]:
    """Yield each text with a special character of LaTeX, unless another rule explains it."""
    for field, value in texts(work):
        fixed = escaped(value)
        if fixed == value or _is_explained(value):
            continue
        at = first_difference(value, fixed)
        fix = Fix("add a backslash before it", Revise({field: fixed}))
        yield Finding(work, f"{field} has a {value[at]} without a backslash", field, at, fix)


def _is_explained(value: str) -> bool:
    """Return whether the character belongs to an entity, a link, or invalid LaTeX."""
    return bool(
        first_entity(value)
        or LINK.search(value)
        or undoubled(value) != value
        or open_formula(value) >= 0
    )


# Punctuation as LaTeX's ligatures.
_LIGATURES = str.maketrans({
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "‐": "-", "‑": "-",
    "‒": "--", "―": "---", "…": r"\ldots{}", "\u00a0": "~",
})  # fmt: skip
# LaTeX removes the dot itself; biber and pandoc would read two characters.
_DOTLESS = re.compile(r"(?<=\\[`'^\"~=.])\{\\([ij])\}")


@entry_rule("TXT012", "non-ascii", fix=Fixes.SAFE, preset=Preset.BIBTEX, characters=NON_ASCII)
def non_ascii(work: Work) -> Iterator[Finding]:
    """Yield each text with a character outside ASCII, except in the entries of a library."""
    if work.path.parts[0] == ENTRIES:
        return
    for field, value in texts(work):
        if value.isascii():
            continue
        at = next(offset for offset, letter in enumerate(value) if not letter.isascii())
        fixed = outside_math(value, _in_commands)
        fix = Fix("write it as a command", Revise({field: fixed})) if fixed.isascii() else None
        message = f"{field} is not in ASCII: {quoted(word_at(value, at))}"
        yield Finding(work, message, field, at, fix)


def _in_commands(text: str) -> str:
    return _DOTLESS.sub(r"\1", encode(text.translate(_LIGATURES)))


_TOKEN = re.compile(
    r"""(?P<accent>\\(?:
        [`'^"~=.] (?: [ ]?\{[^{}]{1,8}\} | \\[ij](?![A-Za-z]) | [A-Za-z] )
      | [uvHcdbkrt] (?: [ ]?\{[^{}]{1,8}\} | [ ][A-Za-z] | \\[ij](?![A-Za-z]) )
      | (?P<letter>ss|oe|OE|aa|AA|ae|AE|dh|DH|dj|DJ|th|TH|ng|NG|[oOlLij]) (?![A-Za-z])
    ))(?P<end>\{\}|[ ])? | \\[^{}] | [{}]""",
    re.VERBOSE | re.DOTALL,
)


@entry_rule("TXT014", "unbraced-accent", fix=Fixes.SAFE, preset=Preset.BIBTEX)
def unbraced_accent(work: Work) -> Iterator[Finding]:
    """Yield each text with an accent command without braces."""
    message = "has an accent without braces"
    return _changed_texts(work, "\\", _braced_accents, message, "put braces around it")


def _braced_accents(value: str) -> str:
    """Return the value with braces around each accent command that has none."""
    depth = 0

    def written(match: re.Match[str]) -> str:
        nonlocal depth
        depth += (match[0] == "{") - (match[0] == "}")
        # A tilde after a slash is part of an address.
        is_path = match.string[match.start() - 1 : match.start()] == "/"
        if depth or not match["accent"] or is_path:
            return match[0]
        # The space that ends the name of a command is not printed, one after an argument is.
        rest = "" if match["letter"] else match["end"] or ""
        return f"{{{match['accent']}}}{rest}"

    return "".join(part if math else _TOKEN.sub(written, part) for math, part in parts(value))


# Not a tilde, a caret or a dot on nothing, which print these characters.
_ON_NOTHING = re.compile(
    r"(?<!\\)(?:\\\\)*(\\(?:[\"'`]|[cvHukr](?![A-Za-z]))\s?\{\s?\}|\{\\[\"'`]\})"
)
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_MATHEMATICAL = re.compile(r"[\^_]|\\[A-Za-z]+")


@entry_rule("TXT015", "broken-latex", characters="\\$")
def broken_latex(work: Work) -> Iterator[Finding]:
    """Yield each text with an accent on nothing, an open formula, or a backslash at its end."""
    for field, value in texts(work):
        if "\\" not in value and "$" not in value:
            continue
        if match := _ON_NOTHING.search(value):
            at = match.start(1)
            message = f"{field} has an accent on nothing: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at)
        elif (at := open_formula(value)) >= 0:
            message = f"{field} has a formula that does not end: {quoted(value[at:])}"
            yield Finding(work, message, field, at)
        elif _ESCAPED.sub("", value.rstrip()).endswith("\\"):
            yield Finding(work, f"{field} ends in a backslash", field, len(value.rstrip()) - 1)


def open_formula(value: str) -> int:
    """Return where a formula without an end begins, or -1; an amount of money is not a formula."""
    if "$" not in value:
        return -1
    end = 0
    for math, part in parts(value):
        at = -1 if math else _ESCAPED.sub("  ", part).find("$")
        if at >= 0:
            rest = part[at:]
            is_open = _ESCAPED.sub("  ", rest).count("$") == 1
            return end + at if is_open and _MATHEMATICAL.search(rest) else -1
        end += len(part)
    return -1


_BARE = re.compile(r"\\(?:ensuremath|math[a-z]+)(?![A-Za-z])")


@entry_rule("TXT016", "math-in-title", preset=Preset.STRICT, fields=("title",))
def math_in_title(work: Work) -> Iterator[Finding]:
    """Yield the title with a formula."""
    title = work.entry.get("title")
    if "$" not in title and "\\" not in title:
        return
    formula = next((part for math, part in parts(dollars(title)) if math), "")
    if not formula and (match := _BARE.search(title)):
        formula = match[0]
    if formula:
        at = max(title.find(formula), 0)
        yield Finding(work, f"the title has a formula: {quoted(formula)}", "title", at)


_DOUBLED = re.compile(
    r"(?<!\\)(?:\\\\)+(?=[&%_#$]|[\"'`^~=.](?:\\?[A-Za-z]|\{)|[cvHukr]\{"
    r"|(?:text[a-z]{2,12}|emph|url|href|mathbf|mathrm|mbox)\s?\{|(?:ss|ae|AE|oe|OE|aa|AA|[oOlL])\b)"
)


@entry_rule("TXT022", "doubled-backslash", fix=Fixes.SAFE, characters="\\")
def doubled_backslash(work: Work) -> Iterator[Finding]:
    """Yield each text with two backslashes before a command."""
    message = "has two backslashes in place of one"
    return _changed_texts(work, "\\\\", undoubled, message, "remove one backslash")


def undoubled(value: str) -> str:
    """Return the value with one backslash before each command."""
    if "\\\\" not in value:
        return value
    return outside_math(value, lambda text: _DOUBLED.sub(r"\\", text))
