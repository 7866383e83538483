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
from huggingtweets.text import plural

CHUNK_BYTES = 1 << 20
MAX_ELEMENT_CHARS = 4 << 20
"""Longer than any post with all it carries; a text that has not become one element by then is damaged.

Not longer than need be: `[[],[],…` takes twenty times its length of memory.
"""

_BLANKS = re.compile(r"\s*")
_ASSIGNED_ARRAY = re.compile(r"(?:[\w.$][\w.\s$]*=\s*)?\[")
_LONGEST_START = 4096  # characters: a name and blanks, however laid out
_BETWEEN = re.compile(r"[ \t\r\n]*")
_SCALAR_END = re.compile(r"[,}\s]")
_LONGEST_TOKEN = 8  # of JSON that can be torn other than a string: a literal, or an escape such as \ud83d


def elements(stream: BinaryIO, name: str, remedy: str, *, key: str | None = None) -> Iterator[object]:
    """The elements (objects or strings) of the JSON array in `stream`, from its present position, in UTF-8.

    A JavaScript assignment before the array and a semicolon behind it are passed over. With `key`, the array is the
    value of that key in an object, whose other values are passed over. Raises BadInputError when the array, or the
    object, is cut off, damaged or not UTF-8: `name` says which file, `remedy` what to do about it.
    """
    text = _Buffer(stream)
    done = 0
    try:
        if not (text.skip_to_array() if key is None else text.enter_object() and text.skip_to_array_of(key)):
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
        if key is not None:
            text.skip_to_array_of(None)
        elif text.next_mark(required=False) == ";":
            text.position += 1
        if text.next_mark(required=False):
            raise text.damage()
    except _CutOff as error:
        raise BadInputError(f"{name} is cut off after {plural(done, 'post')}. {remedy}") from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{name} is not UTF-8 text (after {plural(done, 'post')}). {remedy}") from error
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"{name} is damaged after {plural(done, 'post')}. {remedy}") from error


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
        begin = _BLANKS.match(self._text).end()  # type: ignore[union-attr]
        start = _ASSIGNED_ARRAY.match(self._text, begin, begin + _LONGEST_START)
        if start is None:
            return False
        self.position = start.end()
        return True

    def enter_object(self) -> bool:
        """Move behind the opening brace; False when the text is something else."""
        self._grow()
        is_object = self.next_mark(required=False) == "{"
        self.position += is_object
        return is_object

    def skip_to_array_of(self, key: str | None) -> bool:
        """Within an object, move behind the bracket that opens the array of `key`; False behind the object's end."""
        while (mark := self.next_mark()) != "}":
            if mark == ",":
                self.position += 1
                mark = self.next_mark()
            if mark != '"':
                raise self.damage()
            name = self.decode_one()
            if self.next_mark() != ":":
                raise self.damage()
            self.position += 1
            mark = self.next_mark()
            if mark == "[" and name == key:
                self.position += 1
                return True
            if mark in '{["':
                self.decode_one()
            else:
                self._skip_scalar()
        self.position += 1
        return False

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

    def _skip_scalar(self) -> None:
        # Only what follows a number tells that it has ended: `1` may be the beginning of `12`.
        while (end := _SCALAR_END.search(self._text, self.position)) is None:
            if len(self._text) - self.position > MAX_ELEMENT_CHARS:
                raise self.damage()
            if not self._grow():
                raise _CutOff
        json.loads(self._text[self.position : end.start()])
        self.position = end.start()

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
