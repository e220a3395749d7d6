"""Names that BibTeX splits as they are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.bibtex.utils import split_name_list  # type: ignore[import-untyped]
from pybtex.database import Person  # type: ignore[import-untyped]

from synthlit.bibtex.writing.names import write


def _bibtex(value: str) -> str:
    return write(value, ascii=False, accents=True)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("van der Goot, Rob and Zhang, Mike", "van der Goot, Rob and Zhang, Mike"),
        ("Rob van der Goot", "van der Goot, Rob"),
        ("{DeepSeek-AI}", "{DeepSeek-AI}"),
        ("{HyperCLOVA X Team} and others", "{HyperCLOVA X Team} and others"),
        ("Francia, III, Guillermo", "Francia, III, Guillermo"),
        ("Francia, III,", "{Francia, III}"),
        ("Knuth, Jr, D., E.", "Knuth, Jr, {D., E.}"),
        ("Bartolomé Del Canto, Álvaro", r"Bartolom{\'e} Del Canto, {\'A}lvaro"),
        ("Žikelić, Đorđe", r"{\v{Z}}ikeli{\'c}, {\DJ}orđe"),
        ("Plato", "Plato"),
        ("Doe JA, van Heel M", "Doe, J. A. and van Heel, M."),
        ("Doe JA and van Heel M", "Doe JA and van Heel M"),
        ("De Luca,", "{De Luca}"),
        (", Jane", "{Jane}"),
        (",", ""),
        (r"{M{\"u}ller & Söhne}", r"{M{\"u}ller \& S{\"o}hne}"),
        (r"Doe, \input{x}", r"Doe, \textbackslash{}input{x}"),
        ("a { b and c", r"{a \textbraceleft{} b and c}"),
        ("  ", ""),
    ],
)  # fmt: skip
def test_names_are_written_in_parts(value: str, written: str) -> None:
    """Particles, suffixes, collectives and others keep their places."""
    assert _bibtex(value) == written


def test_biblatex_keeps_letters() -> None:
    """Where the engine reads Unicode, letters stay; ASCII is asked for apart."""
    value = "Müller-Eberstein, Max and 王, 小明"

    assert write(value, ascii=False, accents=False) == value
    assert write(value, ascii=True, accents=False) == (
        r"M{\"u}ller-Eberstein, Max and Wang, XiaoMing"
    )


@given(
    st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_categories=["C"]))] * 2),
        min_size=1,
        max_size=4,
    )
)
def test_any_names_can_be_split(pairs: list[tuple[str, str]]) -> None:
    """Another reader of BibTeX splits the list without complaint, into no more names."""
    value = " and ".join(f"{family}, {given}" for family, given in pairs)

    written = split_name_list(_bibtex(value))

    assert [str(Person(name)) for name in written if name] or not _bibtex(value)
