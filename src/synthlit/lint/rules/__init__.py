"""One module a rule, in folders by what they look at; `synthlit.lint.registry` lists them."""
