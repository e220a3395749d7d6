"""Talk to a person: read what was typed, call a workflow, show what came of it."""
