"""Check which names a file can have on every system."""

import re

# Names that Windows keeps for devices, whatever the ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Return whether Windows would take the name for a device."""
    return bool(_DEVICE.fullmatch(name))
