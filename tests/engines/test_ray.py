"""A real Ray cluster of two nodes on this machine, one of which is killed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.engines.ray import RayEngine
from huggingtweets.errors import BadInputError, ClusterError
from huggingtweets.events import OnEvent, ignore, never

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'huggingtweets[ray]'")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.network,
    # Ray leaves sockets and log files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head without cores and two nodes with one each."""
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        # The workers import this module.
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(Path.cwd()), os.environ.get("PYTHONPATH")])))
        made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
        for _ in range(2):
            made.add_node(num_cpus=1)
        yield made
        made.shutdown()


def where(shared: int, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> tuple[int, str]:
    """The node that runs this. Job 0 waits until a node is gone."""
    if job < 0:
        raise BadInputError("A negative number cannot be doubled.")
    if job == 0:
        nodes = [node for node in ray.nodes() if node["Alive"]]
        while len(nodes) == 3:
            nodes = [node for node in ray.nodes() if node["Alive"]]
    return shared * job, ray.get_runtime_context().get_node_id()


@pytest.mark.timeout(120)
def test_a_cluster_without_enough_resources_is_refused(cluster: Any) -> None:
    with pytest.raises(ClusterError) as caught:
        RayEngine(cluster.address, cpus=1, gpus=1)
    assert caught.value.option == "gpus"


@pytest.mark.timeout(240)
def test_jobs_of_a_dead_node_run_elsewhere_and_no_result_comes_twice(cluster: Any) -> None:
    engine = RayEngine(cluster.address, cpus=1)
    assert engine.slots == 2
    engine.start(where, 10)
    engine.submit(0, 0)
    for number in range(1, 5):
        engine.submit(number, number)
    engine.submit(5, -1)
    found: dict[int, Any] = {}
    while len(found) < 5:  # the other node does these; the node with job 0 is killed
        done = engine.next(ignore, never)
        assert done is not None
        assert done.number not in found
        found[done.number] = done
    assert 0 not in found
    busy = {done.result[1] for done in found.values() if done.result}
    assert len(busy) == 1
    dies = next(node for node in cluster.worker_nodes if node.node_id not in busy)
    cluster.remove_node(dies, allow_graceful=False)
    last = engine.next(ignore, never)
    assert last is not None
    assert last.number == 0
    assert last.result == (0, *busy)
    assert isinstance(found[5].error, BadInputError)
    assert [found[number].result[0] for number in range(1, 5)] == [10, 20, 30, 40]
    engine.close()
