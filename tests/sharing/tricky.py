"""Texts that are difficult for tokenizers, from a seeded generator."""

from __future__ import annotations

import random

_PIECES = (
    "hello", "The", "don't", "I'LL", "we've", "it’s", "naïve", "über", "O'Brien", "THE END", "x", "@NASA",
    "@a_b.c", "#MoonToMars", "https://t.co/a1B2", "me@example.org", "1", "42", "3.14", "1,000,000",
    "2024-02-31", "½", "²", "Ⅻ", "٣٤", "१२", "１２", "😀", "👩\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "👍🏽",
    "🇩🇪", "🇺🇸🇯🇵", "❤️", "☎", "1️⃣", "🫠", "🤷🏿\u200d♀️", "✨✨✨", "日本語の投稿", "漢字", "こんにちは",
    "안녕하세요", "你好，世界", "ไทยแลนด์", "नमस\u094dते", "שלום", "مرحبا بالعالم", "ﷺ", "Привет", "Ω≈ç√",
    "e\u0301", "a\u0308\u0323", "\u202eabc\u202c", "\u200b", "\u200d", "\ufeff", "\xa0", "\u3000", "\u2028",
    "\x85", "�", "\n", "\n\n", "\r\n", "\n \n", "\t", " ", "  ", "   ", "\n\n\n", "\x0b", "\x0c", "...", "…",
    "!!!", "?!", "—", "“quoted”", "'", "''", "\"", "&amp;", "<b>", "</s>", "[INST]", "{{x}}", "\\n", "$5.00",
    "100%", "a/b", "`code`", "~~", "^_^", "¯\\_(ツ)_/¯", "<|im_start|>", "<|endoftext|>", "<|", "|>", "\x00",
    "\x07", "\x7f", "𝔘𝔫𝔦", "ﬁ", "İ", "ß",
)  # fmt: skip
_BETWEEN = ("", " ", " ", " ", "\n", ", ", ". ")


def texts(count: int = 500, seed: int = 0) -> list[str]:
    """`count` texts: every piece by itself, then texts of one to twelve pieces."""
    chance = random.Random(seed)
    made = list(_PIECES[:count])
    while len(made) < count:
        pieces = chance.choices(_PIECES, k=chance.randint(1, 12))
        between = chance.choices(_BETWEEN, k=len(pieces))
        made.append("".join(part for pair in zip(pieces, between, strict=True) for part in pair))
    return made
