"""Posts as documents of each family's models: what stands before and after them, in training and in writing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from tokenizers.processors import TemplateProcessing
from transformers import AutoTokenizer, GenerationConfig, pipeline

from huggingtweets.config import FinetuneConfig, GenerateConfig
from huggingtweets.models import bases
from huggingtweets.models.loaded import LoadedInEngine, LoadedModel
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.training.learner import make_learner
from huggingtweets.training.prepare import tokenize_posts
from huggingtweets.writing.sampler import PartialPost, Sampler
from tests.models.families import FAMILIES, build

TEXTS = [
    "The lamp is lit: 42 ships, and a goat.",
    " one space before",
    "   three before,  two between, one after ",
    "Fog 🌫️ and 👩‍👩‍👧 by the sea",
    "\n\nlines\n\nwith\ttabs\r\n",
    "über ﬁ 日本語の投稿 Привет مرحبا",
    "a <b>bold</b> <think>",
    "",
]
POST = "Fog  at 7 🌫️, überall."


@pytest.fixture(scope="module", params=FAMILIES)
def family(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def base(family: str, sample_posts: list[CuratedPost], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("base") / "base", family, [post.text for post in sample_posts])


def teach(loaded: LoadedModel, *posts: TokenizedPost) -> None:
    """Train until the model knows `posts` by heart."""
    config = FinetuneConfig(device="cpu", precision="fp32", freeze="nothing", embedding_rate=1)
    learner = make_learner(loaded, posts, config)
    for _ in range(300):
        nats, _ = learner.step(posts, 1e-2)
        if nats < 0.05 * len(posts):
            break
    learner.sync_model()


def post(loaded: LoadedModel, text: str) -> TokenizedPost:
    (tokenized,) = tokenize_posts([CuratedPost("", "", "", text)], loaded)
    return tokenized


def test_a_document_is_what_the_family_knows(family: str, base: Path) -> None:
    loaded, known = bases.load(base), AutoTokenizer.from_pretrained(base)
    wanted = FAMILIES[family]
    start, end = (known.convert_tokens_to_ids(token) for token in (wanted.start, wanted.end))
    assert (loaded.start, loaded.end) == (start, end)
    inner = known(TEXTS[0], add_special_tokens=False)["input_ids"]
    assert post(loaded, TEXTS[0]) == TokenizedPost([start, *inner, end], len(TEXTS[0]))
    runs_on_engine = wanted.model != "gpt2" and not wanted.tokenizer_class
    assert isinstance(loaded, LoadedInEngine) == runs_on_engine
    both = [loaded, loaded.in_transformers] if isinstance(loaded, LoadedInEngine) else [loaded]
    assert len({(each.start, each.end, each.codec.suppressed_ids) for each in both}) == 1
    special = {known.convert_tokens_to_ids(token) for token in wanted.special}
    assert special <= loaded.codec.suppressed_ids
    assert not loaded.codec.suppressed_ids & set(known.convert_tokens_to_ids(list(wanted.text_tokens)))


def test_texts_survive_the_tokenizer(family: str, base: Path) -> None:
    loaded = bases.load(base)
    # This class reads " one" like "one". Posts have no spaces around them.
    texts = [text.removeprefix(" ") if family == "llama2 by its class" else text for text in TEXTS]
    assert [loaded.decode(ids) for ids in loaded.encode(TEXTS)] == texts
    assert not any({loaded.start, loaded.end} & set(ids) for ids in loaded.encode(TEXTS))


def test_cut_posts_end_between_characters(family: str, base: Path) -> None:
    loaded = bases.load(base)
    text = "🌫️👩‍👩‍👧" * 100
    cut = post(loaded, text)
    assert cut.is_cut and loaded.context - 8 < len(cut.ids) <= loaded.context
    assert cut.ids[0] == loaded.start and cut.ids[-1] != loaded.end
    kept = loaded.decode(cut.ids)
    assert text.startswith(kept) and len(kept.encode()) == cut.bytes


@pytest.mark.parametrize("family", sorted(FAMILIES.keys() - {"pythia", "granite", "gemma3"}), indirect=True)
def test_a_persona_starts_and_ends_its_posts(family: str, base: Path, tmp_path: Path) -> None:
    loaded = bases.load(base)
    teach(loaded, post(loaded, POST))
    config = GenerateConfig(temperature=0.01)
    shown: list[PartialPost] = []
    written = list(Sampler(loaded, config).stream(["", "Fog"], 0, on_partial=shown.append))
    assert [each.text for each in written] == [POST, POST]
    assert all(POST.startswith(each.text) for each in shown)
    loaded.save(tmp_path / "persona", bf16=False)
    again = bases.load(tmp_path / "persona")
    assert (again.start, again.end) == (loaded.start, loaded.end)
    assert again.codec.suppressed_ids == loaded.codec.suppressed_ids
    assert again.encode(TEXTS) == loaded.encode(TEXTS)
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "persona")
    assert (tokenizer.bos_token_id, tokenizer.eos_token_id) == (loaded.start, loaded.end)
    assert tokenizer(POST)["input_ids"] == [loaded.start, *loaded.encode([POST])[0]]
    saved = GenerationConfig.from_pretrained(tmp_path / "persona")
    assert (saved.bos_token_id, saved.eos_token_id) == (loaded.start, loaded.end)
    write = pipeline("text-generation", str(tmp_path / "persona"), do_sample=False)
    # Transformers decodes what follows a start by itself, and Llama 2's decoder drops the first space.
    for start in ("",) if FAMILIES[family].adds_space else ("", "Fog  at"):
        assert write(start)[0]["generated_text"] == POST


@pytest.mark.slow
@pytest.mark.parametrize("family", ["gpt2", "llama2", "gemma3"], indirect=True)
def test_characters_of_several_tokens_are_whole(base: Path) -> None:
    loaded = bases.load(base)
    emoji = "😀🐐🚢🌊🔥🛶🪔🌙"
    whole = post(loaded, emoji)
    assert len(whole.ids) > 18  # bytes, most of them one by one
    teach(loaded, whole)
    # Incomplete characters do not count towards the limit: the post has a length of 16.
    writer = Sampler(loaded, GenerateConfig(temperature=0.01, max_length=16))
    assert [each.text for each in writer.stream([""], 0)] == [emoji]
    torn = TokenizedPost([*whole.ids[:-2], loaded.end], whole.bytes)
    teach(loaded, torn)
    writer = Sampler(loaded, GenerateConfig(temperature=0.01))
    assert list(writer.stream([""], 0)) == [] and set(writer.dropped) == {"broken"}


def test_personas_of_our_first_versions_keep_their_ids(family: str, base: Path, tmp_path: Path) -> None:
    """They had one token on both sides: `<|endoftext|>`, or the tokenizer's own end token."""
    if family in ("no end", "adds both"):
        pytest.skip("no persona of it was possible, or it wrote two end tokens")
    folder = shutil.copytree(base, tmp_path / "old")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    token = "<|endoftext|>" if "<|endoftext|>" in tokenizer.get_vocab() else tokenizer.eos_token
    tokenizer.bos_token = tokenizer.eos_token = tokenizer.pad_token = token
    number = tokenizer.convert_tokens_to_ids(token)
    tokenizer.backend_tokenizer.post_processor = TemplateProcessing(
        single=f"{token} $A", pair=f"{token} $A $B", special_tokens=[(token, number)]
    )
    tokenizer.save_pretrained(folder)
    loaded = bases.load(folder)
    assert (loaded.start, loaded.end) == (number, number)
    with torch.inference_mode():
        assert loaded.model(torch.tensor([post(loaded, POST).ids])).logits.isfinite().all()
