"""Score texts: do they sound like the account that a persona imitates? The limits are in docs/judging.md."""

from __future__ import annotations

import hashlib
import json
import math
import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from huggingtweets import personas, sources
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError, BaseUnavailableError, DiskFullError
from huggingtweets.evaluation.measures.verification import (
    FEW_ACCOUNTS,
    LEAST_POSTS,
    Floats,
    Verdict,
    gain,
    judge,
    percentile,
)
from huggingtweets.evaluation.scoring import Scored, other_accounts, other_posts, score_both
from huggingtweets.events import OnEvent, ignore
from huggingtweets.files import read_bytes, write_json
from huggingtweets.library import LEARNT, Library
from huggingtweets.models import catalogue
from huggingtweets.personas import Persona
from huggingtweets.posts import languages
from huggingtweets.posts.cleaning import clean
from huggingtweets.posts.similarity import CopyIndex
from huggingtweets.posts.words import SPACELESS
from huggingtweets.result import Result
from huggingtweets.running import running
from huggingtweets.text import plural
from huggingtweets.training.prepare import locate_base

BUNDLE = 5  # Texts from which a verdict is given.

LIMITS = (
    "It compares words, topics and habits, so a text about the same topics scores high, and short texts say little. "
    "It is no proof of who wrote a text."
)

_REFERENCES = 200  # Posts of the account, and of all others together, that texts are compared with.
REFERENCE_FILE = "reference.json"  # In the persona's folder: the scores of these posts, without text and names.
_TOO_GOOD = 0.975  # The share of own bundles above which a bundle is suspicious.

_VERSION = 1


class Token(Result):
    """A part of a text."""

    text: str
    bits: float  # Log-likelihood ratio of persona to base, base 2: above 0, the persona expects it more.


class TextScore(Result):
    """How much a text sounds like the account."""

    text: str  # As scored: cleaned like the training posts.
    tokens: tuple[Token, ...]
    end: float | None  # The ratio of the end of the text, in bits. None if the text is cut.
    bits: float  # The sum of all ratios.
    gain: float  # The share of the base's bits that the persona saves.
    above_own: float | None  # The share of the account's held-out posts that gain less. None if there are none.
    above_others: float | None  # The share of other accounts' posts that gain less. None without other accounts.
    trained_on: Literal["verbatim", "near"] | None  # It copies a training post, so its score says nothing.
    language: str | None  # The text's language, if the account's posts are in others.
    is_cut: bool  # Only its beginning is scored.
    summary: str = ""  # The score in words.


class Bundle(Result):
    """Several texts, taken as one author's."""

    texts: int  # Those that were not trained on.
    gain: float
    above_own: float  # The share of bundles of as many held-out posts that gain less.
    above_others: float  # The same for bundles of another account's posts.
    verdict: Verdict
    summary: str


class ScoreReport(Result):
    """The scores of texts under a persona."""

    name: str
    base: str
    imitated: str
    texts: tuple[TextScore, ...]
    bundle: Bundle | None  # None with fewer than `BUNDLE` texts not trained on, or too few posts to compare with.
    own_posts: int  # Held-out posts of the account that texts are compared with.
    other_posts: int
    other_accounts: int
    skipped: int  # Texts without anything to score.
    limits: str = LIMITS


@dataclass(frozen=True, slots=True)
class _Reference:
    """Nats of posts to compare with, under persona and base: (posts, 2) each."""

    own: Floats
    others: list[Floats]


def texts_in(path: Path) -> list[str]:
    """The posts in a file: text with one post per line, a table, JSON or an archive. Reposts are left out.

    Raises NotFoundError, BadInputError.
    """
    source = sources.detect(path)
    try:
        source.account()
    except BadInputError:  # it names no author
        source = sources.detect(path, sources.SourceOptions(handle="author"))
    return [post.text for post in source.posts() if post.kind != "repost"]


def score(
    home: Path, name: str, texts: Sequence[str], *, device: str = "auto", on_event: OnEvent = ignore
) -> ScoreReport:
    """Score `texts` under the persona `name` and its base, and compare them with held-out and other accounts' posts.

    The first call scores the posts to compare with, too, and keeps their scores. Raises NotFoundError, BadInputError if
    no text is left after cleaning, BaseUnavailableError if the base is missing.
    """
    from huggingtweets.models import bases

    persona = personas.find(home, name)
    config = persona.record.curation
    cleaned = [text for text in (clean(each, config)[0] for each in texts) if text]
    if not cleaned:
        raise BadInputError("There is no text to score.", hint="Links and spaces do not count.")
    device = bases.pick_device(device)
    base = locate_base(home, persona, on_event)
    with running(home, f"The scoring with {persona.name}", uses=[f"persona {persona.name}"]):
        with Library(home) as library:
            key, learnt, held_out = _key(library, persona, base.sha256, device)
            reference = _read_reference(persona, key)
            own, others = ([], []) if reference else _draw_reference(library, persona, held_out)
        unread = [*own, *(text for each in others for text in each)]
        ours, untuned, nats = score_both(persona, base, [*cleaned, *unread], device, on_event)
        if reference is None:
            ends = np.cumsum([len(cleaned), len(own), *map(len, others)])[:-1]
            _, first, *rest = np.split(nats, ends)
            reference = _Reference(first, rest)
            _write_reference(persona, key, reference)
    copies = CopyIndex(learnt)
    scored = tuple(_text_scores(persona, cleaned, ours, untuned, reference, copies))
    usable = nats[: len(cleaned)][[each.trained_on is None for each in scored]]
    return ScoreReport(
        name=persona.name,
        base=persona.record.base,
        imitated=persona.record.imitated,
        texts=scored,
        bundle=_bundle(persona.name, usable, reference),
        own_posts=len(reference.own),
        other_posts=sum(map(len, reference.others)),
        other_accounts=len(reference.others),
        skipped=len(texts) - len(cleaned),
    )


def _text_scores(
    persona: Persona, texts: Sequence[str], ours: Scored, base: Scored, reference: _Reference, copies: CopyIndex
) -> Iterator[TextScore]:
    own = gain(reference.own) if len(reference.own) else None
    others = gain(np.concatenate(reference.others)) if reference.others else None
    spoken = _languages(persona)
    near = GenerateConfig().near_copy
    for n, text in enumerate(texts):
        post, left, right = ours.posts[n], ours.scores.token_nats[n], base.scores.token_nats[n]
        if len(left) != len(right):
            raise BaseUnavailableError(f"{persona.name} and its base split texts differently, so they do not compare.")
        bits = [(b - p) / math.log(2) for p, b in zip(left, right, strict=True)]
        end = None if post.is_cut else bits[-1]
        inner = post.ids[1:] if post.is_cut else post.ids[1:-1]
        saved = float(gain(np.array([sum(left), sum(right)])))
        guessed = languages.surest(languages.guess(text))
        scored = TextScore(
            text=text,
            tokens=tuple(_tokens(text, inner, bits, ours)),
            end=end,
            bits=sum(bits),
            gain=saved,
            above_own=None if own is None else percentile(saved, own),
            above_others=None if others is None else percentile(saved, others),
            trained_on=copies.verdict(text, near),
            language=languages.name_of(guessed) if guessed and spoken and guessed not in spoken else None,
            is_cut=post.is_cut,
        )
        yield scored.model_copy(update={"summary": _summary(persona.name, scored)})


def _languages(persona: Persona) -> set[str]:
    """Languages of the persona's posts, or else of its base; empty if unknown."""
    if persona.record.languages:
        return set(persona.record.languages)
    base = catalogue.find(persona.record.base)
    return set(base.codes) if base and base.codes != "many" else set()


def _summary(name: str, scored: TextScore) -> str:
    if scored.trained_on:
        trained = "trained on" if scored.trained_on == "verbatim" else "nearly trained on"
        return f"This post was {trained}, so it is not scored."
    text = f"{abs(scored.gain):.0%} {'more' if scored.gain < 0 else 'fewer'} bits than the base"
    for share, whose in ((scored.above_own, f"{name}'s held-out"), (scored.above_others, "other accounts'")):
        if share is not None:
            text += f"; above {_share(share)} {whose} posts"
    return f"{text}. It seems to be in {scored.language}, so the score says little." if scored.language else f"{text}."


def _share(share: float) -> str:
    return "all of" if share >= 0.995 else "none of" if share < 0.005 else f"{share:.0%} of"


def _tokens(text: str, ids: Sequence[int], bits: Sequence[float], scored: Scored) -> Iterator[Token]:
    """The parts of `text` that tokens stand for. Tokens that share a character are one part."""
    done, held = 0, 0.0
    for n, value in zip(range(1, len(ids) + 1), bits, strict=False):
        held += value
        prefix = scored.decode(list(ids[:n]))
        if len(prefix) > done and text.startswith(prefix):
            yield Token(text=text[done : len(prefix)], bits=held)
            done, held = len(prefix), 0.0
    if held or done < len(text):
        yield Token(text=text[done:], bits=held)


def words(tokens: Sequence[Token]) -> list[Token]:
    """Tokens joined to words, with the spaces before them. In scripts without spaces, each token stays alone."""
    joined: list[Token] = []
    for token in tokens:
        before, first = joined[-1].text if joined else "", token.text[:1]
        if not before.strip() or not (first.isspace() or SPACELESS.match(first) or SPACELESS.match(before[-1])):
            held = joined.pop().bits if joined else 0.0
            joined.append(Token(text=before + token.text, bits=held + token.bits))
        else:
            joined.append(token)
    return joined


def _bundle(name: str, nats: Floats, reference: _Reference) -> Bundle | None:
    if len(nats) < BUNDLE or len(reference.own) < LEAST_POSTS or not reference.others:
        return None
    above_own, above_others, verdict = judge(nats, reference.own, reference.others)
    says = {"own": f"sound like {name}", "others": f"do not sound like {name}", "unclear": "leave it open"}[verdict]
    summary = (
        f"Together, these {len(nats):,} texts {says}. They score above {_share(above_own)} equal bundles of {name}'s "
        f"held-out posts, and above {_share(above_others)} those of other accounts."
    )
    if above_own > _TOO_GOOD:
        summary += " Texts that the persona wrote itself score that high."
    if len(reference.others) < FEW_ACCOUNTS:
        summary += f" Only {plural(len(reference.others), 'other account')} to compare with: add more to be surer."
    return Bundle(
        texts=len(nats),
        gain=float(gain(nats.sum(axis=0))),
        above_own=above_own,
        above_others=above_others,
        verdict=verdict,
        summary=summary,
    )


# --- Posts to compare with -------------------------------------------------------------------------------------


def _key(library: Library, persona: Persona, base: str, device: str) -> tuple[str, list[str], list[str]]:
    """A hash of all that the reference scores depend on; and the posts trained on, and those held out."""
    posts = library.run_posts(persona.name)
    learnt = [post.text for post in posts if post.part in LEARNT]
    held_out = [post.text for post in posts if post.part == "validation"]
    rows = [(row.full_handle, row.posts, str(row.updated_at)) for row in other_accounts(library, persona)]
    known = [_VERSION, persona.record.run.created_at, base, device, rows, held_out]
    return hashlib.sha256(json.dumps(known).encode("ascii")).hexdigest(), learnt, held_out


def _draw_reference(library: Library, persona: Persona, held_out: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Held-out posts, and equally many of each other account; by a fixed seed."""
    draw = random.Random(0)
    found = other_posts(library, persona, other_accounts(library, persona))
    others = [posts for posts in found.values() if len(posts) >= LEAST_POSTS]
    each = max(LEAST_POSTS, _REFERENCES // max(1, len(others)))
    return (
        draw.sample(held_out, min(len(held_out), _REFERENCES)),
        [[post.text for post in draw.sample(posts, min(len(posts), each))] for posts in others],
    )


def _read_reference(persona: Persona, key: str) -> _Reference | None:
    """The stored scores; None if there are none for `key`, or they are damaged."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        stored: Any = json.loads(read_bytes(persona.path / REFERENCE_FILE))
        own, *others = (np.array(part, dtype=np.float64).reshape(-1, 2) for part in (stored["own"], *stored["others"]))
        if stored["key"] == key and all(np.isfinite(part).all() for part in (own, *others)):
            return _Reference(own, others)
    return None


def _write_reference(persona: Persona, key: str, reference: _Reference) -> None:
    parts = [np.round(part, 3).tolist() for part in (reference.own, *reference.others)]
    with suppress(DiskFullError):  # then the next call scores them again
        write_json(persona.path / REFERENCE_FILE, {"key": key, "own": parts[0], "others": parts[1:]})
