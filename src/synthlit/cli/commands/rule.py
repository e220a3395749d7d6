"""`synthlit rule`: explain the linter's rules."""

from typing import Annotated

import typer

from synthlit.cli import options, output


def rule(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="A rule's code or name.", show_default=False),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Explain a rule, or list them all.

    A rule's page says what it finds, why that is bad, what to use instead, and what its fix does.
    """
    from synthlit.lint import registry, rule_page

    if as_json:
        found = [registry.find(code)] if code else registry.RULES
        output.as_json([rule_page.shape(each) for each in found])
    elif code:
        output.result(rule_page.read(registry.find(code)).text.rstrip("\n"))
    else:
        output.result(rule_page.listing(registry.RULES).rstrip("\n"))
