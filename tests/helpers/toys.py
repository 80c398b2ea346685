"""A pipeline and stages that are quick, and that break when a text tells them to.

Workers of a build import this file by name; conftest.py puts its folder on the path.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from detente.dates import Interval
from detente.errors import Unreadable
from detente.reading import Reading
from detente.records import (
    UNKNOWN,
    Article,
    Attribution,
    Basis,
    EntityKind,
    EventMention,
    Hints,
    IssueMention,
    Labelled,
    Mention,
    Page,
    Side,
    Standing,
    When,
    content_id,
    when_of,
)
from detente.settings import Settings
from detente.spans import Span
from detente.stage import Stage

SETTINGS = Settings(pipeline="toys", page_seconds=20.0, batch=4)
NAMES = {"Aro Vale": "ALD", "Ilse Horn": "BOR", "Tam Oru": "CYR"}


def load() -> Any:
    """The language pipeline of the name `toys`: words and sentences, no model."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def mentions(reading: Reading) -> Iterator[Mention]:
    """Three names, wherever they stand."""
    for match in re.finditer("|".join(NAMES), reading.article.text):
        name = match.group()
        span = Span(reading.article.id, *match.span())
        ident = "person:" + content_id(name)
        yield Mention(span, "name", 0, ident, EntityKind.PERSON, name, NAMES[name])


def said(reading: Reading) -> Iterator[Attribution]:
    """“Words,” NAME said. And what a text with POISON in it does to a reader."""
    article = reading.article
    poisoned(article.text)
    for match in re.finditer(r"“([^”]+)” (\w+ \w+) (said)", article.text):
        content, source, cue = (Span(article.id, *match.span(n)) for n in (1, 2, 3))
        found = {mention.span: mention for mention in reading.of(Mention)}.get(source)
        yield Attribution(
            content_id(article.id, "said", str(content.start)), article.id, "direct",
            (source,), (cue,), (content,), found.entity if found else None, match[2],
            when=day_before(article.published),
        )  # fmt: skip


def done(reading: Reading) -> Iterator[EventMention]:
    """NAME met NAME."""
    article = reading.article
    for match in re.finditer(r"(\w+ \w+) (met) (\w+ \w+)", article.text):
        one, anchor, other = (Span(article.id, *match.span(n)) for n in (1, 2, 3))
        yield EventMention(
            content_id(article.id, "met", str(anchor.start)), article.id, anchor, one.to(other),
            "CONSULT", "meet", (), (side(one, match[1]),), (side(other, match[3]),),
            day_before(article.published), Standing.ACTUAL, score=1.0,
        )  # fmt: skip


def issues(reading: Reading) -> Iterator[IssueMention | Labelled]:
    """The word shield."""
    for match in re.finditer("shield", reading.article.text):
        yield IssueMention(Span(reading.article.id, *match.span()), "missile-defence")
    for item in reading.of(Attribution):
        if "shield" in item.content[0].words(reading.article.text):
            yield Labelled(item.id, ("missile-defence",))


def side(span: Span, name: str) -> Side:
    return Side(span, name, "person:" + content_id(name), NAMES.get(name))


def day_before(published: When) -> When:
    if published.earliest is None:
        return UNKNOWN
    day = published.earliest - timedelta(days=1)
    return when_of(Interval(day, day), Basis.RELATIVE)


def poisoned(text: str) -> None:
    if "POISON RAISE" in text:
        raise ValueError("this text was too much")
    if "POISON UNREADABLE" in text:
        raise Unreadable("this text says that it cannot be read")
    if "POISON CRASH" in text:
        os.abort()
    if "POISON HANG" in text:
        time.sleep(1000)
    if "POISON MEMORY" in text:
        b"x" * (64 * 1024**3)


MENTIONS = Stage("mentions", "1", frozenset(), frozenset({Mention}), mentions)
SAID = Stage("attributions", "1", frozenset({Mention}), frozenset({Attribution}), said)
DONE = Stage("events", "1", frozenset({Mention}), frozenset({EventMention}), done)
ISSUES = Stage("issues", "1", frozenset({Attribution}), frozenset({IssueMention, Labelled}), issues)
STAGES = (MENTIONS, SAID, DONE, ISSUES)
NEWER = (MENTIONS, replace(SAID, version="2"), DONE, ISSUES)


COMMON = """
about after again agreed among answer asked autumn because before between border bridge called
careful chance change church clear close coast common council country decided different dinner
doubt early eastern either enough evening every fair farmers father final first foreign forest
friend future garden general given ground harbour heard history hope hundred island journey
kitchen labour language large later law leader learn letter little longer machine market member
minister minute modern morning mother mountain never night northern nothing number office older
opinion order ordinary others paper parliament people perhaps piece place plain poor present
problem promise public question quiet railway reason report river road school season second
service seven shortly simple small soldier southern speak spring station still stone street
summer system teacher thought thousand together towards town train travel treaty under until
village voice waited walked wanted water weather western whether window winter without wonder
worker would write yesterday younger
"""
WORDS = COMMON.split()


def sentence(n: int) -> str:
    """One of many sentences, each with words of its own."""
    names = list(NAMES)
    one, other = names[n % 3], names[(n + 1) % 3]
    words = random.Random(n).choices(WORDS, k=24)
    said, told = " ".join(words[:12]), " ".join(words[12:])
    return (
        f"“The shield of plan {n} will be discussed again, {said},” {one} said on the terrace. "
        f"{one} met {other} in room {n} and they talked of the {told}."
    )


def pile(folder: Path, count: int, first: int = 0) -> Path:
    """A folder of plain texts of the same newsroom, each with a date line."""
    folder.mkdir(exist_ok=True)
    for n in range(first, first + count):
        body = "\n\n".join(sentence(n * 10 + k) for k in range(4))
        day = f"{1 + n % 28} March 2007"
        (folder / f"text{n:04}.txt").write_text(f"Talks, round {n}\n\n{day}\n\n{body}\n")
    return folder


def article(text: str, name: str = "a.txt", **more: Any) -> tuple[Page, Article]:
    """A page and its article, made by hand; the first line is the title."""
    body = text.encode()
    sha = hashlib.sha256(body).hexdigest()
    title = text.partition("\n")[0]
    made = Article(content_id(sha, "0"), sha, name, text, len(title) + 2, title, **more)
    return Page(sha, body, name, "text/plain"), made


def reading(made: Article) -> Reading:
    """What the toy stages read from an article."""
    from detente.pipeline import NO_PARSE

    whole = Reading(made, NO_PARSE)
    for stage in STAGES:
        whole = whole.plus(tuple(stage.run(whole)))
    return whole


NO_HINTS = Hints()
