"""Blend finished personas of one base into a new one: the weighted mean of their weights, without training.

Models that were fine-tuned from the same weights can be averaged (Wortsman et al. 2022, "Model soups",
arXiv:2203.05482).
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import check_space, folder_aside, read_bytes
from huggingtweets.library import Library, Run
from huggingtweets.models import catalogue
from huggingtweets.personas import Persona
from huggingtweets.personas.record import Ingredient, Loss, Posts, RunRecord, Seconds, Split, write_run
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.text import listing
from huggingtweets.training.prepare import accounts_in_use, find_accounts, tokenize_posts
from huggingtweets.training.store import TrainReport, run_facts

if TYPE_CHECKING:
    import torch

    from huggingtweets.library import RunPost
    from huggingtweets.models.loaded import LoadedModel


def blend(
    home: Path,
    shares: Mapping[str, float],
    *,
    name: str | None = None,
    device: str = "auto",
    on_event: OnEvent = ignore,
) -> TrainReport:
    """Blend the personas that `shares` names into the persona `name` (default: their names joined by "+").

    Shares are relative to their sum. The blend has the training and held-out posts of all its parents; what one of them
    was trained on is no held-out post. Its losses are measured on the held-out posts.

    Raises BadInputError for fewer than two personas, shares below zero or all zero, personas of different bases, and a
    name that another persona has; NotFoundError if the posts of a persona are not in the library.
    """
    from huggingtweets.models import bases

    began = time.monotonic()
    parents = [personas.find(home, each) for each in shares]
    weights = _normalised(parents, list(shares.values()))
    name = _free_name(home, name or "+".join(parent.name for parent in parents), parents)
    _check_same_base(parents)
    if name in personas.list_names(home):
        earlier = listing(personas.find(home, name).record.ingredients)
        on_event(Notice(f"{name} was a blend of {earlier}; this replaces it."))
    largest = max(zip(weights, parents, strict=True), key=lambda pair: pair[0])[1].record
    with Library(home) as library:
        runs = [library.run(parent.name) for parent in parents]
        handles = tuple(dict.fromkeys(handle for run in runs for handle in run.handles))
        rows = find_accounts(library, handles)
    uses = [f"training {parent.name}" for parent in parents]  # that training, or a removal, would change its folder
    with accounts_in_use(home, f"The blending of {name}", rows, owns=[f"training {name}"], uses=uses):
        train, held_out = _posts(home, parents)
        base = bases.locate(largest.base, home, on_event)
        device = bases.pick_device(device)
        loaded = weighted_mean(parents, weights, on_event)
        check_space(home, 4 * loaded.parameters, "Blending these personas")
        bf16 = all(parent.record.run.precision.startswith("bf16") for parent in parents)
        with folder_aside(personas.path_of(home, name)) as folder:
            loaded.save(folder, bf16=bf16, sampling=catalogue.suited(GenerateConfig(), largest.base))
            del loaded
            scored = bf16 and bases.has_bf16(device)
            before = _score(base.folder, "Scoring the untuned base", held_out, device, scored, on_event)
            after = _score(folder, "Scoring the blend", held_out, device, scored, on_event)
            config = _shared_options(parents)
            counts = {parent.record.handles: parent.record.posts for parent in parents}.values()
            facts = run_facts(TrainConfig(), largest.run.base_sha256, "", device)
            record = RunRecord(
                name=name,
                base=largest.base,
                handles=tuple(row.handle for row in rows),
                posts=None if None in counts else Posts.total(filter(None, counts)),
                split=Split(train=len(train), validation=len(held_out)),
                before=before,
                after=after,
                seconds=Seconds(total=round(time.monotonic() - began, 2)),
                run=facts.model_copy(update={"config": config, "precision": "bf16 autocast" if bf16 else "fp32"}),
                blended_from=tuple(
                    Ingredient(persona=parent.name, share=share) for parent, share in zip(parents, weights, strict=True)
                ),
            )
            report = TrainReport(personas.path_of(home, name), record, {})
            write_run(folder, record)
            figures = record.model_dump(mode="json", exclude_unset=True, exclude={"run"})
            with Library(home) as library:
                library.save_blend(
                    Run(name, report.path, handles, record.base, config, figures), [parent.name for parent in parents]
                )
    return report


def _normalised(parents: Sequence[Persona], shares: Sequence[float]) -> list[float]:
    if len({parent.name for parent in parents}) < len(parents) or len(parents) < 2:
        raise BadInputError("A blend needs two different personas or more.", hint="Name each of them once.")
    if not 0 < sum(shares) < float("inf") or min(shares) < 0:
        raise BadInputError("The shares of a blend must be numbers, 0 or more, and one of them above 0.")
    return [share / sum(shares) for share in shares]


def _free_name(home: Path, name: str, parents: Sequence[Persona]) -> str:
    """`name` for a new persona or for one that replaces an earlier blend. Raises BadInputError."""
    name = personas.existing_name(home, personas.check_name(name))
    is_own = name in {parent.name for parent in parents}
    if is_own or (name in personas.list_names(home) and not personas.find(home, name).record.blended_from):
        hint = "Give the blend another name with {option}."
        raise BadInputError(f"There is already a persona {name}.", hint=hint, option="name")
    return name


def _check_same_base(parents: Sequence[Persona]) -> None:
    first, *others = parents
    for other in others:
        one, two = (each.record.run.base_sha256 or each.record.base for each in (first, other))
        if one != two or not one:
            names = (each.record.base or "unknown" for each in (first, other))
            differ = f"stand on different bases ({' and '.join(names)})"
        elif _vocabulary(first) != _vocabulary(other):
            differ = "have different tokenizers"
        else:
            continue
        message = f"{first.name} and {other.name} {differ}, so their weights cannot be blended."
        raise BadInputError(message, hint="Train one of them again on the base of the other.")


def _vocabulary(persona: Persona) -> Any:
    """The tokenizer's words and rules, without settings; None without a tokenizer.json."""
    try:
        return json.loads(read_bytes(persona.path / "tokenizer.json"))["model"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _posts(home: Path, parents: Sequence[Persona]) -> tuple[list[RunPost], list[RunPost]]:
    """The training posts and the held-out posts of all `parents`, each once. Raises NotFoundError."""
    posts: dict[tuple[str, str, str], RunPost] = {}
    with Library(home) as library:
        for part in ("validation", "train"):  # in this order, as in `Library.save_blend`
            for parent in parents:
                found = library.run_posts(parent.name, part)
                if part == "train" and not found:
                    raise NotFoundError(
                        f"The posts of {parent.name} are not in the library, so copies of them cannot be detected.",
                        hint="Train it here with: {command}",
                        command=parent.record.retrain_command,
                    )
                posts |= {post.key: post for post in found}
    train, held_out = ([post for post in posts.values() if post.part == part] for part in ("train", "validation"))
    if not held_out:
        names = listing([parent.name for parent in parents])
        raise NotFoundError(f"There are no posts that {names} have not learnt, so a blend cannot be measured.")
    return train, held_out


def weighted_mean(parents: Sequence[Persona], shares: Sequence[float], on_event: OnEvent = ignore) -> LoadedModel:
    """A model whose weights are the mean of those of `parents`, weighted by `shares`, in float32."""
    from huggingtweets.models import bases

    mean: dict[str, torch.Tensor] = {}
    used = [(parent, share) for parent, share in zip(parents, shares, strict=True) if share]
    for number, (parent, share) in enumerate(used):
        on_event(Stage("Blending the weights", number, len(used), "personas"))
        loaded = bases.load(parent.path)
        held = loaded.engine_weights
        weights = held.weights if held else loaded.model.state_dict()
        parts = {each: weight.float() * share for each, weight in weights.items()}
        if mean and {each: part.shape for each, part in parts.items()} != {each: w.shape for each, w in mean.items()}:
            raise BadInputError(f"The weights of {used[0][0].name} and {parent.name} do not fit each other.")
        mean = {each: mean[each] + part for each, part in parts.items()} if mean else parts
    for each, weight in mean.items():
        if held:
            held.replace(each, weight)
        else:
            weights[each].copy_(weight)
    return loaded


def _score(folder: Path, what: str, posts: Sequence[RunPost], device: str, bf16: bool, on_event: OnEvent) -> Loss:
    """The loss of the model in `folder` on `posts`."""
    from huggingtweets.models import bases, loss

    on_event(Stage(what, 0, len(posts), "posts"))
    loaded = bases.load(folder, device=device)
    tokenized = tokenize_posts([CuratedPost("", "", "", post.text) for post in posts], loaded)
    scores = loss.score_loaded(loaded, tokenized, what, on_event, bf16=bf16)
    return Loss(nats_per_token=scores.nats_per_token, bits_per_byte=scores.bits_per_byte)


def _shared_options(parents: Sequence[Persona]) -> dict[str, dict[str, Any]]:
    """The training options on which all `parents` agree, and the words that any of them blocks."""
    records = [parent.record.run for parent in parents]
    options = [
        {(section, key, json.dumps(value)) for section, found in run.config.items() for key, value in found.items()}
        for run in records
    ]
    shared: dict[str, dict[str, Any]] = {"curate": {}}
    for section, key, value in sorted(set.intersection(*options)):
        shared.setdefault(section, {})[key] = json.loads(value)
    shared["curate"]["block"] = sorted({word for run in records for word in run.options("curate").get("block", [])})
    return shared
