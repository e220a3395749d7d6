"""The formats of reports on findings; `synthlit.lint.reports.registry` lists them."""
