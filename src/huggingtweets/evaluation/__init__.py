"""How good a persona is: evaluation, comparison and learning curves."""

from huggingtweets.evaluation.compare import Comparison, compare
from huggingtweets.evaluation.curve import Curve, curve, load_curve
from huggingtweets.evaluation.evaluate import evaluate
from huggingtweets.evaluation.score import ScoreReport, score, texts_in

__all__ = ["Comparison", "Curve", "ScoreReport", "compare", "curve", "evaluate", "load_curve", "score", "texts_in"]
