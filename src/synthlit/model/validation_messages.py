"""Turn a ValidationError of pydantic about a TOML table into a location and a reason."""

import itertools

from pydantic import ValidationError

_REASONS = {
    "string_type": "it must be a string, in quotes",
    "tuple_type": "it must be a list",
    "too_short": "it needs at least one element",
    "model_type": "it must be a table",
    "float_type": "it must be a number",
    "float_parsing": "it must be a number",
}


def place(fault: ValidationError) -> str:
    """Return the TOML name of the first invalid value, with its table."""
    loc = fault.errors()[0]["loc"]
    name = ".".join(part for part in loc if isinstance(part, str) and part != "[key]")
    numbers = [
        f"{str(table).removesuffix('s')} {number + 1}"
        for table, number in itertools.pairwise(loc)
        if isinstance(number, int)
    ]
    return f"{name} ({', '.join(numbers)})" if numbers else name


def reason(fault: ValidationError) -> str:
    """Return why the first invalid value is invalid."""
    first = fault.errors()[0]
    message = first["msg"].removeprefix("Value error, ")
    if message.startswith("Input "):
        message = f"it {message.removeprefix('Input ')}"
    return _REASONS.get(first["type"], message)
