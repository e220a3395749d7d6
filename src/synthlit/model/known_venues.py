"""Names of conferences and journals, and how they are written."""

import re
from typing import Final

# Conferences of machine learning, language, vision, data, systems, software, security, people and
# robots, as they write their own names.
CONFERENCES: Final = frozenset([
    "3DV", "AAAI", "AACL", "AAMAS", "ACCV", "ACL", "ACML", "AISTATS", "AKBC", "ALT", "ASE",
    "ASONAM", "ASPLOS", "ASRU", "BMVC", "CAV", "CCS", "CHI", "CIDR", "CIKM", "CLeaR", "COLING",
    "COLM", "COLT", "CogSci", "CoLLAs", "CoNLL", "CoRL", "CP", "CPAL", "CRYPTO", "CSCW", "CVPR",
    "DAC", "EACL", "EAMT", "ECAI", "ECCV", "ECIR", "ECML", "ECML PKDD", "EMNLP", "EMSOFT", "ESA",
    "ESEC/FSE", "ESWC", "EuroSys", "FAccT", "FAST", "FOCS", "FPGA", "FSE", "GECCO", "HPCA",
    "HotNets", "HotOS", "HRI", "ICAPS", "ICASSP", "ICCV", "ICDAR", "ICDE", "ICDM", "ICLR", "ICME",
    "ICML", "ICMR", "ICPR", "ICRA", "ICSE", "ICSME", "ICWSM", "IJCAI", "IJCNLP", "IJCNN",
    "INFOCOM", "INLG", "INTERSPEECH", "Interspeech", "IROS", "ISCA", "ISMIR", "ISSTA", "ISWC",
    "ITCS", "IUI", "IWSLT", "KDD", "KR", "LAK", "LREC", "LREC-COLING", "MICCAI", "MICRO", "MLSys",
    "MSR", "NAACL", "NDSS", "NLPCC", "NSDI", "NeurIPS", "NIPS", "OOPSLA", "OSDI", "PKDD", "PLDI",
    "POPL", "PODS", "PPoPP", "RANLP", "RSS", "RecSys", "S&P", "SANER", "SC", "SDM", "SIGCOMM",
    "SIGCSE", "SIGDIAL", "SIGGRAPH", "SIGGRAPH Asia", "SIGIR", "SIGMOD", "SLT", "SODA", "SOSP",
    "STOC", "SaTML", "SemEval", "TACAS", "TREC", "UAI", "UIST", "USENIX ATC", "USENIX Security",
    "VLDB", "WACV", "WMT", "WSDM", "WWW", "NeurIPS Datasets and Benchmarks",
])  # fmt: skip
_JOURNALS: Final = frozenset([
    "AIJ", "CACM", "Cell", "Computational Linguistics", "CSUR", "DMLR", "IJCV", "JAIR", "JMLR",
    "Machine Learning", "NEJLT", "Nature", "Nature Communications", "Nature Machine Intelligence",
    "PAMI", "PLOS ONE", "PNAS", "PVLDB", "Patterns", "Science", "Scientific Data",
    "Scientific Reports", "TACL", "TIST", "TKDE", "TMLR", "TMM", "TNNLS", "TOIS", "TOPLAS",
    "TOSEM", "TPAMI", "TSE", "VLDB Journal",
])  # fmt: skip
# What the authors themselves published.
_PLACES: Final = frozenset([
    "arXiv", "bioRxiv", "medRxiv", "SSRN", "Zenodo", "OpenReview", "GitHub", "Hugging Face", "Blog",
    "Technical report", "Preprint",
])  # fmt: skip
# How each is written, by its name in lower case.
BY_NAME: Final = {name.lower(): name for name in sorted(CONFERENCES | _JOURNALS | _PLACES)}
_BESIDE = re.compile(
    r"\b(?:19|20)\d\d\b|'\d\d\b|\b(?:findings(?: of)?|workshops?|demos?|srw|industry(?: track)?"
    r"|datasets and benchmarks|tutorials?|companion|student research workshop)\b|[{}()]",
    re.IGNORECASE,
)


def core(venue: str) -> str:
    """Return a venue in lower case without its year, its track, and braces."""
    return " ".join(_BESIDE.sub(" ", venue).strip(" ,:;-").lower().split())


# What may as well be a journal's name, or an ordinary word.
_AMBIGUOUS = frozenset(
    {"alt", "chi", "cp", "esa", "fast", "isca", "kr", "lak", "micro", "rss", "sc"}
)
_CONFERENCE_CORES: Final = frozenset(map(str.lower, CONFERENCES)) - _AMBIGUOUS


def is_conference(venue: str) -> bool:
    """Return whether a venue is a conference's short name, with a year or a track or without."""
    return core(venue) in _CONFERENCE_CORES
