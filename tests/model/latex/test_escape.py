"""Characters that TeX would take for its own are escaped once."""

import pytest

from synthlit.model.latex.escape import escape_bare


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("R&D at 100%, a_b #1 for $5", r"R\&D at 100\%, a\_b \#1 for \$5"),
        (r"R\&D \% \_ \# \$", r"R\&D \% \_ \# \$"),
        # Behind the end of a line the ampersand is bare.
        (r"a\\&b", r"a\\\&b"),
        ("J.~R. Smith", "J. R. Smith"),
        (r"\~n", r"\~n"),
        (r"\url{http://a.b/c_d%20#e}_", r"\url{http://a.b/c_d%20#e}\_"),
        (r"\href{http://a.b/c_d}{c_d}", r"\href{http://a.b/c_d}{c\_d}"),
        ("$a_b & c$", "$a_b & c$"),
    ],
)
def test_escape_bare(value: str, expected: str) -> None:
    """Bare characters are escaped; what is escaped, math and addresses stay."""
    assert escape_bare(value) == expected
    assert escape_bare(expected) == expected
