"""How good a persona is: evaluation, comparison and learning curves."""

from huggingtweets.evaluation.compare import Comparison, compare
from huggingtweets.evaluation.curve import Curve, curve, load_curve
from huggingtweets.evaluation.evaluate import evaluate

__all__ = ["Comparison", "Curve", "compare", "curve", "evaluate", "load_curve"]
