"""Taking in: files → pages → articles.

`find` walks paths, `page_of` keeps a file's bytes, `article_of` makes an article of them. What is
cut, how a date is found and how a person gives one: docs/intake.md.
"""

from __future__ import annotations

from .articles import CLEANER, article_of
from .finding import find
from .pages import Found, page_of

__all__ = ["CLEANER", "Found", "article_of", "find", "page_of"]
