"""Rules about repeated fields and about @string definitions."""

from collections.abc import Iterator

from synthlit.bibtex.edits import field_removal
from synthlit.bibtex.nodes import BibDocument, FieldNode
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import locate, removal
from synthlit.lint.rule import Finding, Fixes, Location, Preset, document_rule
from synthlit.lint.texts import quoted
from synthlit.model.fields import MONTHS


@document_rule("SYN005", "repeated-field", fix=Fixes.SAFE)
def repeated_field(document: BibDocument) -> Iterator[Finding]:
    """Yield each field that its entry already has."""
    for block in document.entries:
        if len({field.name for field in block.fields}) == len(block.fields):
            continue
        first: dict[str, FieldNode] = {}
        for field in block.fields:
            earlier = first.setdefault(field.name, field)
            if earlier is field:
                continue
            fix = None
            message = f"{field.name} is twice in this entry"
            if _words(earlier) == _words(field):
                edits = (field_removal(document.text, field),)
                fix = Fix(f"remove the second {field.name}", Replace(edits))
            else:
                message += f", and was {quoted(earlier.value)} before"
            at = Location(document.path, document.source, field.start, block.key)
            yield Finding(at, message, fix=fix)


def _words(field: FieldNode) -> list[str]:
    return field.value.split()


# The journals that BibTeX's standard styles define, beside the months.
_STANDARD = frozenset([
    "acmcs", "acta", "cacm", "ibmjrd", "ibmsj", "ieeese", "ieeetc", "ieeetcad", "ipl", "jacm",
    "jcss", "scp", "sicomp", "tocs", "tods", "tog", "toms", "toois", "toplas", "tcs",
])  # fmt: skip
# The names of IEEEabrv.bib and IEEEfull.bib, which come with the styles of the IEEE.
_IEEE = "ieee_"


@document_rule("SYN006", "undefined-string")
def undefined_string(document: BibDocument) -> Iterator[Finding]:
    """Yield each word that no `@string` of the file, no style and no month defines before it."""
    if not document.macro_uses:
        return
    first: dict[str, int] = {}
    for macro in document.macros:
        first.setdefault(macro.name.lower(), macro.start)
    for mention in document.macro_uses:
        name = mention.name.lower()
        if name in MONTHS or name in _STANDARD or name.startswith(_IEEE):
            continue
        if name not in first:
            message = f"no @string is called {quoted(mention.name)}: define it, or use braces"
            yield Finding(locate(document, mention.offset), message)
        elif first[name] > mention.offset:
            message = f"the @string {mention.name} is defined only further down"
            yield Finding(locate(document, mention.offset), message)


@document_rule("SYN007", "unused-string", fix=Fixes.UNSAFE, preset=Preset.STRICT)
def unused_string(document: BibDocument) -> Iterator[Finding]:
    """Yield each definition that no value uses, in a file of entries that could all be read."""
    if not document.macros or not document.entries or not document.is_whole:
        return
    used = {mention.name.lower() for mention in document.macro_uses}
    definitions = [other for other in document.others if other.kind == "string"]
    for macro, definition in zip(document.macros, definitions, strict=True):
        if macro.name.lower() not in used:
            edits = (removal(document.text, definition.start, definition.end),)
            fix = Fix(f"remove the @string {macro.name}", Replace(edits), safe=False)
            at = Location(document.path, document.source, macro.start)
            yield Finding(at, f"nothing uses the @string {macro.name}", fix=fix)


@document_rule("SYN008", "redefined-string")
def redefined_string(document: BibDocument) -> Iterator[Finding]:
    """Yield each definition that gives a name another value than it had."""
    values: dict[str, str] = {}
    for macro in document.macros:
        name = macro.name.lower()
        before = values.get(name)
        values[name] = macro.value
        if before is not None and before != macro.value and name not in MONTHS:
            at = Location(document.path, document.source, macro.start)
            yield Finding(at, f"the @string {macro.name} was {quoted(before)} before")


@document_rule("SYN013", "late-crossref", preset=Preset.BIBTEX)
def late_crossref(document: BibDocument) -> Iterator[Finding]:
    """Yield each `crossref` to an entry further up."""
    above: set[str] = set()
    for block in document.entries:
        reference = block.field("crossref")
        # BibTeX does not tell letter case apart here.
        target = reference.value.strip() if reference else ""
        if reference and target.lower() in above:
            at = Location(document.path, document.source, reference.value_start, block.key)
            yield Finding(at, f"BibTeX needs {target} after this entry, but it comes before")
        above.add(block.key.lower())
