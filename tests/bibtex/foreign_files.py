"""BibTeX as it is found in the wild, with all that programs read differently."""

from dataclasses import dataclass

# Type, key, and the fields in order.
Read = tuple[str, str, dict[str, str]]


@dataclass(frozen=True)
class ForeignFile:
    """A text, its entries, and line and column of each problem.

    `doubts` are the lines of the entries that bibtexparser reads otherwise.
    """

    text: str
    entries: tuple[Read, ...] = ()
    problems: tuple[tuple[int, int], ...] = ()
    doubts: tuple[int, ...] = ()


def misc(key: str, **fields: str) -> Read:
    """Return what is read of an entry of that type."""
    return "misc", key, fields


FILES = {
    "plain": ForeignFile(
        "@misc{a,\n  title = {A Title},\n  year = 2024\n}\n",
        (misc("a", title="A Title", year="2024"),),
    ),
    "empty": ForeignFile(""),
    "only text": ForeignFile("Nothing is here,\n% and nothing there.\n"),
    "byte-order mark": ForeignFile("\ufeff@misc{a, year = 1}", (misc("a", year="1"),)),
    "mark before a comment": ForeignFile(
        "\ufeff% @misc{no, year = 0}\n@misc{a, year = 1}", (misc("a", year="1"),)
    ),
    "CR LF": ForeignFile(
        "% c\r\n@misc{a,\r\n  title = {x\r\n  y},\r\n}\r\n\r\n@misc{b}\r\n",
        (misc("a", title="x\n  y"), misc("b")),
    ),
    "CR": ForeignFile(
        "% @misc{no, year = 0}\r@misc{a,\r% c\r title = {x},\r}\r@misc{b}",
        (misc("a", title="x"), misc("b")),
    ),
    "blank lines and text between": ForeignFile(
        "\n\n  \none\n@misc{a}\n\n\ntwo\n\n@misc{b}\n\n\n", (misc("a"), misc("b"))
    ),
    "comments": ForeignFile(
        "% one\n% @misc{no, title = {x}}\n@misc{a, year = 1} % @ home\n@Comment{jabref: {x}}\n",
        (misc("a", year="1"),),
    ),
    "comments within": ForeignFile(
        '@misc{a,\n % title = {old},\n title = {new}, % why, "oh" {why\n year = 1 % c\n}',
        (misc("a", title="new", year="1"),),
    ),
    "percent in a value": ForeignFile(
        '@misc{a, title = {5% of\n% all}, note = "100\\%"}',
        (misc("a", title="5% of\n% all", note="100\\%"),),
    ),
    "entry in a comment": ForeignFile("@comment{@misc{no, title = {x}}}\n@misc{a}", (misc("a"),)),
    "entry on a line of a comment": ForeignFile(
        "@comment{\n@misc{no,\n title = {x}}\n}\n@misc{a}", (misc("a"),), doubts=(2,)
    ),
    "parentheses": ForeignFile(
        '@misc(a, title = {x (y)}, note = "(z)")\n@string(s = {t})\n'
        "@comment(a (b) c)\n@misc(b, x = s)",
        (misc("a", title="x (y)", note="(z)"), misc("b", x="t")),
    ),
    "space everywhere": ForeignFile(
        "@ misc { a , title = {x} }\n@misc\n\n{\nb\n,\nyear\n=\n1\n}\n@\nmisc(c)",
        (misc("a", title="x"), misc("b", year="1"), misc("c")),
    ),
    "case": ForeignFile(
        "@MiSc{KeY, TITLE = {X}, Month = MAY}", (misc("KeY", title="X", month="may"),)
    ),
    "many on a line": ForeignFile(
        "@misc{a}@misc{b, x={y}} @misc{c}", (misc("a"), misc("b", x="y"), misc("c"))
    ),
    "at in values": ForeignFile(
        "@misc{a, note = {a@b.c}, title = {LeQua @ {CLEF}\n  @ {SIGIR}\n@home {x}}}\n@misc{b}",
        (misc("a", note="a@b.c", title="LeQua @ {CLEF}\n  @ {SIGIR}\n@home {x}"), misc("b")),
    ),
    "entry's text in a value": ForeignFile(
        "@misc{a, note = {see @misc{b, title = {x}}}}\n@misc{b}",
        (misc("a", note="see @misc{b, title = {x}}"), misc("b")),
    ),
    "doubled keys": ForeignFile(
        "@misc{a, year = 1}\n@misc{a, year = 2}\n@misc{A, year = 3}\n@misc{a, year = 1}",
        (misc("a", year="1"), misc("a", year="2"), misc("A", year="3"), misc("a", year="1")),
    ),
    "doubled field": ForeignFile(
        "@misc{a,\n year = 1,\n Year = 2}\n@misc{b}", (misc("b"),), ((3, 2),)
    ),
    "joins": ForeignFile(
        '@misc{a, title = "x" # { y }\n # 3, note = {p}#"q"}',
        (misc("a", title="x y 3", note="pq"),),
    ),
    "macros": ForeignFile(
        '@string{iclr = "Learning {R}epresentations"}\n@STRING{ Full = "Conf. on " # ICLR }\n'
        "@misc{a, booktitle = full # { 2024}}",
        (misc("a", booktitle="Conf. on Learning {R}epresentations 2024"),),
    ),
    "macro defined twice": ForeignFile(
        "@string{v = {x}}@misc{a, x = v}@string{v = {y}}@misc{b, x = v}",
        (misc("a", x="x"), misc("b", x="y")),
    ),
    "macro of a macro that is none": ForeignFile(
        "@string{v = w}\n@misc{a, x = v}\n@misc{b}", (misc("b"),), ((1, 13), (2, 14))
    ),
    "macro too late": ForeignFile(
        "@misc{a, x = v}\n@string{v = {y}}\n@misc{b, x = v}", (misc("b", x="y"),), ((1, 14),)
    ),
    "months": ForeignFile(
        "@misc{a, month = jan}@misc{b, month = {June}}@misc{c, month = June}@misc{d, month = 6}\n"
        '@misc{e, month = "10~" # jan}@misc{f, month = Sept}\n@misc{g, month = juno6}',
        (
            misc("a", month="jan"),
            misc("b", month="June"),
            misc("c", month="June"),
            misc("d", month="6"),
            misc("e", month="10~jan"),
            misc("f", month="Sept"),
        ),
        ((3, 18),),
    ),
    "month redefined": ForeignFile(
        '@string{jun = "Brachet"}\n@misc{a, month = jun}', (misc("a", month="Brachet"),)
    ),
    "quotes with braces": ForeignFile(
        '@misc{a, title = "The {"}Big{"} {B}", note = "G{\\"o}del"}',
        (misc("a", title='The {"}Big{"} {B}', note='G{\\"o}del'),),
    ),
    "quote ends early": ForeignFile(
        '@misc{a, title = "G\\"odel", year = 1}\n@misc{b}', (misc("b"),), ((1, 22),)
    ),
    "nested braces": ForeignFile(
        "@misc{a, title = {{{a {B} c}}}}", (misc("a", title="{{a {B} c}}"),)
    ),
    "line end of TeX before a brace": ForeignFile(
        "@misc{a, title = {x\\\\{b}}}", (misc("a", title="x\\\\{b}"),)
    ),
    "backslash before the last brace": ForeignFile(
        "@misc{a, x = {y\\}, z = {w\\}}\n@misc{b}",
        (misc("a", x="y\\", z="w\\"), misc("b")),
        doubts=(1,),
    ),
    "brace for BibTeX only": ForeignFile(
        '@misc{a, title = "\\{}"}\n@misc{b}', (misc("b"),), ((1, 18),)
    ),
    "missing comma": ForeignFile(
        "@misc{a\n year = 1}\n@misc{b,\n x = {y}\n z = 1}\n@misc{c}", (misc("c"),), ((1, 8), (4, 9))
    ),
    "comma too many": ForeignFile("@misc{a,, x = 1,,}\n@misc{b,}", (misc("b"),), ((1, 9),)),
    "no key": ForeignFile(
        "@misc{, x = 1}\n@misc{x = 1}\n@misc{}\n@misc{a b, x = 1}\n@misc{b}",
        (misc("b"),),
        ((1, 7), (2, 7), (3, 7), (4, 7)),
    ),
    "keys of others": ForeignFile(
        "@misc{DBLP:conf/iclr/A24}@misc{Ré_24}@misc{2023}@misc{a'b+c.d-e}\n@misc{A(2022)b, x = 1}",
        (
            misc("DBLP:conf/iclr/A24"),
            misc("Ré_24"),
            misc("2023"),
            misc("a'b+c.d-e"),
            misc("A(2022)b", x="1"),
        ),
    ),
    "unclosed entry": ForeignFile(
        "@misc{a, title = {x}\n@misc{b}\n@misc{c, x = {y", (misc("b"),), ((1, 1), (3, 14))
    ),
    "unclosed value": ForeignFile(
        "@misc{a,\n title = {x,\n}\n\n@misc{b, year = 1}\n", (misc("b", year="1"),), ((1, 1),)
    ),
    "unclosed comment": ForeignFile("@comment{ x\n@misc{a}\n", (misc("a"),), ((1, 1),)),
    "no value": ForeignFile(
        "@misc{a, x = , y = 1}\n@misc{b, x = 1 # }\n@misc{c}", (misc("c"),), ((1, 14), (2, 18))
    ),
    "value without quotes": ForeignFile(
        "@misc{a, author = Gallego}\n@misc{b, x = 12ab}\n@misc{c, pages = 1-2}\n@misc{d}",
        (misc("d"),),
        ((1, 19), (2, 14), (3, 18)),
    ),
    "names of fields": ForeignFile(
        "@misc{a, bdsk-url-1 = {x}, dc:title = {y}, a_b = {z}, __x = {w}}\n@misc{b, é = 1}",
        (("misc", "a", {"bdsk-url-1": "x", "dc:title": "y", "a_b": "z", "__x": "w"}),),
        ((2, 10),),
    ),
    "types of others": ForeignFile(
        "@mi-sc{a, x = 1}\n@online{b}\n@éé{c, x = 1}\n@misc{d}",
        (("mi-sc", "a", {"x": "1"}), ("online", "b", {}), misc("d")),
        doubts=(3,),
    ),
    "preamble": ForeignFile(
        '@preamble{"\\newcommand{\\x}{@misc{no, y}}" # {z}}\n@misc{a}', (misc("a"),)
    ),
    "letters": ForeignFile(
        "@misc{é, title = {τ-bench 张 “x”\u2028y}}", (misc("é", title="τ-bench 张 “x”\u2028y"),)
    ),
    "crossref": ForeignFile(
        "@misc{p, title = {P}}\n@misc{a, crossref = {p}}\n"
        "@misc{b, crossref = {q}}\n@misc{q, title = {Q}}",
        (
            misc("p", title="P"),
            misc("a", crossref="p"),
            misc("b", crossref="q"),
            misc("q", title="Q"),
        ),
    ),
    "merge conflict": ForeignFile(
        "<<<<<<< HEAD\n@misc{a, x = 1}\n=======\n@misc{a, x = 2}\n>>>>>>> b\n",
        (misc("a", x="1"), misc("a", x="2")),
        ((1, 1),),
    ),
    "merge conflict within": ForeignFile(
        "@misc{a,\n<<<<<<< HEAD\n x = 1,\n=======\n x = 2,\n>>>>>>> b\n}\n@misc{b}",
        (misc("b"),),
        ((2, 1),),
    ),
}
