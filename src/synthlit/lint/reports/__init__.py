"""Forms of reports on what was found; `synthlit.lint.reports.registry` lists them."""
