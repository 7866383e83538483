"""OpenAI's API, with OpenAI's own client."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openai
import pytest

from huggingtweets.config import GenerateConfig
from huggingtweets.models import bases
from huggingtweets.web.security import hash_token
from huggingtweets.writing import Writer
from tests.web.conftest import Served, serving

pytestmark = pytest.mark.network

PERSONA = "keeper_skarholm"


@pytest.fixture
def client(trained: Served) -> openai.OpenAI:
    return openai.OpenAI(base_url=f"{trained.url}/v1", api_key="none", max_retries=0)


def mark(answer: Any) -> str:
    """What an answer says beside the fields that the client knows."""
    return str(answer.model_extra["machine_written"])


def test_personas_are_models(client: openai.OpenAI) -> None:
    (model,) = client.models.list().data
    assert (model.id, model.owned_by) == (PERSONA, "huggingtweets")
    assert "imitates @keeper_skarholm, who wrote none of it" in mark(model)
    assert client.models.retrieve(PERSONA).id == PERSONA


@pytest.mark.slow
def test_a_completion_is_what_generate_writes(client: openai.OpenAI, trained: Served) -> None:
    answer = client.completions.create(model=PERSONA, prompt="Fog", n=2, seed=7, temperature=0.6, max_tokens=5)
    config = GenerateConfig(temperature=0.6)
    direct = {post.text for post in Writer(trained.home, PERSONA, config).stream("Fog", 2, 7)}
    assert {f"Fog{choice.text}" for choice in answer.choices} == direct
    assert [choice.index for choice in answer.choices] == [0, 1]
    encode = bases.load(trained.home / "personas" / PERSONA).encode
    written = sum(len(encode([text])[0]) - len(encode(["Fog"])[0]) + 1 for text in direct)
    assert answer.usage
    assert (answer.usage.prompt_tokens, answer.usage.completion_tokens) == (len(encode(["Fog"])[0]) + 1, written)
    assert {choice.finish_reason for choice in answer.choices} == {"stop"}
    assert "Written by a machine" in mark(answer)


def test_a_chat_answers_with_a_whole_post(client: openai.OpenAI) -> None:
    messages: list[Any] = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "Fog"}]},
    ]
    answer = client.chat.completions.create(model=PERSONA, messages=messages, temperature=0.7, seed=1)
    message = answer.choices[0].message
    assert message.role == "assistant"
    assert (message.content or "").startswith("Fog")
    assert "Written by a machine" in mark(answer)


@pytest.mark.slow
def test_a_persona_that_knows_parents_answers_the_message(persona: Path) -> None:
    record = json.loads((persona / "run.json").read_text("utf-8"))
    record["run"]["config"]["curate"]["parents"] = True
    (persona / "run.json").write_text(json.dumps(record), "utf-8")
    messages: list[Any] = [{"role": "user", "content": "Is it dark?"}]
    with serving(persona.parents[1]) as served:
        asked = openai.OpenAI(base_url=f"{served.url}/v1", api_key="none", max_retries=0)
        answer = asked.chat.completions.create(model=PERSONA, messages=messages, seed=1)
    (post,) = Writer(served.home, PERSONA, GenerateConfig(reply_to="Is it dark?")).stream("", 1, 1)
    assert answer.choices[0].message.content == post.text
    assert answer.usage
    assert answer.usage.prompt_tokens == 1 + len(bases.load(persona).encode(["> Is it dark?\n\n"])[0])


def test_posts_are_streamed_and_end_at_a_stop(client: openai.OpenAI) -> None:
    messages: list[Any] = [{"role": "user", "content": ""}]
    whole = [
        chunk.choices[0].delta.content or ""
        for chunk in client.chat.completions.create(model=PERSONA, messages=messages, n=2, seed=1, stream=True)
    ]
    assert len(whole) == 2
    cut = client.completions.create(model=PERSONA, n=2, seed=1, stream=True, prompt="", stop=[" ", "x"])
    texts = [chunk.choices[0].text for chunk in cut]
    assert texts == [min(text.split(" ")[0], text.split("x")[0], key=len) for text in whole]


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ({"model": "nobody"}, "not_found", "nobody"),
        ({"temperature": -1}, "config", "Temperature"),
        ({"prompt": ["a", "b"]}, "bad_input", "one text at a time"),
        ({"n": 1000}, "invalid_request", "50"),
    ],
)
def test_a_wrong_request_gets_an_error_that_the_client_understands(
    client: openai.OpenAI, options: dict[str, Any], code: str, words: str
) -> None:
    with pytest.raises(openai.APIStatusError) as caught:
        client.completions.create(**{"model": PERSONA, "prompt": "", **options})
    assert caught.value.status_code in {400, 404, 422}
    assert caught.value.code == code
    assert words in json.dumps(caught.value.body)


def test_the_servers_token_is_the_key(home: Path) -> None:
    with serving(home, host="192.0.2.1", token_hash=hash_token("the-token")) as served:
        client = openai.OpenAI(base_url=f"{served.url}/v1", api_key="the-token", max_retries=0)
        assert client.models.list().data == []
        with pytest.raises(openai.AuthenticationError, match="token"):
            client.with_options(api_key="another").models.list()
