"""The rules of this group, in a table."""

from synthlit.lint.rules.rules import Rules

RULES = Rules()
