"""Identifiers are understood in every form that people paste, and nothing else is."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.errors import InvalidIdentifier
from synthlit.model.identifiers import ArxivId, Doi

NEW, OLD, OLDER = "2305.20050", "math/0309136", "hep-th/9901001"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2305.20050", NEW),
        ("2305.20050v1", NEW),
        ("2305.20050v12", NEW),
        ("2305.20050V2", NEW),
        ("0704.0001", "0704.0001"),
        ("1412.9999", "1412.9999"),
        ("1501.00001", "1501.00001"),
        (OLD, OLD),
        ("math.GT/0309136", OLD),
        ("math.GT/0309136v2", OLD),
        ("Math.gt/0309136", OLD),
        ("math.CO/0309136", OLD),
        ("cs.CL/0301001", "cs/0301001"),
        ("cond-mat.mes-hall/0301001", "cond-mat/0301001"),
        ("physics.acc-ph/0301001", "physics/0301001"),
        ("HEP-TH/9901001", OLDER),
        ("hepth/9901001", OLDER),
        ("hep--th/9901001", OLDER),
        ("hep-th//9901001", OLDER),
        ("hep-th/9901001v2", OLDER),
        ("/2305.20050", NEW),
        # Citations.
        ("arXiv:2305.20050", NEW),
        ("arxiv:2305.20050v3", NEW),
        ("ARXIV: 2305.20050", NEW),
        ("arXiv 2305.20050", NEW),
        ("arXiv.2305.20050", NEW),
        ("arXiv/2305.20050", NEW),
        ("arXiv:2305.20050 [cs.LG]", NEW),
        ("arXiv:2305.20050v1 [cs.LG] 31 May 2023", NEW),
        ("(arXiv:2305.20050 [cs.LG])", NEW),
        ("arXiv:hep-th/9901001 [hep-th]", OLDER),
        ("arXiv:math.GT/0309136v1 [math.GT]", OLD),
        ("2305.20050 [cs.LG]", NEW),
        ("arXiv preprint arXiv:2305.20050", NEW),
        ("arXiv preprint arXiv:2305.20050, 2023", NEW),
        ("arXiv e-prints, arXiv:2305.20050", NEW),
        ("eprint arXiv:2305.20050", NEW),
        ("CoRR, abs/2305.20050", NEW),
        ("CoRR abs/2305.20050", NEW),
        ("CoRR, abs/2305.20050, 2023", NEW),
        ("abs/2305.20050", NEW),
        ("abs/hep-th/9901001", OLDER),
        ("arXiv:abs/2305.20050", NEW),
        ("oai:arXiv.org:2305.20050", NEW),
        ("oai:arXiv.org:hep-th/9901001", OLDER),
        ("info:arxiv/2305.20050", NEW),
        ("journals/corr/abs-2305-20050", NEW),
        ("DBLP:journals/corr/abs-2305-20050", NEW),
        ("journals/corr/cs-CL-0301001", "cs/0301001"),
        ("journals/corr/cmp-lg-9404001", "cmp-lg/9404001"),
        ("https://dblp.org/rec/journals/corr/abs-2305-20050.html?view=bibtex", NEW),
        ("dblp.uni-trier.de/rec/bibtex/journals/corr/abs-2305-20050", NEW),
        # arXiv's DOIs.
        ("10.48550/arXiv.2305.20050", NEW),
        ("10.48550/ARXIV.2305.20050", NEW),
        ("10.48550/arxiv.hep-th/9901001", OLDER),
        ("doi:10.48550/arXiv.2305.20050", NEW),
        ("DOI: 10.48550/arXiv.2305.20050", NEW),
        ("https://doi.org/10.48550/arXiv.2305.20050", NEW),
        ("http://dx.doi.org/10.48550/arXiv.2305.20050", NEW),
        ("https://www.doi.org/10.48550/arXiv.2305.20050", NEW),
        ("https://doi.org/10.48550%2FarXiv.2305.20050", NEW),
        # Addresses.
        ("https://arxiv.org/abs/2305.20050", NEW),
        ("http://arxiv.org/abs/2305.20050v1", NEW),
        ("HTTPS://ARXIV.ORG/ABS/2305.20050", NEW),
        ("arxiv.org/abs/2305.20050", NEW),
        ("//arxiv.org/abs/2305.20050", NEW),
        ("https://www.arxiv.org/abs/2305.20050/", NEW),
        ("https://arxiv.org//abs//2305.20050", NEW),
        ("https://arxiv.org/abs/2305.20050?context=cs", NEW),
        ("https://arxiv.org/abs/2305.20050?fmt=txt#top", NEW),
        ("https://arxiv.org/abs/math.GT/0309136", OLD),
        ("https://arxiv.org/abs/math%2F0309136", OLD),
        ("https://arxiv.org/abs/arXiv:2305.20050", NEW),
        ("https://arxiv.org/pdf/2305.20050", NEW),
        ("https://arxiv.org/pdf/2305.20050v1.pdf", NEW),
        ("https://arxiv.org/pdf/2305.20050.PDF#page=3", NEW),
        ("https://arxiv.org/pdf/2305.20050v1/", NEW),
        ("https://arxiv.org/pdf/hep-th/9901001v2.pdf?download=1", OLDER),
        ("https://arxiv.org/html/2510.26275v2#bib", "2510.26275"),
        ("https://arxiv.org/src/2305.20050", NEW),
        ("https://arxiv.org/e-print/2305.20050", NEW),
        ("https://arxiv.org/ps/hep-th/9901001.ps.gz", OLDER),
        ("https://arxiv.org/format/2305.20050", NEW),
        ("https://arxiv.org/tb/2305.20050", NEW),
        ("https://arxiv.org/bibtex/2305.20050", NEW),
        ("https://export.arxiv.org/abs/2305.20050", NEW),
        ("https://browse.arxiv.org/html/2305.20050", NEW),
        ("https://de.arxiv.org/abs/2305.20050", NEW),
        ("http://xxx.lanl.gov/abs/hep-th/9901001", OLDER),
        ("https://ar5iv.labs.arxiv.org/html/2305.20050", NEW),
        ("https://ar5iv.org/abs/2305.20050", NEW),
        ("https://alphaxiv.org/abs/2305.20050", NEW),
        ("https://www.alphaxiv.org/overview/2305.20050v1", NEW),
        ("https://huggingface.co/papers/2305.20050", NEW),
        ("https://huggingface.co/papers/2305.20050.md", NEW),
        ("https://huggingface.co/papers/2305.20050#community", NEW),
        ("https://huggingface.co/api/papers/2305.20050", NEW),
        ("https://hf.co/papers/2305.20050", NEW),
        ("https://www.semanticscholar.org/arxiv/2305.20050", NEW),
        ("https://api.semanticscholar.org/arXiv:2305.20050", NEW),
        ("https://api.semanticscholar.org/graph/v1/paper/ARXIV:2305.20050?fields=title", NEW),
        # What a sentence or a page leaves around it.
        (" 2305.20050\n", NEW),
        ("2305.20050\u200b", NEW),
        ("２３０５.２００５０", NEW),
        ("<https://arxiv.org/abs/2305.20050>", NEW),
        ("[2305.20050]", NEW),
        ("“2305.20050”,", NEW),
        ("https://arxiv.org/abs/2305.20050v1).", NEW),
    ],
)
def test_every_form_is_understood(text: str, expected: str) -> None:
    """An identifier is read from whatever it was pasted in, and its version dropped."""
    assert ArxivId.parse(text).value == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        (" \u200b ", "it is empty"),
        ("0307015", "an old number needs its archive"),
        ("0307015v1", "an old number needs its archive"),
        ("2313.12345", "13 is not a month"),
        ("2300.12345", "00 is not a month"),
        ("math/0313136", "13 is not a month"),
        ("2305.00000", "is zero"),
        ("0704.0000", "is zero"),
        ("math/0309000", "is zero"),
        ("1412.00001", "takes 4 digits"),
        ("1501.0001", "takes 5 digits"),
        ("2305.200501", "takes 5 digits"),
        ("0703.0001", "begin with 0704"),
        ("9107.0001", "begin with 0704"),
        ("math/0704001", "run from 9107 to 0703"),
        ("math/9106001", "run from 9107 to 0703"),
        ("foo/0309136", "no archive 'foo'"),
        ("2305.20050v0", "versions count from v1"),
        ("https://arxiv.org/abs/2305.20050v0", "versions count from v1"),
        ("10.1234/5678.9012", "it is a DOI"),
        ("10.1038/s41586-025-09422-z", "it is a DOI"),
        ("https://doi.org/10.1038/s41586-025-09422-z", "the address of something other"),
        ("https://arxiv.org/list/cs.CL/2305", "the address of something other"),
        ("https://arxiv.org/list/cs.CL/2305.20050", "the address of something other"),
        ("https://arxiv.org/a/name_1", "the address of something other"),
        ("https://arxiv.org/search/?query=2305.20050", "the address of something other"),
        ("https://arxiv.org/abs/", "the address of something other"),
        ("https://arxiv.org/2305.20050", "the address of something other"),
        ("https://openreview.net/forum?id=v8L0pN6EOi", "the address of something other"),
        ("https://openreview.net/forum?id=2305.20050", "the address of something other"),
        ("https://aclanthology.org/2023.acl-long.754/", "the address of something other"),
        ("https://github.com/openai/prm800k", "the address of something other"),
        ("https://arxiv.org.evil.example.com/abs/2305.20050", "the address of something other"),
        ("https://evil.example.com/?x=arxiv.org/abs/2305.20050", "the address of something other"),
        ("2305.20050,2305.20051", "several identifiers"),
        ("2305.20050 math/0309136", "several identifiers"),
        ("12305.20050", "not of the form"),
        ("2305", "not of the form"),
        ("v8L0pN6EOi", "not of the form"),
        ("2023.acl-long.754", "not of the form"),
        ("lightman2023lets", "not of the form"),
        ("https://arxiv.org/abs/2305.20050/v2", "not of the form"),
        ("../../etc/passwd", "not of the form"),
        ("javascript:alert(1)", "not of the form"),
        ("%00%0a", "not of the form"),
        ("x" * 501, "it has 501 characters"),
        ("2305.20050?" * 100_000, "it has 1,100,000 characters"),
        ("(" * 500, "it is empty"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, reason: str) -> None:
    """A text that is no identifier says why in one line, and what to give instead."""
    with pytest.raises(InvalidIdentifier) as caught:
        ArxivId.parse(text)
    assert reason in caught.value.message
    assert len(caught.value.message) < 250
    assert caught.value.message.isprintable()
    assert "2305.20050" in caught.value.hint


def test_year_month_and_address() -> None:
    """An identifier says when it was given, and where its page is."""
    dates = {text: (ArxivId(text).year, ArxivId(text).month) for text in (NEW, OLD, OLDER)}
    assert dates == {NEW: (2023, 5), OLD: (2003, 9), OLDER: (1999, 1)}
    assert ArxivId(OLD).url == "https://arxiv.org/abs/math/0309136"
    assert str(ArxivId(NEW)) == NEW
    assert sorted([ArxivId("2305.20051"), ArxivId(NEW)])[0] == ArxivId(NEW)


new_ids = st.builds(
    lambda year, month, number: (
        f"{year:02}{month:02}.{number:05}"
        if (year, month) >= (15, 1)
        else f"{year:02}{month:02}.{number % 9999 + 1:04}"
    ),
    st.integers(8, 90),
    st.integers(1, 12),
    st.integers(1, 99999),
)
old_ids = st.builds(
    lambda archive, year, month, number: f"{archive}/{year:02}{month:02}{number:03}",
    st.sampled_from(["math", "hep-th", "cs", "cmp-lg"]),
    st.sampled_from([92, 99, 0, 6]),
    st.integers(1, 12),
    st.integers(1, 999),
)


@given(st.one_of(new_ids, old_ids), st.integers(1, 30))
def test_what_is_printed_is_read(text: str, version: int) -> None:
    """Every identifier comes back from what is made of it."""
    parsed = ArxivId.parse(text)
    assert str(parsed) == text
    forms = [f"{text}v{version}", parsed.url, f"arXiv:{text}", f"10.48550/arXiv.{text}"]
    assert {ArxivId.parse(form) for form in forms} == {parsed}


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text does anything else."""
    for kind in (ArxivId, Doi):
        with suppress(InvalidIdentifier):
            assert kind.parse(str(kind.parse(text))) == kind.parse(text)


SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1038/s41586-025-09422-z", "10.1038/s41586-025-09422-z"),
        ("doi:10.1038/S41586", "10.1038/S41586"),
        ("DOI: 10.1038/S41586", "10.1038/S41586"),
        ("info:doi/10.1038/S41586", "10.1038/S41586"),
        ("https://doi.org/10.1038/s41586-025-09422-z", "10.1038/s41586-025-09422-z"),
        ("http://dx.doi.org/10.1038/x.", "10.1038/x"),
        ("doi.org/10.1038/x?ref=1", "10.1038/x?ref=1"),
        ("https://doi.org/10.1038/x?ref=1#top", "10.1038/x"),
        ("(10.1038/x).", "10.1038/x"),
        ("10.1016/0004-3702(95)00025-9", "10.1016/0004-3702(95)00025-9"),
        ("10.1890/0012-9615(1999)069[0569:edilsa]2.0.co;2",
         "10.1890/0012-9615(1999)069[0569:edilsa]2.0.co;2"),
        ("https://doi.org/10.1890%2F0012-9615%281999%29069%5B0569%3Aedilsa%5D2.0.co%3B2",
         "10.1890/0012-9615(1999)069[0569:edilsa]2.0.co;2"),
        ("10.1890%2f0012-9615", "10.1890/0012-9615"),
        (SICI, SICI),
        ("https://dl.acm.org/doi/10.1145/3442188.3445922?download=true", "10.1145/3442188.3445922"),
        ("https://dl.acm.org/doi/pdf/10.1145/3442188.3445922", "10.1145/3442188.3445922"),
        ("https://onlinelibrary.wiley.com/doi/epdf/10.1002/asi.1#x", "10.1002/asi.1"),
        ("10/ggd754", "10/ggd754"),
        ("doi:10/bmzx", "10/bmzx"),
        ("https://doi.org/10/ggd754", "10/ggd754"),
        ("http://dx.doi.org/10/GGD754.", "10/GGD754"),
        ("https://doi.org/ggd754", "10/ggd754"),
    ],
)  # fmt: skip
def test_doi_in_every_form(text: str, expected: str) -> None:
    """A DOI is read from a citation, an address and a publisher's address."""
    assert Doi.parse(text).value == expected


@pytest.mark.parametrize(
    "text",
    ["", "10.1038", "10.12/x", "10/12", "10/2020", "10/a", "10/ggd754ggd754", "10/gg d", "ggd754",
     "https://doi.org/about", "https://example.org/10/ggd754",
     "10.1038/a b", "10.1038/a}b", "10.1038/a\\b", "2305.20050",
     "https://doi.org/", "10.1038/" + "x" * 500, "10.1038/" + ")" * 300_000],
)  # fmt: skip
def test_no_doi(text: str) -> None:
    """What is no DOI is refused, and what would break out of a file or an address with it."""
    with pytest.raises(InvalidIdentifier) as caught:
        Doi.parse(text)
    assert caught.value.hint


def test_dois_are_compared_without_case() -> None:
    """Crossref lower-cases DOIs; they are the same."""
    one, other = Doi("10.1038/ABC"), Doi("10.1038/abc")
    assert one == other
    assert len({one, other}) == 1
    assert one != "10.1038/ABC"
    assert str(one) == "10.1038/ABC"
    assert Doi("10/GGD754") == Doi("10/ggd754")
    assert Doi("10/ggd754").is_short
    assert not one.is_short


def test_doi_address_is_encoded() -> None:
    """Signs that an address reads otherwise are encoded; the others stay readable."""
    assert Doi("10.1038/x").url == "https://doi.org/10.1038/x"
    assert Doi("10/ggd754").url == "https://doi.org/10/ggd754"
    assert Doi(SICI).url == (
        "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"
    )
    assert Doi("10.1038/a#b?c").url == "https://doi.org/10.1038/a%23b%3Fc"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10.48550/ARXIV.2305.20050", ArxivId(NEW)),
        ("10.48550/arXiv.nonsense", None),
        ("10.1038/x", None),
    ],
)
def test_arxivs_own_doi(value: str, expected: ArxivId | None) -> None:
    """A DOI that arXiv gave says the identifier."""
    assert Doi(value).arxiv == expected
