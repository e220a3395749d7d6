"""Look for inputs on which reading, judging or mending fails, loses something, or is slow."""
