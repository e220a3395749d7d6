"""`synthlit rule`: explain the linter's rules."""

from typing import Annotated

import typer

from synthlit.cli import options, output


def rule(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="A rule's code or name.", show_default=False),
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print all rules as one Markdown page.")
    ] = False,
    as_json: options.Json = False,
) -> None:
    """Explain a rule, or list them all.

    A rule's page says what it finds, why that is bad, what to write instead, and what its fix does.
    """
    from synthlit.lint import reference, registry, rule_page

    if as_json:
        found = [registry.find(code)] if code else registry.RULES
        output.as_json([rule_page.shape(each) for each in found])
    elif markdown:
        output.raw(reference.render(registry.RULES))
    elif code:
        output.result(rule_page.render(registry.find(code)).rstrip("\n"))
    else:
        output.result(rule_page.listing(registry.RULES).rstrip("\n"))
