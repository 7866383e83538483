"""One account from posts to a persona that writes: the only owner of the order of the stages.

The command line, and whatever else drives HuggingTweets, calls these functions and watches their events.
"""

from huggingtweets.pipeline.collect import (
    SAMPLE,
    AddReport,
    Fetching,
    SyncReport,
    add,
    curate_account,
    sync_deletes,
    update,
)
from huggingtweets.pipeline.compare import Comparison, compare
from huggingtweets.pipeline.curve import Curve, load_curve
from huggingtweets.pipeline.evaluate import Evaluation, evaluate
from huggingtweets.pipeline.measure_curve import curve
from huggingtweets.pipeline.quiz import Quiz, Score
from huggingtweets.pipeline.report import report
from huggingtweets.pipeline.train import TrainReport, train
from huggingtweets.pipeline.train_each import EachReport, train_each
from huggingtweets.pipeline.use import Writing, generation_as_json

__all__ = [
    "SAMPLE",
    "AddReport",
    "Comparison",
    "Curve",
    "EachReport",
    "Evaluation",
    "Fetching",
    "Quiz",
    "Score",
    "SyncReport",
    "TrainReport",
    "Writing",
    "add",
    "compare",
    "curate_account",
    "curve",
    "evaluate",
    "generation_as_json",
    "load_curve",
    "report",
    "sync_deletes",
    "train",
    "train_each",
    "update",
]
