"""Check documents: rules that find problems in entries and pages, and fixes for them."""
