"""Bytes to text: the encoding is found, line ends and spaces are made plain."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAX_BAD_SHARE = 0.02
_DETECTION_BYTES = 65_536
_LATIN = {
    "cp1250",
    "cp1252",
    "cp1254",
    "cp1257",
    "cp1258",
    "latin_1",
    "mac_latin2",
    "mac_roman",
} | {f"iso8859_{number}" for number in (1, 2, 3, 4, 9, 10, 13, 14, 15, 16)}

# Characters that show as a space but break the matching of words, and those that show as nothing.
_SPACES = "\t\v\f\x1c\x1d\x1e\x1f\xa0\u1680\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_INVISIBLE = "\xad\u200b\u200c\u200d\u200e\u200f\ufeff" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2060, 0x2070)))
)
_NORMAL = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_INVISIBLE, None)})
_LINE_END = re.compile("\r\n?|\x85|\u2028|\u2029")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1b\x7f]")


def decode(raw: bytes) -> str:
    """The text of the bytes of a file, in the encoding that they seem to be in.

    Raises:
        ValueError: the bytes are no text; its message is the reason.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _decode_as(raw[len(mark) :], encoding)
    wide = _utf16_without_mark(raw)
    if wide is not None:
        return _decode_as(raw, wide)
    if b"\x00" in raw:
        raise ValueError("it is a binary file, not text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(raw)


def normalise(text: str) -> str:
    r"""The text in Unicode's composed form, with `\n` line ends and plain spaces.

    >>> normalise("a\u00a0co\u00adoperation\r\npact")
    'a cooperation\npact'
    """
    text = _LINE_END.sub("\n", text).translate(_NORMAL)
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def _decode_as(raw: bytes, encoding: str) -> str:
    text = raw.decode(encoding, errors="replace")
    _refuse_if_broken(text)
    return text


def _utf16_without_mark(raw: bytes) -> str | None:
    sample = raw[:2000]
    if len(sample) < 4 or len(raw) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def _decode_legacy(raw: bytes) -> str:
    bad = raw.decode("utf-8", errors="replace").count("\ufffd")
    if bad and _mostly_utf8(raw):
        return _decode_as(raw, "utf-8")
    import charset_normalizer

    best = charset_normalizer.from_bytes(raw[:_DETECTION_BYTES]).best()
    # A few accents do not tell Latin code pages apart; English is mostly written in Western ones.
    is_latin = best is None or best.encoding in _LATIN
    try:
        text = raw.decode("cp1252" if best is None or is_latin else best.encoding)
    except (UnicodeDecodeError, LookupError):
        text = raw.decode("cp1252", errors="replace")
    _refuse_if_broken(text)
    return text


def _mostly_utf8(raw: bytes) -> bool:
    """Whether most of the bytes above ASCII are parts of right UTF-8 sequences."""
    text = raw.decode("utf-8", errors="ignore")
    valid = sum(1 for character in text if ord(character) > 127)
    return valid > 4 * raw.decode("utf-8", errors="replace").count("\ufffd")


def _refuse_if_broken(text: str) -> None:
    bad = text.count("\ufffd") + len(_CONTROL.findall(text)) + text.count("\x00")
    if bad > max(3, _MAX_BAD_SHARE * len(text)):
        raise ValueError("its characters cannot be decoded; save it as UTF-8")
