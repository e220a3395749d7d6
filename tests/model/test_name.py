"""Names are read as BibTeX reads them, and as people print them."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.model.latex.scan import fits_braces
from synthlit.model.name import (
    Name,
    _is_plain_list,
    canonical_names,
    is_corporate,
    read_names,
    simple_list,
    split_names,
    write_names,
)
from synthlit.model.text import clean


@pytest.mark.parametrize(
    ("printed", "bibtex", "short"),
    [
        ("Hunter Lightman", "Lightman, Hunter", "Lightman"),
        ("Mihaela van der Schaar", "van der Schaar, Mihaela", "van der Schaar"),
        ("Maarten de Rijke", "de Rijke, Maarten", "de Rijke"),
        ("Jose Manuel de la Chica", "de la Chica, Jose Manuel", "de la Chica"),
        ("Guido M. D'Amely di Melendugno", "di Melendugno, Guido M. D'Amely", "di Melendugno"),
        ("Wouter van 't Hof", "van 't Hof, Wouter", "van 't Hof"),
        ("Artur d'Avila Garcez", "d'Avila Garcez, Artur", "d'Avila Garcez"),
        # BibTeX would take these for a Durme, a Scao, an Allal.
        ("Benjamin Van Durme", "Van Durme, Benjamin", "Van Durme"),
        ("Teven Le Scao", "Le Scao, Teven", "Le Scao"),
        ("Loubna Ben Allal", "Ben Allal, Loubna", "Ben Allal"),
        ("Neil De La Fuente", "De La Fuente, Neil", "De La Fuente"),
        ("Fabrizio Lo Scudo", "Lo Scudo, Fabrizio", "Lo Scudo"),
        ("Liesbet Van der Perre", "Van der Perre, Liesbet", "Van der Perre"),
        # Van and Le are names of their own beside a Vietnamese name.
        ("Long Van Tran", "Tran, Long Van", "Tran"),
        ("Dang Van Tu", "Tu, Dang Van", "Tu"),
        ("Linh Le Dinh", "Dinh, Linh Le", "Dinh"),
        # A family name of two halves.
        ("Blaise Agüera y Arcas", "Agüera y Arcas, Blaise", "Agüera y Arcas"),
        ("Geert Lycklama à Nijeholt", "Lycklama à Nijeholt, Geert", "Lycklama à Nijeholt"),
        ("Dur e Najaf Amjad", "Amjad, Dur e Najaf", "Amjad"),
        # Lower-case given names are no particles.
        ("Sven peter Naesholm", "Naesholm, Sven peter", "Naesholm"),
        ("danah boyd", "boyd, danah", "boyd"),
        ("Hal Daumé III", "Daumé, III, Hal", "Daumé"),
        ("Wagner Meira Jr", "Meira, Jr, Wagner", "Meira"),
        ("Claudio Dias da Silva Jr", "da Silva, Jr, Claudio Dias", "da Silva"),
        # V is an initial, not a fifth of the name.
        ("Yamuna P V", "V, Yamuna P", "V"),
        ("Wen-tau Yih", "Yih, Wen-tau", "Yih"),
        ("Vito J. D`Orazio", "D`Orazio, Vito J.", "D`Orazio"),
        ("Young-Jun_Lee", r"Young-Jun\\_Lee", "Young-Jun_Lee"),
        ("NVIDIA", "NVIDIA", "NVIDIA"),
        ("DeepSeek-AI", "DeepSeek-AI", "DeepSeek-AI"),
        ("张伟", "张伟", "张伟"),
        ("van Strien", "van Strien", "van Strien"),
        ("Kimi Team", "{Kimi Team}", "Kimi Team"),
        ("the TCV team", "{the TCV team}", "the TCV team"),
        ("H1 Collaboration", "{H1 Collaboration}", "H1 Collaboration"),
        ("Shanghai AI Lab", "{Shanghai AI Lab}", "Shanghai AI Lab"),
        ("Mistral AI", "{Mistral AI}", "Mistral AI"),
        ("The NeMo Data Designer Team, NVIDIA", "{The NeMo Data Designer Team, NVIDIA}",
         "The NeMo Data Designer Team, NVIDIA"),
        ("others", "{others}", "others"),
        ("Bell & Sons", r"Sons, Bell \\&", "Sons"),
    ],
)  # fmt: skip
def test_printed_name(printed: str, bibtex: str, short: str) -> None:
    """A printed name becomes the BibTeX name that means it, and prints as it did."""
    name = Name.from_display(printed)
    assert (name.bibtex, name.short, name.display) == (bibtex.replace(r"\\", "\\"), short, printed)
    assert read_names(name.bibtex) == (name,)


@pytest.mark.parametrize(
    ("printed", "display"),
    [
        ("  H1\n Collaboration", "H1 Collaboration"),
        ("and Xu Jie", "Xu Jie"),
        ("Adam Hewitt and", "Adam Hewitt"),
        ("Zero\u200bWidth \u202eName", "ZeroWidth Name"),
        ("Andre\u0301 Breton", "André Breton"),
        (r"Nguy\~ên", "Nguyễn"),
        ("Robert Logan, IV", "Robert Logan IV"),
        ("Wagner Meira, Jr.", "Wagner Meira Jr."),
    ],
)
def test_printed_name_is_cleaned(printed: str, display: str) -> None:
    """What a record adds to a name by mistake is gone."""
    assert Name.from_display(printed).display == display


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("van Beethoven, Ludwig", Name("Beethoven", "Ludwig", "van")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("Daumé, III, Hal", Name("Daumé", "Hal", suffix="III")),
        (r"Hal Daum{\'{e}} III", Name("Daumé", "Hal", suffix="III")),
        ("Logan IV, Robert", Name("Logan", "Robert", suffix="IV")),
        ("Meira, Jr,", Name("Meira", suffix="Jr")),
        ("Benjamin Van Durme", Name("Van Durme", "Benjamin")),
        ("{Van Durme}, Benjamin", Name("{Van Durme}", "Benjamin")),
        (r"Blaise Ag{\"{u}}era y Arcas", Name("Arcas", "Blaise", "Agüera y")),
        (r"{\'{E}}ric Moulines", Name("Moulines", "Éric")),
        (r"{\"O}zg{\"u}r", Name("Özgür")),
        ("Wen{-}tau Yih", Name("Yih", "Wen-tau")),
        # A ~ is a space, but for the one of an accent.
        (r"Jo\~ao Mau{\'a}", Name("Mauá", "João")),
        ("D.~E.~Knuth", Name("Knuth", "D. E.")),
        ("J.~R. Smith", Name("Smith", "J. R.")),
        ("{OpenAI}", Name("OpenAI", corporate=True)),
        ("{Barnes and Noble, Inc.}", Name("Barnes and Noble, Inc.", corporate=True)),
        (r"{R\&D Team}", Name(r"R\&D Team", corporate=True)),
        (r"{\textsc{Team}}", Name(r"\textsc{Team}", corporate=True)),
        # One letter in braces is an accent, not a team.
        (r"{\'E}", Name("É")),
        ("others", Name("others")),
        ("Smith", Name("Smith")),
        ("Smith,", Name("Smith")),
        (", Jane", Name("", "Jane")),
        # Too many commas: nothing is lost, and lint will say so.
        ("Smith, J., Doe, A.", Name("Smith", "Doe, A.", suffix="J.")),
        # BibTeX sees a particle in every lower-case word.
        ("jean de la fontaine", Name("fontaine", particle="jean de la")),
        ("{\\relax von} Smith", Name("Smith", particle=r"{\relax von}")),
    ],
)
def test_bibtex_name(text: str, expected: Name) -> None:
    """A name of a BibTeX list is read into its parts."""
    assert Name.from_bibtex(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Smith, Jane and Doe, John", ["Smith, Jane", "Doe, John"]),
        ("Smith, Jane AND\nDoe, John", ["Smith, Jane", "Doe, John"]),
        ("{Barnes and Noble} and Doe, John", ["{Barnes and Noble}", "Doe, John"]),
        ("Alexandra Anderson", ["Alexandra Anderson"]),
        ("A and and B", ["A", "", "B"]),
        ("and A", ["", "A"]),
        ("} and {", ["}", "{"]),
        ("", [""]),
    ],
)
def test_split_names(value: str, expected: list[str]) -> None:
    """A list is split at `and` outside braces; empty names are kept, for lint to find."""
    assert split_names(value) == expected


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("Jane Smith and others", "Smith, Jane and others"),
        ("A  and  and B", "A and B"),
        ("Ludwig van Beethoven and {OpenAI}", "van Beethoven, Ludwig and {OpenAI}"),
        ("Smith, J., Doe, A.", "Smith, J., Doe, A."),
        ("Logan IV, Robert and Doe, John", "Logan, IV, Robert and Doe, John"),
        (", Jane and Doe, John", ", Jane and Doe, John"),
        # What would be read as something else stands in braces.
        ("A~and~B", "{A and B}"),
        ("{smith, }Jane", "{smith, }Jane"),
        (",", ""),
        ("", ""),
    ],
)
def test_name_list_in_canonical_form(value: str, canonical: str) -> None:
    """A list is written in one way, and that is read as the same names."""
    assert canonical_names(value) == canonical
    assert write_names(read_names(value)) == canonical
    assert write_names(read_names(canonical)) == canonical


@pytest.mark.parametrize(
    "value",
    [
        "Rudi W. De Lange and J. Ben Lieberman",
        "Blaise Agüera y Arcas",
        "Chih-sung Tang",
        "Tang, Chih-sung",
        r"Ko{\-}ło{\-}dziej{\-}ska, Hanna",
        r"\TUG\ Board",
    ],
)
def test_a_name_that_bibtex_splits_elsewhere_stays(value: str) -> None:
    """BibTeX takes De for a given name, and sung for a particle; in another order it would not."""
    assert canonical_names(value) == value


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("Wei Wang 0001", "Wei Wang 0001"),
        (r"Jane Doe (X University) and Bj{\"o}rn Lee*", "Jane Doe (X University) and Björn Lee*"),
        ("3D Vision Lab and Doe, J. (Ed.)", "3D Vision Lab and Doe, J. (Ed.)"),
        ("{4D Lab} and Jane Roe", "{4D Lab} and Roe, Jane"),
    ],
)
def test_no_name_is_taken_apart(value: str, canonical: str) -> None:
    """What has signs of more than a name stays in its order, for its last word is no family."""
    assert canonical_names(value) == canonical
    assert canonical_names(canonical) == canonical


def test_others_is_nobody() -> None:
    """`and others` is separated from a person, and from a collective of that name."""
    names = read_names("Smith, Jane and others")
    assert [name.is_others for name in names] == [False, True]
    assert not Name("others", corporate=True).is_others


@pytest.mark.parametrize(
    ("text", "corporate"),
    [
        ("Qwen Team", True),
        ("Anna and Bert Smith", True),
        ("Smith, Jane", True),
        ("others", True),
        ("Team", False),
        ("Qi Ai", False),
        ("Alex Labson", False),
        ("Alex Cloud", False),
    ],
)
def test_is_corporate(text: str, corporate: bool) -> None:
    """A collective is recognized by words that no person's name has."""
    assert is_corporate(text) is corporate


PIECES = [
    "a", "B", "Ann", "von", "van", "Le", "Jr.", "III", "de", "y", "others", "and", " and ", " ",
    ", ", ",", "{", "}", "{OpenAI}", r"{\"o}", r"\'e", "é", "~", "-", "张伟", "Team", "\\", "$x$",
    "&", "d'A", "\u200b", "{and}", "{X and Y}", "\n",
]  # fmt: skip
VALUES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(VALUES)
@example("y i,")
@example("' von B,")
@example("A. B, C, D, E and F")
def test_canonical_lists_stay(value: str) -> None:
    """A canonical list is its own canonical form, whatever it was made of."""
    if fits_braces(clean(value)):
        written = write_names(read_names(value))
        assert write_names(read_names(written)) == written
        assert fits_braces(written)


PLAIN = st.lists(
    st.sampled_from(
        ["Ann", "B.", "von", "é", "e\u0301", " ", ", ", ",", " and ", "And", "III", "Jr."]
    ),
    max_size=8,
).map("".join)


@given(st.one_of(PLAIN, VALUES))
@example("Logan IV, Robert")
@example("Doe, John And")
@example("Ann B.")
def test_what_is_seen_at_a_glance_is_so(value: str) -> None:
    """A list that is taken for canonical without being read is canonical."""
    assert not _is_plain_list(value) or value == write_names(read_names(value))


@given(st.one_of(VALUES, st.text()))
@example("d'A {and} é")
@example("von { é others")
def test_any_text_makes_a_name(text: str) -> None:
    """Whatever a service calls an author is one name in BibTeX."""
    name = Name.from_display(text)
    written = name.bibtex
    assert fits_braces(written)
    if written:
        assert len(read_names(written)) == 1
        assert write_names(read_names(written)) == written


def test_every_name_of_the_mirror_comes_back(shared: Path) -> None:
    """Of 279,000 authors, each prints as it did, and is the same name when read from BibTeX."""
    with gzip.open(shared / "mirror" / "arxiv-listing.jsonl.gz", "rt", encoding="utf-8") as lines:
        names = {author for line in lines for author in json.loads(line)["authors"]}
    changed = []
    for printed in sorted(names):
        name = Name.from_display(printed)
        assert read_names(name.bibtex) == (name,)
        if name.display != clean(printed):
            changed.append(printed)
    # Stray conjunctions, and two authors who wrote their accents as TeX.
    assert len(changed) < 40
    assert all("and" in name.split() or "\\" in name for name in changed)


@given(st.from_regex(r"[A-Za-z-]{1,9}, ?[A-Za-z. -]{1,9}", fullmatch=True))
def test_simple_names_are_read_as_all_are(text: str) -> None:
    """White space before a name, which needs the whole reading, changes nothing."""
    assert Name.from_bibtex(text) == Name.from_bibtex(f" {text}")


@given(
    st.lists(
        st.sampled_from(
            ["Doe, Jane", "Doe, J. R.", "And, A", "Doe, And", "Doe, Ann and", "others", "O'Hara, A",
             "de la Cruz, A", "{IBM}", "Doe, Jr, A", "Doe, -A", "Doe, A  B", "Doe", "Ödön, A", ""]
        ),
        max_size=4,
    ),
    st.sampled_from([" and ", " AND ", "  and ", "\nand "]),
)  # fmt: skip
def test_a_simple_list_is_printed_as_any_other(names: list[str], between: str) -> None:
    """One expression finds the lists of which each name is a word, a comma and given names."""
    value = between.join(names)

    assert simple_list(value) in ((), tuple(name.display for name in read_names(value)))
    assert simple_list("Doe, Jane and Roe, R. A.") == ("Jane Doe", "R. A. Roe")


@pytest.mark.parametrize(
    ("value", "bibtex"),
    [
        (r"Sz\H ol\H o, Baker", "Szőlő, Baker"),
        (r"\c Ca{\u g}lar {\"U}nl{\"u}", "Ünlü, Çağlar"),
        (r"Erd\o s, Paul and de \O rsted, H.", "Erdøs, Paul and de Ørsted, H."),
        (r"Bj\o rn \AA s", "Ås, Bjørn"),
        (r"Rastislav Bod\'\i k", "Bodík, Rastislav"),
        (r"Stra\ss e, A. and \L ukasz Kaiser", "Straße, A. and Kaiser, Łukasz"),
    ],
)
def test_a_space_that_ends_a_command_ends_no_word(value: str, bibtex: str) -> None:
    """TeX skips the space behind the name of a command."""
    assert canonical_names(value) == bibtex
    assert canonical_names(bibtex) == bibtex
    assert write_names(read_names(value)) == bibtex
