"""Rules about repeated fields and about @string definitions."""

from collections.abc import Iterator

from synthlit.bibtex.edits import field_removal
from synthlit.bibtex.nodes import BibDocument, FieldNode
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import locate, removal
from synthlit.lint.rule import Finding, Fixes, Preset, document_rule
from synthlit.lint.texts import quoted
from synthlit.model.fields import MONTHS


@document_rule("SYN005", "repeated-field", fix=Fixes.SAFE)
def repeated_field(document: BibDocument) -> Iterator[Finding]:
    """Yield each field that an entry has a second time."""
    for entry in document.entries:
        if len({field.name for field in entry.fields}) == len(entry.fields):
            continue
        first: dict[str, FieldNode] = {}
        for field in entry.fields:
            earlier = first.setdefault(field.name, field)
            if earlier is field:
                continue
            fix = None
            message = f"{field.name} is in this entry twice"
            if earlier.value.split() == field.value.split():
                edits = (field_removal(document.text, field),)
                fix = Fix(f"remove the second {field.name}", Replace(edits))
            else:
                message += f", first with the value {quoted(earlier.value)}"
            yield Finding(locate(document, field.start), message, fix=fix)


# The macros for journals in BibTeX's standard styles.
_STANDARD = frozenset([
    "acmcs", "acta", "cacm", "ibmjrd", "ibmsj", "ieeese", "ieeetc", "ieeetcad", "ipl", "jacm",
    "jcss", "scp", "sicomp", "tocs", "tods", "tog", "toms", "toois", "toplas", "tcs",
])  # fmt: skip
# The names of IEEEabrv.bib and IEEEfull.bib, which come with the styles of the IEEE.
_IEEE = "ieee_"


@document_rule("SYN006", "undefined-string")
def undefined_string(document: BibDocument) -> Iterator[Finding]:
    """Yield each bare word that is not a month, a macro of a style or an `@string` above."""
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
            message = f"there is no @string {quoted(mention.name)}: define it, or use braces"
            yield Finding(locate(document, mention.offset), message)
        elif first[name] > mention.offset:
            message = f"the @string {mention.name} is defined after its first use"
            yield Finding(locate(document, mention.offset), message)


@document_rule("SYN007", "unused-string", fix=Fixes.UNSAFE, preset=Preset.STRICT)
def unused_string(document: BibDocument) -> Iterator[Finding]:
    """Yield each `@string` that no value uses, in a file with entries and without errors."""
    if not document.macros or not document.entries or not document.is_whole:
        return
    used = {mention.name.lower() for mention in document.macro_uses}
    definitions = [other for other in document.others if other.kind == "string"]
    for macro, definition in zip(document.macros, definitions, strict=True):
        if macro.name.lower() not in used:
            edits = (removal(document.text, definition.start, definition.end),)
            fix = Fix(f"remove the @string {macro.name}", Replace(edits), safe=False)
            at = locate(document, macro.start)
            yield Finding(at, f"nothing uses the @string {macro.name}", fix=fix)


@document_rule("SYN008", "redefined-string")
def redefined_string(document: BibDocument) -> Iterator[Finding]:
    """Yield each `@string` that already has another value."""
    values: dict[str, str] = {}
    for macro in document.macros:
        name = macro.name.lower()
        before = values.get(name)
        values[name] = macro.value
        if before is not None and before != macro.value and name not in MONTHS:
            at = locate(document, macro.start)
            yield Finding(at, f"the @string {macro.name} already has the value {quoted(before)}")


@document_rule("SYN013", "late-crossref", preset=Preset.BIBTEX)
def late_crossref(document: BibDocument) -> Iterator[Finding]:
    """Yield each `crossref` to an entry above."""
    above: set[str] = set()
    for entry in document.entries:
        reference = entry.field("crossref")
        # BibTeX ignores the case of letters here.
        target = reference.value.strip() if reference else ""
        if reference and target.lower() in above:
            at = locate(document, reference.value_start)
            yield Finding(at, f"BibTeX needs {target} after this entry, but it is above")
        above.add(entry.key.lower())
