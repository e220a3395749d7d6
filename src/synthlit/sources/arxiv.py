"""arXiv, queried through its interface for a hundred papers at a time."""

from collections.abc import Iterator, Sequence
from functools import partial

from synthlit.errors import SourceUnreachable
from synthlit.model.identifiers import ArxivId, Identifier
from synthlit.sources import atom
from synthlit.sources.atom import Feed, MalformedId
from synthlit.sources.client import Client
from synthlit.sources.deadline import Deadline
from synthlit.sources.response import AttemptFailed, Response
from synthlit.sources.service import Service
from synthlit.sources.source import Answer

NAME = "arxiv"
BATCH = 100
# "Attention Is All You Need": a paper that arXiv will not lose.
_WITNESS = ArxivId("1706.03762")
SERVICE = Service(
    name="arXiv",
    url="https://export.arxiv.org/api/query",
    interval=3.0,
    media_types=("application/atom+xml", "application/xml", "text/xml"),
    # 400 comes with a feed that explains the error in the query.
    statuses=(200, 400),
)


class ArxivSource:
    """arXiv as a source of records."""

    name = NAME
    knows = (ArxivId,)

    def __init__(self, client: Client) -> None:
        self._client = client

    def look_up(self, ids: Sequence[Identifier]) -> Iterator[Answer]:
        """Yield answers until every identifier was queried; missing papers are queried once more.

        arXiv is known to send empty and short feeds now and then. So the second query names a
        paper that arXiv has as well, and only with that in the feed is a paper missing.

        Raises SourceUnreachable: at once where a request fails, and at the end where an entry
        has no title, author or date.
        """
        broken: dict[Identifier, str] = {}
        for batch in _parts(list(dict.fromkeys(ids)), BATCH):
            deadline = self._client.deadline()
            records = self._ask(batch, deadline).records
            found = [id_ for id_ in batch if id_ in records]
            yield Answer(tuple(found), {id_: records[id_] for id_ in found})
            missing = [id_ for id_ in batch if id_ not in records]
            for part in _parts(missing, BATCH - 1):
                feed = self._ask(part, deadline, witness=found[0] if found else _WITNESS)
                broken |= {id_: feed.broken[id_] for id_ in part if id_ in feed.broken}
                asked = tuple(id_ for id_ in part if id_ not in feed.broken)
                known = {id_: feed.records[id_] for id_ in asked if id_ in feed.records}
                yield Answer(asked, known)
        if broken:
            lacks = ", ".join(f"{lack} for {id_}" for id_, lack in broken.items())
            raise SourceUnreachable(f"arXiv's answer has {lacks}", SERVICE.hint)

    def _ask(
        self, ids: Sequence[Identifier], deadline: Deadline, witness: Identifier | None = None
    ) -> Feed:
        """Query all at once; where arXiv refuses all for one of them, query each half."""
        named = [*ids, witness] if witness else ids
        query = {"id_list": ",".join(map(str, named)), "max_results": str(len(named))}
        try:
            return self._client.fetch(
                query,
                partial(_read, witness=witness),
                keep=lambda feed: feed.records.keys() >= set(ids),
                deadline=deadline,
            )
        except MalformedId:
            if len(ids) == 1:
                return Feed()
        half = len(ids) // 2
        # arXiv answers: each half has the whole time.
        first, second = (
            self._ask(part, self._client.deadline(), witness) for part in (ids[:half], ids[half:])
        )
        return Feed(first.records | second.records, first.broken | second.broken)


open_source = ArxivSource


def _parts(ids: Sequence[Identifier], size: int) -> Iterator[Sequence[Identifier]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _read(response: Response, witness: Identifier | None) -> Feed:
    feed = atom.read(response, NAME)
    if witness and witness not in feed.records:
        raise AttemptFailed("its feed leaves out a paper that it has")
    return feed
