"""Read BibTeX, in whatever form it was written."""

from operator import attrgetter
from pathlib import PurePosixPath

from synthlit.bibtex import parser, reader, second_opinion
from synthlit.bibtex.canonical import BibFile, Problem
from synthlit.bibtex.encoding import without_declaration
from synthlit.library.candidates import Candidate, CandidateList, SourcePosition


def read(text: str) -> CandidateList:
    """Return the entries of a BibTeX file; one that bibtexparser reads otherwise is a problem.

    Comments belong to an entry where it is the only one; elsewhere a notice gives their number.
    """
    document = parser.read(PurePosixPath(), text)
    file = reader.from_document(document)
    alone = len(file.entries) == 1
    kept = BibFile()
    if alone:
        # An entry file is in UTF-8, whatever the file was in.
        blocks = [map(without_declaration, each) for each in (file.before, file.after)]
        before, after = (tuple(filter(None, each)) for each in blocks)
        kept = BibFile(before=before, after=after)
    doubts = dict(second_opinion.doubts(document, file.offsets))
    lines = [document.source.position(offset)[0] for offset in file.offsets]
    items = [
        Candidate(entry, SourcePosition(line, end=line), file=kept)
        for entry, offset, line in zip(file.entries, file.offsets, lines, strict=True)
        if offset not in doubts
    ]
    problems = [Problem(text, *document.source.position(offset)) for offset, text in doubts.items()]
    problems = sorted((*file.problems, *problems), key=attrgetter("line", "column"))
    comments = sum(each.kind in ("text", "comment", "preamble") for each in document.others)
    notices = (f"{comments} comments between entries were left out",) if comments else ()
    return CandidateList(tuple(items), tuple(problems), () if alone else notices)
