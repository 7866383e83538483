"""llama.cpp through its C interface, from the library in `xllamacpp`."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

Logits = np.ndarray[Any, np.dtype[np.float32]]


_SILENCE = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)(lambda *_: None)
"""A log callback that prints nothing."""


class _Params(ctypes.Structure):
    """llama.cpp's parameters of a model or a context, passed on unread: their fields differ between versions."""

    _fields_ = (("opaque", ctypes.c_uint64 * 128),)


class _Batch(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_int32),
        ("token", ctypes.POINTER(ctypes.c_int32)),
        ("embd", ctypes.c_void_p),
        ("pos", ctypes.c_void_p),
        ("n_seq_id", ctypes.c_void_p),
        ("seq_id", ctypes.c_void_p),
        ("logits", ctypes.POINTER(ctypes.c_int8)),
    )


class LlamaCpp:
    """A GGUF loaded in llama.cpp."""

    def __init__(self, path: Path) -> None:
        import xllamacpp  # noqa: F401  # loads what is opened here

        self.library = library = ctypes.CDLL(sys.modules["xllamacpp.xllamacpp"].__file__)
        pointers = "model_load_from_file init_from_model model_get_vocab get_memory get_logits adapter_lora_init"
        for name in pointers.split():
            getattr(library, f"llama_{name}").restype = ctypes.c_void_p
        library.llama_model_default_params.restype = library.llama_context_default_params.restype = _Params
        library.llama_log_set(_SILENCE, None)
        library.llama_backend_init()
        self.model = ctypes.c_void_p(
            library.llama_model_load_from_file(str(path).encode(), library.llama_model_default_params())
        )
        assert self.model, f"llama.cpp does not load {path}"
        self.context = ctypes.c_void_p(
            library.llama_init_from_model(self.model, library.llama_context_default_params())
        )
        library.llama_set_n_threads(self.context, torch.get_num_threads(), torch.get_num_threads())
        self.vocabulary = ctypes.c_void_p(library.llama_model_get_vocab(self.model))
        self.width = library.llama_vocab_n_tokens(self.vocabulary)

    def add_lora(self, path: Path) -> None:
        """Add a LoRA adapter to the model."""
        adapter = ctypes.c_void_p(self.library.llama_adapter_lora_init(self.model, str(path).encode()))
        assert adapter, f"llama.cpp does not load {path}"
        adapters, scales = (ctypes.c_void_p * 1)(adapter), (ctypes.c_float * 1)(1.0)
        assert self.library.llama_set_adapters_lora(self.context, adapters, ctypes.c_size_t(1), scales) == 0

    def close(self) -> None:
        self.library.llama_free(self.context)
        self.library.llama_model_free(self.model)

    def encode(self, text: str) -> list[int]:
        """The tokens of `text`, with the start token if the file asks for it."""
        raw = text.encode()
        room = (ctypes.c_int32 * (len(raw) + 8))()
        count = self.library.llama_tokenize(self.vocabulary, raw, len(raw), room, len(room), True, True)
        assert count >= 0
        return list(room[:count])

    def logits(self, ids: Sequence[int], *, resume: bool = False) -> Logits:
        """Logits after each token, (tokens, vocabulary). `resume`: the text continues the previous one."""
        library = self.library
        if not resume:
            library.llama_memory_clear(ctypes.c_void_p(library.llama_get_memory(self.context)), True)
        batch = _Batch(len(ids), (ctypes.c_int32 * len(ids))(*ids), logits=(ctypes.c_int8 * len(ids))(*[1] * len(ids)))
        assert library.llama_decode(self.context, batch) == 0
        values = ctypes.cast(library.llama_get_logits(self.context), ctypes.POINTER(ctypes.c_float))
        return np.ctypeslib.as_array(values, (len(ids), self.width)).copy()

    def greedy(self, ids: list[int], end: int, most: int) -> list[int]:
        """The likeliest tokens after `ids`, up to the end token or `most` tokens."""
        written: list[int] = []
        scores = self.logits(ids)
        while len(written) < most and (token := int(scores[-1].argmax())) != end:
            written.append(token)
            scores = self.logits([token], resume=True)
        return written
