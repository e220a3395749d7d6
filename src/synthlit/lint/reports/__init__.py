"""Ways to tell what was found; `synthlit.lint.reports.registry` lists them."""
