"""`demo`: everything once, on the sample account."""

from __future__ import annotations

from rich.text import Text

from huggingtweets import sources
from huggingtweets.cli.options import Json
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_json, say
from huggingtweets.cli.train import print_training, train_one
from huggingtweets.cli.write import write_posts
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.files import home


def demo(as_json: Json = False) -> None:
    """Train on a fictional account and write ten posts in its voice."""
    with Watcher() as watch:
        account = sources.add(home(), sources.SAMPLE, sources.SourceOptions(), watch).account
    config = TrainConfig()
    report = train_one([account.full_handle], config)
    if as_json:
        print_json(report.as_json())
    else:
        say(Text.assemble("\nTen new posts in the voice of ", (f"@{account.handle}", "bold"), ", who is fictional:"))
    write_posts(report.record.name, "", GenerateConfig(best=True), 10, 0, shows_id=False, as_json=as_json)
    if not as_json:
        print_training(report)
        say("Next: huggingtweets add YOUR-ARCHIVE.zip")
