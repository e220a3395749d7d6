"""What reference managers export for their owner stays in the entry file."""

from pathlib import Path

import pytest

from synthlit.bibtex import canonical
from synthlit.formats.format import Options
from synthlit.library import store
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.lookup import Sources
from synthlit.workflows.export import document
from synthlit.workflows.import_ import Filing, import_
from synthlit.workflows.reload import AddContext
from tests.workflows.conftest import TODAY, Memory

# The facts that each of them exports, and what only its owner needs.
FACTS = """\
  title = {Jars of Clay},
  author = {Poe, Ann and Roe, Bob},
  journal = {Journal of Pots},
  volume = {3},
  pages = {17--29},
  year = {2016},
  doi = {10.1000/jars},
  keywords = {clay, kiln},
"""
MANAGERS = {
    "JabRef": r"""
  file = {:Poe2016 - Jars of Clay.pdf:PDF;:/home/secret/x.pdf:PDF},
  groups = {secret},
  owner = {secret},
  timestamp = {2019-01-02},
  creationdate = {2019-01-02T10:00:00},
  modificationdate = {2020-01-02T10:00:00},
  comment = {secret},
  comment-ann = {secret},
  ranking = {rank5},
  readstatus = {read},
  priority = {prio1},
  printed = {printed},
  qualityassured = {qualityAssured},
  relevance = {relevant},
  abstract = {Of secret jars.},
  __markedentry = {[secret:6]},
""",
    "Zotero": r"""
  abstract = {Of secret jars.},
  urldate = {2019-12-13},
  langid = {english},
  file = {Poe - 2016 - Jars.pdf:C\:\\Users\\secret\\Zotero\\storage\\AB\\x.pdf:application/pdf},
""",
    "Mendeley": r"""
  abstract = {Of secret jars.},
  annote = {secret},
  file = {:C$\backslash$:/Users/secret/Mendeley/x.pdf:pdf},
  mendeley-groups = {secret/thesis},
  mendeley-tags = {secret},
""",
    "BibDesk": r"""
  annote = {secret},
  date-added = {2019-01-02 10:00:00 +0200},
  date-modified = {2020-01-02 10:00:00 +0200},
  local-url = {file://localhost/Users/secret/x.pdf},
  rating = {5},
  read = {1},
  bdsk-file-1 = {YnBsaXN0MDDSAQIDBFxyZWxhdGl2ZVBhdGhZYWxpYXNEYXRh},
  bdsk-url-1 = {https://example.org/secret},
""",
    "Papers": r"""
  abstract = {Of secret jars.},
  rating = {0},
  date-added = {2019-01-02T10:00:00GMT},
  local-url = {file://localhost/Users/secret/Papers2/x.pdf},
  file = {{x.pdf:/Users/secret/Papers2/x.pdf:application/pdf}},
  uri = {\url{papers2://publication/uuid/1-SECRET-2}},
""",
}


@pytest.mark.parametrize("name", MANAGERS)
def test_private_fields_of_a_manager(
    name: str, root: Path, settings: Settings, tmp_path: Path
) -> None:
    """All facts are exported, nothing private is, and the entry file keeps both."""
    file = tmp_path / "export.bib"
    file.write_text(f"@article{{poe2016,\n{FACTS}{MANAGERS[name]}}}\n", "utf-8")
    context = AddContext(root, settings, Sources((), Memory({})), TODAY)

    report = import_(context, [file], Filing(SectionPath("sft")))

    assert len(report.notices) == 1
    assert "private fields are kept in the entry files and not exported" in report.notices[0]
    library = store.load(root, settings)
    for format_, dialect in (("bib", "bibtex"), ("bib", "biblatex"), ("md", ""), ("json", "")):
        options = Options(dialect=dialect) if dialect else Options()  # type: ignore[arg-type]
        text = document(library, format_, options).text
        assert "secret" not in text.lower()
        assert "10.1000/jars" in text
        assert "2019-01-02" not in text
    written = document(library, "bib", Options(dialect="bibtex")).text
    for line in FACTS.splitlines():
        name_, _, value = line.strip().rstrip(",").partition(" = ")
        wanted = value if name_ != "keywords" else "{sft, clay, kiln}"
        assert wanted in written, name_
    kept = canonical.write(library.works[0].entry)
    assert "secret" in kept.lower()
    assert "{clay, kiln}" in kept
