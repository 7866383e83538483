"""Reading a long JSON array one element at a time.

The standard library's decoder works on a buffer of a few records. This is about as fast as ijson with its C backend.
It also tells a truncated file from a damaged one, keeps half an emoji for us to replace, and stays within its buffer
for any input: `[[[[…` made ijson use all memory.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from huggingtweets.errors import BadInputError
from huggingtweets.text import plural

CHUNK_BYTES = 1 << 20
MAX_ELEMENT_CHARS = 4 << 20
"""More than any post with its metadata. A longer element is treated as damage.

A low limit matters: decoding `[[],[],…` takes twenty times its length of memory.
"""

_JSON_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_ASSIGNMENT = r"[\w.$][\w.\s$]*="
_ARRAY_START = re.compile(rf"\s*(?:{_ASSIGNMENT}\s*)?\[")
_NEXT_ARRAY = re.compile(rf"{_ASSIGNMENT}\s*\[")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAX_START = 4096  # characters before the array: white space and the name of a variable
_MAX_TOKEN = 8  # characters of JSON, outside strings, that a chunk may cut: a literal, or an escape such as \ud83d


def elements(
    stream: BinaryIO, name: str, remedy: str, *, key: str | None = None, required: bool = True
) -> Iterator[object]:
    """The elements (objects or strings) of the JSON array in `stream`, from its current position.

    Skips a JavaScript assignment before the array and a semicolon after it; more assigned arrays may follow, as in
    parts joined to one file. With `key`, the array is the value of that key in an object, and other values are skipped;
    unless `required`, it may be missing. Raises BadInputError about the file `name`, with the hint `remedy`, if the
    text is truncated, damaged, or neither UTF-8 nor UTF-16 with its mark.
    """
    reader = _Reader(stream)
    with _described(reader, name, remedy):
        if not (reader.enter_array() if key is None else reader.enter_object() and reader.enter_array_of(key)):
            if not required:
                return
            raise BadInputError(f"{name} does not hold a list of posts.", hint=remedy)
        while True:
            for value in reader.array(allowed='{"'):
                yield value
                reader.done += 1
            if key is not None:
                reader.enter_array_of(None)
            elif reader.peek(required=False) == ";":
                reader.position += 1
            if not reader.peek(required=False):
                return
            if key is not None or not reader.enter_next_array():
                raise reader.unexpected()


def documents(stream: BinaryIO, name: str, remedy: str) -> Iterator[object]:
    """The JSON values in `stream`, one after the other: the elements of arrays, and whole objects.

    Commas, semicolons and white space may separate them. Of an object that is too long for memory, each member comes as
    an object of its own, and of a member that is a list each element. Raises as `elements`.
    """
    reader = _Reader(stream)
    with _described(reader, name, remedy):
        while char := reader.peek(required=False):
            if char in ",;":
                reader.position += 1
                continue
            if char == "[":
                reader.position += 1
                values = reader.array()
            elif char == "{":
                values = reader.object_or_parts()
            else:
                raise reader.unexpected()
            for value in values:
                yield value
                reader.done += 1


@contextmanager
def _described(reader: _Reader, name: str, remedy: str) -> Iterator[None]:
    """Turn errors of `reader` into BadInputError about the file `name`."""
    try:
        yield
    except _TruncatedError as error:
        raise BadInputError(f"{name} is cut off after {plural(reader.done, 'post')}.", hint=remedy) from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{name} is not UTF-8 text (after {plural(reader.done, 'post')}).", hint=remedy) from error
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"{name} is damaged after {plural(reader.done, 'post')}.", hint=remedy) from error


class _TruncatedError(Exception):
    """The text ended before the array did."""


class _TooLongError(ValueError):
    """A value has more than MAX_ELEMENT_CHARS."""


class _Reader:
    """The part of a long text that is being decoded, from `position` on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode_bytes: Callable[..., str] | None = None
        self._decode_json = json.JSONDecoder().raw_decode
        self._undecodable: UnicodeDecodeError | None = None
        """Raised after what comes before it is read, so that the number of posts in the message is exact."""
        self._text = ""
        self._is_complete = False
        self.position = 0
        self.done = 0
        """How many values the caller has got, for error messages."""

    def enter_array(self) -> bool:
        """Move past the opening bracket. False if the text is something else."""
        self._read_more()
        start = _ARRAY_START.match(self._text, 0, _MAX_START)
        if start is None:
            return False
        self.position = start.end()
        return True

    def enter_next_array(self) -> bool:
        """Move past the opening bracket of an array that is assigned to a variable. False if there is none."""
        while len(self._text) - self.position < _MAX_START and self._read_more():
            pass
        start = _NEXT_ARRAY.match(self._text, self.position, self.position + _MAX_START)
        self.position = start.end() if start else self.position
        return start is not None

    def array(self, allowed: str = "", *, in_parts: bool = False) -> Iterator[object]:
        """The elements of an array whose opening bracket was passed. `allowed`: how they may start, empty for any.

        `in_parts`: of an object that is too long, as `object_or_parts`.
        """
        is_first = True
        while (char := self.peek()) != "]":
            if not is_first:
                if char != ",":
                    raise self.unexpected()
                self.position += 1
                char = self.peek()
            if allowed and char not in allowed:
                raise self.unexpected()
            if in_parts and char == "{":
                yield from self.object_or_parts()
            else:
                yield self.decode_value()
            is_first = False
        self.position += 1

    def object_or_parts(self) -> Iterator[object]:
        """The object at `position`, or if it is too long, an object for each member and element of a list in it."""
        try:
            value = self.decode_value()
        except _TooLongError:
            self.position += 1
            while (name := self._enter_member()) is not None:
                if self.peek() == "[":
                    self.position += 1
                    yield from ({name: [element]} for element in self.array(in_parts=True))
                elif self.peek() == "{":
                    yield from ({name: part} for part in self.object_or_parts())
                else:
                    yield {name: self.decode_value()}
            return
        yield value

    def _enter_member(self) -> str | None:
        """Within an object, move past the next name and its colon. None at the object's end."""
        if (char := self.peek()) == "}":
            self.position += 1
            return None
        if char == ",":
            self.position += 1
            char = self.peek()
        if char != '"':
            raise self.unexpected()
        name = self.decode_value()
        if self.peek() != ":":
            raise self.unexpected()
        self.position += 1
        return str(name)

    def enter_object(self) -> bool:
        """Move past the opening brace. False if the text is something else."""
        self._read_more()
        is_object = self.peek(required=False) == "{"
        self.position += is_object
        return is_object

    def enter_array_of(self, key: str | None) -> bool:
        """Within an object, move past the bracket that opens the array of `key`. False at the object's end."""
        while (name := self._enter_member()) is not None:
            if self.peek() != "[":
                self.decode_value()
                continue
            self.position += 1
            if name == key:
                return True
            for _ in self.array():  # it may be too long to decode at once
                pass
        return False

    def peek(self, *, required: bool = True) -> str:
        """The next character after white space, left in place. At the end, raises if `required`, else empty."""
        while True:
            self.position = _JSON_SPACE.match(self._text, self.position).end()  # type: ignore[union-attr]
            if self.position < len(self._text):
                return self._text[self.position]
            if not self._read_more():
                if required:
                    raise _TruncatedError
                return ""

    def decode_value(self) -> object:
        """The JSON value at `position`. Moves past it."""
        while True:
            try:
                value, end = self._decode_json(self._text, self.position)
                length = end - self.position
                # A number such as 5e-7 may be cut off after its 5.
                if len(self._text) - end > len("e-") or not self._read_more():
                    self.position += length
                    return value
            except json.JSONDecodeError as error:
                # Most often the value continues in the next chunk.
                if len(self._text) - self.position > MAX_ELEMENT_CHARS:
                    raise _TooLongError from None
                if not self._read_more():
                    if error.msg.startswith("Unterminated string") or len(self._text) - error.pos < _MAX_TOKEN:
                        raise _TruncatedError from None
                    raise

    def unexpected(self) -> ValueError:
        return ValueError(f"unexpected text at {self._text[self.position : self.position + 20]!r}")

    def _read_more(self) -> bool:
        """Read the next chunk and drop what is decoded. False at the end of the stream."""
        while not self._is_complete:
            if self._undecodable:
                raise self._undecodable
            # Double the buffer for an element that did not fit, so that a long one is not decoded again and again.
            pending = len(self._text) - self.position
            data = self._stream.read(max(CHUNK_BYTES, pending))
            self._is_complete = not data
            if self._decode_bytes is None:
                encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
                self._decode_bytes = codecs.getincrementaldecoder(encoding)().decode
            try:
                more = self._decode_bytes(data, final=self._is_complete)
            except UnicodeDecodeError as error:
                if self._is_complete:
                    raise _TruncatedError from None
                self._undecodable = error
                more = error.object[: error.start].decode(error.encoding)
            self._text = self._text[self.position :] + more
            self.position = 0
            if more:
                return True
        return False
