"""The one sampler: posts stream out of a persona; everything that shows a generated post wraps it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from huggingtweets.base_model import LoadedModel
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import ConfigError
from huggingtweets.post import weighted_length
from huggingtweets.similarity import CopyIndex

if TYPE_CHECKING:
    import torch
    from transformers import LogitsProcessor, LogitsProcessorList

USUAL_STARTS = ("I think that", "I like", "I don't like", "I want", "My dream is")
"""The starts the original HuggingTweets showed for every persona."""

MAX_BATCH = 32
_TRIES_PER_POST = 10
_CHECK_EVERY = 8
"""Steps between looks at whether a growing post is still allowed; looking means decoding."""

Drop = Literal["verbatim", "near", "too_long", "banned_word", "mention", "broken", "empty"]


@dataclass(frozen=True, slots=True)
class Growth:
    """A post under way, for showing it as it is written. It may still be dropped."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A finished post. `copied` can only be set when copies are kept."""

    start: str
    text: str
    copied: Literal["verbatim", "near"] | None


class Sampler:
    """Samples posts from one loaded model.

    `copies` holds the training posts that generations are compared with; None when they are not known.
    """

    def __init__(self, loaded: LoadedModel, config: GenerateConfig, copies: CopyIndex | None = None) -> None:
        self.loaded, self.config, self.copies = loaded, config, copies
        self.dropped: Counter[Drop] = Counter()
        """Finished or abandoned posts that were not handed out, by reason, over the life of the sampler."""
        self._banned = [
            re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE) for word in config.ban if word.strip()
        ]
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
        generator = torch.Generator(device=self.loaded.model.device).manual_seed(seed)
        pending = list(starts)
        tries = _TRIES_PER_POST * len(starts)
        while pending and tries > 0 and not should_stop():
            batch = pending[: min(MAX_BATCH, tries)]
            pending = pending[len(batch) :]
            tries -= len(batch)
            for start, written in self._round(batch, generator, on_growth, should_stop):
                if written is None:
                    pending.append(start)
                else:
                    yield written

    def _round(
        self,
        starts: Sequence[str],
        generator: torch.Generator,
        on_growth: Callable[[Growth], None] | None,
        should_stop: Callable[[], bool],
    ) -> Iterator[tuple[str, Written | None]]:
        """Sample one batch to its end; a dropped post comes as None."""
        import torch
        from transformers import DynamicCache

        model, separator = self.loaded.model, self.loaded.separator
        model.eval()
        device = model.device
        given = self.loaded.encode(list(starts))
        prompts = [[separator, *ids] for ids in given]
        longest = max(map(len, prompts))
        ids = torch.tensor([[separator] * (longest - len(p)) + p for p in prompts], device=device)
        mask = torch.tensor([[0] * (longest - len(p)) + [1] * len(p) for p in prompts], device=device)
        positions = (mask.cumsum(1) - 1).clamp(min=0)
        penalise, warp = self._warpers()
        cache = DynamicCache(config=model.config)
        rows = list(range(len(starts)))
        new: list[list[int]] = [[] for _ in starts]
        most = min(self.loaded.context - longest, 2 * self.config.max_length)
        step_ids = ids
        for step in range(most):
            if should_stop():
                return
            with torch.inference_mode():
                logits = model(
                    input_ids=step_ids,
                    attention_mask=mask,
                    position_ids=positions,
                    past_key_values=cache,
                    use_cache=True,
                ).logits[:, -1]
                scores = logits.float().index_fill_(1, self._forbidden, -torch.inf)
                if step == 0:
                    # A start is no post by itself: something has to follow it.
                    scores[:, separator] = -torch.inf
                if penalise:
                    # All tokens so far weigh less, but not the one that ends the post: it stands before each.
                    end = scores[:, separator].clone()
                    scores = penalise(ids, scores)
                    scores[:, separator] = end
                drawn = torch.multinomial(warp(ids, scores).softmax(-1), 1, generator=generator)  # type: ignore[arg-type]
            ids = torch.cat([ids, drawn], 1)
            stay: list[int] = []
            for at, (row, token) in enumerate(zip(rows, drawn[:, 0].tolist(), strict=True)):
                if token == separator:
                    yield starts[row], self._finish(starts[row], self._text(given[row] + new[row]).strip())
                    continue
                new[row].append(token)
                last = step == most - 1
                fault: Drop | None = None
                if last or step % _CHECK_EVERY == _CHECK_EVERY - 1 or on_growth:
                    text = self._text(given[row] + new[row])
                    if on_growth:
                        on_growth(Growth(row, text.rstrip("\ufffd")))
                    fault = "too_long" if last else self._fault(text, growing=True)
                if fault:
                    self.dropped[fault] += 1
                    yield starts[row], None
                else:
                    stay.append(at)
            if not stay:
                return
            if len(stay) < len(rows):
                keep = torch.tensor(stay, device=device)
                rows = [rows[at] for at in stay]
                ids, mask, positions, drawn = ids[keep], mask[keep], positions[keep], drawn[keep]
                cache.batch_select_indices(keep)
            step_ids = drawn
            mask = torch.cat([mask, mask.new_ones(len(rows), 1)], 1)
            positions = positions[:, -1:] + 1

    def _finish(self, start: str, text: str) -> Written | None:
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
        return Written(start, text, copied)

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
        if len(self.loaded.encode([start])[0]) + 2 >= self.loaded.context:
            return reasons["too_long"]
        fault = self._fault(start)
        return reasons[fault] if fault else None

    def _text(self, ids: list[int]) -> str:
        return str(self.loaded.tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False))

    def _forbidden_tokens(self) -> torch.Tensor:
        """Ids that are never drawn: special tokens but the separator, rows beyond the vocabulary, and tokens that
        alone make up a banned word or hold an @ (only a shortcut: the text is looked at as well)."""
        import torch

        tokenizer, model = self.loaded.tokenizer, self.loaded.model
        ids = {*tokenizer.all_special_ids, *getattr(tokenizer, "added_tokens_decoder", {})} - {self.loaded.separator}
        ids.update(range(len(tokenizer), model.config.get_text_config().vocab_size))
        banned = {word.strip().casefold() for word in self.config.ban}
        if banned or not self.config.mentions:
            texts = tokenizer.batch_decode([[i] for i in range(len(tokenizer))])
            ids.update(
                i
                for i, text in enumerate(texts)
                if text.strip().casefold() in banned or ("@" in text and not self.config.mentions)
            )
        return torch.tensor(sorted(ids - {self.loaded.separator}), dtype=torch.long, device=model.device)

    def _warpers(self) -> tuple[LogitsProcessor | None, LogitsProcessorList]:
        """The settings as Transformers' own processors, in its own order: the repetition penalty, and the rest."""
        from transformers import (
            LogitsProcessorList,
            MinPLogitsWarper,
            RepetitionPenaltyLogitsProcessor,
            TemperatureLogitsWarper,
            TopKLogitsWarper,
            TopPLogitsWarper,
        )

        config = self.config
        penalty = RepetitionPenaltyLogitsProcessor(config.repetition_penalty) if config.repetition_penalty > 1 else None
        warpers = LogitsProcessorList()
        if config.temperature != 1:
            warpers.append(TemperatureLogitsWarper(config.temperature))
        if config.top_k:
            warpers.append(TopKLogitsWarper(config.top_k))
        if config.top_p < 1:
            warpers.append(TopPLogitsWarper(config.top_p))
        if config.min_p:
            warpers.append(MinPLogitsWarper(config.min_p))
        return penalty, warpers
