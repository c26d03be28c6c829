"""The tests' own Redis."""

import pytest
import redis

from launcher import system
from launcher.redis import running_redis


def test_redis_runs_while_it_is_held() -> None:
    if reason := system.missing("redis"):
        pytest.skip(reason)

    with running_redis() as address, redis.Redis.from_url(address) as client:
        client.set("a", "1")
        kept = client.get("a")

    assert kept == b"1"
    with redis.Redis.from_url(address) as client, pytest.raises(redis.ConnectionError):
        client.ping()
