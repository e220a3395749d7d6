"""Authors of records are read as what they say: persons in order, and collectives."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.name import Name, read_names, write_names
from synthlit.model.people import read_people


def shown(*authors: str) -> list[str]:
    """Return the names as `Family, Given`, collectives in braces."""
    return [name.bibtex for name in read_people(authors)]


# One string of a service, and the names that it says.
STRINGS = {
    # A collective and persons
    "LHCb Collaboration: R. Aaij": ["{LHCb Collaboration}", "Aaij, R."],
    "NVIDIA: Aarti Basant, Bo Liu": ["{NVIDIA}", "Basant, Aarti", "Liu, Bo"],
    "ATLAS Collaboration, G. Aad and B. Abbott":
        ["{ATLAS Collaboration}", "Aad, G.", "Abbott, B."],
    "Qwen Team and Jane Doe": ["{Qwen Team}", "Doe, Jane"],
    "R. Aaij (LHCb collaboration)": ["Aaij, R.", "{LHCb collaboration}"],
    "Jane Doe on behalf of the ATLAS Collaboration": ["Doe, Jane", "{the ATLAS Collaboration}"],
    "FAIR CodeGen team. Jade Copet": ["{FAIR CodeGen team}", "Copet, Jade"],
    # Several persons
    "A. Bee, C. Dee and E. Eff": ["Bee, A.", "Dee, C.", "Eff, E."],
    "A. Bee, C. Dee, and E. Eff": ["Bee, A.", "Dee, C.", "Eff, E."],
    "Jane Doe and John Roe": ["Doe, Jane", "Roe, John"],
    "Jane Doe & John Roe": ["Doe, Jane", "Roe, John"],
    "Jane Doe, John Roe": ["Doe, Jane", "Roe, John"],
    "Jane Doe; John Roe": ["Doe, Jane", "Roe, John"],
    "Doe, Jane; Roe, John": ["Doe, Jane", "Roe, John"],
    "Doe, Jane and Roe, John": ["Doe, Jane", "Roe, John"],
    "Smith, J., Doe, A.": ["Smith, J.", "Doe, A."],
    "Smith J, Doe AB and Roe R": ["Smith, J", "Doe, AB", "Roe, R"],
    "Donald Johann Jr. and Fred Prior": ["Johann, Jr., Donald", "Prior, Fred"],
    "Martin King, Jr., and Ann Poe": ["King, Jr., Martin", "Poe, Ann"],
    "Jane Doe et al.": ["Doe, Jane", "others"],
    # More than a name
    "Jane Doe (MIT)": ["Doe, Jane"],
    "Jane Doe (Google Research)": ["Doe, Jane"],
    "Jane Doe, Google": ["Doe, Jane"],
    "Jane Doe, MIT": ["Doe, Jane"],
    "Jane Doe, University of Oxford, Oxford, UK": ["Doe, Jane"],
    "Jane Doe (1)": ["Doe, Jane"],
    "Jane Doe (1) MIT": ["Doe, Jane"],
    "Jane Doe1,2": ["Doe, Jane"],
    "Jane Doe1, John Roe2 and Ann Poe1,3": ["Doe, Jane", "Roe, John", "Poe, Ann"],
    "Jane Doe 28": ["Doe, Jane"],
    "Jane Doe¹*": ["Doe, Jane"],
    "Jane Doe^1": ["Doe, Jane"],
    "Jane Doe<sup>1,2</sup>": ["Doe, Jane"],
    r"Jane Doe$^{1,2}$": ["Doe, Jane"],
    r"Jane Doe\textsuperscript{1}": ["Doe, Jane"],
    "Doe, Jane 0000-0002-1825-0097": ["Doe, Jane"],
    "Jane Doe (https://orcid.org/0000-0002-1825-009X)": ["Doe, Jane"],
    "Jane Doe <jane@example.org>": ["Doe, Jane"],
    "and Jane Doe": ["Doe, Jane"],
    "/Jane Doe,": ["Doe, Jane"],
    "Jane Doe, Ph.D.": ["Doe, Jane"],
    # TeX
    r"Jane~Doe": ["Doe, Jane"],
    r"Jane_Doe": ["Doe, Jane"],
    r"Ren{\'e} Mart\'{\i}n": ["Martín, René"],
    r"{Ü}mit Kocabıcak": ["Kocabıcak, Ümit"],
    r"Peter St\ütz": ["Stütz, Peter"],
    r'Ahmet Semih G"um"uş': ["Gümüş, Ahmet Semih"],
    r"\textsc{Jane Doe}\\": ["Doe, Jane"],
    # Collectives
    "LLM-Core Xiaomi": ["{LLM-Core Xiaomi}"],
    "Gemini Team, Google": ["{Gemini Team, Google}"],
    "The NeMo Data Designer Team, NVIDIA": ["{The NeMo Data Designer Team, NVIDIA}"],
    "Qwen Team": ["{Qwen Team}"],
    "NVIDIA": ["{NVIDIA}"],
    "OpenAI": ["{OpenAI}"],
    "DeepSeek-AI": ["{DeepSeek-AI}"],
    "ByteDance Seed": ["{ByteDance Seed}"],
    "GLM-4. 5 Team": ["{GLM-4. 5 Team}"],
    "Team Hunyuan3D": ["{Team Hunyuan3D}"],
    "Zaozhuang No.28 Middle School": ["{Zaozhuang No.28 Middle School}"],
    "Printing and Stationery Company": ["{Printing and Stationery Company}"],
    "John Wiley & Sons": [r"{John Wiley \& Sons}"],
    "International Union of Pure and Applied Chemistry":
        ["{International Union of Pure and Applied Chemistry}"],
    "National Institute of Standards and Technology":
        ["{National Institute of Standards and Technology}"],
    "University of California, Berkeley": ["{University of California, Berkeley}"],
    "Institute for Data, Systems, and Society": ["{Institute for Data, Systems, and Society}"],
}  # fmt: skip
# Names that are what they seem.
REAL = {
    "Juan de la Cruz": "de la Cruz, Juan",
    "de la Cruz, Juan": "de la Cruz, Juan",
    "Diarmuid Ó Briain": "Briain, Diarmuid Ó",
    "García Márquez, Gabriel": "García Márquez, Gabriel",
    "van der Berg, Jan Willem": "van der Berg, Jan Willem",
    "Doe, J. R.": "Doe, J. R.",
    "Plato": "Plato",
    "Supryadi": "Supryadi",
    "WANG": "WANG",
    "张伟": "张伟",
    "이 순신": "순신, 이",
    "Martin Luther King, Jr.": "King, Jr., Martin Luther",
    "Jennifer 8. Lee": None,
    'Linxi "Jim" Fan': None,
    "Chun-Fu (Richard) Chen": None,
    "teknium1": "teknium1",
    "X Æ A-12": None,
    "Huawei Li": "Li, Huawei",
    "Apple Pui-Yi Chui": "Chui, Apple Pui-Yi",
    "Marc Huertas-Company": "Huertas-Company, Marc",
    "Ronan Bureau": "Bureau, Ronan",
    "Qingyao Ai": "Ai, Qingyao",
    "Nguyen Van Hung": None,
    "Sky CH-Wang": "CH-Wang, Sky",
    "Mohammad AL-Smadi": "AL-Smadi, Mohammad",
    "Guilherme FCF Almeida": "Almeida, Guilherme FCF",
    "D'Arcy Wentworth Thompson": "Thompson, D'Arcy Wentworth",
    r"Nguy\~ên": "Nguyễn",
    "Anthony K.H: Tung": None,
    "علی رضا\u200cیی": None,
}


@pytest.mark.parametrize(("text", "names"), STRINGS.items())
def test_what_a_string_says(text: str, names: list[str]) -> None:
    """Each string gives the persons and collectives that it names, in order, and nothing else."""
    assert shown(text) == names
    assert write_names(read_people([text, "Zed Last"])) == " and ".join([*names, "Last, Zed"])


@pytest.mark.parametrize(("text", "bibtex"), REAL.items())
def test_real_names_stay(text: str, bibtex: str | None) -> None:
    """A real name is read as it always was, and loses no letter."""
    [name] = read_people([text])
    assert not name.corporate
    assert name.bibtex == (bibtex or Name.from_display(text).bibtex)


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (("NVIDIA", ":", "Bo Liu"), ["{NVIDIA}", "Liu, Bo"]),
        (("Codefuse", "Ling Team", ":", "Bo Liu"), ["{Codefuse}", "{Ling Team}", "Liu, Bo"]),
        (("Aleph Alpha", "：", "Bo Liu"), ["{Aleph Alpha}", "Liu, Bo"]),
        (("Preferred Networks:", "Bo Liu"), ["{Preferred Networks}", "Liu, Bo"]),
        (("LHCb Collaboration", ":", "R. Aaij"), ["{LHCb Collaboration}", "Aaij, R."]),
        (
            ("LHCb Collaboration: R. Aaij", "Bo Liu1 (MIT)", ":"),
            ["{LHCb Collaboration}", "Aaij, R.", "Liu, Bo"],
        ),
        (("Bo Liu", ",", "An Li", "."), ["Liu, Bo", "Li, An"]),
        (("Bo Liu (1)", "An Li (2)", "((1) MIT", "(2) KAIST)"), ["Liu, Bo", "Li, An"]),
        # A colon far behind is no mark of what stands before it.
        (("A Bee", "C D", "E F", "G H", ":", "I J"), ["Bee, A", "D, C", "F, E", "H, G", "J, I"]),
        # Where every name has its comma, family names come first.
        (("Paz Roa, Ana Eva", "Doe, Jo Ann"), ["Paz Roa, Ana Eva", "Doe, Jo Ann"]),
        # Nothing but punctuation is not thrown away.
        ((":",), [":"]),
        ((", et al.",), ["others"]),
        ((), []),
    ],
)
def test_lists(authors: tuple[str, ...], names: list[str]) -> None:
    """Neighbours say what a string is."""
    assert shown(*authors) == names


WORDS = st.sampled_from(
    ["Jane", "Doe", "and", ",", ":", "Team", "(MIT)", "1,2", "J.", "de", "{", "\\'e", "$", "et al."]
)


@given(st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=4))
def test_any_list_can_be_written(authors: list[str]) -> None:
    """Whatever a service sends, the names are written and read again."""
    written = write_names(read_people(authors))
    assert write_names(read_names(written)) == written


def test_ordinary_names_of_a_listing_stay(shared: Path) -> None:
    """Of 5,501 papers, hardly a string is more or less than one name as it was read before."""
    with gzip.open(shared / "mirror/field.jsonl.gz", "rt", encoding="utf-8") as lines:
        authors = [json.loads(line)["authors"] for line in lines]
    strings = {name for names in authors for name in names}
    changed = [name for name in strings if shown(name) != [Name.from_display(name).bibtex]]
    assert len(changed) < 20
