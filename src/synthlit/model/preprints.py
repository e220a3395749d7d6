"""Names and DOIs of the servers to which authors send papers before they are published."""

import re

from synthlit.model.identifiers import Doi

IDENTIFIER = re.compile(
    r"(?<![\d.])\d{4}\.\d{4,5}(?:v\d+)?(?!\d)|\b[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?(?!\d)"
)
# Words and characters that may be added to the name without changing it.
_NOISE = re.compile(
    r"arxiv(?:\.org)?|corr|abs/|e-?prints?|pre-?prints?|server|cornell university|"
    r"computing research repository|\[[a-z-]+(?:\.[a-z]{2})?\]|vol(?:ume)?\.?|[\d\W_]",
    re.IGNORECASE,
)
_SERVER = re.compile(
    r"\b(?:agrixiv|biorxiv|chemrxiv|eartharxiv|ecoevorxiv|engrxiv|medrxiv|psyarxiv|socarxiv|techrxiv"
    r"|essoar|ssrn|research square|preprints\.org|authorea|osf preprints?|e-?print archive"
    r"|eprint\.iacr\.org|hal (?:open|archives?|science)|pre-?print|manuscript|working paper"
    r"|(?:under|in) (?:review|submission|preparation)|submitted|to appear|in press|forthcoming)\b",
    re.IGNORECASE,
)
# Who registers DOIs of preprints: arXiv, bioRxiv and medRxiv, SSRN, OSF's servers, Research Square,
# Preprints.org, TechRxiv, ChemRxiv, Authorea, ESS Open Archive.
_DOI = re.compile(
    r"10\.(?:48550/|1101/\d|64898/|2139/ssrn|31219/|31234/|31235/|31224/|31223/|21203/rs"
    r"|20944/preprints|36227/|26434/|22541/|1002/essoar)",
    re.IGNORECASE,
)


def names_arxiv(venue: str) -> bool:
    """Return whether a venue is arXiv, in any way in which people cite it, and nothing else."""
    lower = venue.lower()
    if "arxiv" not in lower and "corr" not in lower and "computing research" not in lower:
        return False
    return not _NOISE.sub("", IDENTIFIER.sub("", venue))


def names_preprint(text: str) -> bool:
    """Return whether a venue or a note says that a work is on a preprint server, or to appear."""
    return names_arxiv(text) or "arxiv" in text.lower() or bool(_SERVER.search(text))


def is_preprint_doi(doi: Doi) -> bool:
    """Return whether a preprint server registered a DOI."""
    return bool(_DOI.match(str(doi)))
