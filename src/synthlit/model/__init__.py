"""The words of the field, as values: entries, records, names, titles, identifiers, keys."""
