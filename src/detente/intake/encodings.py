"""Bytes → text, and what kind of file the bytes are."""

from __future__ import annotations

import codecs
import re

from ..errors import Skipped

HTML, PLAIN = "text/html", "text/plain"
SNIFFED = 8_192
"""Bytes from the start that settle what a file is; a declared charset stands in the first 1,024 by
the HTML standard, later on real pages."""
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"RIFF", "a sound, film or image"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a WARC archive"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
    (b"bplist00", "a web archive or property list of Apple"),
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,300}?(?:charset"
    rb"|encoding)\s{0,4}=\s{0,4}[\"']?\s{0,4}"
    rb"([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:p|div|article"
    r"|span|h1|meta|title|br"
    r"|script|table)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSETS = (
    "cp437 cp850 cp852 cp855 cp866 cp874 cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255"
    " cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8"
    " iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u"
    " mac-roman mac-cyrillic tis-620 gbk gb2312 gb18030 hz big5 big5hkscs euc_jp iso2022_jp"
    " shift_jis euc_kr"
)
"""Codecs of charsets that pages are written in: those of the WHATWG Encoding Standard and four of
DOS, less UTF-8, UTF-16 and Latin-1, which are settled without them. Python knows more by name, none
of them a charset: "idna" raises even where it is asked to replace, "punycode" takes hours."""
OPENING = 2_000
"""Characters in which a file that is no article says what it is: its first lines."""
WIDE_LEAST, WIDE_SHARE, NARROW_SHARE = 20, 0.6, 0.05
"""Pairs of bytes from which UTF-16 can be told, the share of them whose one byte is NUL in English
text (all but quotation marks and dashes), and the share in which the other may be."""
CONTROL_SHARE = 0.02
"""Share of control characters in the first bytes, from which on a file is no text; chosen by
judgement: texts have next to none, compressed data about a tenth."""
BROKEN_SHARE = 0.001
"""Share of bytes that are no UTF-8, up to which a file is UTF-8 all the same, only cut off."""


def media_type(body: bytes) -> str:
    """ "text/html" or "text/plain", from the bytes alone.

    Raises Skipped when they are neither.
    """
    head = body[:SNIFFED]
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise Skipped(f"is {what}, not a text or a saved page; save its text as .txt or .html")
    text = decode(head, cut=True)
    control = sum(c < " " and c not in "\t\n\r\x0b\x0c\x1a" for c in text)
    if control > CONTROL_SHARE * max(1, len(text)):
        raise Skipped("is binary, not a text or a saved page")
    start = text.lstrip("\ufeff \t\r\n")[:OPENING].lower()
    if re.match(r"(?:from: .{0,300}\n)?(?:snapshot-content-location|mime-version:)", start):
        raise Skipped("is an MHTML archive or a mail; save the page as a single .html file")
    if re.search(
        r"\A(?:<\?xml[^<>]{0,300}\?>)?\s{0,200}"
        r"(?:<!--.{0,500}?-->)?\s{0,200}<(?:rss|feed|rdf:rdf|urlset|svg)[\s>]",
        start,
        re.DOTALL,
    ):
        raise Skipped("is a feed, a site map or a drawing, not an article")
    return HTML if len(_TAGS.findall(text)) >= 2 or start.startswith("<!doctype html") else PLAIN


def decode(body: bytes, cut: bool = False) -> str:
    """The text of the bytes: by byte order mark, as UTF-16 without one, as UTF-8 if it is that, as
    the page declares, else as Windows-1252.

    `cut` says that the bytes may end inside a character. A byte that fits nothing becomes U+FFFD;
    text that was garbled before it was saved stays as it is. Raises Skipped when the bytes hold
    NUL characters and so are no text.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body.decode(name, "replace")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    if b"\0" in body:
        raise Skipped("is binary (it holds NUL bytes), not a text or a saved page")
    try:
        return codecs.getincrementaldecoder("utf-8")("strict").decode(body, final=not cut)
    except UnicodeDecodeError:
        return _other(body)


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of English text is then NUL."""
    head = body[:SNIFFED]
    odd, even = head[1::2].count(0), head[::2].count(0)
    half = len(head) // 2
    if half < WIDE_LEAST:
        return None
    if odd > WIDE_SHARE * half and even < NARROW_SHARE * half:
        return "utf-16-le"
    return "utf-16-be" if even > WIDE_SHARE * half and odd < NARROW_SHARE * half else None


def _other(body: bytes) -> str:
    declared = _CHARSET.search(body[:SNIFFED])
    name = declared[1].decode("ascii").lower() if declared else ""
    lenient = body.decode("utf-8", "replace")
    whole = any(ord(c) > 127 and c != "\ufffd" for c in lenient)
    if whole and lenient.count("\ufffd") <= BROKEN_SHARE * len(body) + 1:
        return lenient
    return body.decode(_codec(name), "replace")


def _codec(declared: str) -> str:
    """The codec for a declared charset, "cp1252" for what no page can be written in.

    So do browsers: bytes 0x80..0x9f of a page that calls itself Latin-1 are curly quotes.
    """
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return "cp1252"
    return name if name in _CHARSETS.split() else "cp1252"
