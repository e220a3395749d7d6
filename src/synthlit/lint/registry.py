"""Every rule, in a table; codes are grouped, and are never given to another rule."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synthlit.errors import SynthlitError
from synthlit.lint.rule import FileRule, LibraryRule, Rule, WorkRule
from synthlit.lint.rules.duplicates import duplicate_arxiv_id, duplicate_doi, duplicate_title
from synthlit.lint.rules.fields import empty_field, missing_field, placeholder_value, unknown_type
from synthlit.lint.rules.files import (
    conflict_marker,
    crowded_file,
    loose_form,
    misnamed_file,
    nothing_parsed,
    unreadable_file,
)
from synthlit.lint.rules.generated import oversized_list, stale_output
from synthlit.lint.rules.identifiers import (
    arxiv_doi_as_publication,
    bad_arxiv_id,
    bad_doi,
    bad_url,
    contradicting_arxiv_ids,
    unlabelled_eprint,
)
from synthlit.lint.rules.keys import duplicate_key, unportable_key
from synthlit.lint.rules.names import (
    comma_separated_authors,
    et_al_author,
    unbraced_corporate_name,
)
from synthlit.lint.rules.numbers import bad_date, bad_pages, bad_year
from synthlit.lint.rules.sections import redundant_also, unknown_also, unknown_section
from synthlit.lint.rules.texts import (
    bare_special,
    decomposed_letter,
    html_entity,
    html_tag,
    invisible_character,
    latex_accent,
    markdown_markup,
    mojibake,
    shouting_title,
    unprotected_capitals,
)
from synthlit.lint.rules.venues import arxiv_as_journal, preprint_as_article


@dataclass(frozen=True)
class Rules:
    """Rules by what they look at: a file that is no entry, a work, the whole library."""

    files: tuple[FileRule, ...] = ()
    works: tuple[WorkRule, ...] = ()
    libraries: tuple[LibraryRule, ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        return iter(sorted((*self.files, *self.works, *self.libraries), key=lambda r: r.CODE))


GROUPS: Mapping[str, str] = {
    "FIL": "entry files",
    "KEY": "citation keys",
    "DUP": "one work in two files",
    "SEC": "sections",
    "FLD": "types and fields",
    "TXT": "texts",
    "NAM": "author lists",
    "NUM": "years, dates and pages",
    "IDN": "identifiers and addresses",
    "VEN": "venues",
    "GEN": "generated files",
}

RULES = Rules(
    files=(unreadable_file, crowded_file),
    works=(
        loose_form,
        unportable_key,
        redundant_also,
        missing_field,
        empty_field,
        placeholder_value,
        unknown_type,
        mojibake,
        invisible_character,
        html_tag,
        html_entity,
        latex_accent,
        markdown_markup,
        shouting_title,
        unprotected_capitals,
        decomposed_letter,
        bare_special,
        et_al_author,
        unbraced_corporate_name,
        comma_separated_authors,
        bad_pages,
        bad_doi,
        bad_arxiv_id,
        bad_url,
        arxiv_doi_as_publication,
        contradicting_arxiv_ids,
        unlabelled_eprint,
        arxiv_as_journal,
        preprint_as_article,
    ),
    libraries=(
        conflict_marker,
        nothing_parsed,
        misnamed_file,
        duplicate_key,
        duplicate_arxiv_id,
        duplicate_doi,
        duplicate_title,
        unknown_section,
        unknown_also,
        bad_year,
        bad_date,
        stale_output,
        oversized_list,
    ),
)

# The old code of a rule that was renamed, and its code today.
REDIRECTS: Mapping[str, str] = {}


def find(text: str, redirects: Mapping[str, str] = REDIRECTS) -> Rule:
    """Return the rule of a code or a name. Raises SynthlitError that names the nearest."""
    wanted = redirects.get(text.strip().upper(), text.strip()).lower()
    for rule in RULES:
        if wanted in (rule.CODE.lower(), rule.NAME):
            return rule
    raise unknown(text, [name for rule in RULES for name in (rule.CODE, rule.NAME)])


def unknown(text: str, known: Iterable[str]) -> SynthlitError:
    """Return the error that says that there is no such rule, and which of the known is meant."""
    names = {name.lower(): name for name in known}
    near = difflib.get_close_matches(text.strip().lower(), names, n=1)
    hint = f"did you mean {names[near[0]]}? " if near else ""
    return SynthlitError(f"there is no rule {text!r}", f"{hint}`synthlit rule` lists all rules")
