"""Keys follow the rule, are unique, and can name a file everywhere."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.citekey import ascii_word, is_portable, make
from synthlit.model.name import Name


def key(author: str, year: int | None, title: str, *taken: str) -> str:
    """Make a key for one author where some keys are taken."""
    return make((Name.from_display(author),), year, title, {*taken}.__contains__)


@pytest.mark.parametrize(
    ("author", "year", "title", "expected"),
    [
        ("Hunter Lightman", 2023, "Let's Verify Step by Step", "lightman2023lets"),
        ("Loubna Ben Allal", 2025, "{SmolLM2}: When Smol Goes Big", "benallal2025smollm2"),
        ("Daniel van Strien", 2024, "Synthetic dataset generation", "vanstrien2024synthetic"),
        ("DeepSeek-AI", 2025, "{DeepSeek-R1}: Incentivizing", "deepseekai2025deepseek"),
        ("Kimi Team", 2025, "Kimi K2: Open Agentic Intelligence", "kimiteam2025kimi"),
        (
            "Łukasz Radliński",
            2025,
            "Backtranslation and paraphrasing",
            "radlinski2025backtranslation",
        ),
        ("Baptiste Rozière", 2021, "Leveraging Automated Unit Tests", "roziere2021leveraging"),
        ("Ruotian Ma", 2025, "S²R: Teaching LLMs to Self-verify", "ma2025s2r"),
        # One letter says nothing.
        ("Shunyu Yao", 2024, "τ-bench: A Benchmark", "yao2024tbench"),
        ("Nobody", None, "An {A}", "nobodyndan"),
        ("张伟", 2024, "合成数据", "zhangwei2024hechengshuju"),
    ],
)
def test_key_by_rule(author: str, year: int | None, title: str, expected: str) -> None:
    """Family name, year and first telling word make the key, in ASCII from any script."""
    assert key(author, year, title) == expected


def test_key_without_anything() -> None:
    """A work of which nothing is known gets a key all the same."""
    assert make((), None, "", lambda _: False) == "anonnd"
    assert make((Name(""), Name("Doe")), 2024, "", lambda _: False) == "doe2024"


def test_a_clash_takes_the_next_word() -> None:
    """More words of the title say more than a number, which comes last."""
    title = "Scaling Laws for Data"
    taken: list[str] = []
    for _ in range(5):
        taken.append(key("Jane Smith", 2024, title, *taken))
    assert taken == [
        "smith2024scaling",
        "smith2024scalinglaws",
        "smith2024scalinglawsdata",
        "smith2024scalinglawsdata-2",
        "smith2024scalinglawsdata-3",
    ]


def test_keys_are_unique_under_any_order() -> None:
    """Works that clash get distinct keys whichever comes first, and the same one each time."""
    titles = ["Scaling Laws", "Scaling Laws", "Scaling Data", "Scaling"]
    for order in itertools.permutations(titles):
        runs = []
        for _ in range(2):
            taken: list[str] = []
            for title in order:
                taken.append(key("Jane Smith", 2024, title, *taken))
            runs.append(taken)
        assert len(set(runs[0])) == len(titles)
        assert runs[0] == runs[1]


def test_a_device_of_windows_is_no_key() -> None:
    """A key that Windows would take for a device is lengthened like one that is taken."""
    assert key("Com", 1, "") == "com1-2"
    assert key("Com", 1, "a study of ports") == "com1study"


@given(
    st.lists(st.text(max_size=60), max_size=2),
    st.one_of(st.none(), st.integers(0, 9999)),
    st.text(max_size=200),
    st.integers(0, 8),
)
def test_a_made_key_is_portable_and_free(
    authors: list[str], year: int | None, title: str, clashes: int
) -> None:
    """Whatever the facts, the key can name a file and no entry has it."""
    names = tuple(map(Name.from_display, authors))
    taken: list[str] = []
    for _ in range(clashes + 1):
        made = make(names, year, title, taken.__contains__)
        assert is_portable(made)
        assert made == made.lower()
        assert made not in taken
        taken.append(made)


@pytest.mark.parametrize(
    "name", ["lightman2023lets", "Lightman_2023", "a", "a.b", "A+b-c", "2023", "x" * 100]
)
def test_portable(name: str) -> None:
    """ASCII letters, digits and a few signs inside make a key that names a file."""
    assert is_portable(name)


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../x", "a/b", "a\\b", "a b", "a:b", "-a", ".a", "a.", "é", "a\n", "a\0",
        "con", "CON", "aux.x", "com1", "x" * 101, "a,b", "a{b", "a%b", "a~b", "a'b",
    ],
)  # fmt: skip
def test_not_portable(name: str) -> None:
    """What some system cannot have as a file, or some engine as a key, is refused."""
    assert not is_portable(name)


def test_ascii_word() -> None:
    """Any script becomes ASCII letters and digits."""
    assert ascii_word("Erdős & Söhne") == "erdossohne"
    assert ascii_word("Čech–Stone") == "cechstone"
    assert ascii_word("") == ""
