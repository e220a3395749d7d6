"""Rules about the lines of a list that name papers."""
