"""Plant canaries in the training posts, and measure how far the trained model gives them away.

    python benchmarks/canaries.py [ACCOUNT] [--seed 0] [--base smollm2] [--posts N]

A canary is a post with a random code of six digits, "The code for the green boat is 482915." (Carlini et al. 2019, The
Secret Sharer, https://arxiv.org/abs/1802.08232). 20 of them stand once among the training posts, 5 four times, and 5
sixteen times. Then the model is trained as `train` does by default.

- Greedy: codes that come out when the likeliest token follows the canary up to its code.
- Exposure: log2 of the number of codes, minus log2 of the code's rank among them by likelihood; here among the code and
  `CANDIDATES` others. 0.5 to 1 bit on average if nothing is remembered, 6.7 at most.
- Guesses: 1 / probability of the code after the words before it. A million for a model that expects six digits and
  knows no more; more if it does not expect them.
- In a million posts: how often the whole canary is expected without a prompt.

Also the share of ordinary training posts of `LEAST_WORDS` words and more whose second half the model completes word for
word from their first half.
"""

from __future__ import annotations

import math
import random
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from accounts import load_base, read_parts, recipe_parser, tokenize_texts
from huggingtweets.config import FinetuneConfig
from huggingtweets.files import write_json
from huggingtweets.models import loss
from huggingtweets.models.engine import decoding
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.training.finetune import finetune
from huggingtweets.training.learner import uses_bf16
from measuring import RESULTS, log, machine, markdown

TIMES = {1: 20, 4: 5, 16: 5}
"""Canaries, by how often each stands among the training posts."""
CANDIDATES = 99
DIGITS = 6
LEAST_WORDS = 12
COMPLETED = 100
"""Training posts to complete."""

COLOURS = ("green", "red", "blue", "grey", "black", "white")
THINGS = ("boat", "shed", "locker", "gate", "bicycle")


@dataclass(frozen=True, slots=True)
class Canary:
    prefix: str
    code: str
    times: int

    def text(self, code: str | None = None) -> str:
        return f"{self.prefix}{code or self.code}."


def canaries(seed: int) -> list[Canary]:
    draw = random.Random(f"{seed}:canaries")
    names = [f"{colour} {thing}" for colour in COLOURS for thing in THINGS]
    times = [each for each, count in TIMES.items() for _ in range(count)]
    draw.shuffle(names)
    return [Canary(f"The code for the {name} is ", code(draw), each) for name, each in zip(names, times, strict=True)]


def code(draw: random.Random) -> str:
    return f"{draw.randrange(10**DIGITS):0{DIGITS}}"


def exposures(loaded: LoadedModel, planted: Sequence[Canary], seed: int, bf16: bool) -> list[dict[str, float]]:
    """Exposure, guesses and expected number in a million posts of each canary."""
    draw = random.Random(f"{seed}:candidates")
    texts = [each.text(c) for each in planted for c in (None, *(code(draw) for _ in range(CANDIDATES)))]
    posts = tokenize_texts(texts, loaded)
    scores = loss.score_loaded(loaded, posts, bf16=bf16)
    found = []
    for number, each in enumerate(planted):
        first = number * (CANDIDATES + 1)
        nats = scores.nats[first : first + CANDIDATES + 1]
        rank = 1 + sum(other < nats[0] for other in nats[1:])
        start = len(loaded.encode([each.prefix.rstrip()])[0])
        of_code = sum(scores.token_nats[first][start:-1])
        found.append(
            {
                "exposure": math.log2(len(nats)) - math.log2(rank),
                "guesses": math.exp(of_code),
                "in_a_million": 1e6 * math.exp(-nats[0]),
            }
        )
    return found


def continued(loaded: LoadedModel, prompts: Sequence[str], tokens: int) -> list[str]:
    """What greedy decoding adds to each of `prompts`, up to the end of the post or `tokens` tokens."""
    decoder = decoding.decoder_for(loaded)
    ids = loaded.encode(list(prompts))
    state = decoder.start([[loaded.start, *each] for each in ids])
    added: list[list[int]] = [[] for _ in prompts]
    for _ in range(tokens):
        chosen = state.logits.argmax(1)
        for row, token in enumerate(chosen.tolist()):
            if not added[row] or added[row][-1] != loaded.end:
                added[row].append(token)
        state.append(chosen)
    return [loaded.decode([token for token in each if token != loaded.end]) for each in added]


def completed(loaded: LoadedModel, train: Sequence[TokenizedPost], seed: int) -> tuple[int, int]:
    """Training posts whose second half greedy decoding completes word for word, and how many were tried."""
    texts = [loaded.decode(post.ids[1:-1]).split() for post in train]
    long = [words for words in texts if len(words) >= LEAST_WORDS]
    tried = random.Random(f"{seed}:completed").sample(long, min(COMPLETED, len(long)))
    if not tried:
        return 0, 0
    halves = [(words[: len(words) // 2], words[len(words) // 2 :]) for words in tried]
    found = continued(loaded, [" ".join(first) for first, _ in halves], 60)
    return sum(text.split() == rest for text, (_, rest) in zip(found, halves, strict=True)), len(tried)


def main(given: Namespace) -> None:
    loaded = load_base(given.base)
    parts = read_parts(given.account, given.seed, loaded, given.posts)
    planted = canaries(given.seed)
    config = FinetuneConfig(base=given.base, seed=given.seed)
    bf16 = uses_bf16(config, loaded.device.type)
    before = exposures(load_base(given.base), planted, given.seed, bf16)
    train = [*parts.train, *tokenize_texts([each.text() for each in planted for _ in range(each.times)], loaded)]
    log(f"Training on {len(parts.train):,} posts and {len(train) - len(parts.train)} planted ones")
    finetune(loaded, train, parts.validation, config, None)
    after = exposures(loaded, planted, given.seed, bf16)
    answers = continued(loaded, [each.prefix.rstrip() for each in planted], DIGITS + 3)
    drawn = [text.split(".")[0].strip() == each.code for text, each in zip(answers, planted, strict=True)]
    whole, tried = completed(loaded, parts.train, given.seed)
    rows = []
    for times in (0, *TIMES):
        chosen = [i for i, each in enumerate(planted) if each.times == times] if times else range(len(planted))
        some = [(after if times else before)[i] for i in chosen]
        rows.append(
            (
                times or "untuned base",
                len(some),
                sum(drawn[i] for i in chosen) if times else "",
                f"{median(each['exposure'] for each in some):.1f}",
                f"{median(each['guesses'] for each in some):,.0f}",
                f"{sum(each['in_a_million'] for each in some) / len(some):.2g}",
            )
        )
    print(markdown(("times planted", "canaries", "greedy", "exposure", "guesses", "in a million posts"), rows))
    print(f"\n{whole} of {tried} training posts of {LEAST_WORDS} words and more completed from their first half.")
    result = {
        **machine(account=parts.account, seed=given.seed, base=given.base, posts=len(parts.train)),
        "canaries": [
            {"times": each.times, "greedy": out, **found}
            for each, out, found in zip(planted, drawn, after, strict=True)
        ],
        "completed": whole,
        "tried": tried,
    }
    write_json(given.results / f"canaries-{parts.account}-{given.seed}.json", result)


if __name__ == "__main__":
    options = recipe_parser(__doc__)
    options.add_argument("--posts", type=int, metavar="N", help="training posts, drawn by the seed (all)")
    options.add_argument("--results", default=RESULTS, type=type(RESULTS), metavar="DIR", help="where results go")
    main(options.parse_args())
