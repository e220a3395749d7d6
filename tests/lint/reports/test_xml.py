"""XML that every reader accepts, whatever a finding says."""

from xml.sax.saxutils import escape, quoteattr

from hypothesis import given
from hypothesis import strategies as st

from synthlit.lint.reports.xml import element

# Other characters are shown as their numbers.
SHOWN = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E))


@given(SHOWN, SHOWN.filter(bool))
def test_text_is_escaped_as_the_standard_library_does(value: str, text: str) -> None:
    """Values of attributes and texts are those of `xml.sax`, quotes included."""
    expected = f"<a b={quoteattr(value)}>{escape(text)}</a>\n"
    assert element("a", {"b": value}, text=text) == expected
