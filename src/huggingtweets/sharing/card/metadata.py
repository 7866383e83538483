"""What a card tells the Hub, as YAML on its top: base, licence, results, and texts to try."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from huggingtweets.evaluation.definitions import measures
from huggingtweets.library import Generation
from huggingtweets.models import bases
from huggingtweets.personas import Persona
from huggingtweets.personas.record import RunRecord
from huggingtweets.sharing.card import markdown
from huggingtweets.sharing.card.examples import unnamed
from huggingtweets.text import listing
from huggingtweets.writing.sampler import USUAL_STARTS

if TYPE_CHECKING:
    from huggingface_hub import EvalResult

    from huggingtweets.personas.record import Evaluation


def metadata(
    persona: Persona,
    record: RunRecord,
    evaluation: Evaluation | None,
    samples: Sequence[Generation],
    *,
    not_mine: bool,
) -> str:
    """What the Hub reads, as YAML."""
    from huggingface_hub import ModelCardData

    # A name that never was one of ours may hold anything; YAML quotes it.
    results = _results(record, evaluation)
    written = {sample.start: markdown.visible(unnamed(sample.text)) for sample in samples}
    data = ModelCardData(
        language=_languages(record),
        license=bases.DEFAULT_LICENCE if record.base == bases.DEFAULT else "unknown",
        library_name="transformers",
        pipeline_tag="text-generation",
        base_model=bases.hub_id(record.base),
        base_model_relation="finetune" if bases.hub_id(record.base) else None,
        tags=["huggingtweets", "imitation", *(["parody"] if not_mine else [])],
        widget=[
            {"text": start, **({"output": {"text": written[start]}} if start in written else {})}
            for start in USUAL_STARTS
        ],
        model_name=markdown.plain(persona.name),
        eval_results=results or None,
    )
    text: str = data.to_yaml()
    return text


def _results(record: RunRecord, evaluation: Evaluation | None) -> list[EvalResult]:
    """All losses and measures, unrounded."""
    from huggingface_hub import EvalResult

    whose = listing([f"@{markdown.plain(handle)}" for handle in record.handles]) or "someone"

    def result(dataset: str, name: str, config: str, metric: str, metric_name: str, value: float) -> EvalResult:
        return EvalResult(
            task_type="text-generation",
            task_name="Text generation",
            dataset_type=dataset,
            dataset_name=name,
            dataset_config=config,
            metric_type=metric,
            metric_name=metric_name,
            metric_value=value,
        )

    held_out = ("held-out-posts", f"Held-out posts of {whose}")
    generations = ("generations", "Posts that the model wrote")
    results = []
    for loss, when in ((record.after, "after training"), (record.before, "of the untuned base")):
        if loss:
            results += [
                result(*held_out, "training", "bits_per_byte", f"Bits per byte {when}", loss.bits_per_byte),
                result(*held_out, "training", "loss", f"Loss {when} (nats per token)", loss.nats_per_token),
            ]
    if kept := record.kept_epoch:
        posts = ("training-posts", f"Training posts of {whose}")
        name = "Loss in training (nats per token)"
        results.append(result(*posts, "training", "loss", name, kept.train_nats_per_token))
    for measure in measures(evaluation) if evaluation else ():
        of = held_out if measure.part == "fit" else generations
        results.append(result(*of, "evaluation", measure.key, measure.name, measure.figure.value))
    return results


def _languages(record: RunRecord) -> list[str] | None:
    """Those that posts were kept in, where that was an option taken."""
    codes = record.run.config.get("curate", {}).get("lang")
    if not isinstance(codes, list):
        return None
    return [code for code in codes if isinstance(code, str) and re.fullmatch("[a-z]{2,3}", code)] or None
