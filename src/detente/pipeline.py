"""One article through the stages: what a failure does, and by what an article was read.

The one place where policy on faults is decided. What a stage cannot read becomes a `Failure`; so
does any other fault of a stage, with its type and place, and the other stages' records stay.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import metadata
from pathlib import PurePath
from typing import cast

from .errors import BadTable, Missing, Skipped, Unreadable
from .intake import CLEANER, article_of
from .language import Parse, parse_many
from .reading import Reading
from .records import Article, Failure, Hints, Page, content_id
from .settings import Settings
from .stage import Stage, check_order
from .stages import READING
from .tables import mark

NO_PARSE = cast(Parse, None)
"""Stands for the parse in a reading that was sent to another process or failed; nothing that
keeps or shows a reading looks at its parse."""


def _nothing() -> None:
    """Tells nobody that work goes on."""


def make(page: Page, hints: Hints, settings: Settings) -> Article | Failure:
    """The article of a page, or why there is none. Raises BadTable."""
    try:
        return article_of(page, hints, settings)
    except BadTable:
        raise
    except Unreadable as error:
        return Failure(page.path, None, "intake", str(error), isinstance(error, Skipped))
    except Exception as error:
        return Failure(page.path, None, "intake", _told(error))


def read(
    articles: Sequence[Article],
    settings: Settings,
    stages: Sequence[Stage] = READING,
    alive: Callable[[], None] = _nothing,
) -> list[Reading]:
    """The reading of each article, in order: one parse of the batch, then each stage in turn.

    `alive` is called after every step that may take long. Raises BadOrder when a stage would lack
    its input, Missing when the language pipeline is not installed, and BadTable when a table of
    facts is damaged, for which no article is to blame; what one article does to a stage is a
    `Failure` in its reading.
    """
    check_order(stages)
    found = []
    for article, parse in zip(articles, _parsed(articles, settings.pipeline, alive), strict=True):
        if isinstance(parse, Failure):
            found.append(Reading(article, NO_PARSE, (parse,)))
        else:
            found.append(_through(Reading(article, parse), stages))
        alive()
    return found


def _parsed(
    articles: Sequence[Article], pipeline: str, alive: Callable[[], None]
) -> Sequence[Parse | Failure]:
    """The parses of a batch; where that fails, one by one, to find out which article it was."""
    try:
        return parse_many(articles, pipeline)
    except (BadTable, Missing):
        raise
    except Exception as error:
        if len(articles) == 1:
            return [Failure(articles[0].path, articles[0].id, "language", _told(error))]
    found: list[Parse | Failure] = []
    for article in articles:
        found.extend(_parsed([article], pipeline, alive))
        alive()
    return found


def _through(reading: Reading, stages: Sequence[Stage]) -> Reading:
    for stage in stages:
        reading = reading.plus(_tried(reading, stage))
    return reading


def _tried(reading: Reading, stage: Stage) -> tuple[object, ...]:
    article = reading.article
    try:
        return tuple(stage.run(reading))
    except (BadTable, Missing):
        raise
    except Unreadable as error:
        skipped = isinstance(error, Skipped)
        return (Failure(article.path, article.id, stage.name, str(error), skipped),)
    except Exception as error:
        return (Failure(article.path, article.id, stage.name, _told(error)),)


def _told(error: Exception) -> str:
    """A fault of ours in one line: type, words, and where it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}{where}; please report it"


def light(reading: Reading) -> Reading:
    """The reading without its parse, fit to be sent to another process."""
    return replace(reading, parse=NO_PARSE)


# ------------------------------------------------------------------ by what it was done


def reading_fingerprint(settings: Settings, stages: Sequence[Stage]) -> str:
    """By what articles are read: the language pipeline, its version, every stage's version, and
    the user's own tables.

    An article of another fingerprint is read again, one of the same is not.
    """
    versions = [_version("spacy"), settings.pipeline, _version(settings.pipeline)]
    own = mark(*READ_WITH)
    return content_id("reading", *versions, *(stage.maker for stage in stages), *_given(own))


READ_WITH = ("people", "offices", "states", "organisations", "documents", "places", "issues")
"""Tables that stages look into, of those to which users add rows."""
MADE_WITH = ("outlets", "people", "offices")
"""Tables that intake looks into: outlets, and who held which office when, to date an article."""


def _given(mark: str) -> list[str]:
    return [mark] if mark else []


def making_fingerprint(hints: str, settings: Settings, failed: bool = False) -> str:
    """By what an article is made of its page: the cleaner, what a person gave (as JSON), and the
    user's own tables.


    Of a failure also the limits that may have caused it, so that a larger one tries again.
    """
    limits = [str(settings.longest_text), str(settings.page_seconds), *settings.languages]
    own = _given(mark(*MADE_WITH))
    return _cached_id("making", CLEANER, hints, *own, *(limits if failed else []))


# asked for every page of every build, with few different hints
_cached_id = lru_cache(maxsize=4096)(content_id)


def failed_fingerprint(fingerprint: str, settings: Settings) -> str:
    """The same for a reading that was cut off: with the limit that cut it off."""
    return content_id(fingerprint, str(settings.page_seconds))


def _version(package: str) -> str:
    try:
        return metadata.version(package.replace("_", "-"))
    except metadata.PackageNotFoundError:
        return ""
