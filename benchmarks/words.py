"""Find invented words in what a persona writes: words that neither a dictionary nor its own posts know.

    python benchmarks/words.py PERSONA --dictionaries de_DE en_US [--posts 50] [--seed 0] [--set KEY=VALUE]

Needs `hunspell` and its dictionaries (Debian: hunspell, hunspell-de-de, hunspell-en-us, hunspell-es, …). Generates
posts, with the default settings unless `--set` changes one, and prints each that has such a word, then their number
beside that of the same number of held-out posts: dictionaries lack names and slang, so real posts have unknown words
too.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence

from huggingtweets.config import GenerateConfig, parse
from huggingtweets.files import home
from huggingtweets.library import Library
from huggingtweets.writing.write import Writer
from measuring import markdown, parser

_NO_WORD = re.compile(r"https?://\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def words_of(text: str) -> set[str]:
    return set(_WORD.findall(_NO_WORD.sub(" ", text)))


def unknown(words: Sequence[str], dictionaries: Sequence[str]) -> set[str]:
    """The `words` that none of the dictionaries accepts."""
    command = ["hunspell", "-d", ",".join(dictionaries), "-i", "utf-8", "-l"]
    done = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def main() -> None:
    options = parser(__doc__, writes=False)
    options.add_argument("persona")
    options.add_argument("--dictionaries", nargs="+", required=True, metavar="CODE")
    options.add_argument("--posts", type=int, default=50)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="of GenerateConfig")
    given = options.parse_args()
    config = parse(GenerateConfig, dict(each.split("=", 1) for each in given.set))
    writer = Writer(home(), given.persona, config, device="cpu")
    with Library(home()) as library:
        parts = {
            part: [post.text for post in library.run_posts(given.persona, part)] for part in ("train", "validation")
        }
    own = {word.lower() for text in parts["train"] for word in words_of(text)}
    rows = []
    generated = [post.text for post in writer.stream("", given.posts, given.seed)]
    for name, texts in (("generated", generated), ("held out", parts["validation"][: given.posts])):
        candidates = sorted({word for text in texts for word in words_of(text) if word.lower() not in own})
        missing = unknown(candidates, given.dictionaries)
        found = [(text, words_of(text) & missing) for text in texts]
        found = [(text, words) for text, words in found if words]
        for text, words in found:
            print(f"{name}: {', '.join(sorted(words))}: {text!r}")
        rows.append([name, len(texts), len(found), sum(len(words) for _, words in found)])
    print(markdown(["posts", "number", "with an unknown word", "unknown words"], rows))


if __name__ == "__main__":
    main()
