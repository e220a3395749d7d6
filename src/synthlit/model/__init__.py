"""The values of the field: entries, records, names, titles, identifiers, keys."""
