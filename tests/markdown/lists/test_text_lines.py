"""Lines of text and lines of code."""

from synthlit.markdown.lists.text_lines import text_lines


def _seen(text: str) -> list[str]:
    return [line.text for line in text_lines(text)]


def test_code_and_comments_are_left_out() -> None:
    """Fences of both kinds hide what they hold; a fence of the other kind or shorter ends none."""
    text = (
        "a\n```py\nb\n~~~\n``\n```\nc\n  ~~~~\nd\n~~~\n~~~~~  \ne\n"
        "<!-- one line -->\n<!-- two\nlines -->\nf\n"
    )

    assert _seen(text) == ["a", "c", "e", "<!-- one line -->", "f"]


def test_what_only_looks_like_a_fence() -> None:
    """Code in a line is no fence, and four spaces are none."""
    assert _seen("```x``` y\na\n    ```\nb\n") == ["```x``` y", "a", "    ```", "b"]


def test_open_fence_hides_the_rest() -> None:
    """As on GitHub, a fence that nobody closes runs to the end."""
    assert _seen("a\n```\nb\nc") == ["a"]


def test_lines_know_where_they_lie() -> None:
    """Places count line ends of both kinds, and the last line needs none."""
    text = "a\r\n\nbc"

    found = [(line.text, line.number, text[line.start : line.end]) for line in text_lines(text)]

    assert found == [("a", 1, "a\r\n"), ("", 2, "\n"), ("bc", 3, "bc")]
    assert _seen("") == []
