"""`synthlit rule`: explain the linter's rules."""

from typing import Annotated

from synthlit.cli import options, output
from synthlit.cli.parameters import argument


def rule(
    code: Annotated[str | None, argument("[CODE]", "A rule's code or name.")] = None,
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
