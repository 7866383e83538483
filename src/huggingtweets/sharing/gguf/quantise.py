"""Weights in fewer bits: which format of GGUF each tensor gets, and the K formats, which gguf itself only reads.

Formats of 32 weights a block are packed by `gguf.quants`. Q4_K and Q6_K have blocks of 256 weights, in parts of 32 or
16 with a scale of their own; the scales are found here by weighted least squares, and kept as small whole numbers times
the block's scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from gguf import GGMLQuantizationType

    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Bytes = np.ndarray[Any, np.dtype[np.uint8]]

Quant = Literal["f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0", "q4_k_m"]

FILE_TYPE = {"f32": "ALL_F32", "q4_k_m": "MOSTLY_Q4_K_M"}
"""Names in gguf.LlamaFileType, of the others MOSTLY_ and the format."""

_WHOLE = ("f32", "f16", "bf16", "q8_0")
"""Formats fine enough for the embeddings that are the output's weights as well."""

_AT_ONCE = 2**20
"""Weights packed in one go, for the search takes some copies of them."""

_TRIES = 16
"""Scales tried for each part of a K block."""


def format_of(name: str, shape: tuple[int, ...], quant: Quant, layers: int, *, tied: bool) -> GGMLQuantizationType:
    """The format of the tensor called `name` in a file, as llama.cpp's own quantiser picks it.

    Vectors and learnt positions stay whole. What turns the last layer into scores, and in q4_k_m half of what is most
    easily hurt, gets more bits. Where a row cannot be cut into blocks, the next finer format that can takes its place.
    """
    from gguf import GGML_QUANT_SIZES, GGMLQuantizationType

    if len(shape) < 2 or name.startswith("position_embd"):
        return GGMLQuantizationType.F32
    wanted: str = "q4_k" if quant == "q4_k_m" else quant
    if quant not in _WHOLE and (name == "output.weight" or (tied and name == "token_embd.weight")):
        wanted = "q6_k"
    elif quant == "q4_k_m" and any(part in name for part in ("attn_v.", "attn_qkv.", "ffn_down.")):
        layer, eighth = int(name.split(".")[1]), layers // 8
        if layer < eighth or layer >= 7 * layers // 8 or (layer - eighth) % 3 == 2:
            wanted = "q6_k"
    for each in (wanted, {"q4_k": "q5_0", "q6_k": "q8_0"}.get(wanted, "f16")):
        kind = GGMLQuantizationType[each.upper()]
        if shape[-1] % GGML_QUANT_SIZES[kind][0] == 0:
            return kind
    return GGMLQuantizationType.F16


def pack(weight: Floats, kind: GGMLQuantizationType) -> Bytes:
    """`weight` in the format `kind`, as bytes, row by row."""
    import numpy as np
    from gguf import GGMLQuantizationType, quants

    ours = {GGMLQuantizationType.Q4_K: _q4_k, GGMLQuantizationType.Q6_K: _q6_k}.get(kind)
    flat = np.ascontiguousarray(weight, dtype=np.float32).reshape(-1)
    packed = []
    for start in range(0, flat.size, _AT_ONCE):  # a multiple of every block
        some = flat[start : start + _AT_ONCE]
        done = ours(some.reshape(-1, 256)) if ours else quants.quantize(some, kind)
        packed.append(done.reshape(-1).view(np.uint8))
    return np.concatenate(packed)


def _q4_k(blocks: Floats) -> Bytes:
    """Blocks of 256 weights as 144 bytes each: a weight is scale x (0 to 15) - offset, both of its part of 32."""
    import numpy as np

    parts = blocks.reshape(-1, 8, 32)
    scales, offsets = _fit_with_offset(parts, 15)
    scale, scale_levels = _levels(scales, 63)
    offset, offset_levels = _levels(offsets, 63)
    step = (scale[:, None] * scale_levels)[..., None]
    shifted = parts + (offset[:, None] * offset_levels)[..., None]
    q = np.rint(np.divide(shifted, step, out=np.zeros_like(parts), where=step > 0)).clip(0, 15).astype(np.uint8)
    s, o = scale_levels.astype(np.uint8), offset_levels.astype(np.uint8)
    # Six bits of each: the first four parts' in a byte of their own, the others' top bits above these.
    top = [low[:, :4] | (low[:, 4:] >> 4) << 6 for low in (s, o)]
    rest = (s[:, 4:] & 15) | (o[:, 4:] & 15) << 4
    q = q.reshape(-1, 4, 2, 32)
    halves = (q[:, :, 0] | q[:, :, 1] << 4).reshape(-1, 128)
    return np.concatenate([_half(scale), _half(offset), *top, rest, halves], axis=1)


def _q6_k(blocks: Floats) -> Bytes:
    """Blocks of 256 weights as 210 bytes each: a weight is the scale of its part of 16 x (-32 to 31)."""
    import numpy as np

    parts = blocks.reshape(-1, 16, 16)
    scale, levels = _levels(_fit(parts, 32), 127)
    step = (scale[:, None] * levels)[..., None]
    q = np.rint(np.divide(parts, step, out=np.zeros_like(parts), where=step != 0)).clip(-32, 31)
    q = (q + 32).astype(np.uint8).reshape(-1, 2, 4, 32)  # halves of 128 weights, of four rows each
    low = np.concatenate([q[:, :, row] & 15 | (q[:, :, row + 2] & 15) << 4 for row in (0, 1)], axis=2)
    high = sum((q[:, :, row] >> 4) << 2 * row for row in range(4))
    count = len(blocks)
    return np.concatenate(
        [low.reshape(count, 128), high.reshape(count, 64), levels.astype(np.int8).view(np.uint8), _half(scale)], axis=1
    )


def _fit_with_offset(parts: Floats, most: int) -> tuple[Floats, Floats]:
    """Scale and offset, both 0 or more, of each row of `parts`, whose weights become scale x (0 to `most`) - offset.

    The scale that spans the row is tried with some coarser and finer ones: each rounds the weights, and what was
    rounded tells the best scale and offset for it (least squares, in which large weights count for more).
    """
    import numpy as np

    care = np.sqrt((parts**2).mean(-1, keepdims=True)) + np.abs(parts)
    low = np.minimum(parts.min(-1, keepdims=True), 0)
    span = parts.max(-1, keepdims=True) - low
    total, total_x = care.sum(-1), (care * parts).sum(-1)
    best = np.full(parts.shape[:-1], np.inf, np.float32)
    best_scale, best_offset = np.zeros_like(best), np.zeros_like(best)
    for steps in np.linspace(most - 1, most + 1, _TRIES, dtype=np.float32):
        rate = np.divide(steps, span, out=np.zeros_like(span), where=span > 0)
        q = np.rint((parts - low) * rate).clip(0, most)
        weighed = care * q
        q1, q2, qx = weighed.sum(-1), (weighed * q).sum(-1), (weighed * parts).sum(-1)
        ground = total * q2 - q1 * q1
        alone = np.divide(qx, q2, out=np.zeros_like(best), where=q2 > 0)  # the best scale without an offset
        scale = np.divide(total * qx - q1 * total_x, ground, out=alone.copy(), where=ground > 0)
        offset = np.divide(q1 * qx - q2 * total_x, ground, out=-low[..., 0], where=ground > 0)
        scale, offset = np.where(offset < 0, alone, scale).clip(0), offset.clip(0)
        error = (care * (scale[..., None] * q - offset[..., None] - parts) ** 2).sum(-1)
        better = error < best
        best = np.where(better, error, best)
        best_scale, best_offset = np.where(better, scale, best_scale), np.where(better, offset, best_offset)
    return best_scale, best_offset


def _fit(parts: Floats, most: int) -> Floats:
    """Scale, of either sign, of each row of `parts`, whose weights become scale x (-`most` to `most` - 1).

    Found as in `_fit_with_offset`; a weight counts by its square. The largest weight is put on the longer side.
    """
    import numpy as np

    care = parts**2
    where = np.abs(parts).argmax(-1)[..., None]
    largest = np.take_along_axis(parts, where, -1)
    best, best_scale = np.zeros(parts.shape[:-1], np.float32), np.zeros(parts.shape[:-1], np.float32)
    for steps in np.linspace(most - 1, most + 1, _TRIES, dtype=np.float32):
        rate = np.divide(-steps, largest, out=np.zeros_like(largest), where=largest != 0)
        q = np.rint(parts * rate).clip(-most, most - 1)
        weighed = care * q
        qx, q2 = (weighed * parts).sum(-1), (weighed * q).sum(-1)
        scale = np.divide(qx, q2, out=np.zeros_like(best), where=q2 > 0)
        better = qx * scale > best  # by this much the error is less than that of nothing at all
        best, best_scale = np.where(better, qx * scale, best), np.where(better, scale, best_scale)
    return best_scale


def _levels(scales: Floats, most: int) -> tuple[Floats, Floats]:
    """What all `scales` of a block (blocks, parts) are whole multiples of, as a half keeps it, and the multiples."""
    import numpy as np

    where = np.abs(scales).argmax(1)[:, None]
    unit = (np.take_along_axis(scales, where, 1) / most).astype(np.float16).astype(np.float32)
    levels = np.rint(np.divide(scales, unit, out=np.zeros_like(scales), where=unit != 0))
    return unit[:, 0], levels.clip(-most, most)


def _half(values: Floats) -> Bytes:
    import numpy as np

    return values.astype(np.float16).view(np.uint8).reshape(len(values), 2)
