"""Where posts come from, and how they get into the library: one folder or file per platform behind two protocols."""

from huggingtweets.sources.base import Source, SourceOptions
from huggingtweets.sources.collect import SAMPLE, AddReport, Fetching, SyncReport, add, sync_deletes, update
from huggingtweets.sources.network import Context, Cost, NetworkSource, Page, State
from huggingtweets.sources.registry import (
    FILES,
    NETWORKS,
    FileKind,
    From,
    Network,
    at_network,
    detect,
    detect_network,
    file_kind,
    with_login,
)

__all__ = [
    "FILES",
    "NETWORKS",
    "SAMPLE",
    "AddReport",
    "Context",
    "Cost",
    "Fetching",
    "FileKind",
    "From",
    "Network",
    "NetworkSource",
    "Page",
    "Source",
    "SourceOptions",
    "State",
    "SyncReport",
    "add",
    "at_network",
    "detect",
    "detect_network",
    "file_kind",
    "sync_deletes",
    "update",
    "with_login",
]
