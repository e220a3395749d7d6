"""Authors as people type them."""

import pytest

from synthlit.markdown.papers.names import Names, is_name, read_names


@pytest.mark.parametrize(
    ("text", "names", "others"),
    [
        ("Lightman et al.", ("Lightman",), True),
        ("Lightman, et. al.", ("Lightman",), True),
        ("Lightman and et al.", ("Lightman",), True),
        ("Lightman, Kosaraju, etc.", ("Lightman", "Kosaraju"), True),
        ("李雷 等", ("李雷",), True),
        ("A. Yuan, B. Li and C. Wu", ("A. Yuan", "B. Li", "C. Wu"), False),
        ("A. Yuan; B. Li; C. Wu.", ("A. Yuan", "B. Li", "C. Wu"), False),
        ("Ilia Shumailov & Yarin Gal,", ("Ilia Shumailov", "Yarin Gal"), False),
        ("Steven C.H. Hoi.", ("Steven C.H. Hoi",), False),
        ("Anirud R.S., Noah D.", ("Anirud R.S.", "Noah D."), False),
        ("Jane Doe Jr.", ("Jane Doe Jr.",), False),
        ('Jipeng Cui and Wei "Wayne" Chen', ("Jipeng Cui", 'Wei "Wayne" Chen'), False),
        ("Li Yun, Lei Che, Feng Lu, Ye guo", ("Li Yun", "Lei Che", "Feng Lu", "Ye guo"), False),
        ("01.AI", ("01.AI",), False),
        ("The University of Hong Kong", ("The University of Hong Kong",), False),
    ],
)  # fmt: skip
def test_names_are_reported(text: str, names: tuple[str, ...], others: bool) -> None:
    """Names come in their order, cleaned of what parts them, and `et al.` is noted."""
    assert read_names(text) == Names(names, others)


@pytest.mark.parametrize(
    "text",
    ["", "et al.", "a library for training", "Fast, flexible and scalable", "What is it?",
     "A Very Long Title With Seven Words", "Label: value", "Llama 3 Herd", "https://a.org",
     "x" * 100, "Yinuo ma, Feng lu", "–", "A ~ B", "Jean + Paul"],
)  # fmt: skip
def test_other_texts_are_no_names(text: str) -> None:
    """Words in lower case, sentences and addresses are nobody's name."""
    assert read_names(text) is None


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Lightman et al.", True),
        ("Hunter Lightman, Vineet Kosaraju", True),
        ("Lightman and Kosaraju", False),
        ("Python, Rust", False),
        ("Synthetic Data Tool", False),
    ],
)
def test_lists_of_full_names_are_telling(text: str, certain: bool) -> None:
    """Two full names are authors wherever they stand; capitalised words may be anything."""
    names = read_names(text)

    assert names is not None
    assert names.are_certain is certain


def test_where_authors_stand_every_part_is_one() -> None:
    """In a column of authors nothing is doubted."""
    assert read_names("the yin yang team, x", sure=True) == Names(("the yin yang team", "x"), False)


@pytest.mark.parametrize(
    ("text", "is_one"), [("von Neumann", True), ("de la Cruz", True), ("x", False)]
)
def test_particles_begin_names(text: str, is_one: bool) -> None:
    """A family name may begin with its particle, as lists print it."""
    assert is_name(text) is is_one
