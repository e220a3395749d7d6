"""Names without what stands beside them on a title page: affiliations, marks, addresses, roles."""

import re

MARKS = "*†‡§¶∗⁎✉⋆¹²³⁰⁴-⁹"
# An institution, in the languages of most papers, a well-known one, or a role.
_PLACES = (
    r"\b(?:Univ|Instit|Inst\.|Colleg|School|Dep(?:t|artment)\b|Facult|Laborator|Labs?\b|Cent(?:er|re)"
    r"\b|Academ|Hospital|Research|Corporation|Corp\b|Inc\b|Ltd\b|GmbH|LLC\b|Compan|Polytechn|[EÉ]cole|"
    r"Hochschule|Google|DeepMind|Microsoft|Meta\b|Facebook|OpenAI|Anthropic|Amazon|Apple\b|Nvidia|"
    r"Alibaba|Tencent|Baidu|ByteDance|Huawei|Stanford|Harvard|Princeton|Berkeley|Oxford|Cambridge|"
    r"Tsinghua|Peking|(?:[Cc]orresponding|[Ff]irst|[Ss]enior|[Jj]oint|[Ll]ead)\s[Aa]uthor|[Ee]qual\s"
    r"[Cc]ontribution|[Ii]ntern\b|[Dd]eceased)|^(?:[Ee]d(?:itor|itors|s)?\.?|[Tt]ransl?\.|[Tt]ranslator|"
    r"Hrsg\.|[A-Z]{3,}(?:[ -][A-Z]{2,})*|[\d*,\s†‡§¶∗]+)$"
)
PLACE = re.compile(_PLACES)
_GROUP = re.compile(r"[\s~]?\(([^()]*)\)|[\s~]?\[([^\[\]]*)\]")
_IN_BRACKETS = re.compile(r"[\d*,\s†‡§¶∗]+|[a-z](?:\s*,\s*[a-z])*")
_MARK = rf"[{MARKS}]|\\(?:d?dag(?:ger)?(?![A-Za-z])(?:\{{\}})?|[*])"
_MARKS = re.compile(
    rf"(?:(?<=[^\s,{MARKS}])\s?|^)(?:{_MARK})(?:[,\s]*(?:{_MARK}))*(?=[\s,]|$)|^[{MARKS}]+\s*"
)
_RAISED = re.compile(
    r"\$\s*(?:\{\})?\^[^$]{0,40}\$|\$\s*\\(?:d?dag(?:ger)?|ast|star|S|P)\s*\$|"
    r"\\(?:textsuperscript|thanks|footnote|footnotemark)(?:\[[^\[\]]{0,9}\])?\{[^{}]*\}"
)
_MAIL = re.compile(r"[<(\[]?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[>)\]]?")
ORCID = re.compile(
    r"[\s(\[<,;]*(?:ORCID(?:\s*i?D)?:?\s*)?(?:https?://)?(?:orcid\.org/)?"
    r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b[)\]>]*",
    re.IGNORECASE,
)
_SPACES = re.compile(r"(?<![\s~])[\s~]+(?=,|$)")


def without_affiliation(name: str) -> str:
    """Return the name without affiliations, ORCIDs, marks, addresses and roles, perhaps empty."""
    bare = ORCID.sub("", name) if "-" in name else name
    bare = _MAIL.sub("", bare) if "@" in bare else bare
    bare = _RAISED.sub("", bare) if "$" in bare or "\\" in bare else bare
    bare = _MARKS.sub("", _GROUP.sub(_kept, bare))
    if bare == name:
        return name
    return _SPACES.sub("", bare.replace("{}", "")).strip(" \t\r\n,~")


def _kept(match: re.Match[str]) -> str:
    """Return a part in brackets if it may be a name, such as a nickname; otherwise nothing."""
    if match[2] is not None and _IN_BRACKETS.fullmatch(match[2]):
        return ""
    return "" if PLACE.search(match[1] or match[2] or "") else match[0]
