"""Reading a long JSON array one element at a time.

The standard library's decoder works on a buffer of a few records. It is about as fast as ijson with its C backend,
tells a cut file from a damaged one, keeps half an emoji for us to mend, and stays within its buffer whatever
comes: `[[[[…` made ijson take all of the machine's memory.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from huggingtweets.errors import BadInputError
from huggingtweets.sources.base import posts_counted

CHUNK_BYTES = 1 << 20
MAX_ELEMENT_CHARS = 16 << 20
"""Longer than any post with all it carries; a text that has not become one element by then is damaged."""

_ASSIGNED_ARRAY = re.compile(r"\s*(?:[\w.\s$]*=\s*)?\[")
_BETWEEN = re.compile(r"[ \t\r\n]*")
_LONGEST_TOKEN = 8  # of JSON that can be torn other than a string: a literal, or an escape such as \ud83d


def elements(stream: BinaryIO, name: str, remedy: str) -> Iterator[object]:
    """The elements (objects or strings) of the JSON array in `stream`, from its present position, in UTF-8.

    A JavaScript assignment before the array and a semicolon behind it are passed over. Raises BadInputError
    when the array is cut off, damaged or not UTF-8: `name` says which file, `remedy` what to do about it.
    """
    text = _Buffer(stream)
    done = 0
    try:
        if not text.skip_to_array():
            raise BadInputError(f"{name} does not hold a list of posts. {remedy}")
        while (mark := text.next_mark()) != "]":
            if done:
                if mark != ",":
                    raise text.damage()
                text.position += 1
                mark = text.next_mark()
            if mark not in ("{", '"'):
                raise text.damage()
            yield text.decode_one()
            done += 1
        text.position += 1
        if text.next_mark(required=False) == ";":
            text.position += 1
        if text.next_mark(required=False):
            raise text.damage()
    except _CutOff as error:
        raise BadInputError(f"{name} is cut off after {posts_counted(done)}. {remedy}") from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{name} is not UTF-8 text (after {posts_counted(done)}). {remedy}") from error
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"{name} is damaged after {posts_counted(done)}. {remedy}") from error


class _CutOff(Exception):  # noqa: N818 - never leaves this module
    """The text ended before the array did."""


class _Buffer:
    """The part of a long text that is being decoded; `position` is where decoding goes on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode_bytes = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._decode_json = json.JSONDecoder().raw_decode
        self._text = ""
        self._is_whole = False
        self.position = 0

    def skip_to_array(self) -> bool:
        """Move behind the opening bracket; False when the text is something else."""
        self._grow()
        start = _ASSIGNED_ARRAY.match(self._text)
        if start is None:
            return False
        self.position = start.end()
        return True

    def next_mark(self, *, required: bool = True) -> str:
        """The next character that is not white space, left in place; empty at the end unless `required`."""
        while True:
            self.position = _BETWEEN.match(self._text, self.position).end()  # type: ignore[union-attr]
            if self.position < len(self._text):
                return self._text[self.position]
            if not self._grow():
                if required:
                    raise _CutOff
                return ""

    def decode_one(self) -> object:
        """The JSON value at `position`; moves behind it."""
        while True:
            try:
                value, self.position = self._decode_json(self._text, self.position)
                return value
            except json.JSONDecodeError as error:
                # Nearly always the value goes on in the next chunk, so ask for that before giving up.
                if len(self._text) - self.position > MAX_ELEMENT_CHARS:
                    raise
                if not self._grow():
                    if error.msg.startswith("Unterminated string") or len(self._text) - error.pos < _LONGEST_TOKEN:
                        raise _CutOff from None
                    raise

    def damage(self) -> ValueError:
        return ValueError(f"unexpected text at {self._text[self.position : self.position + 20]!r}")

    def _grow(self) -> bool:
        """Read on, forgetting what is decoded; False at the end of the stream."""
        while not self._is_whole:
            # An element that did not fit gets twice the room, so that a long one is not tried over and over.
            pending = len(self._text) - self.position
            data = self._stream.read(max(CHUNK_BYTES, pending))
            self._is_whole = not data
            try:
                more = self._decode_bytes(data, final=self._is_whole)
            except UnicodeDecodeError:
                if self._is_whole:
                    raise _CutOff from None
                raise
            self._text = self._text[self.position :] + more
            self.position = 0
            if more:
                return True
        return False
