"""Write one work as an entry: what it is cited as, in which dialect, safe for TeX."""

from synthlit.bibtex.canonical import lay_out
from synthlit.bibtex.writing import dialect, values
from synthlit.formats.bib.aliases import Aliases
from synthlit.formats.format import Options
from synthlit.library.library import Library, Work
from synthlit.model.fields import OWN


class Writer:
    """Writes works of a library, each once, however many files hold it."""

    def __init__(self, library: Library, options: Options) -> None:
        self.aliases = Aliases(library)
        self._sections = frozenset(library.settings.paths())
        self._options = options
        self._written: dict[int, str] = {}

    def __call__(self, work: Work) -> str:
        """Return the work's entry."""
        if (text := self._written.get(id(work))) is None:
            text = self._written[id(work)] = self.entry(work, work.key)
        return text

    def entry(self, work: Work, key: str) -> str:
        """Return the work's entry under its key, or one that it had before."""
        options = self._options
        entry = dialect.as_preprint(work.entry) if options.prefer == "preprint" else work.entry
        translated = dialect.TRANSLATIONS[options.dialect](entry)
        fields = {
            name: value
            for name, value in translated.fields.items()
            if options.own_fields or name not in OWN
        }
        fields["keywords"] = self._keywords(work)
        fields["ids"] = self.aliases.of(entry) if key == work.key else ""
        written = (
            (name, values.value(name, fields[name], options))
            for name in sorted(fields, key=dialect.place)
            if fields[name]
        )
        kept = [(name, text) for name, text in written if text]
        return lay_out(translated.type, key, kept, last_comma=False)

    def _keywords(self, work: Work) -> str:
        """Return the slugs of the sections that list the work, then its own keywords."""
        paths = [path for path in work.sections if path in self._sections]
        slugs = [slug for path in paths for slug in (path.section, str(path))]
        own = work.entry.get("keywords").replace(";", ",").split(",")
        return ", ".join(dict.fromkeys(word.strip() for word in (*slugs, *own) if word.strip()))
