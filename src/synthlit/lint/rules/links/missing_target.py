"""A link to a file of the repository that is not there.

## Why is this bad?
GitHub answers with its "not found" page. Most of such links were right once: a folder was renamed,
and nobody looked for what leads to it.

## Example
````markdown
% README.md
- [Process Supervision](./06_RL_Verifiable/README.md#process-supervision)
% 06_RLVR_Verifiable/README.md
# RLVR & Verifiable Reinforcement
````

## Fix
None: the message names the file or folder that may be meant, if there is one.

## Also found by
lychee, awesome_bot, markdown-link-check
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.links.addresses import addresses
from synthlit.lint.rules.links.faults import fault
from synthlit.lint.rules.links.targets import is_there, nearest_name, target
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "LNK001"
NAME = "missing-target"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each link, image and definition that leads to no file or folder."""
    for address in addresses(page):
        to = target(page, context, address.url)
        if to is None or to.path is None or fault(address.url):
            continue
        if not is_there(to.path, context.neighbours):
            near = nearest_name(to.path, context.neighbours)
            meant = f": is {near} meant?" if near else ""
            message = f"there is no file or folder {quoted(str(to.path))}{meant}"
            yield Finding(address.spot(page), message)
