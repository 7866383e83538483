"""What event streams share."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from huggingtweets.web.queues import ChangeSignal


def test_followers_share_one_read_until_the_next_change() -> None:
    calls: list[str] = []

    def read(what: str) -> int:
        calls.append(what)
        return len(calls)

    async def follow() -> None:
        changes = ChangeSignal()
        change = changes.next_change()
        leaving, *staying = [asyncio.create_task(change.read(read, "a")) for _ in range(20)]
        other = asyncio.create_task(change.read(read, "b"))
        await asyncio.sleep(0)
        leaving.cancel()
        with suppress(asyncio.CancelledError):
            await leaving
        assert len(set(await asyncio.gather(*staying))) == 1
        await other
        assert sorted(calls) == ["a", "b"]
        changes.notify()
        await change.wait()
        assert await changes.next_change().read(read, "a") == 3, "it is read again after the change"

    asyncio.run(follow())
