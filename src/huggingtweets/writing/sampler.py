"""The sampler: draws posts from a model and drops those that must not be shown."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from huggingtweets.config import DEFAULT_LENGTH, CurateConfig, GenerateConfig
from huggingtweets.errors import ConfigError, DamagedFileError
from huggingtweets.events import never
from huggingtweets.posts.cleaning import clean_parent
from huggingtweets.posts.curate import is_fit
from huggingtweets.posts.post import weighted_length
from huggingtweets.posts.similarity import CopyIndex, SimilarityIndex
from huggingtweets.posts.tokens import quoted
from huggingtweets.posts.words import whole_word

if TYPE_CHECKING:
    import torch

    from huggingtweets.models.engine.decoding import Decoder
    from huggingtweets.models.loaded import LoadedModel

MAX_BATCH = 32
_TRIES_PER_POST = 10
_SORTED_TOKENS = 256  # Likeliest tokens that top-p sorts first; more if their total probability is below top-p.
_CHECK_EVERY = 8  # Steps between checks whether a partial post is still allowed. A check decodes its tokens.

Drop = Literal[
    "verbatim", "near", "passage", "repeat", "unfit", "too_long", "banned_word", "mention", "broken", "empty"
]
"""Why a post is dropped."""


@dataclass(frozen=True, slots=True)
class PartialPost:
    """A post that is being written. If it is dropped, its row starts over."""

    row: int  # Position of its start among those passed to `Sampler.stream`.
    text: str


@dataclass(frozen=True, slots=True)
class SampledPost:
    """A finished post. `copied` is set only if copies are allowed."""

    row: int  # As in `PartialPost`.
    start: str
    text: str
    copied: Literal["verbatim", "near"] | None
    nats_per_token: float = 0.0  # Mean cross-entropy of new tokens and end, at temperature 1. Only with `best`.


class Sampler:
    """Samples posts from one model, with the weights it has when the sampler is created.

    The training `posts` decide how long a post may be, and copies of them are detected. What `curation` would drop is
    dropped: the model saw no such posts, so they are its mistakes.
    """

    def __init__(
        self,
        model: LoadedModel | Decoder,
        config: GenerateConfig,
        posts: Collection[str] = (),
        curation: CurateConfig | None = None,
    ) -> None:
        from huggingtweets.models.engine.decoding import Decoder, decoder_for

        self.decoder = model if isinstance(model, Decoder) else decoder_for(model)
        self.config = config
        self.curation = curation
        self.copies = CopyIndex(posts) if posts else None
        self.max_length = length_limit(config, posts)  # In characters, as X counts them.
        self.dropped: Counter[Drop] = Counter()  # Number of dropped posts by reason, over the sampler's lifetime.
        self._banned = [re.compile(whole_word(word.strip()), re.IGNORECASE) for word in config.ban]
        self._suppressed = self._suppressed_tokens()
        self.parent = self._parent_tokens()  # Ids of the post to answer.

    def stream(
        self,
        starts: Sequence[str],
        seed: int,
        *,
        on_partial: Callable[[PartialPost], None] | None = None,
        should_stop: Callable[[], bool] = never,
    ) -> Iterator[SampledPost]:
        """One post for each of `starts` ("" for none), each as soon as it is finished.

        Dropped posts, and those that nearly repeat an earlier one, are counted and sampled again, ten tries per post on
        average, or one if `top_k` is 1; after that, posts are missing. The same seed, starts and settings on the same
        machine give the same posts. Raises ConfigError if a start is not allowed or leaves no room for a post.
        """
        import torch

        starts = [unicodedata.normalize("NFC", start.rstrip()) for start in starts]  # as training posts are
        for start in starts:
            self._check_start(start)
        generator = torch.Generator(self.decoder.device).manual_seed(seed)
        written: dict[str, SimilarityIndex] = defaultdict(SimilarityIndex)  # What follows each start.
        pending = list(range(len(starts)))
        # The likeliest tokens are the same each time.
        tries = (1 if self.config.top_k == 1 else _TRIES_PER_POST) * len(starts)
        while pending and tries > 0 and not should_stop():
            batch = pending[: min(MAX_BATCH, tries)]
            pending = pending[len(batch) :]
            tries -= len(batch)
            batch_starts = {row: starts[row] for row in batch}
            for row, post in self._sample_batch(batch_starts, generator, on_partial, should_stop):
                if post is None:
                    pending.append(row)
                    continue
                new = post.text[len(post.start) :]
                if written[post.start].similar(new, self.config.near_copy):
                    self.dropped["repeat"] += 1
                    pending.append(row)
                else:
                    written[post.start].add(new)
                    yield post

    def _sample_batch(
        self,
        starts: Mapping[int, str],
        generator: torch.Generator,
        on_partial: Callable[[PartialPost], None] | None,
        should_stop: Callable[[], bool],
    ) -> Iterator[tuple[int, SampledPost | None]]:
        """One post for each row of `starts`, as soon as it is finished. None if it is dropped."""
        import torch

        decoder, codec = self.decoder, self.decoder.codec
        rows = list(starts)
        start_ids = dict(zip(rows, codec.encode(list(starts.values())), strict=True))
        prompts = [[codec.start, *self.parent, *ids] for ids in start_ids.values()]
        new_ids: dict[int, list[int]] = {row: [] for row in rows}
        nats = dict.fromkeys(rows, 0.0)
        # A Thai or Hindi character of weight 1 has up to three tokens. SentencePiece may add a space, and the end is a
        # token too.
        max_steps = min(codec.context - max(map(len, prompts)), 3 * self.max_length + 2)
        state = decoder.start(prompts)
        for step in range(max_steps):
            if should_stop():
                return
            if step == 0 and not state.logits.isfinite().all():
                message = "The persona's predictions are not finite numbers: its weights are damaged."
                raise DamagedFileError(message, hint="Train or pull it again.")
            with torch.inference_mode():
                logits = state.logits.index_fill_(1, self._suppressed, -torch.inf)
                if step == 0:
                    logits[:, codec.end] = -torch.inf  # a start alone is not a post
                if self.config.repetition_penalty > 1:
                    used = [{*start_ids[row], *new_ids[row]} - {codec.end} for row in rows]
                    _penalise_repetition(logits, used, self.config.repetition_penalty)
                given = logits.clone() if self.config.best else None
                drawn = draw(logits, self.config, generator)
                if given is not None:
                    for row, cost in zip(rows, _nats(given, drawn).tolist(), strict=True):
                        nats[row] += cost
            unfinished: list[int] = []
            for position, (row, token) in enumerate(zip(rows, drawn.tolist(), strict=True)):
                if token == codec.end:
                    mean = nats[row] / (len(new_ids[row]) + 1)
                    text = codec.decode(start_ids[row] + new_ids[row]).strip()
                    yield row, self._finish(row, starts[row], text, mean)
                    continue
                new_ids[row].append(token)
                is_last = step == max_steps - 1
                is_checked = is_last or step % _CHECK_EVERY == _CHECK_EVERY - 1
                text = codec.decode(start_ids[row] + new_ids[row]) if is_checked or on_partial else ""
                text = text.rstrip("\ufffd")  # bytes of a character that is not complete yet
                if on_partial:
                    on_partial(PartialPost(row, text))
                fault: Drop | None = None
                if is_checked:  # independent of `on_partial`, which must not change the posts
                    fault = "too_long" if is_last else self._fault(text, is_partial=True)
                if fault:
                    self.dropped[fault] += 1
                    yield row, None
                else:
                    unfinished.append(position)
            if not unfinished:
                return
            if len(unfinished) < len(rows):
                kept = torch.tensor(unfinished, device=decoder.device)
                rows = [rows[position] for position in unfinished]
                state.select(kept)
                drawn = drawn[kept]
            state.append(drawn)

    def _finish(self, row: int, start: str, text: str, nats_per_token: float) -> SampledPost | None:
        """The finished post, or None if it is dropped."""
        copied = self.copies.verdict(text, self.config.near_copy) if self.copies else None
        fault: Drop | None = self._fault(text)
        if fault is None and "\ufffd" in text:
            fault = "broken"  # the bytes are not valid UTF-8
        if fault is None and text == start.strip():
            fault = "empty"
        if fault is None and self.curation and not is_fit(text, self.curation):
            fault = "unfit"
        if fault is None and not self.config.copies:
            fault = copied
        if fault is None and self.config.safe and self.copies and self.copies.shares_passage(text):
            fault = "passage"
        if fault:
            self.dropped[fault] += 1
            return None
        return SampledPost(row, start, text, copied, nats_per_token)

    def _fault(self, text: str, *, is_partial: bool = False) -> Drop | None:
        """Why `text` is not allowed, however it continues. The last word of a partial one may still change."""
        if weighted_length(text) > self.max_length:
            return "too_long"
        if not self.config.mentions and re.search(r"@\w", text):
            return "mention"
        end = len(text) - is_partial
        if any(match.end() <= end for word in self._banned for match in word.finditer(text)):
            return "banned_word"
        return None

    def _check_start(self, start: str) -> None:
        codec = self.decoder.codec
        fault = self._fault(start)
        if fault == "too_long" or len(self.parent) + len(codec.encode([start])[0]) + 2 >= codec.context:
            message = f"The start is longer than a post may be ({self.max_length} characters)."
            raise ConfigError(message, hint="Shorten it, or raise {option}.", option="max_length")
        if fault == "mention":
            message, hint = "The start contains an @mention.", "Remove it, or turn {option} on."
            raise ConfigError(message, hint=hint, option="mentions")
        if fault == "banned_word":
            raise ConfigError("The start contains a banned word.", hint="Remove it, or change {option}.", option="ban")

    def _parent_tokens(self) -> list[int]:
        """The ids of the post to answer, quoted as in training. Raises ConfigError if it has no words."""
        if not self.config.reply_to:
            return []
        codec = self.decoder.codec
        parent = clean_parent(self.config.reply_to, CurateConfig())
        if not parent:
            raise ConfigError("The post to answer has no words.", hint="Change {option}.", option="reply_to")
        return [i for i in codec.encode([quoted(parent)])[0] if i not in (codec.start, codec.end)]

    def _suppressed_tokens(self) -> torch.Tensor:
        """Ids that are never drawn: all that are not text, except the end token.

        Also tokens with a banned word or an @. These only save tries, because the text is checked too.
        """
        import torch

        codec = self.decoder.codec
        ids = set(codec.suppressed_ids)
        banned = {word.strip().casefold() for word in self.config.ban}
        if banned or not self.config.mentions:
            for i in range(codec.vocabulary):
                text = codec.decode([i])
                if text.strip().casefold() in banned or ("@" in text and not self.config.mentions):
                    ids.add(i)
        return torch.tensor(sorted(ids - {codec.end}), dtype=torch.long, device=self.decoder.device)


def length_limit(config: GenerateConfig, posts: Collection[str]) -> int:
    """Maximum length of a post, as X counts it: that of `config`, else of the longest of `posts`, at least 280."""
    return config.max_length or max([DEFAULT_LENGTH, *map(weighted_length, posts)])


def draw(logits: torch.Tensor, config: GenerateConfig, generator: torch.Generator) -> torch.Tensor:
    """Draw a token id for each row of `logits` (rows, vocabulary), which are overwritten. Returns (rows,)."""
    import torch

    weights, ids = sampling_weights(logits, config)
    sums = weights.cumsum(1)
    # In (0, sum]: a token of weight zero is never drawn.
    point = (1 - torch.rand(len(sums), 1, generator=generator, device=sums.device)) * sums[:, -1:]
    return ids.gather(1, torch.searchsorted(sums, point))[:, 0]


def _nats(logits: torch.Tensor, drawn: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of the `drawn` token ids, (rows,), under `logits`, (rows, vocabulary), in nats."""
    logits = logits.float()
    return logits.logsumexp(1) - logits.gather(1, drawn[:, None])[:, 0]


def sampling_weights(logits: torch.Tensor, config: GenerateConfig) -> tuple[torch.Tensor, torch.Tensor]:
    """Weights, not normalised, and ids of the tokens to draw from, both (rows, candidates). Overwrites `logits`.

    Equivalent to Transformers' logits processors in their order: temperature, top-k, top-p, min-p, softmax.
    """
    import torch

    logits.div_(config.temperature)
    vocabulary = logits.shape[1]
    if config.top_k or config.top_p < 1:
        # Both keep a prefix of the tokens in order of probability, so only that many are sorted.
        count = min(config.top_k or _SORTED_TOKENS, vocabulary)
        while True:
            best, ids = logits.topk(count)
            total = (best if config.top_k else logits).logsumexp(1, keepdim=True)
            weights = (best - total).exp_()
            is_beyond = weights.cumsum(1) - weights >= config.top_p
            if config.top_k or count == vocabulary or is_beyond[:, -1].all():
                break
            count = min(8 * count, vocabulary)
        if config.top_p < 1:
            weights.masked_fill_(is_beyond, 0)
    else:
        weights, ids = logits.softmax(1), torch.arange(vocabulary, device=logits.device).expand_as(logits)
    if config.min_p:
        weights.masked_fill_(weights < config.min_p * weights.amax(1, keepdim=True), 0)
    return weights, ids


def _penalise_repetition(logits: torch.Tensor, used: Sequence[set[int]], penalty: float) -> None:
    """Lower the logits of the token ids that each row has used (CTRL, Keskar et al. 2019, section 4.1)."""
    for row, ids in zip(logits, map(list, used), strict=True):
        row[ids] = (row[ids] * penalty).where(row[ids] < 0, row[ids] / penalty)
