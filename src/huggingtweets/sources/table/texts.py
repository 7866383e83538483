"""Taking texts out of their packaging: HTML, escapes, Python's notation, marks of training files."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Sequence

from huggingtweets.sources.fields import storable
from huggingtweets.sources.formats import Packing
from huggingtweets.sources.html import html_to_text
from huggingtweets.sources.rows import MARK
from huggingtweets.text import listing

_BYTES = re.compile(r"b(['\"]).*\1", re.DOTALL)
_QUOTED = re.compile(r"(['\"]).*\1", re.DOTALL)
_TAG = re.compile(r"</(?:p|a|span|div|b|i|em|strong|blockquote|ul|ol|li|h[1-6])>|<br\s*/?>", re.IGNORECASE)
_UNICODE = re.compile(r"\\u[0-9a-fA-F]{4}|\\U000[0-9a-fA-F]{5}")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|x[0-9a-fA-F]{2}|[\"'\\/nrt])")
_BREAK = re.compile(r"(?<![\\:])\\n")  # not that of C:\new
_SIMPLE = {"n": "\n", "r": "\n", "t": "\t"}
QUOTE_LINE = re.compile(r"^ {0,3}>(?!!).*\n?", re.MULTILINE)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]+)\]\([^()\s]+\)")
_BOLD = re.compile(r"(\*\*|__|~~)(?=\S)([^\n]+?)(?<=\S)\1")
_COUNTS = re.compile(r"(?:\n\s*[\d.,]+\s?[KMkm]?)+\s*$")
_REPLYING = re.compile(r"^Replying to\s+(?:(?:and|\d+ others|@\w+)\s+)+")


class Unpacker:
    """Unpacks the texts of a table. `sample` are some of its texts: a packing that most of them have is undone."""

    def __init__(self, sample: Sequence[str], packing: Packing) -> None:
        self._steps: list[tuple[str, Callable[[str], str]]] = []
        if packing:
            step = _ALWAYS[packing]
            self._steps.append(("", step))
            sample = [*map(step, sample)]
        for name, is_packed, unpack in (
            ("marks of a training file", lambda texts: _share(MARK, texts) >= 0.5, _without_marks),
            ("Python's notation", _are_python, _from_python),
            ("escapes such as \\n", _are_escaped, _without_escapes),
            ("HTML", lambda texts: _share(_TAG, texts) >= 0.5, _from_html),
        ):
            if sample and is_packed(sample):
                self._steps.append((name, unpack))
                sample = [*map(unpack, sample)]

    def __call__(self, text: str) -> str:
        for _, unpack in self._steps:
            text = unpack(text)
        return text

    @property
    def found(self) -> str:
        """What was found in the texts, empty if nothing."""
        return listing([name for name, _ in self._steps if name])


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(pattern.search(text) is not None for text in texts) / len(texts)


def _without_marks(text: str) -> str:
    return MARK.sub("\n", text).strip() if "<" in text or "[" in text else text


def _are_python(texts: Sequence[str]) -> bool:
    written = sum(_BYTES.fullmatch(text.strip()) is not None for text in texts)
    quoted = sum(_QUOTED.fullmatch(text.strip()) is not None for text in texts)
    return written * 2 >= len(texts) or (len(texts) > 1 and quoted * 10 >= 9 * len(texts))


def _from_python(text: str) -> str:
    text = text.strip()
    if not _BYTES.fullmatch(text) and not _QUOTED.fullmatch(text):
        return text
    try:
        value = ast.literal_eval(text.replace("\n", "\\n"))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text[1:-1] if text[0] in "'\"" else text
    return storable(value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value))


def _are_escaped(texts: Sequence[str]) -> bool:
    """Whether the texts show escapes where texts of their sort show the characters themselves."""
    has_breaks = any("\n" in text for text in texts)
    breaks, codes = _share(_BREAK, texts), _share(_UNICODE, texts)
    return (breaks >= 0.2 and not has_breaks) or codes >= 0.2


def _without_escapes(text: str) -> str:
    if "\\" not in text:
        return text

    def plain(escape: re.Match[str]) -> str:
        code = escape.group()[1:]
        if code[0] in "uUx":
            return chr(min(int(code[1:], 16), 0x10FFFF))
        return _SIMPLE.get(code, code)

    return storable(_ESCAPE.sub(plain, text))


def _from_html(text: str) -> str:
    return html_to_text(text) if "<" in text or "&" in text else text


def from_meta(text: str) -> str:
    """Meta writes each byte of UTF-8 as a character."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _from_reddit(text: str) -> str:
    """Without Markdown, and without quoted lines, which others wrote."""
    text = html.unescape(html.unescape(text)) if "&" in text else text
    text = QUOTE_LINE.sub("", text) if ">" in text else text
    return _BOLD.sub(r"\2", _MARKDOWN_LINK.sub(r"\1", text)).strip()


_ALWAYS: dict[Packing, Callable[[str], str]] = {
    "html": _from_html,
    "meta": from_meta,
    "reddit": _from_reddit,
    # LinkedIn puts quotation marks around each line.
    "linkedin": lambda text: re.sub(r'"\s*\n\s*"', "\n", text).strip('"'),
    # Without the numbers below a post, and the line above a reply.
    "scweet": lambda text: _REPLYING.sub("", _COUNTS.sub("", text)),
}
