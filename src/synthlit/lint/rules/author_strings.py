"""Rules about names that a program copied from a service or a title page as one string."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.name_cleaning import names_place, without
from synthlit.lint.name_lists import LISTS, changed, is_group, names, place, sections
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, entry_rule
from synthlit.lint.texts import quoted, values
from synthlit.model.latex.plain import plain
from synthlit.model.latex.printed import value_of
from synthlit.model.name import write_names
from synthlit.model.people import read_people
from synthlit.model.title import protect

_LETTER = re.compile(r"[^\W_]")
# The names before a colon that are those of collectives, if they are so few.
_MOST_BEFORE = 2


@entry_rule("NAM017", "no-name", fix=Fixes.SAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def no_name(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name has neither a letter nor a digit."""
    for field, value in values(work, LISTS):
        found = names(value)
        strange = [name for name in found if name and not _LETTER.search(name) and without(name)]
        if strange:
            fix = None
            if len(strange) < len(found):
                edit = Revise({field: " and ".join(_with_groups(found, strange))})
                fix = Fix("remove it", edit)
            message = f"{quoted(strange[0])} is not a name"
            yield Finding(work, message, field, place(value, strange[0]), fix)


def _with_groups(found: tuple[str, ...], strange: list[str]) -> Iterator[str]:
    """Yield the names, and those before a colon in braces."""
    colon = next((i for i, name in enumerate(found) if name in strange and ":" in name), 0)
    for index, name in enumerate(found):
        if name not in strange:
            is_member = index >= colon or colon > _MOST_BEFORE or "{" in name or "," in name
            yield name if is_member else f"{{{name}}}"


# A colon; a name in braces; what may be an institution after a comma.
_HINT = re.compile(
    r":|(?:^|\sand\s+)\{(?!\\)|, (?:\w+ )*(?:AI\b|[A-Z]{3}|Universit|Institut|College|School|Lab|"
    r"Research|Cent(?:er|re)|Academy|Inc\b|Google|Microsoft|Deep|Open|Nvidia|Tencent|Ali|Byte|Baidu|"
    r"Facebook|Salesforce|Xiaomi|Anthropic)"
)


@entry_rule("NAM018", "not-one-name", fix=Fixes.UNSAFE, fields=LISTS)
def not_one_name(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name is several names, or a person and an institution."""
    for field, value in values(work, LISTS):
        if _HINT.search(value) and (new := changed(value, _taken_apart)):
            fix = Fix("write each name by itself", Revise({field: new.value}), safe=False)
            message = f"{quoted(new.name)} is more than one name"
            yield Finding(work, message, field, new.start, fix)


def _taken_apart(name: str) -> str:
    inside = name[1:-1] if is_group(name) else name
    if "{" in inside or "\\" in inside or not _LETTER.search(name):
        return name
    if inside == name:
        parts = sections(name)
        if not (": " in name or (len(parts) == 2 and names_place(*parts))):
            return name
    elif not (" and " in inside or ": " in inside or "," in inside):
        return name
    people = read_people([plain(inside)])
    is_one = len(people) == 1 and (people[0].corporate or inside != name)
    return name if is_one else write_names(people)


# A command or an escape of TeX, written so that it prints as itself.
_PRINTED_TEX = re.compile(
    r"\\textbackslash\{\}(?:\\[&%_#$]|[A-Za-z]+\s*\\textbraceleft\{\})|[^\W\d_]\\textasciitilde\{\}[^\W\d_]"
)


@entry_rule(
    "TXT023", "printed-command", fix=Fixes.UNSAFE, fields=("title", *LISTS), characters="\\"
)
def printed_command(work: Work) -> Iterator[Finding]:
    r"""Yield each title or name list that prints a command such as `\textsc{…}` as its letters."""
    for field, value in values(work, ("title", *LISTS)):
        if not (match := _PRINTED_TEX.search(value)):
            continue
        if field == "title":
            fixed = protect(value_of(plain(value)))
        else:
            fixed = write_names(read_people([plain(name) for name in names(value)]))
        if fixed != value:
            fix = Fix("write what it says", Revise({field: fixed}), safe=False)
            message = f"{field} prints a command of TeX: {quoted(plain(value[match.start() :]))}"
            yield Finding(work, message, field, match.start(), fix)
