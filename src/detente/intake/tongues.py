"""Which language a text is written in."""

from __future__ import annotations

import warnings

LOOKED_AT = 3_000
"""Characters from each of three places that are looked at."""
SURE = 120
"""Characters below which a text is too short to be told from a related language; it is read."""

_NAMES = dict(
    part.split(":")
    for part in [
        "af:Afrikaans",
        "am:Amharic",
        "ar:Arabic",
        "az:Azerbaijani",
        "be:Belarusian",
        "bg:Bulgarian",
        "bn:Bengali",
        "bs:Bosnian",
        "ca:Catalan",
        "cs:Czech",
        "cy:Welsh",
        "da:Danish",
        "de:German",
        "el:Greek",
        "en:English",
        "eo:Esperanto",
        "es:Spanish",
        "et:Estonian",
        "eu:Basque",
        "fa:Persian",
        "fi:Finnish",
        "fr:French",
        "ga:Irish",
        "gl:Galician",
        "gu:Gujarati",
        "he:Hebrew",
        "hi:Hindi",
        "hr:Croatian",
        "hu:Hungarian",
        "hy:Armenian",
        "id:Indonesian",
        "is:Icelandic",
        "it:Italian",
        "ja:Japanese",
        "ka:Georgian",
        "kk:Kazakh",
        "km:Khmer",
        "ko:Korean",
        "ku:Kurdish",
        "ky:Kyrgyz",
        "la:Latin",
        "lo:Lao",
        "lt:Lithuanian",
        "lv:Latvian",
        "mk:Macedonian",
        "mn:Mongolian",
        "ms:Malay",
        "mt:Maltese",
        "nb:Norwegian",
        "ne:Nepali",
        "nl:Dutch",
        "nn:Norwegian",
        "no:Norwegian",
        "pa:Punjabi",
        "pl:Polish",
        "ps:Pashto",
        "pt:Portuguese",
        "ro:Romanian",
        "ru:Russian",
        "si:Sinhala",
        "sk:Slovak",
        "sl:Slovenian",
        "sq:Albanian",
        "sr:Serbian",
        "sv:Swedish",
        "sw:Swahili",
        "ta:Tamil",
        "te:Telugu",
        "th:Thai",
        "tl:Tagalog",
        "tr:Turkish",
        "uk:Ukrainian",
        "ur:Urdu",
        "vi:Vietnamese",
        "zh:Chinese",
    ]
)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of a text; None when it is too short or cannot be told.

    Three places are asked, and two must agree, so that a long quotation decides nothing.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import py3langid

    text = " ".join(text.split())
    if sum(map(str.isalpha, text)) < SURE:
        return None
    step = max(1, (len(text) - LOOKED_AT) // 2)
    places = [text[start : start + LOOKED_AT] for start in (0, step, 2 * step)]
    found = [str(py3langid.classify(place)[0]) for place in places]
    best = max(found, key=found.count)
    return best if found.count(best) > 1 and best in _NAMES else None


def name_of(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code where we have none."""
    return _NAMES.get(code, code)
