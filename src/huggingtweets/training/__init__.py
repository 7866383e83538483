"""From the library to a persona: prepare the posts, fine-tune the base, store the result."""

from huggingtweets.training.blend import blend
from huggingtweets.training.continuing import continue_training
from huggingtweets.training.many import EachReport, train_each
from huggingtweets.training.prepare import curate_account
from huggingtweets.training.store import TrainReport
from huggingtweets.training.train import train

__all__ = ["EachReport", "TrainReport", "blend", "continue_training", "curate_account", "train", "train_each"]
