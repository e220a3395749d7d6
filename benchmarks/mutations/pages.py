"""Damage to a Markdown list."""

import itertools
import re
import unicodedata
from collections.abc import Callable
from random import Random

from benchmarks.mutations.damage import Damage, Form, Hurt, Kind, line, replaced
from benchmarks.mutations.records import known_ids
from synthlit.text import Span

_PAPER = r"^- \[(?P<title>.+?)\]\((?P<url>https?://\S+?)\) - (?P<rest>.*)$"
_ARXIV = r"^- \[(?P<title>.+?)\]\((?P<url>https://arxiv\.org/abs/\S+?)\) - (?P<rest>.*)$"
_CONTENTS = r"^ +- \[[^\]\n]+\]\(#[^)\n]+\)$"
_LINK_LIST = r"^(?:- \[\*\*.*|\[[\d,]+ works\]\(.*|\d+ works .*|A section of \[.*)$"
_WRONG = "52CV/CVPR-2021-Papers#23"
_SEED = "5456es/awesome-synthetic-data@3261b30"
_FORM = "sindresorhus/awesome#2477"
_CHECKS = "semantalytics/awesome-semantic-web#48"


def _sub(
    pattern: str, old: str, new: str | Callable[[re.Match[str]], str], *, restorable: bool = False
) -> Hurt:
    """Return a hurt that puts `new` for the first `old` of a line that matches."""
    return line(
        pattern, lambda _, found: re.sub(old, new, found[0], count=1), restorable=restorable
    )


def _known_lines(text: str) -> list[re.Match[str]]:
    """Return the lines of papers that the embedded index has."""
    ids = frozenset(known_ids())
    lines = re.finditer(_ARXIV, text, re.MULTILINE)
    return [each for each in lines if each["url"].rpartition("/")[2] in ids]


def _swap_titles(random: Random, text: str) -> Damage | None:
    lines = _known_lines(text)
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if b.start() - a.end() < 400]
    if not pairs:
        return None
    one, two = random.choice(pairs)
    old = text[one.start() : two.end()]
    new = (
        old.replace(one["title"], "\0", 1)
        .replace(two["title"], one["title"], 1)
        .replace("\0", two["title"], 1)
    )
    return replaced(text, one.start(), two.end(), new, restorable=False)


def _twice(random: Random, text: str) -> Damage | None:
    lines = [*re.finditer(_PAPER + r"(?:\n  > .*)?", text, re.MULTILINE)]
    if not lines:
        return None
    found = random.choice(lines)
    repeated = f"{found[0]}\n{found[0]}"
    return replaced(text, *found.span(), repeated, restorable=False)


def _other_title(random: Random, text: str) -> Damage | None:
    lines = _known_lines(text)
    if len(lines) < 2:
        return None
    one, two = random.sample(lines, 2)
    new = one[0].replace(one["url"], two["url"], 1)
    return replaced(text, *one.span(), new, restorable=False)


def _fence(_random: Random, text: str) -> Damage | None:
    made = "```bibtex\n@misc{key,\n  title = {Phi-4 Technical Report},\n}\n"
    return replaced(text, len(text), len(text), f"\n{made}", restorable=False)


def _block(body: str) -> Hurt:
    def hurt(_random: Random, text: str) -> Damage:
        made = f"\n## Cite\n\n```bibtex\n{body}\n```\n"
        return Damage(text + made, _span(text, made), restorable=False)

    return hurt


def _span(text: str, made: str) -> Span:
    return Span(len(text), len(text) + len(made))


def _misread(encoding: str) -> Hurt:
    """Return a hurt that reads the whole page wrongly."""

    def hurt(_random: Random, text: str) -> Damage | None:
        try:
            new = text.encode().decode(encoding)
        except UnicodeDecodeError:
            return None
        return replaced(text, 0, len(text), new, restorable=True)

    return hurt


def _half_region(_random: Random, text: str) -> Damage | None:
    place = text.find("\n- [") + 1
    if not place:
        return None
    begin = "<!-- synthlit:begin list -->\n\n"
    return replaced(text, place, place, begin, restorable=False)


def _comment(random: Random, text: str) -> Damage | None:
    lines = [*re.finditer(_PAPER, text, re.MULTILINE)]
    if not lines:
        return None
    place = random.choice(lines).start()
    return replaced(text, place, place, "<!-- hidden for now\n", restorable=False)


def _nfd(_random: Random, found: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", found[0])


def _kind(name: str, issue: str, hurt: Hurt, codes: str) -> Kind:
    return Kind(name, issue, hurt, tuple(codes.split()), form=Form.PAGE)


KINDS = (
    _kind("dead anchor", "gcash/bchd#354", _sub(_CONTENTS, r"\(#", "(#the-", restorable=False),
          "LNK002 HDG001 HDG002"),
    _kind("link to a file that is not there", _SEED,
          _sub(_LINK_LIST, r"(README\.md|\.bib)", r"gone-\1"), "LNK001"),
    _kind("swapped titles of neighbouring lines", "codefuse-ai/Awesome-Code-LLM", _swap_titles,
          "LST014 LST009 LST010 LST011"),
    _kind("another paper's link", _WRONG, _other_title, "LST009 LST010 LST014 LST012 LST011"),
    _kind("empty link", _FORM, _sub(_PAPER, r"\]\(https?://\S+?\)", "]()"), "LST003"),
    _kind("`et.al`", _FORM, _sub(_PAPER, r"et al\.", "et.al", restorable=True), "LST004"),
    _kind("`et al` without dot", _FORM, _sub(_PAPER, r"et al\.", "et al", restorable=True),
          "LST004"),
    _kind("`Arxiv` as label", _CHECKS, _sub(_PAPER, r"\(arXiv", "(Arxiv", restorable=True),
          "LST005"),
    _kind("label with short year", _CHECKS,
          _sub(_PAPER, r"\(([A-Z]{3,}) 20(\d\d)\)", r"(\1\2)", restorable=True), "LST005"),
    _kind("unclosed fence", _SEED, _fence, "MDN001"),
    _kind("NBSP in a line", "pengr/LLM-Synthetic-Data",
          _sub(_PAPER, r" (?=\()", "\xa0", restorable=True), "TXT002"),
    _kind("zero width space in a line", _FORM,
          _sub(_PAPER, r" - ", " -\u200b ", restorable=True), "TXT002"),
    _kind("decomposed letters in a line", "retorquere/zotero-better-bibtex#322",
          line(_PAPER, _nfd, restorable=True), "TXT009"),
    _kind("paper twice in a section", "Awesome3DGS/3D-Gaussian-Splatting-Papers#4", _twice,
          "LST012"),
    _kind("raw HTML in the contents", _SEED,
          _sub(_CONTENTS, r"\[(.*)\]", r'[<span style="color:red">\1</span>]', restorable=True),
          "HDG003"),
    _kind("title with a bare bracket", _FORM,
          _sub(_PAPER, r"\[(\w)", r"[[Oral \1", restorable=False), "LST008 LST007"),
    _kind("stray `**`", _FORM, _sub(_PAPER, r" - ", " - **"), "LST007"),
    _kind("citation block without title", _SEED, _block("@misc{a,\n  year = {2024}\n}"),
          "MDN002"),
    _kind("citation block that does not parse", _SEED,
          _block("@misc{a,\n  title = {Phi-4 Technical Report\n}"), "MDN002"),
    _kind("Markdown link in a citation block", _SEED,
          _block("@misc{a,\n  title = {Phi-4 Technical Report},\n  author = {Abdin, Marah},\n"
                 "  year = {2024},\n  howpublished = {\\url{[x](https://arxiv.org/abs/2412.08905)}}"
                 "\n}"), "MDN002"),
    _kind("page read as Mac Roman", _SEED, _misread("mac_roman"), "TXT001"),
    _kind("page read as Latin-1", _SEED, _misread("latin-1"), "TXT001"),
    _kind("page read as CP437", _SEED, _misread("cp437"), "TXT001"),
    _kind("link with month 13", "sindresorhus/awesome#1810",
          _sub(_ARXIV, r"abs/(\d\d)\d\d", r"abs/\g<1>13"), "IDN002"),
    _kind("address with one slash", "sindresorhus/awesome#1810",
          _sub(_PAPER, r"https://", "https:/"), "IDN003"),
    _kind("link that tracks", "processone/dpk#7",
          _sub(_PAPER, r"(\(https?://[^?\s)]+)\)", r"\1?utm_source=list)", restorable=True),
          "IDN010"),
    _kind("`(text)[address]`", "deepcausality-rs/deep_causality#518",
          _sub(_PAPER, r"\[([^\]]*)\]\((\S+?)\)", r"(\1)[\2]", restorable=True), "LNK014"),
    _kind("line without author", _FORM, _sub(_PAPER, r" - .*(?= \()", " - "), "LST002"),
    _kind("line with another bullet", _FORM, _sub(_PAPER, r"^- ", "* ", restorable=True),
          "LST016"),
    _kind("half a generated region", "sushrutaproject1/Sushrutasamhita_Saktumiva1#67",
          _half_region, "MDN008"),
    _kind("unclosed comment", "codebygina/mediumish-theme-jekyll#40", _comment, "MDN017"),
    _kind("conflict marker in a list", "OfficeDev/VBA-content#252",
          _sub(_PAPER, r"^(.*)$", r"<<<<<<< HEAD\n\1\n=======\n\1\n>>>>>>> other"), "FIL006"),
)  # fmt: skip
