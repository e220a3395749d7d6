"""Rules about capital letters in titles."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.mojibake import repaired
from synthlit.lint.rule import Finding, Fixes, Preset, collection_rule, entry_rule
from synthlit.lint.text_cleaning import first_entity, first_tag
from synthlit.lint.texts import and_more, first_difference, quoted
from synthlit.markdown.link_patterns import LINK
from synthlit.model.latex.accents import decode
from synthlit.model.latex.scan import fits_braces
from synthlit.model.title import is_shouting, loses_capitals, protect


@entry_rule("TXT007", "shouting-title", fields=("title",))
def shouting_title(work: Work) -> Iterator[Finding]:
    """Yield the title in capitals."""
    title = work.entry.get("title")
    if any(map(str.islower, title[:4])):
        return
    # Small letters of commands do not count.
    if "\\" not in title and 3 * sum(map(str.islower, title)) > len(title):
        return
    if is_shouting(title):
        yield Finding(work, "the title is all in capitals", "title")


_NAMED = 3
_GROUP = re.compile(r"\{[^{}]*\}")
# A capital inside a word, beside a digit or in mathematics may need braces.
_BEFORE_WORD = r"\s({\[\"/:,;!?-"
_SUSPECT = re.compile(rf"(?<=[^{_BEFORE_WORD}])[A-Z]|[A-Z]\S{{0,30}}\d|\d\S{{0,30}}[A-Z]|\$")
# Most titles: capitals only where words begin, and no digits.
_ORDINARY = re.compile(rf"(?:[A-Z]?[^A-Z\d${_BEFORE_WORD}]*+(?:[{_BEFORE_WORD}]++|\Z))*+")


@entry_rule(
    "TXT008", "unprotected-capitals", fix=Fixes.SAFE, preset=Preset.HOUSE, fields=("title",)
)
def unprotected_capitals(work: Work) -> Iterator[Finding]:
    """Yield the title with capitals that a style would make small."""
    title = work.entry.get("title")
    if title.isascii():
        bare = _GROUP.sub("", title) if "{" in title else title
        if _ORDINARY.fullmatch(bare) or not _SUSPECT.search(bare):
            return
    fixed = protect(title)
    if fixed == title or repaired(title) != title or _is_accent_only(title):
        return
    words = [
        one.strip(",.;:!?()")
        for one, other in zip(title.split(), fixed.split(), strict=False)
        if one != other and "<" not in one
    ]
    if not words:
        return
    named = ", ".join(map(quoted, words[:_NAMED])) + and_more(len(words) - _NAMED)
    # Braces around half a tag or a link would hide it from the rule that writes it in LaTeX.
    other = first_tag(title) or first_entity(title) or LINK.search(title)
    fix = None if other else Fix("put braces around them", Revise({"title": fixed}))
    message = f"capitals in the title are not protected: {named}"
    yield Finding(work, message, "title", first_difference(title, fixed), fix)


def _is_accent_only(title: str) -> bool:
    r"""Return whether only commands have unprotected capitals, such as `\"{O}`."""
    return "\\" in title and protect(decode(title)) == decode(title)


# A shorter title may be a name.
_FEWEST_WORDS = 3
_NAME_WORDS = 4
_GERMAN = re.compile(r"\b(?:der|die|das|dem|den|des|und|für|von|zur|zum|im|eine?[rsnm]?|über)\b")
_ENGLISH = frozenset({"english", "american", "british", "en", "en-us", "en-gb", "usenglish"})


@entry_rule("TTL003", "over-protected-title", fix=Fixes.SAFE, fields=("title",))
def over_protected_title(work: Work) -> Iterator[Finding]:
    """Yield the title with braces around all of it."""
    title = work.entry.get("title").strip()
    if not title.startswith("{"):
        return
    inner = unwrapped(title)
    if inner == title or len(inner.split()) < _FEWEST_WORDS or not _may_be_small(inner):
        return
    language = work.entry.get("langid") or work.entry.get("language")
    if (language and language.lower() not in _ENGLISH) or _GERMAN.search(inner):
        return
    fixed = protect(inner)
    edit = Revise({"title": fixed})
    fix = Fix("protect only what needs it", edit, safe=not loses_capitals(fixed))
    yield Finding(work, "the whole title is in braces", "title", fix=fix)


def unwrapped(title: str) -> str:
    """Return the title without each pair of braces that holds all of it."""
    while title.startswith("{") and title.endswith("}") and fits_braces(title[1:-1]):
        # The braces of a command, such as `{\it …}`, or of mathematics have a meaning.
        if title[1:2] == "\\" or (title[1:2] == "$" and title.count("$") == 2 and title[-2] == "$"):
            break
        title = title[1:-1].strip()
    return title


def _may_be_small(title: str) -> bool:
    """Return whether the title is not a name, so that a style may make it small."""
    words = title.split()
    return not is_shouting(title) and (len(words) > _NAME_WORDS or any(map(str.islower, words)))


# A word of four letters or more, but not the first one, or one after a colon.
_WORD = re.compile(r"(?<=[^:.?!] )([^\W\d_])[^\W\d_]{3,}")
_BRACED = re.compile(r"\{[^{}]*\}|\$[^$]*\$")
_FEWEST_TITLES = 5
_SHARE = 10


@collection_rule("TTL006", "mixed-title-case", preset=Preset.STRICT)
def mixed_title_case(context: Context) -> Iterator[Finding]:
    """Yield each title in a case that at most one in ten titles has, or only this one."""
    cases: dict[bool, list[Work]] = {True: [], False: []}
    for work in context.entries.works:
        if (capitals := _in_capitals(work.entry.get("title"))) is not None:
            cases[capitals].append(work)
    few, many = sorted(cases.values(), key=len)
    if len(few) + len(many) < _FEWEST_TITLES or len(few) > max(len(many) // _SHARE, 1):
        return
    here, there = ("title", "sentence") if few is cases[True] else ("sentence", "title")
    for work in few:
        title = quoted(work.entry.get("title"))
        message = f"{title} is in {here} case, but {len(many)} other titles are in {there} case"
        yield Finding(work, message, "title")


def _in_capitals(title: str) -> bool | None:
    """Return whether nearly all words begin with capitals, or nearly none; None if neither."""
    firsts = _WORD.findall(_BRACED.sub("", title))
    capitals = sum(map(str.isupper, firsts))
    if len(firsts) < _FEWEST_WORDS or len(firsts) < 4 * capitals < 3 * len(firsts):
        return None
    return 4 * capitals >= 3 * len(firsts)
