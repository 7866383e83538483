"""A fake Weights & Biases on loopback, with the part of its API that an agent and its runs use."""

from __future__ import annotations

import gzip
import json
from collections import deque
from typing import Any

from tests.sources.servers.loopback import Answering, FakePlatform, Query

ME = "me"
KEY = "0123456789" * 4
VIEWER = {"id": "1", "entity": ME, "username": ME, "email": "", "flags": "{}", "teams": {"edges": []}}


class FakeWandb(FakePlatform):
    """Has one sweep, `sweep_id`. Hands out its `trials` (values by option) one by one, then ends the agent."""

    def __init__(self, sweep_id: str, *trials: dict[str, Any]) -> None:
        super().__init__()
        self.sweep_id = sweep_id
        self.trials = deque(trials)
        self.agents: list[dict[str, Any]] = []
        """What each agent sent at registration."""
        self.runs: dict[str, dict[str, Any]] = {}
        """By name: the run's `sweep`, `config`, `history` (a record a step), `summary` and `exitcode`."""
        self.started = 0
        self.stops = 0
        """How many runs to stop while they train, as if by a click on the page."""
        self.command: list[str] = []
        """What W&B's own agent runs for each trial of the sweep."""

    def serve(self, to: Answering, path: str, query: Query) -> None:
        body = to.rfile.read(int(to.headers.get("Content-Length") or 0))
        if to.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        if path == "/graphql":
            request = json.loads(body)
            status, answer = self.graphql(request["query"], request.get("variables") or {})
            to.send(status, answer)
            return
        if path.endswith("/file_stream"):
            self.stream(path.split("/")[-2], json.loads(body))
        to.send(200, {})

    def graphql(self, query: str, variables: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """The answer to a GraphQL query."""
        if "CreateAgent" in query:
            if variables["sweep"] != self.sweep_id:
                return 404, {"errors": [{"message": "failed to find sweep", "path": ["createAgent"]}], "data": None}
            self.agents.append(variables)
            return 200, {"data": {"createAgent": {"agent": {"id": "agent"}}}}
        if "Heartbeat" in query:
            commands = json.dumps(self.commands(json.loads(variables["runState"])))
            return 200, {"data": {"agentHeartbeat": {"agent": {"id": "agent"}, "commands": commands}}}
        if "SweepWithRuns" in query:
            sweep = {"config": json.dumps({"command": self.command}), "runs": {"edges": []}}
            return 200, {"data": {"project": {"sweep": sweep}}}
        if "UpsertBucket" in query:
            run = self.runs.setdefault(variables["name"], {"history": [], "config": {}})
            run["config"] = json.loads(variables.get("config") or "{}") or run["config"]
            run["sweep"] = variables.get("sweep") or run.get("sweep")
            return 200, {"data": {"upsertBucket": {"bucket": self.bucket(variables["name"]), "inserted": True}}}
        if "CreateRunFiles" in query:
            files = [{"name": name, "uploadUrl": f"{self.url}/upload"} for name in variables["files"]]
            return 200, {"data": {"createRunFiles": {"runID": "1", "uploadHeaders": [], "files": files}}}
        return 200, {"data": {"viewer": VIEWER} if "iewer" in query else {}}

    def commands(self, running: dict[str, bool]) -> list[dict[str, Any]]:
        """The next trial, unless one is running."""
        if self.stops and any("fingerprints" in self.runs.get(name, {}).get("config", {}) for name in running):
            self.stops -= 1
            return [{"type": "stop", "run_id": name} for name in running]
        if running:
            return []
        if not self.trials:
            return [{"type": "exit"}]
        self.started += 1
        values = {name: {"value": value} for name, value in self.trials.popleft().items()}
        return [{"type": "run", "run_id": f"run{self.started}", "program": "huggingtweets", "args": values}]

    def bucket(self, name: str) -> dict[str, Any]:
        project = {"id": "1", "name": "huggingtweets", "entity": {"id": "1", "name": ME}}
        return {"id": name, "name": name, "displayName": name, "config": "{}", "project": project} | {
            "sweepName": self.runs[name]["sweep"],
            "description": "",
            "historyLineCount": 0,
        }

    def stream(self, name: str, sent: dict[str, Any]) -> None:
        """Store what a run logs."""
        run = self.runs[name]
        files = sent.get("files") or {}
        run["history"] += [json.loads(line) for line in files.get("wandb-history.jsonl", {}).get("content", [])]
        for line in files.get("wandb-summary.json", {}).get("content", []):
            run["summary"] = json.loads(line)
        if sent.get("complete"):
            run["exitcode"] = sent["exitcode"]
