"""Starts of posts that every persona is tried with, in the language that it writes."""

from __future__ import annotations

from collections.abc import Mapping

USUAL_STARTS = ("I think that", "I like", "I don't like", "I want", "My dream is")
"""The starts that the original HuggingTweets showed for every persona."""

_TRANSLATED = {
    "ar": ("أعتقد أن", "أحب", "لا أحب", "أريد", "حلمي هو"),
    "de": ("Ich glaube, dass", "Ich mag", "Ich mag kein", "Ich will", "Mein Traum ist"),
    "es": ("Creo que", "Me gusta", "No me gusta", "Quiero", "Mi sueño es"),
    "fr": ("Je pense que", "J'aime", "Je n'aime pas", "Je veux", "Mon rêve est"),
    "hi": ("मुझे लगता है कि", "मुझे पसंद है", "मुझे पसंद नहीं", "मैं चाहता हूँ", "मेरा सपना है"),
    "it": ("Penso che", "Mi piace", "Non mi piace", "Voglio", "Il mio sogno è"),
    "ja": ("私は", "好きなのは", "嫌いなのは", "欲しいのは", "私の夢は"),
    "ko": ("나는", "내가 좋아하는", "내가 싫어하는", "내가 원하는", "내 꿈은"),
    "nl": ("Ik denk dat", "Ik hou van", "Ik hou niet van", "Ik wil", "Mijn droom is"),
    "pl": ("Myślę, że", "Lubię", "Nie lubię", "Chcę", "Moim marzeniem jest"),
    "pt": ("Acho que", "Eu gosto de", "Não gosto de", "Eu quero", "Meu sonho é"),
    "ru": ("Я думаю, что", "Мне нравится", "Мне не нравится", "Я хочу", "Моя мечта"),
    "sv": ("Jag tror att", "Jag gillar", "Jag gillar inte", "Jag vill", "Min dröm är"),
    "zh": ("我觉得", "我喜欢", "我不喜欢", "我想", "我的梦想是"),
}


def usual_starts(languages: Mapping[str, int]) -> tuple[str, ...]:
    """The usual starts in the most frequent of `languages` (posts by code), in English if they are not translated."""
    most = max(languages, key=languages.__getitem__, default="en")
    return _TRANSLATED.get(most, USUAL_STARTS)
