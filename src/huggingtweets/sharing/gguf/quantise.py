"""GGUF weight formats: which one each tensor gets, and the packing.

`gguf.quants` packs formats with blocks of 32 weights, but cannot write Q4_K and Q6_K. Those are written here: blocks
of 256 weights in parts of 32 or 16, each part with its own scale. Scales are fitted by weighted least squares, and
stored as small integers times the scale of the block.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, quants

from huggingtweets.sharing.options import Quant

Floats = np.ndarray[Any, np.dtype[np.float32]]
Bytes = np.ndarray[Any, np.dtype[np.uint8]]

_FINE = ("f32", "f16", "bf16", "q8_0")
"""Formats fine enough for the output weights."""

_CHUNK = 2**20
"""Weights packed at a time: fitting scales takes several copies of them."""

_CANDIDATES = 16
"""Scales tried for each part of a K block."""


def format_of(name: str, shape: tuple[int, ...], quant: Quant, layers: int, *, tied: bool) -> GGMLQuantizationType:
    """The format of the tensor `name`, chosen as llama.cpp's quantiser does.

    Vectors and learnt positions stay in F32. Output weights, and in q4_k_m half of the most sensitive tensors, get more
    bits. A tensor whose rows do not divide into blocks gets the next finer format. `tied`: the embedding is also the
    output weight.
    """
    if len(shape) < 2 or name.startswith("position_embd"):
        return GGMLQuantizationType.F32
    wanted = "q4_k" if quant == "q4_k_m" else str(quant)
    if quant not in _FINE and (name == "output.weight" or (tied and name == "token_embd.weight")):
        wanted = "q6_k"
    elif quant == "q4_k_m" and any(part in name for part in ("attn_v.", "attn_qkv.", "ffn_down.")):
        layer, eighth = int(name.split(".")[1]), layers // 8
        if layer < eighth or layer >= 7 * layers // 8 or (layer - eighth) % 3 == 2:
            wanted = "q6_k"
    for candidate in (wanted, {"q4_k": "q5_0", "q6_k": "q8_0"}.get(wanted, "f16")):
        kind = GGMLQuantizationType[candidate.upper()]
        if shape[-1] % GGML_QUANT_SIZES[kind][0] == 0:
            return kind
    return GGMLQuantizationType.F16


def pack(weight: Floats, kind: GGMLQuantizationType) -> Bytes:
    """The bytes of `weight` in the format `kind`, row by row."""
    k_format = {GGMLQuantizationType.Q4_K: _q4_k, GGMLQuantizationType.Q6_K: _q6_k}.get(kind)
    flat = np.ascontiguousarray(weight, dtype=np.float32).reshape(-1)
    chunks = (flat[start : start + _CHUNK] for start in range(0, flat.size, _CHUNK))
    packed = (k_format(chunk.reshape(-1, 256)) if k_format else quants.quantize(chunk, kind) for chunk in chunks)
    return np.concatenate([chunk.reshape(-1).view(np.uint8) for chunk in packed])


def _q4_k(blocks: Floats) -> Bytes:
    """(blocks, 256) as 144 bytes per block. A weight is scale * (0 to 15) - offset, both per part of 32."""
    parts = blocks.reshape(-1, 8, 32)
    scales, offsets = _fit_with_offset(parts, 15)
    scale, scale_levels = _levels(scales, 63)
    offset, offset_levels = _levels(offsets, 63)
    step = (scale[:, None] * scale_levels)[..., None]
    shifted = parts + (offset[:, None] * offset_levels)[..., None]
    q = np.rint(np.divide(shifted, step, out=np.zeros_like(parts), where=step > 0)).clip(0, 15).astype(np.uint8)
    s, o = scale_levels.astype(np.uint8), offset_levels.astype(np.uint8)
    # Levels have six bits. Those of the first four parts share their bytes with the upper bits of the other four.
    top = [level[:, :4] | (level[:, 4:] >> 4) << 6 for level in (s, o)]
    rest = (s[:, 4:] & 15) | (o[:, 4:] & 15) << 4
    q = q.reshape(-1, 4, 2, 32)
    nibbles = (q[:, :, 0] | q[:, :, 1] << 4).reshape(-1, 128)
    return np.concatenate([_half(scale), _half(offset), *top, rest, nibbles], axis=1)


def _q6_k(blocks: Floats) -> Bytes:
    """(blocks, 256) as 210 bytes per block. A weight is scale * (-32 to 31), with a scale per part of 16."""
    parts = blocks.reshape(-1, 16, 16)
    scale, levels = _levels(_fit(parts, 32), 127)
    step = (scale[:, None] * levels)[..., None]
    q = np.rint(np.divide(parts, step, out=np.zeros_like(parts), where=step != 0)).clip(-32, 31)
    q = (q + 32).astype(np.uint8).reshape(-1, 2, 4, 32)  # two halves of four rows
    low = np.concatenate([q[:, :, row] & 15 | (q[:, :, row + 2] & 15) << 4 for row in (0, 1)], axis=2)
    high = sum((q[:, :, row] >> 4) << 2 * row for row in range(4))
    count = len(blocks)
    return np.concatenate(
        [low.reshape(count, 128), high.reshape(count, 64), levels.astype(np.int8).view(np.uint8), _half(scale)], axis=1
    )


def _fit_with_offset(parts: Floats, most: int) -> tuple[Floats, Floats]:
    """Scale and offset of each row of `parts`, both 0 or more: weights become scale * (0 to `most`) - offset.

    Tries several scales around the one that spans the row. Each rounds the weights; least squares, in which large
    weights count more, then gives the best scale and offset for the rounded values.
    """
    importance = np.sqrt((parts**2).mean(-1, keepdims=True)) + np.abs(parts)
    low = np.minimum(parts.min(-1, keepdims=True), 0)
    span = parts.max(-1, keepdims=True) - low
    total, total_x = importance.sum(-1), (importance * parts).sum(-1)
    best = np.full(parts.shape[:-1], np.inf, np.float32)
    best_scale, best_offset = np.zeros_like(best), np.zeros_like(best)
    for steps in np.linspace(most - 1, most + 1, _CANDIDATES, dtype=np.float32):
        rate = np.divide(steps, span, out=np.zeros_like(span), where=span > 0)
        q = np.rint((parts - low) * rate).clip(0, most)
        weighted = importance * q
        q1, q2, qx = weighted.sum(-1), (weighted * q).sum(-1), (weighted * parts).sum(-1)
        determinant = total * q2 - q1 * q1
        alone = np.divide(qx, q2, out=np.zeros_like(best), where=q2 > 0)  # the best scale without an offset
        scale = np.divide(total * qx - q1 * total_x, determinant, out=alone.copy(), where=determinant > 0)
        offset = np.divide(q1 * qx - q2 * total_x, determinant, out=-low[..., 0], where=determinant > 0)
        scale, offset = np.where(offset < 0, alone, scale).clip(0), offset.clip(0)
        error = (importance * (scale[..., None] * q - offset[..., None] - parts) ** 2).sum(-1)
        better = error < best
        best = np.where(better, error, best)
        best_scale, best_offset = np.where(better, scale, best_scale), np.where(better, offset, best_offset)
    return best_scale, best_offset


def _fit(parts: Floats, most: int) -> Floats:
    """Scale of each row of `parts`, of either sign: weights become scale * (-`most` to `most` - 1).

    Fitted as in `_fit_with_offset`, with squared weights as importance. The largest weight goes to the negative side,
    which has one level more.
    """
    importance = parts**2
    where = np.abs(parts).argmax(-1)[..., None]
    largest = np.take_along_axis(parts, where, -1)
    best, best_scale = np.zeros(parts.shape[:-1], np.float32), np.zeros(parts.shape[:-1], np.float32)
    for steps in np.linspace(most - 1, most + 1, _CANDIDATES, dtype=np.float32):
        rate = np.divide(-steps, largest, out=np.zeros_like(largest), where=largest != 0)
        q = np.rint(parts * rate).clip(-most, most - 1)
        weighted = importance * q
        qx, q2 = (weighted * parts).sum(-1), (weighted * q).sum(-1)
        scale = np.divide(qx, q2, out=np.zeros_like(best), where=q2 > 0)
        better = qx * scale > best  # the error of all zeros minus the error of this scale
        best, best_scale = np.where(better, qx * scale, best), np.where(better, scale, best_scale)
    return best_scale


def _levels(scales: Floats, most: int) -> tuple[Floats, Floats]:
    """`scales` (blocks, parts) as float16 units (blocks,) times integers from -`most` to `most` (blocks, parts)."""
    where = np.abs(scales).argmax(1)[:, None]
    unit = (np.take_along_axis(scales, where, 1) / most).astype(np.float16).astype(np.float32)
    levels = np.rint(np.divide(scales, unit, out=np.zeros_like(scales), where=unit != 0))
    return unit[:, 0], levels.clip(-most, most)


def _half(values: Floats) -> Bytes:
    return values.astype(np.float16).view(np.uint8).reshape(len(values), 2)
