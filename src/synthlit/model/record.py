"""The data of a source about a work."""

import re
from dataclasses import dataclass
from datetime import date

from synthlit.model.identifiers import ArxivId

_WITHDRAWN = re.compile(r"\b(?:withdrawn|retracted)\b", re.IGNORECASE)
# Another version, a part, or a submission to a conference was withdrawn.
_NOT_THIS = re.compile(
    r"\b(?:not|never|earlier|previous(?:ly)?|older|replaces|supersedes|theorem|lemma|section|v\d)\b"
    r"[^.;]{0,40}\b(?:withdrawn|retracted)\b|\b(?:withdrawn|retracted) from (?!arxiv\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The claims of a source; `synthlit.library.from_record` makes an entry from them.

    Texts have no surplus white space, control or invisible characters, and are otherwise the
    source's own. `seen` is the day of the request, or of the index; `notices` say what the source
    claims and was not believed.
    """

    source: str
    seen: date
    arxiv: str = ""
    doi: str = ""
    title: str
    authors: tuple[str, ...]
    year: int
    month: int
    primary_class: str = ""
    categories: tuple[str, ...] = ()
    dois: tuple[str, ...] = ()
    journal_ref: str = ""
    comment: str = ""
    notices: tuple[str, ...] = ()

    @property
    def arxiv_id(self) -> ArxivId:
        """The identifier as a value."""
        return ArxivId(self.arxiv)

    @property
    def withdrawn(self) -> bool:
        """Whether the comment says that the paper was withdrawn; arXiv has no flag for it."""
        comment = self.comment
        return bool(_WITHDRAWN.search(comment)) and not _NOT_THIS.search(comment)
