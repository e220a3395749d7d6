"""Damage to the form of a .bib file: what a hand, a merge or a tool leaves."""

from random import Random

from benchmarks.mutations.damage import Damage, Kind, added, blocks, replaced, value, whole
from synthlit.bibtex.nodes import EntryNode


def _missing_comma(random: Random, text: str) -> Damage | None:
    fields = blocks(text)[0].fields[:-1]
    end = random.choice(fields).end
    # The linter may name the end of one field or the beginning of the next.
    place = text.find("\n", end) + 2
    made = replaced(text, end, place + 1, text[end + 1 : place + 1], restorable=True)
    return made if text[end] == "," else None


def _unclosed(_random: Random, text: str) -> Damage | None:
    block = blocks(text)[0]
    return whole(text, text[: block.close].rstrip() + "\n" + text[block.end :])


def _repeated(random: Random, text: str) -> Damage | None:
    field = random.choice(blocks(text)[0].fields)
    line_end = text.find("\n", field.end)
    start = text.rfind("\n", 0, field.start) + 1
    again = text[start : field.end].rstrip(",") + ","
    if text[field.end : line_end] != ",":
        return None
    return replaced(text, line_end + 1, line_end + 1, f"{again}\n", restorable=True)


def _same_key(_random: Random, text: str) -> Damage | None:
    one, two = blocks(text)
    return whole(text, text[: two.key_start] + one.key + text[two.key_end :])


def _case_clash(_random: Random, text: str) -> Damage | None:
    one, two = blocks(text)
    return whole(text, text[: two.key_start] + one.key.capitalize() + text[two.key_end :])


def _misspelt(random: Random, text: str) -> Damage | None:
    names = ("title", "author", "booktitle", "journal", "publisher", "pages", "editor", "volume")
    fields = [field for field in blocks(text)[0].fields if field.name in names]
    field = random.choice(fields)
    swap = random.randrange(1, len(field.name) - 1)
    name = field.name
    typo = name[:swap] + name[swap + 1] + name[swap] + name[swap + 2 :]
    return replaced(text, field.start, field.start + len(name), typo, restorable=False)


def _lost_at(_random: Random, text: str) -> Damage | None:
    block = blocks(text)[0]
    return whole(text, text[: block.start] + text[block.start + 1 :], restorable=False)


def _conflict(_random: Random, text: str) -> Damage | None:
    block = blocks(text)[0]
    field = block.field("year")
    if field is None or text[field.end : field.end + 2] != ",\n":
        return None
    start = text.rfind("\n", 0, field.start) + 1
    here = text[start : field.end + 2]
    clash = f"<<<<<<< HEAD\n{here}=======\n{here}>>>>>>> other\n"
    return whole(text, text[:start] + clash + text[field.end + 2 :])


def _no_key(_random: Random, text: str) -> Damage | None:
    block = blocks(text)[0]
    return whole(text, text[: block.key_start] + text[block.key_end :])


def _double_comma(random: Random, text: str) -> Damage | None:
    field = random.choice(blocks(text)[0].fields[:-1])
    return replaced(text, field.end, field.end + 1, ",,", restorable=True)


def _dangling(_random: Random, block: EntryNode) -> str | None:
    return None if block.field("crossref") else "crossref = {proceedings-that-went}"


def _month(_random: Random, text: str) -> Damage | None:
    names = {"jan": "January", "feb": "February", "jun": "June", "jul": "July", "sep": "September"}
    field = blocks(text)[0].field("month")
    short = text[field.value_start : field.end] if field else ""
    if field is None or short not in names:
        return None
    return replaced(text, field.value_start, field.end, names[short], restorable=True)


def _bare_word(_random: Random, text: str) -> Damage | None:
    field = blocks(text)[0].field("booktitle")
    if field is None:
        return None
    return replaced(text, field.value_start, field.end, "nips_proceedings", restorable=False)


KINDS = (
    Kind("missing comma", "NIME-conference/NIME-bibliography#96", _missing_comma,
         ("SYN009", "SYN001")),
    Kind("doubled comma", "arXiv/arxiv-browse#851", _double_comma, ("SYN010",)),
    Kind("unclosed entry", "teaching-programming/book#48", _unclosed, ("SYN001",), alone=True),
    Kind("entry without its @", "nickng/bibtex#24", _lost_at, ("SYN011",), alone=True),
    Kind("conflict marker", "JabRef/jabref#17014", _conflict,
         ("FIL006", "SYN001", "SYN011"), alone=True),
    Kind("field twice", "cryptobib/db#22", _repeated, ("SYN005",)),
    Kind("same key twice", "retorquere/zotero-better-bibtex#199", _same_key, ("KEY001",), units=2),
    Kind("keys that differ by case", "lexibank/lexibank-analysed#94", _case_clash, ("KEY004",),
         units=2),
    Kind("entry without key", "texworld/betterbib#135", _no_key, ("KEY003",)),
    Kind("dangling crossref", "gallandarakhneorg/tex-templates#14", added(_dangling), ("KEY007",)),
    Kind("undefined string", "cryptobib/db#26", _bare_word, ("SYN006",)),
    Kind("month as bare word", "NIME-conference/NIME-bibliography#35", _month,
         ("NUM005", "SYN006")),
    Kind("misspelt field name", "fra31/auto-attack#24", _misspelt, ("FLD009", "FLD001")),
    Kind("placeholder for the author", "texworld/betterbib#135", value("author",
         lambda r, _: r.choice(["TODO", "Unknown", "???", "Author, A."])), ("FLD003",)),
)  # fmt: skip
