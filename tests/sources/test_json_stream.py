"""The streaming JSON reader, at chunk borders and on hostile input."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.errors import BadInputError
from huggingtweets.sources import json_stream
from huggingtweets.sources.json_stream import json_values


class Trickle(io.BytesIO):
    """A stream that returns `step` bytes at a time, so that chunks end anywhere."""

    def __init__(self, data: bytes, step: int) -> None:
        super().__init__(data)
        self.step = step

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self.step)


def read(data: bytes, step: int = 1 << 20, key: str | None = None) -> list[object]:
    return list(json_values(Trickle(data, step), "a.json", "Try again.", key=key))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
arrays = st.lists(st.dictionaries(st.text(max_size=4), values, max_size=3) | st.text(max_size=8), max_size=5)


@settings(max_examples=60, deadline=None)
@given(arrays, st.integers(1, 9), st.booleans(), st.sampled_from([None, 1]))
def test_reads_what_json_reads_wherever_chunks_end(
    array: list[object], step: int, ascii_only: bool, indent: int | None
) -> None:
    assert read(
        json.dumps(array, ensure_ascii=ascii_only, indent=indent).encode("utf-8", "replace"), step
    ) == json.loads(json.dumps(array, ensure_ascii=ascii_only).encode("utf-8", "replace"))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=4), values, max_size=4), arrays, st.integers(1, 9), st.sampled_from([None, 1]))
def test_reads_the_array_in_an_object(
    rest: dict[str, object], array: list[object], step: int, indent: int | None
) -> None:
    half = len(rest) // 2
    pairs = [pair for pair in rest.items() if pair[0] != "items"]
    whole = dict([*pairs[:half], ("items", array), *pairs[half:]])
    assert read(json.dumps(whole, indent=indent).encode(), step, "items") == array


@settings(max_examples=60, deadline=None)
@given(arrays.filter(bool), st.dictionaries(st.text(max_size=4), values, max_size=3), st.booleans(), st.data())
def test_every_truncation_is_noticed(
    array: list[object], rest: dict[str, object], is_wrapped: bool, data: st.DataObject
) -> None:
    whole = json.dumps({**rest, "items": array, "last": 12} if is_wrapped else array).encode()
    end = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(BadInputError, match=r"^a\.json is cut off after \d+ posts?\.") as caught:
        read(whole[:end], 3, "items" if is_wrapped else None)
    assert caught.value.hint == "Try again."


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[{"a": 1} {"b": 2}]', None),
        ('[{"a": 1},]', None),
        ("[,]", None),
        ('[{"a": tru }, {}]', None),
        ('[{"a": 1}, ]', None),
        ("[{'a': 1}]", None),
        ('[{"a": "tab\there"}]', None),
        ('[{"a": "\\x"}, {"b": 1}]', None),
        ('[{"a": ' + "[" * 100000, None),
        ('[{"a": ' + "9" * 5000 + "}]", None),
        ('{"a" 1}', "items"),
        ('{"a": 1,}', "items"),
        ("{1: 2}", "items"),
        ('{"a": tru, "items": []}', "items"),
        ('{"items": [] "b"', "items"),
        ('{"items": []} x', "items"),
        ('{"a": }', "items"),
        ('{"a": 1 2, "items": []}', "items"),
        ('{"items": [{}]]', "items"),
        ('{"a": ' + "9" * 5000 + ', "items": []}', "items"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_damage_is_refused(text: str, key: str | None) -> None:
    with pytest.raises(BadInputError, match=r"^a\.json is (damaged|cut off) after \d+ posts?\."):
        read(text.encode(), key=key)


@pytest.mark.parametrize("text", ["hello", "a = 5", "5", '{"items": []} x', "window.YTD.tweets.part0 = {"])
def test_text_without_values_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match=r"a\.json"):
        read(text.encode())


def test_assignments_and_separators() -> None:
    assert read(b'window.a = [{"b": 1}];\n\nw.c =\n[2], {"d": [3]};', 3) == [{"b": 1}, 2, {"d": [3]}]
    assert read(b'{"a": [1], "items": [2], "b": {"items": [3]}}', key="items") == [2]


@pytest.mark.parametrize("chunk", [10, 1000])
def test_bytes_that_are_not_utf_8(chunk: int) -> None:
    with pytest.raises(BadInputError, match=r"not UTF-8 text \(after 2 posts\)"):
        read(b'[{"a": "\xc3\xa9"}, {"a": 2}, {"b": "caf\xe9 "}]', chunk)


def test_memory_is_bounded() -> None:
    import tracemalloc

    record = json.dumps({"tweet": {"full_text": "x" * 500}}).encode()
    total = 20 * json_stream.CHUNK_BYTES
    data = b"[" + b",\n".join([record] * (total // len(record))) + b"]"
    tracemalloc.start()
    assert sum(1 for _ in json_values(io.BytesIO(data), "a", "b")) == total // len(record)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * json_stream.CHUNK_BYTES


def test_an_element_longer_than_a_chunk() -> None:
    long = {"a": "é" * (3 * json_stream.CHUNK_BYTES)}
    data = json.dumps([{"b": 1}, long, {"c": 2}], ensure_ascii=False).encode()
    assert list(json_values(io.BytesIO(data), "a", "b")) == [{"b": 1}, long, {"c": 2}]


def test_an_endless_string_is_refused() -> None:
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"[" + b"{" + b'"' * 3 + b"x" * (size - 5) if self.given == size else b"x" * size

    endless = Endless()
    with pytest.raises(BadInputError, match="after 0 posts"):
        list(json_values(endless, "a", "Try again."))  # type: ignore[arg-type]
    assert endless.given < 4 * json_stream.MAX_ELEMENT_CHARS
