"""Judge entries: rules that find what should not be in a library, and fixes that mend it."""
