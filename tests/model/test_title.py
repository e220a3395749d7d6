"""Titles are compared, protected and mined for words."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from synthlit.model import title as title_module
from synthlit.model.latex.canonical import canonical
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.title import (
    is_shouting,
    normal,
    protect,
    protect_name,
    significant_words,
    stands_in,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Let's Verify Step by Step", "LET’S VERIFY STEP-BY-STEP."),
        ("{QUAREL:} {A} Dataset and Models", "QuaRel: A dataset and models"),
        (r"Fr{\'e}chet Regression", "Frechet regression"),
        ("Fairy$\\pm i$: the First", "Fairy i: the first"),
        (r"\emph{FoQuS}: A Forgetting-Quality Coreset", "FoQuS: a forgetting quality coreset"),
        # A service gave TeX as text.
        (from_text(r"\textsc{rfPG}: Robust Policy Gradients"), "rfPG: Robust Policy Gradients"),
    ],
)
def test_titles_that_are_the_same(one: str, other: str) -> None:
    """Case, accents, punctuation, braces and TeX make no difference."""
    assert normal(one) == normal(other)


def test_titles_that_are_not_the_same() -> None:
    """Another word or number is another title."""
    titles = ["Phi-1", "Phi-1.5", "Textbooks Are All You Need", "Textbooks Are All You Need II"]
    assert len({normal(title) for title in titles}) == len(titles)
    assert normal("合成データ") == "合成テータ"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Let's Verify Step by Step", ["Lets", "Verify", "Step", "Step"]),
        ("The Curse of Recursion", ["Curse", "Recursion"]),
        ("{DeepSeek-R1}: Incentivizing", ["DeepSeek", "R1", "Incentivizing"]),
        (r"Fairy$\pm i$: the First", ["Fairy", "First"]),
        (from_text(r"\textsc{rfPG}: Robust"), ["rfPG", "Robust"]),
        # Nothing would be left.
        ("What Is It", ["What", "Is", "It"]),
        ("", []),
        (":", []),
    ],
)
def test_telling_words(title: str, words: list[str]) -> None:
    """Words that say nothing are left out, unless there are no others."""
    assert significant_words(title) == words


@pytest.mark.parametrize(
    ("title", "shouting"),
    [
        ("EVOLUTIONARY DIVERGENCES IN LEAF STRUCTURE AND CHEMISTRY", True),
        ("{EVOLUTIONARY} {DIVERGENCES} {IN} {LEAF}", True),
        ("Evolutionary Divergences", False),
        ("BERT", False),
        ("GPT-4 LLMs", False),
        ("合成 数据 生成 的 方法 与 评估 以及 应用", False),
    ],
)
def test_is_shouting(title: str, shouting: bool) -> None:
    """Several words in capitals shout; an acronym does not."""
    assert is_shouting(title) is shouting


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Let's Verify Step by Step", "Let's Verify Step by Step"),
        (
            "DeepSeek-R1: Incentivizing Reasoning Capability in LLMs",
            "{DeepSeek-R1}: Incentivizing Reasoning Capability in {LLMs}",
        ),
        ("A GPT-4 and GPT-4o report", "A {GPT-4} and {GPT-4o} report"),
        ("3D Gaussian (NeRF) splatting", "{3D} Gaussian ({NeRF}) splatting"),
        ("Multi-LLM agents", "Multi-{LLM} agents"),
        ("LLM-based agents", "{LLM}-based agents"),
        (r"Drop In \& Out", r"Drop In \& Out"),
        (r"A Q\&A and R\&D study", r"A {Q\&A} and {R\&D} study"),
        ("A PRM's view of PRMs.", "A {PRM's} view of {PRMs}."),
        ("An $O(n^2)$ bound on $x$", "An {$O(n^2)$} bound on $x$"),
        ("Already {BERT} and {a {GPT} b}", "Already {BERT} and {a {GPT} b}"),
        (r"\emph{LLMs} again", r"\emph{LLMs} again"),
        ("math in {a $X$ group}", "math in {a $X$ group}"),
        ("Überall ist Überfluss", "Überall ist Überfluss"),
        ("ÜBER all", "{ÜBER} all"),
        ("A B C: a study", "A B C: a study"),
        ("-- iPhone --", "-- {iPhone} --"),
        ("ALL IN CAPITALS THROUGHOUT", "ALL IN CAPITALS THROUGHOUT"),
        ("", ""),
    ],
)
def test_protect(title: str, expected: str) -> None:
    """Braces stand around the words whose capitals mean something, and no others."""
    assert protect(title) == expected
    assert protect(expected) == expected


PIECES = ["a", "The", "GPT", "LLMs", "-", "4", " ", " ", "é", r"\&", "{B}", "{x", "}", "$X$", "$",
          "\\", r"\emph{", r"\\", "'s", ".", ",", "/", "ÜB"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_protecting_is_idempotent_and_changes_no_text(title: str) -> None:
    """Protecting twice is protecting once, keeps a title canonical, and shows the same."""
    title = canonical(title)
    protected = protect(title)
    assert protect(protected) == protected
    assert canonical(protected) == protected
    assert plain(protected) == plain(title)


@given(st.text(st.characters(max_codepoint=127, exclude_characters="\\$")))
def test_ascii_is_compared_as_all_text_is(title: str) -> None:
    """What needs no decoding is compared without, and equals what does: a letter behind it."""
    assert normal(f"{title} é") == f"{normal(title)}e"


FLAT = ["a", "The", "GPT", "LLMs", "-", "4", " ", "\t", "é", "{B}", "{a B}", "'s", ".", ",", "/",
        "[", "]", "“", "ÜB"]  # fmt: skip


@given(st.lists(st.sampled_from(FLAT), max_size=12).map("".join))
def test_flat_titles_are_protected_as_all_are(title: str) -> None:
    """A title without commands and math gets the same braces as one with them."""
    assume(not is_shouting(title))
    assume(not is_shouting(f"{title} $x$"))

    assert protect(f"{title} $x$") == f"{protect(title)} $x$"


_words = st.text(st.sampled_from("aZé3-–'“.:/{} GPTλ") | st.characters(), max_size=30)


@given(_words)
def test_flat_titles_are_protected_like_others(text: str) -> None:
    """A title without math and commands has a shorter way, to the same braces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(title_module, "_FLAT", re.compile(r"(?!)"))
        expected = protect(text)

    assert protect(text) == expected


@pytest.mark.parametrize(
    ("title", "name", "protected"),
    [
        ("{SWE}-Universe: Scaling Up", "SWE-Universe", "{SWE-Universe}: Scaling Up"),
        ("On R-Zero and {R-Zero}", "R-Zero", "On {R-Zero} and {R-Zero}"),
        ("{DeepSeek-Prover}-V2: Proofs", "DeepSeek-Prover-V2", "{DeepSeek-Prover-V2}: Proofs"),
        ("{DeepSeek-Prover-V2}: Proofs", "DeepSeek-Prover", "{DeepSeek-Prover-V2}: Proofs"),
        ("Phi-4 Technical Report", "{Phi-4}", "{Phi-4} Technical Report"),
        ("Constitutional {AI}: Harm", "Constitutional {AI}", "{Constitutional AI}: Harm"),
        ("The {{GPT}} Store", "GPT Store", "The {GPT Store}"),
        (r"$\tau$-Bench: Agents", r"$\tau$-Bench", r"{$\tau$-Bench}: Agents"),
        (r"R\&D-Agent: Data", r"R\&D-Agent", r"{R\&D-Agent}: Data"),
        (r"\&Co: Data", r"\&Co", r"{{\&Co}}: Data"),
        (r"\emph{Foo} Bar: X", "Foo Bar", r"{{\emph{Foo} Bar}}: X"),
        ("Tülu 3: Pushing", "Tülu 3", "{Tülu 3}: Pushing"),
        # In another case or within a word it is another name; without capitals none is lost.
        ("Swe-universe and SWE-Universes", "SWE-Universe", "Swe-universe and SWE-Universes"),
        ("Learning distilabel", "distilabel", "Learning distilabel"),
        ("Any Title", "", "Any Title"),
        # What cannot be put into braces of its own stays.
        (r"\emph{A Foo} Bar", "Foo Bar", r"\emph{A Foo} Bar"),
    ],
)
def test_a_whole_name_is_protected(title: str, name: str, protected: str) -> None:
    """From its first letter to its last, once, and nothing else of the title changes."""
    assert protect_name(title, name) == protected
    assert protect_name(protected, name) == protected


@given(
    st.lists(st.sampled_from([*"{}$\\&-: ", "Foo", "bar", "Baz", r"\emph{", r"\&", "é"])).map(
        "".join
    ),
    st.sampled_from(["Foo", "Foo-Baz", "Foo bar", "Baz: Foo", r"Foo\&Baz"]),
)
def test_protecting_a_name_changes_only_braces(title: str, name: str) -> None:
    """What people read stays, and braces that matched still match."""
    title = canonical(title)
    protected = protect_name(title, name)

    assert plain(protected) == plain(title)
    assert protected.count("{") - protected.count("}") == title.count("{") - title.count("}")
    assert protect_name(protected, name) == protected


def test_where_a_name_stands() -> None:
    """As people read it: braces are nothing, case is something."""
    assert stands_in("{PRM}800K", "Verify with PRM800K: X")
    assert not stands_in("PRM800K", "Let's Verify Step by Step")
    assert not stands_in("Prm", "PRM800K")
    assert not stands_in("", "Any")
