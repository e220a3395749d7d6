"""Rules about the entry's type and the fields it takes."""
