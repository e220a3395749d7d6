"""Entries as people have them: what lint says, and what import and export make of them.

docs/benchmarks/cases-bib.md says what each case gave before. What the engines print is held by
tests/oracles.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from synthlit.formats.format import Options
from synthlit.library import store
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.lookup import Sources
from synthlit.workflows import lint
from synthlit.workflows.export import document
from synthlit.workflows.import_ import Filing, import_
from synthlit.workflows.reload import AddContext
from tests.workflows.conftest import TODAY, Memory

NOBODY = Sources((), Memory({}))
SFT = Filing(SectionPath("sft"))


@dataclass(frozen=True)
class Case:
    """A file, the codes of what is found in it, and texts of both exports.

    `says` are texts of the report of import, `never` is in no export.
    """

    name: str
    text: str
    codes: tuple[str, ...] = ()
    bibtex: tuple[str, ...] = ()
    biblatex: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = field(default=("textbackslash",))


CASES = [
    Case(
        "season",
        "@article{s, author={Poe, Ann}, title={Fall}, journal={J. Leaves}, date={2011-23}}",
        bibtex=("year     = {2011}", "month    = {Autumn}", "date     = {2011-23}"),
        biblatex=("date         = {2011-23}",),
    ),
    Case(
        "circa, unknown digits and open ranges",
        "@book{c, author={Poe, Ann}, title={Coins}, publisher={Press}, date={-0300~}}\n"
        "@book{u, author={Roe, Bob}, title={Maps}, publisher={Press}, date={18XX},"
        " origdate={1720?/1730~}}\n"
        "@book{o, author={Lee, Cy}, title={Tides}, publisher={Press}, date={2011-22/..}}",
        bibtex=(r"{-0300\textasciitilde{}}", "{18XX}", "{1720?/1730~}", "{2011-22/..}"),
        biblatex=("{-0300~}", "{18XX}", "{1720?/1730~}", "{2011-22/..}"),
    ),
    Case(
        "range of years, and prose",
        "@book{r, author={Poe, Ann}, title={Atlas}, publisher={Press}, year={1871--1874}}\n"
        "@book{p, author={Roe, Bob}, title={Undated}, publisher={Press}, year={(before 1920)}}",
        bibtex=("{1871--1874}", "{(before 1920)}"),
        biblatex=("{1871--1874}", "{(before 1920)}"),
    ),
    Case(
        "command that sorts the year",
        "@preamble{ {\\providecommand{\\noopsort}[1]{}} }\n@string{aor = {Annals of Odd Rest}}\n"
        "@article{n, author={Poe, Ann}, title={Shifts}, journal=aor, year={\\noopsort{1999b}1999}}",
        bibtex=(r"\providecommand{\noopsort}", r"{\noopsort{1999b}1999}", "{Annals of Odd Rest}"),
        biblatex=(r"{\noopsort{1999b}1999}",),
    ),
    Case(
        "month with its day",
        '@misc{m, author={Poe, Ann}, title={A Coil}, year=1931, month = mar # "~9",'
        " howpublished={Patent 1}}",
        bibtex=('month        = mar # "~9"',),
        biblatex=("date         = {1931-03-09}",),
    ),
    Case(
        "date with points",
        "@online{d, author={Poe, Ann}, title={Blatt}, date={17.10.2019}, url={https://a.org/b}}",
        bibtex=("{17.10.2019}",),
        biblatex=("{17.10.2019}",),
    ),
    Case(
        "years before 1900",
        "@book{a, author={de Poe, Jean}, title={Essai}, publisher={Royale}, year=1761}\n"
        "@book{b, author={{Bede}}, title={Historia}, publisher={Press}, date={0731}}",
        bibtex=("{1761}", "{731}"),
        biblatex=("{1761}", "{0731}"),
    ),
    Case(
        "children of a volume",
        "@inproceedings{one, author={Poe, Ann}, title={Child}, pages={1--9}, crossref={vol}}\n"
        "@inproceedings{two, author={Roe, Bob}, title={Next}, pages={10--19}, crossref={vol}}\n"
        "@proceedings{vol, editor={Lee, Cy}, title={Workshop on Pots}, publisher={Press},"
        " booktitle={Workshop on Pots}, year={2007}}",
        bibtex=("crossref = {vol}", "@proceedings{vol"),
        biblatex=("crossref = {vol}", "@proceedings{vol"),
    ),
    Case(
        "data for other entries, over two levels and for one field",
        "@xdata{pub, publisher={Hill Press}, location={Oldtown}}\n"
        "@xdata{both, xdata={pub}, date={1988}}\n"
        "@book{far, author={Poe, Ann}, title={Far}, xdata={both}}\n"
        "@book{near, author={Roe, Bob}, title={Near}, date=1989, publisher={xdata=pub-publisher}}",
        bibtex=("publisher = {Hill Press}", "address   = {Oldtown}", "year      = {1988}"),
        biblatex=("@xdata{pub", "xdata    = {both}", "{xdata=pub-publisher}"),
    ),
    Case(
        "address that is none of the web",
        '@misc{p, author="Ann Poe", title="Part", year=2019, url="%20or%20"}\n'
        "@misc{q, author={Ann Poe}, title={Per Cent}, year=2019, url={ftp://a.org/%a8},"
        " abstract={A gain of 7{\\%}.}}",
        codes=("IDN003", "IDN003"),
        bibtex=("{%20or%20}", "{ftp://a.org/%a8}"),
        biblatex=("{%20or%20}", "{ftp://a.org/%a8}"),
        says=("private fields are kept in the entry files and not exported: abstract (1)",),
        never=("A gain",),
    ),
    Case(
        "anchor in an address, and a range as date",
        "@online{h, author={{pot developers}}, title={Pots}, date={2011/2013},"
        " url={http://a.org/pots.html#clay}}",
        bibtex=("{2011--2013}", "{2011/2013}", "#clay}"),
        biblatex=("{2011/2013}", "{{pot developers}}"),
    ),
    Case(
        "report of an institution",
        "@techreport{t, author={Poe, Ann}, title={On Pots}, institution={Pot Institute},"
        " number={TR-3}, year={2012}}",
        bibtex=("@techreport{t", "institution = {Pot Institute}", "{TR-3}"),
        biblatex=("institution = {Pot Institute}", "{TR-3}"),
    ),
    Case(
        "commands of letters that end with a space",
        "@misc{a, title={Names}, year=2020, note={Note},"
        " author={{\\\"O}z, {\\c C}a and N\\H ov\\H o, Ed and Jan Sed\\'{\\i}k}}",
        biblatex=("{Öz, Ça and Nővő, Ed and Sedík, Jan}",),
    ),
    Case(
        "names with their initials last",
        "@inproceedings{v, Author={Malone E, Ritter GH, Brook KA}, Title={Tasks},"
        " Booktitle={Conference on Pots}, Year={2009}}",
        codes=("NAM003",),
        bibtex=("{Malone, E. and Ritter, G. H. and Brook, K. A.}",),
        biblatex=("{Malone, E. and Ritter, G. H. and Brook, K. A.}",),
    ),
    Case(
        "field without its comma",
        "@article{f, author={Poe, Ann}, title={Jars}, journal={J. Jars}, year=1990,\n"
        "  volume={3}\n  pages={1--9} }",
        codes=("SYN009",),
        says=("there is no comma before this field",),
    ),
    Case(
        "numbers behind double braces, and a space before the key",
        "@article{ ISI:000111, Author={Poe, Ann}, Title={{Jars of Clay}}, Journal={{JARS}},"
        " Year={{2016}}, Volume={{11}}, Month={{JUL}}, EISSN={{1234-5679}}}",
        codes=("TTL003", "NUM009"),
        bibtex=(
            "volume   = {11}",
            "year     = {2016}",
            "month    = jul",
            "ids      = {ISI:000111}",
        ),
        biblatex=("date         = {2016-07}",),
        says=("the key is now poe2016jars",),
    ),
    Case(
        "keywords are words of programs",
        '@book{K:1, title="IX Jars", editor="A. Poe", year=1913, publisher="B. G. Poe",'
        " address={Lipsiae [Leipzig]}, keywords={own_word, a&b}}",
        bibtex=("own_word, a&b}", "{Lipsiae [Leipzig]}"),
        biblatex=("own_word, a&b}",),
    ),
    Case(
        "private fields with a path",
        "@misc{w, title={Good {Day}!}, author={Poe, Ann}, url={https://a.org/?p=17}, year=2018,"
        " month=jun, file={Shot:C\\:\\\\Users\\\\Ann\\\\a.html:text/html}, owner={ann}}",
        bibtex=("month    = jun",),
        says=("private fields are kept in the entry files and not exported: file (1), owner (1)",),
        never=("Users", "owner"),
    ),
    Case(
        "paper and longer article",
        "@inproceedings{a, author={Ann Poe}, title={Paths in {J}ars}, booktitle={Proceedings of"
        " POTS 93}, pages={1--8}, year=1993}\n"
        "@article{b, author={Ann Poe}, title={Paths in {J}ars}, journal={Clay Letters}, volume=3,"
        " pages={31--39}, year=1993}",
        bibtex=("@inproceedings{a,", "@article{b,"),
        biblatex=("@inproceedings{a,", "@article{b,"),
        says=("related to a in entries/sft/a.bib (same title and authors, other venue, pages)",),
    ),
    Case(
        "former key that differs in case from another key",
        "@article{kim_1, author={Poe, Ann}, title={Wires}, journal={J. Pots}, year=2011}\n"
        "@article{Kim_2, ids={Kim_1}, author={Poe, Ann}, title={Ropes}, journal={J. Pots},"
        " year=2012}",
        codes=("KEY004",),
        bibtex=("@article{kim_1,", "@article{Kim_2,"),
        biblatex=("ids          = {Kim_1}",),
    ),
    Case(
        "types of biblatex-apa",
        "@constitution{c, title={A Constitution}, date={1991}}\n"
        "@legadminmaterial{l, title={Rules}, date={2002}, number={4}}\n"
        '@article{p, author={A. Poe}, author+an:username={1="@ann"}, title={Post},'
        " journaltitle={Site}, date={2013}}",
        bibtex=("@misc{c,", 'author+an:username = {1="@ann"}'),
        biblatex=("@constitution{c,", "@legadminmaterial{l,"),
    ),
    Case(
        "strings that are defined twice",
        '@string{ab = "AB"}\n@string{jab = ab # " Jars"}\n'
        "@article{a, author={Poe, Ann}, title={One}, journal=jab, year=1997, month=3}\n"
        '@string{ab = "A.B."}\n'
        "@article{b, author={Roe, Bob}, title={Two}, journal=ab # { Pots}, year=1998}",
        codes=("SYN008",),
        bibtex=("{AB Jars}", "month    = mar", "{A.B. Pots}"),
        biblatex=("{AB Jars}", "{1997-03}"),
    ),
    Case(
        "parentheses around an entry and a comment",
        '@techreport(t,\n  author={Poe, A.}, title="On (clay) jars", institution={BB}, year=1977)\n'
        "@comment(one {more} thing)\n"
        "@article{a, author={Roe, Bob}, title={After It}, journal={J. Ok}, year=2001}",
        bibtex=("{On (clay) jars}", "{After It}"),
        says=("1 comments between entries were left out",),
    ),
    Case(
        "address in the text between entries",
        "Write to ann@example.org, or see @work below.\n"
        "@misc{m, author={Poe, Ann}, title={After It}, year=2003, howpublished={ann@example.org}}",
        bibtex=("{ann@example.org}",),
    ),
    Case(
        "one key and one field twice",
        "@article{d, author={Poe, A.}, title={Twice}, journal={J. Two}, year=2011}\n"
        "@article{d, author={Poe, A.}, title={Twice}, journal={J. Two}, year=2011}\n"
        "@article{e, author={Roe, B.}, title={Notes}, journal={J. Two}, year=2012,"
        " note={One}, note={Two}}",
        codes=("KEY001", "KEY001", "SYN005"),
        says=("already there as d in", "the field note occurs twice"),
    ),
    Case(
        "blank lines in values, and the address of a DOI",
        "@inproceedings{b, title={\n  Lost Jars\n\n  Found\n}, author={Poe, Ann}, year=2009,"
        " booktitle={Pots '09:\n\n Proceedings}, doi={http://dx.doi.org/10.1007/978-3-5_3}}",
        codes=("IDN001",),
        bibtex=("{Lost Jars Found}", "{Pots '09: Proceedings}", "{10.1007/978-3-5_3}"),
    ),
    Case(
        "short DOI",
        "@article{s, author={Poe, Ann}, title={Jars}, journal={J. Pots}, year=2021,"
        " doi={10/abc12}}",
        bibtex=("doi      = {10/abc12}", "{https://doi.org/10/abc12}"),
        biblatex=("doi          = {10/abc12}",),
    ),
    Case(
        "keys with parentheses and a backslash",
        "@online{Pot(2021)A, author={{Potters}}, title={Glazes}, date=2021, url={https://a.org/m}}\n"
        "@article{Po\\'e2016, author={Poe, Ann}, title={Jars}, journal={J. Pots}, year=2016}",
        codes=("KEY009", "KEY009"),
        bibtex=("ids      = {Pot(2021)A}",),
        biblatex=("ids      = {Pot(2021)A}",),
        says=("the key is now potters2021glazes", "the key is now poe2016jars"),
    ),
    Case(
        "command of an address in url",
        "@book{u, title={Jars}, author={{Ann Poe}}, publisher={Press}, year=2015,"
        " url={\\url{https://a.org/doc/a_b.pdf}}}",
        bibtex=("url       = {https://a.org/doc/a_b.pdf}",),
        biblatex=("url       = {https://a.org/doc/a_b.pdf}",),
    ),
]


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    """One of the cases."""
    assert isinstance(request.param, Case)
    return request.param


def test_lint_finds_what_is_wrong(case: Case, tmp_path: Path) -> None:
    """The default rules find these problems in the file, and no other."""
    file = tmp_path / "case.bib"
    file.write_text(case.text + "\n", "utf-8")
    found = lint.run(lint.Request(TODAY, tmp_path, [file]))
    assert sorted(each.code for each in found.diagnostics) == sorted(case.codes)


def test_import_and_export_lose_no_value(
    case: Case, root: Path, settings: Settings, tmp_path: Path
) -> None:
    """Both exports have all that their program can read, and import says what it changed."""
    file = tmp_path / "case.bib"
    file.write_text(case.text + "\n", "utf-8")

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    said = [*report.notices]
    for result in report.results:
        said += [result.message, *result.notices]
    for text in case.says:
        assert any(text in line for line in said), said
    library = store.load(root, settings)
    for dialect, texts in (("bibtex", case.bibtex), ("biblatex", case.biblatex)):
        written = document(library, "bib", Options(dialect=dialect)).text  # type: ignore[arg-type]
        for text in texts:
            assert text in written, written
        for text in case.never:
            assert text not in written


def test_declared_encoding(root: Path, settings: Settings, tmp_path: Path) -> None:
    """Bytes are read in the encoding that the file names, and not guessed in other files."""
    text = "@book{s,\r\n  author = {Müll, Jürg},\r\n  title = {Über},\r\n  year = {1981},\r\n}\r\n"
    declared, other = tmp_path / "declared.bib", tmp_path / "other.bib"
    declared.write_bytes(b"% Encoding: ISO8859_1\r\n" + text.encode("latin-1"))
    other.write_bytes(text.encode("latin-1"))

    report = import_(AddContext(root, settings, NOBODY, TODAY), [declared, other], SFT)

    assert report.exit_status == 1
    assert "no encoding is declared" in report.results[-1].message
    written = document(store.load(root, settings), "bib", Options(dialect="biblatex")).text
    assert "{Müll, Jürg}" in written


def test_three_thousand_authors(root: Path, settings: Settings, tmp_path: Path) -> None:
    """A list of the length that collaborations have is kept whole."""
    names = " and ".join(f"Poe{number}, A. B." for number in range(3000))
    file = tmp_path / "big.bib"
    file.write_text(
        f"@article{{big, author={{{names}}}, title={{Jars}}, journal={{J. Pots}}, year=2014}}\n",
        "utf-8",
    )

    import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert names in document(store.load(root, settings), "bib", Options(dialect="bibtex")).text
