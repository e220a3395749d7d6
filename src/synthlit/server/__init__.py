"""The linter inside an editor."""
