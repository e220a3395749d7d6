import pytest

from synthlit.model.datamodel import biblatex, bibtex, names


@pytest.mark.parametrize(
    ("type_", "taken", "not_taken"),
    [
        ("article", {"journaltitle", "issue", "issn"}, {"booktitle", "publisher", "isbn"}),
        ("inproceedings", {"booktitle", "eventdate", "venue"}, {"journaltitle", "edition"}),
        ("collection", {"editor", "pagetotal"}, {"author", "booktitle"}),
        ("thesis", {"institution", "type"}, {"number", "publisher"}),
        ("online", {"organization", "version"}, {"howpublished", "publisher"}),
    ],
)
def test_fields_of_a_type(type_: str, taken: set[str], not_taken: set[str]) -> None:
    """A type takes its own fields and those of every type, and no others."""
    fields = biblatex.fields_of(type_)

    assert taken | {"doi", "eprint", "date", "langid", "urlyear"} <= fields
    assert fields.isdisjoint(not_taken)


@pytest.mark.parametrize(
    ("other", "own"),
    [
        ("conference", "inproceedings"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("movie", "misc"),
        ("blogpost", "misc"),
    ],
)
def test_a_type_stands_for_another(other: str, own: str) -> None:
    """Old names, BibTeX's types and unknown ones take what biblatex makes of them takes."""
    assert biblatex.fields_of(other) == biblatex.fields_of(own)


def test_containers_take_any_field() -> None:
    """What holds fields for other entries may hold all that there are."""
    assert biblatex.fields_of("xdata") == biblatex.fields_of("set") == biblatex.FIELDS


def test_names_lead_into_the_models() -> None:
    """Each name of the one program that stands for one of the other's is the other's."""
    assert set(names.OLD_TYPES.values()) <= biblatex.TYPES
    assert set(names.TO_BIBLATEX.values()) <= biblatex.FIELDS
    assert {new for new, _ in names.TYPES_TO_BIBLATEX.values()} <= biblatex.TYPES
    assert names.TYPES_TO_BIBLATEX.keys() <= bibtex.TYPES
    assert set(names.TYPES_TO_BIBTEX.values()) <= bibtex.TYPES
    assert names.TYPES_TO_BIBTEX.keys() <= biblatex.TYPES | names.OLD_TYPES.keys()
