"""One module for each command; it imports heavy modules only in its body."""
