"""Names of one venue, in full and short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.venues import same_venue

_TEXT = st.text(st.sampled_from("ABCabc .&{}\\é19&"), max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Mach. Learn. Res.", "Journal of Machine Learning Research"),
        ("JMLR", "Journal of Machine Learning Research"),
        ("PHYSICAL REVIEW B", "Phys. Rev. B"),
        ("Comm. ACM", "Communications of the {ACM}"),
        ("Rev. Acad. Colomb. F{\\'\\i}s.", "Revista Académica Colombiana Física"),
    ],
)
def test_one_journal(one: str, other: str) -> None:
    """A journal may be abbreviated, or an acronym."""
    assert same_venue(one, other)
    assert same_venue(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nature", "Nature Communications"),
        ("J. Phys. A", "J. Phys. B"),
        ("Physical Review D", "Physical Review E"),
        ("SIGMOD Record", "SIGMOD Rec. B"),
        ("", "Nature"),
    ],
)
def test_two_journals(one: str, other: str) -> None:
    """A journal with one word more is another one."""
    assert not same_venue(one, other)
    assert not same_venue(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ICML", "Proceedings of the 37th International Conference on Machine Learning"),
        ("{NeurIPS} 2021", "Advances in Neural Information Processing Systems"),
        ("CVPR", "{IEEE/CVF} Conference on Computer Vision and Pattern Recognition, {CVPR} 2020"),
        ("Proc. KDD", "ACM SIGKDD Conference on Knowledge Discovery and Data Mining"),
        ("Workshop on Grids", "2nd Workshop on Grids and Forests"),
    ],
)
def test_one_conference(one: str, other: str) -> None:
    """A conference may have its acronym, its number, its sponsors and its place in its name."""
    assert same_venue(one, other, book=True)
    assert same_venue(other, one, book=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ICML", "NeurIPS"),
        ("ICML 2019", "ICML 2020"),
        ("2nd Conference on Grids", "3rd Conference on Grids"),
        ("NeurIPS", "NeurIPS Workshop on Grids"),
        ("Companion of WWW", "WWW"),
    ],
)
def test_two_conferences(one: str, other: str) -> None:
    """Another year, another number, and a workshop are other proceedings."""
    assert not same_venue(one, other, book=True)
    assert not same_venue(other, one, book=True)


@given(_TEXT, _TEXT, st.booleans())
def test_is_symmetric(one: str, other: str, book: bool) -> None:
    """Which of two names comes first is the same, and each is its own."""
    assert same_venue(one, other, book=book) == same_venue(other, one, book=book)
    assert same_venue(one, one, book=book)
