"""Where posts come from, and how they get into the library.

`Source` reads a file, `NetworkSource` an account. Each platform has a folder, and `registry` lists them all.
"""

from huggingtweets.sources.base import Source, SourceOptions
from huggingtweets.sources.collect import (
    SAMPLE,
    AddReport,
    FetchOptions,
    SyncReport,
    add,
    add_chat,
    sync_deletes,
    update,
)
from huggingtweets.sources.network import Context
from huggingtweets.sources.registry import (
    FILES,
    NETWORKS,
    Network,
    SourceType,
    detect,
    detect_network,
    file_kind,
    network_with_login,
)

__all__ = [
    "FILES",
    "NETWORKS",
    "SAMPLE",
    "AddReport",
    "Context",
    "FetchOptions",
    "Network",
    "Source",
    "SourceOptions",
    "SourceType",
    "SyncReport",
    "add",
    "add_chat",
    "detect",
    "detect_network",
    "file_kind",
    "network_with_login",
    "sync_deletes",
    "update",
]
