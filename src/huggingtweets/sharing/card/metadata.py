"""The YAML header of a card, which the Hub reads: base, licence, all losses and measures unrounded, and prompts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from huggingtweets.evaluation.definitions import measures
from huggingtweets.library import Generation
from huggingtweets.models import bases, catalogue
from huggingtweets.personas import Persona
from huggingtweets.personas.record import Evaluation, RunRecord
from huggingtweets.posts.languages import NAMELESS
from huggingtweets.sharing.card import markdown
from huggingtweets.sharing.card.examples import hide_mentions
from huggingtweets.writing.starts import usual_starts

if TYPE_CHECKING:
    from huggingface_hub import EvalResult


def metadata(persona: Persona, evaluation: Evaluation | None, samples: Sequence[Generation], *, not_mine: bool) -> str:
    """The header as YAML, which quotes whatever a stranger's record holds."""
    from huggingface_hub import ModelCardData

    record = persona.record
    hub_id = bases.hub_id(record.base)
    base = catalogue.find(record.base)
    outputs = {sample.start: markdown.clean(hide_mentions(sample.text)) for sample in samples}
    data = ModelCardData(
        language=_languages(record),
        license=base.licence.id if base else "unknown",
        library_name="transformers",
        pipeline_tag="text-generation",
        base_model=hub_id,
        base_model_relation="finetune" if hub_id else None,
        tags=["huggingtweets", "imitation", *(["parody"] if not_mine else [])],
        widget=[
            {"text": start, **({"output": {"text": outputs[start]}} if start in outputs else {})}
            for start in usual_starts(record.languages)
        ],
        model_name=markdown.plain(persona.name),
        eval_results=_results(record, evaluation) or None,
    )
    text: str = data.to_yaml()
    return text


def _results(record: RunRecord, evaluation: Evaluation | None) -> list[EvalResult]:
    from huggingface_hub import EvalResult

    accounts = markdown.plain(record.imitated) or "someone"
    names = {
        "held-out-posts": f"Held-out posts of {accounts}",
        "training-posts": f"Training posts of {accounts}",
        "generations": "Generations",
    }

    def result(dataset: str, config: str, metric: str, name: str, value: float) -> EvalResult:
        return EvalResult(
            "text-generation", dataset, names[dataset], metric, value, "Text generation", config, metric_name=name
        )

    results = []
    for loss, when in ((record.after, "after training"), (record.before, "of the untuned base")):
        if loss:
            results += [
                result("held-out-posts", "training", "bits_per_byte", f"Bits per byte {when}", loss.bits_per_byte),
                result("held-out-posts", "training", "loss", f"Loss {when} (nats per token)", loss.nats_per_token),
            ]
    if kept := record.kept_epoch:
        name = "Loss in training (nats per token)"
        results.append(result("training-posts", "training", "loss", name, kept.train_nats_per_token))
    for measure in measures(evaluation) if evaluation else ():
        dataset = "held-out-posts" if measure.part in ("fit", "verification", "memory") else "generations"
        results.append(result(dataset, "evaluation", measure.key, measure.name, measure.figure.value))
    return results


def _languages(record: RunRecord) -> list[str] | None:
    """The posts' languages, the most frequent first. None if no language is known."""
    codes = record.posts.languages if record.posts else {}
    return [code for code in codes if code not in NAMELESS] or None
