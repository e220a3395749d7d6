"""A `.bib` file of anybody as entries that the rules can be asked about."""

from synthlit.bibtex.canonical import BibFile
from synthlit.bibtex.nodes import BibDocument, EntryNode
from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import ListSettings, Section, Settings

# A bibliography has no sections, but an index of works has settings.
_NO_LIST = Settings(
    list=ListSettings(title="Bibliography"), sections=(Section(slug="all", title="All"),)
)
_NOWHERE = SectionPath("all")


def library_of(sheet: BibDocument) -> Library:
    """Return the entries of a file with the indexes by which they are compared."""
    file = BibFile()
    return Library(_NO_LIST, tuple(_work(sheet, block, file) for block in sheet.blocks))


def _work(sheet: BibDocument, block: EntryNode, file: BibFile) -> Work:
    fields: dict[str, str] = {}
    for field in block.fields:
        fields.setdefault(field.name, field.value)
    # What the file holds may be no entry of ours; the rules say so.
    entry = Entry.model_construct(type=block.type, key=block.key, fields=fields)
    return Work(entry, _NOWHERE, sheet.path, sheet.text, file, start=block.start)
