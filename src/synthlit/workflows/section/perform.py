"""Carry an operation on the sections out, all of it or nothing."""

from pathlib import Path

from synthlit.library import store
from synthlit.workflows.section.operation import Operation
from synthlit.workflows.section.plan import Plan, plan


def perform(root: Path, operation: Operation, *, dry_run: bool = False) -> Plan:
    """Carry the operation out under the library's lock, or only work it out.

    Raises SynthlitError where it cannot be done; nothing is changed then.
    """
    if dry_run:
        return plan(root, operation)
    with store.writing(root):
        planned = plan(root, operation)
        store.apply(root, planned.changes)
    return planned
