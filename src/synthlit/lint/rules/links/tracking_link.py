"""A link that tells where its reader came from.

## Why is this bad?
What a newsletter or a social network hangs on an address follows whoever opens it, and makes one
page look like two.

## Example
````markdown
- [Distilabel](https://github.com/argilla-io/distilabel?utm_source=newsletter&tab=readme-ov-file)
````

## Use instead
````markdown
- [Distilabel](https://github.com/argilla-io/distilabel?tab=readme-ov-file)
````

## Fix
Safe: the parameters that only track go, all others stay.

## Also found by
none
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.links.addresses import written_by_hand
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "LNK005"
NAME = "tracking-link"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|"
    r"vero_id|ref_src|ref_url|mkt_tok|share_token)(?:=.*)?"
)
_YOUTUBE = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be)/", re.IGNORECASE)
_TWITTER = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/", re.IGNORECASE)
_OWN = ((_YOUTUBE, re.compile(r"si=.*")), (_TWITTER, re.compile(r"[st]=[\w-]*")))
_AND = re.compile(r"(&amp;|&)")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address with a parameter that only tracks."""
    for address in written_by_hand(page):
        if "?" not in address.url or not address.url.lower().startswith("http"):
            continue
        written = address.written(page)
        first, better = _untracked(written)
        if first:
            fix = address.replaced("take the tracking out", better)
            message = f"{quoted(first)} in the address only tracks its reader"
            yield Finding(address.spot(page), message, fix=fix)


def _untracked(address: str) -> tuple[str, str]:
    """Return the name of the first parameter that tracks, and the address without all of them."""
    before, hash_, fragment = address.partition("#")
    path, _, query = before.partition("?")
    own = [pattern for host, pattern in _OWN if host.match(address)]
    pieces = _AND.split(query)
    first, kept = "", ""
    for number, parameter in enumerate(pieces[::2]):
        if any(pattern.fullmatch(parameter) for pattern in (_TRACKING, *own)):
            first = first or parameter.partition("=")[0]
        else:
            kept += (pieces[2 * number - 1] if kept else "?") + parameter
    return first, path + kept + hash_ + fragment
