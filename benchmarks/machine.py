"""The machine that was measured on: what the figures depend on, and nothing else of it."""

import os
import platform
from pathlib import Path

_CPU_INFO = Path("/proc/cpuinfo")


def facts() -> dict[str, str]:
    """Return cores, kind of CPU, memory, operating system and Python."""
    return {
        "cores": str(os.cpu_count()),
        "CPU": _cpu(),
        "memory": f"{_memory() / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "Python": platform.python_version(),
    }


def _cpu() -> str:
    if _CPU_INFO.exists():
        for line in _CPU_INFO.read_text("utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
