"""How good a persona is: evaluation, comparison and learning curves."""

from huggingtweets.evaluation.compare import Comparison, compare
from huggingtweets.evaluation.curve import Curve, load_curve
from huggingtweets.evaluation.evaluate import evaluate
from huggingtweets.evaluation.measure_curve import curve

__all__ = ["Comparison", "Curve", "compare", "curve", "evaluate", "load_curve"]
