"""The marks between which a list's generated parts stand: `<!-- synthlit:begin list -->`."""

import re
from typing import Final

# What a comment that is a mark says, or is meant as one: `edge` should be `begin` or `end`.
MARK: Final = re.compile(r"\s*synthlit:(?P<edge>\S*)(?:\s+(?P<name>\S+))?\s*")
