"""Write one work as an entry: what it is cited as, in which dialect, safe for TeX."""

from functools import lru_cache

from synthlit.bibtex.canonical import lay_out
from synthlit.bibtex.writing import dialect, values
from synthlit.formats.bib.aliases import Aliases
from synthlit.formats.bib.references import References
from synthlit.formats.format import Options
from synthlit.library.library import Library, Work
from synthlit.model.fields import OWN
from synthlit.model.latex.canonical import canonical
from synthlit.model.private_fields import PrivateFields
from synthlit.model.section import SectionPath
from synthlit.model.title import protect, protect_name, stands_in

# Years, venues and sections repeat; what one value is written as does not depend on its work.
_REMEMBERED = 4096
# The annotation is this list's text about a work, which some styles print.
_UNASKED = OWN | {"annotation"}


class Writer:
    """Writes works of a library, each once, however many files hold it."""

    def __init__(self, library: Library, options: Options) -> None:
        self.aliases = Aliases(library, options.dialect)
        self.references = References(library, options.dialect)
        self._sections = frozenset(library.settings.paths())
        self.settings = library.settings
        self.options = options
        patterns = library.settings.export.private
        self._private = PrivateFields(patterns, keep=options.private_fields)
        self._value = lru_cache(_REMEMBERED)(self._shown)
        self._slugs = lru_cache(_REMEMBERED)(self._keywords)
        self._written: dict[int, str] = {}
        self._with_former_keys: dict[int, tuple[str, list[tuple[str, str]]]] = {}

    def __call__(self, work: Work) -> str:
        """Return the work's entry."""
        if (text := self._written.get(id(work))) is None:
            type_, fields = self._fields(work)
            text = self._written[id(work)] = lay_out(type_, work.key, fields, last_comma=False)
        return text

    def under_former_key(self, work: Work, key: str) -> str:
        """Return the work's entry under a key that it had before, without its other keys."""
        type_, fields = self._fields(work)
        kept = [(name, text) for name, text in fields if name != "ids"]
        return lay_out(type_, key, kept, last_comma=False)

    def shown_apart(self, work: Work) -> tuple[str, str]:
        """Return the keywords and the former keys of a work, which depend on other things too."""
        keywords = self._slugs(work.sections, work.entry.get("keywords"))
        return keywords, self.aliases.of(work.entry)

    def depends_on(self, work: Work) -> tuple[object, ...]:
        """Return what a written entry shows that its file, which is read alone, does not say."""
        return (*self.shown_apart(work), *self.references.shown(work))

    def _fields(self, work: Work) -> tuple[str, list[tuple[str, str]]]:
        """Return the type and the written fields; those of a work with former keys, once made."""
        if "ids" not in work.entry.fields:
            return self._made(work)
        if (found := self._with_former_keys.get(id(work))) is None:
            found = self._with_former_keys[id(work)] = self._made(work)
        return found

    def _made(self, work: Work) -> tuple[str, list[tuple[str, str]]]:
        options = self.options
        entry = self.references.entry(work)
        entry = dialect.as_preprint(entry) if options.prefer == "preprint" else entry
        translated = dialect.TRANSLATIONS[options.dialect](entry)
        if options.dialect == "bibtex" and self.references.is_parent(work):
            translated = dialect.as_parent(translated, entry)
        keywords, ids = self.shown_apart(work)
        fields = translated.fields | {"keywords": keywords, "ids": ids}
        if "shorttitle" in fields:
            _name_in_title(fields, keep=options.own_fields)
        written = [
            (name, self._value(name, fields[name]))
            for name in sorted(fields, key=dialect.place)
            # pybtex reads no file with another name, and no style prints such a field.
            if fields[name] and name.isascii() and (options.own_fields or name not in _UNASKED)
        ]
        return translated.type, [(name, text) for name, text in written if text]

    def _shown(self, name: str, text: str) -> str:
        """Return the written value of a field; empty if it is not to be seen."""
        if self._private.has(name, text):
            return ""
        return values.value(name, text, self.options)

    def _keywords(self, sections: tuple[SectionPath, ...], own: str) -> str:
        """Return the slugs of the sections that list a work, then its own keywords."""
        paths = [path for path in sections if path in self._sections]
        slugs = [slug for path in paths for slug in (path.section, str(path))]
        words = (*slugs, *own.replace(";", ",").split(","))
        return ", ".join(dict.fromkeys(word.strip() for word in words if word.strip()))


def _name_in_title(fields: dict[str, str], *, keep: bool) -> None:
    """Protect the short name in the title; a name that is not part of it is not its short form.

    Biblatex prints `shorttitle` in citations.
    """
    title, name = fields.get("title", ""), fields["shorttitle"]
    if stands_in(name, title):
        fields["title"] = protect_name(protect(canonical(title)), name)
    elif not keep:
        del fields["shorttitle"]
