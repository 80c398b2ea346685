"""The store: one SQLite file with pages, articles, readings, links and judgements.

    with Record.open(Path("detente.db"), create=True) as record:
        write.keep_page(record, page)

`store` opens and guards the file, `write` adds, `queries` reads (all the SQL there is lies in
this package), `judgements` keeps and replays what people decided.
"""

from .filters import Filter
from .readers import Readers
from .store import Record

__all__ = ["Filter", "Readers", "Record"]
