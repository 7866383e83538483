"""Compare a persona's GGUF files under llama.cpp with the persona under Transformers.

    pip install xllamacpp
    python benchmarks/gguf_check.py NASA [--quants f16 q8_0 …] [--posts 482] [--adapter]

Exports the persona in each format and loads it in llama.cpp, through the C interface of the library in `xllamacpp`.

| measure | what it is |
| --- | --- |
| same tokens | of 500 difficult texts, those that both tokenizers split alike |
| difference of logits | largest one to Transformers in float32, over the first 20 held-out posts |
| bits per byte | of the held-out posts, each scored alone, and the change from ours in float32 |
| greedy texts alike | of the usual starts, those with the same greedy continuation (60 tokens at most) |
| tokens alike | of each such continuation, the tokens before the first different one |

With `--adapter`, the LoRA adapter of the persona is loaded beside its base in each format, and nothing is stored.

Prints a table, and writes benchmarks/results/gguf.json. Rows of the same persona in other formats stay.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests have a reader of GGUF files

from tests.sharing.llama_cpp import LlamaCpp, Logits
from tests.sharing.tricky import texts as tricky_texts

from accounts import tokenize_texts
from huggingtweets import personas
from huggingtweets.files import home, write_json
from huggingtweets.library import Library
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.sharing.gguf.export import export, export_adapter
from huggingtweets.sharing.options import Quant
from huggingtweets.writing.starts import USUAL_STARTS
from measuring import log, machine, markdown, parser

LOGIT_POSTS = 20
GREEDY_TOKENS = 60


def logits(loaded: LoadedModel, ids: Sequence[int]) -> Logits:
    with torch.inference_mode():
        found: Logits = loaded.model(torch.tensor([list(ids)])).logits[0].float().numpy()
    return found


def greedy(loaded: LoadedModel, ids: list[int]) -> list[int]:
    """The greedy continuation of `ids`, up to the end token."""
    prompt = torch.tensor([ids])
    written = loaded.model.generate(
        prompt,
        attention_mask=torch.ones_like(prompt),
        do_sample=False,
        max_new_tokens=GREEDY_TOKENS,
        eos_token_id=loaded.end,
        pad_token_id=loaded.end,
    )
    return [token for token in written[0, len(ids) :].tolist() if token != loaded.end]


def bits_per_byte(model: LlamaCpp, posts: Sequence[TokenizedPost]) -> float:
    nats = 0.0
    for post in posts:
        scores = torch.from_numpy(model.logits(post.ids[:-1])).double()
        nats += float(torch.nn.functional.cross_entropy(scores, torch.tensor(post.ids[1:]), reduction="sum"))
    return nats / sum(post.bytes for post in posts) / math.log(2)


def common_prefix(one: Sequence[int], other: Sequence[int]) -> int:
    """Tokens before the first different one."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def open_exported(persona: personas.Persona, folder: Path, quant: Quant, *, as_adapter: bool) -> tuple[LlamaCpp, int]:
    """The exported persona in llama.cpp, and the bytes of its files."""
    if not as_adapter:
        whole = export(persona, folder, quant)
        return LlamaCpp(whole.path), whole.bytes
    made = export_adapter(persona, folder, quant)
    model = LlamaCpp(made.base)
    model.add_lora(made.path)
    return model, made.base_bytes + made.bytes


def measure(
    persona: personas.Persona, quants: Sequence[Quant], limit: int | None, *, as_adapter: bool
) -> list[dict[str, Any]]:
    """A row for each format."""
    ours = bases.load(persona.path)
    with Library(home()) as library:
        posts = tokenize_texts([post.text for post in library.run_posts(persona.name, "validation")][:limit], ours)
    our_loss = loss.score(ours.model, posts).bits_per_byte
    log(f"Transformers: {our_loss:.5f} bits per byte")
    texts = tricky_texts()
    our_ids = [list(ours.tokenizer(text)["input_ids"]) for text in texts]
    starts = [list(ours.tokenizer(start)["input_ids"]) for start in USUAL_STARTS]
    our_greedy = [greedy(ours, start) for start in starts]
    our_logits = [logits(ours, post.ids) for post in posts[:LOGIT_POSTS]]
    rows = []
    for quant in quants:
        with tempfile.TemporaryDirectory() as folder:
            theirs, size = open_exported(persona, Path(folder), quant, as_adapter=as_adapter)
        different = [text for text, ids in zip(texts, our_ids, strict=True) if theirs.encode(text) != ids]
        differences = [
            float(np.abs(theirs.logits(post.ids) - known).max()) for post, known in zip(posts, our_logits, strict=False)
        ]
        their_loss = bits_per_byte(theirs, posts)
        their_greedy = [theirs.greedy(start, ours.end, GREEDY_TOKENS) for start in starts]
        rows.append(
            {
                "quant": quant,
                "bytes": size,
                "same_tokens": len(texts) - len(different),
                "differing_texts": different,
                "largest_logit_difference": max(differences),
                "bits_per_byte": their_loss,
                "relative": their_loss / our_loss - 1,
                "same_greedy": sum(map(list.__eq__, their_greedy, our_greedy)),
                "same_greedy_tokens": list(map(common_prefix, their_greedy, our_greedy)),
                "greedy_tokens": list(map(len, our_greedy)),
                "ours": our_loss,
            }
        )
        theirs.close()
        log(rows[-1])
    return rows


def main() -> None:
    options = parser(__doc__)
    options.add_argument("persona")
    options.add_argument("--quants", nargs="+", choices=get_args(Quant), default=list(get_args(Quant)))
    options.add_argument("--posts", type=int, help="score at most this many held-out posts (all)")
    options.add_argument("--adapter", action="store_true", help="its LoRA adapter beside the base")
    given = options.parse_args()
    persona = personas.find(home(), given.persona)
    rows = measure(persona, given.quants, given.posts, as_adapter=given.adapter)
    header = ["format", "MB", "same tokens", "difference of logits", "bits per byte", "change", "greedy texts alike"]
    cells = [
        [
            row["quant"],
            f"{row['bytes'] / 1e6:.1f}",
            f"{row['same_tokens']} of 500",
            f"{row['largest_logit_difference']:.2g}",
            f"{row['bits_per_byte']:.4f}",
            f"{row['relative']:+.2%}",
            f"{row['same_greedy']} of {len(USUAL_STARTS)}",
            ", ".join(map(str, row["same_greedy_tokens"])),
        ]
        for row in rows
    ]
    print(markdown([*header, "tokens alike"], cells))
    if given.adapter:
        return
    about = machine(xllamacpp=version("xllamacpp"), torch=torch.__version__)
    store(given.results / "gguf.json", persona.name, [row | about for row in rows])


def store(path: Path, name: str, rows: list[dict[str, Any]]) -> None:
    stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    by_quant = {row["quant"]: row for row in [*(stored["rows"] if stored.get("persona") == name else []), *rows]}
    write_json(path, {"persona": name, "rows": [by_quant[quant] for quant in get_args(Quant) if quant in by_quant]})


if __name__ == "__main__":
    main()
