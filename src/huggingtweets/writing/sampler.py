"""The one sampler: posts stream out of a persona; everything that shows a generated post wraps it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from huggingtweets.config import GenerateConfig
from huggingtweets.errors import ConfigError
from huggingtweets.posts.cleaning import whole_word
from huggingtweets.posts.post import weighted_length
from huggingtweets.posts.similarity import CopyIndex

if TYPE_CHECKING:
    import torch

    from huggingtweets.models.engine.decoding import Voice
    from huggingtweets.models.loaded import LoadedModel

USUAL_STARTS = ("I think that", "I like", "I don't like", "I want", "My dream is")
"""The starts the original HuggingTweets showed for every persona."""

MAX_BATCH = 32
_TRIES_PER_POST = 10
_LIKELIEST = 256
"""Tokens that are sorted at first."""
_CHECK_EVERY = 8
"""Steps between looks at whether a growing post is still allowed; looking means decoding."""

Drop = Literal["verbatim", "near", "too_long", "banned_word", "mention", "broken", "empty"]


@dataclass(frozen=True, slots=True)
class Growth:
    """A post under way, for showing it as it is written. It may still be dropped; its row then begins anew."""

    row: int
    """Position of its start among those asked for."""
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A finished post. `copied` can only be set when copies are kept."""

    row: int
    """As of a `Growth`."""
    start: str
    text: str
    copied: Literal["verbatim", "near"] | None


class Sampler:
    """Samples posts from one model, as it is now.

    `copies` holds the training posts that generations are compared with; None when they are not known.
    """

    def __init__(self, model: LoadedModel | Voice, config: GenerateConfig, copies: CopyIndex | None = None) -> None:
        from huggingtweets.models.engine.decoding import Voice, voice_of

        self.voice = model if isinstance(model, Voice) else voice_of(model)
        self.config, self.copies = config, copies
        self.dropped: Counter[Drop] = Counter()
        """Finished or abandoned posts that were not handed out, by reason, over the life of the sampler."""
        self._banned = [re.compile(whole_word(word.strip()), re.IGNORECASE) for word in config.ban]
        self._forbidden = self._forbidden_tokens()

    def stream(
        self,
        starts: Sequence[str],
        seed: int,
        *,
        on_growth: Callable[[Growth], None] | None = None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Written]:
        """One post for each of `starts` ("" for a free one), each handed out as soon as it is finished.

        Posts that copy, are banned or do not fit are dropped, counted, and sampled again, up to ten times as many
        tries as posts; what is still missing then stays missing. The same seed, starts and settings on the same
        machine give the same posts. Raises ConfigError when a start leaves no room for a post.
        """
        import torch

        starts = [start.rstrip() for start in starts]
        for start in starts:
            if reason := self._start_fault(start):
                raise ConfigError(reason)
        generator = torch.Generator(self.voice.device).manual_seed(seed)
        pending = list(range(len(starts)))
        tries = _TRIES_PER_POST * len(starts)
        while pending and tries > 0 and not should_stop():
            batch = pending[: min(MAX_BATCH, tries)]
            pending = pending[len(batch) :]
            tries -= len(batch)
            for row, written in self._round({row: starts[row] for row in batch}, generator, on_growth, should_stop):
                if written is None:
                    pending.append(row)
                else:
                    yield written

    def _round(
        self,
        starts: Mapping[int, str],
        generator: torch.Generator,
        on_growth: Callable[[Growth], None] | None,
        should_stop: Callable[[], bool],
    ) -> Iterator[tuple[int, Written | None]]:
        """Sample one batch, its starts by row, to its end; a dropped post comes as None."""
        import torch

        voice = self.voice
        separator = voice.separator
        rows = list(starts)
        given = dict(zip(rows, voice.encode(list(starts.values())), strict=True))
        prompts = [[separator, *ids] for ids in given.values()]
        new: dict[int, list[int]] = {row: [] for row in rows}
        most = min(voice.context - max(map(len, prompts)), 2 * self.config.max_length)
        growing = voice.begin(prompts)
        for step in range(most):
            if should_stop():
                return
            with torch.inference_mode():
                scores = growing.scores.index_fill_(1, self._forbidden, -torch.inf)
                if step == 0:
                    # A start is no post by itself: something has to follow it.
                    scores[:, separator] = -torch.inf
                if self.config.repetition_penalty > 1:
                    said = [{*given[row], *new[row]} - {separator} for row in rows]
                    _penalise(scores, said, self.config.repetition_penalty)
                drawn = draw(scores, self.config, generator)
            stay: list[int] = []
            for at, (row, token) in enumerate(zip(rows, drawn.tolist(), strict=True)):
                if token == separator:
                    yield row, self._finish(row, starts[row], voice.decode(given[row] + new[row]).strip())
                    continue
                new[row].append(token)
                last = step == most - 1
                look = last or step % _CHECK_EVERY == _CHECK_EVERY - 1
                fault: Drop | None = None
                text = voice.decode(given[row] + new[row]) if look or on_growth else ""
                if on_growth:
                    on_growth(Growth(row, text.rstrip("\ufffd")))
                if look:  # not whenever there is a text: who watches gets the same posts
                    fault = "too_long" if last else self._fault(text, growing=True)
                if fault:
                    self.dropped[fault] += 1
                    yield row, None
                else:
                    stay.append(at)
            if not stay:
                return
            if len(stay) < len(rows):
                keep = torch.tensor(stay, device=voice.device)
                rows = [rows[at] for at in stay]
                growing.keep(keep)
                drawn = drawn[keep]
            growing.add(drawn)

    def _finish(self, row: int, start: str, text: str) -> Written | None:
        """The finished post, or None, counted, when it must not be handed out."""
        fault: Drop | None = self._fault(text)
        if fault is None and "\ufffd" in text:
            fault = "broken"  # sampled bytes that are no character
        if fault is None and text == start.strip():
            fault = "empty"
        copied = self.copies.verdict(text, self.config.near_copy) if self.copies else None
        if fault is None and copied and not self.config.copies:
            fault = copied
        if fault:
            self.dropped[fault] += 1
            return None
        return Written(row, start, text, copied)

    def _fault(self, text: str, *, growing: bool = False) -> Drop | None:
        """Why `text` is not allowed, however it goes on. A growing text's last word may still become another."""
        if weighted_length(text) > self.config.max_length:
            return "too_long"
        if not self.config.mentions and re.search(r"@\w", text):
            return "mention"
        ends = len(text) - growing
        if any(found.end() <= ends for word in self._banned for found in word.finditer(text)):
            return "banned_word"
        return None

    def _start_fault(self, start: str) -> str | None:
        reasons = {
            "too_long": f"The start is longer than a post may be ({self.config.max_length}). Shorten it, or raise "
            "--max-length.",
            "mention": "The start holds an @mention, which --no-mentions forbids.",
            "banned_word": "The start holds a banned word.",
        }
        if len(self.voice.encode([start])[0]) + 2 >= self.voice.context:
            return reasons["too_long"]
        fault = self._fault(start)
        return reasons[fault] if fault else None

    def _forbidden_tokens(self) -> torch.Tensor:
        """Ids that are never drawn: all that are no text but the separator, and tokens that alone make up a banned
        word or hold an @ (only a shortcut: the text is looked at as well)."""
        import torch

        voice = self.voice
        ids = set(voice.unsayable)
        banned = {word.strip().casefold() for word in self.config.ban}
        if banned or not self.config.mentions:
            for i in range(voice.vocabulary):
                text = voice.decode([i])
                if text.strip().casefold() in banned or ("@" in text and not self.config.mentions):
                    ids.add(i)
        return torch.tensor(sorted(ids - {voice.separator}), dtype=torch.long, device=voice.device)


def draw(scores: torch.Tensor, config: GenerateConfig, chance: torch.Generator) -> torch.Tensor:
    """A token for each row of `scores` (rows, vocabulary), which are overwritten, as `config` wants it drawn."""
    import torch

    chances, ids = chances_of(scores, config)
    sums = chances.cumsum(1)
    # Above 0 and up to the whole sum: never a token without a chance.
    point = (1 - torch.rand(len(sums), 1, generator=chance, device=sums.device)) * sums[:, -1:]
    return ids.gather(1, torch.searchsorted(sums, point))[:, 0]


def chances_of(scores: torch.Tensor, config: GenerateConfig) -> tuple[torch.Tensor, torch.Tensor]:
    """What each token is drawn in proportion to, 0 when never, and the tokens' ids, both (rows, tokens); tokens that
    are not there are not drawn. Overwrites `scores`.

    As after Transformers' warpers in its order: temperature, top-k, top-p, min-p, softmax.
    """
    import torch

    scores.div_(config.temperature)
    whole = scores.shape[1]
    if config.top_k or config.top_p < 1:
        # Of the tokens in order of likelihood both leave a beginning, so no more than that is sorted.
        count = min(config.top_k or _LIKELIEST, whole)
        while True:
            best, ids = scores.topk(count)
            total = (best if config.top_k else scores).logsumexp(1, keepdim=True)
            chances = (best - total).exp_()
            beyond = chances.cumsum(1) - chances >= config.top_p
            if config.top_k or count == whole or beyond[:, -1].all():
                break
            count = min(8 * count, whole)
        if config.top_p < 1:
            chances.masked_fill_(beyond, 0)
    else:
        chances, ids = scores.softmax(1), torch.arange(whole, device=scores.device).expand_as(scores)
    if config.min_p:
        chances.masked_fill_(chances < config.min_p * chances.amax(1, keepdim=True), 0)
    return chances, ids


def _penalise(scores: torch.Tensor, said: Sequence[set[int]], penalty: float) -> None:
    """Make the tokens that each row has said less likely (Keskar et al. 2019, section 4.1)."""
    for row, ids in zip(scores, map(list, said), strict=True):
        row[ids] = (row[ids] * penalty).where(row[ids] < 0, row[ids] / penalty)
