"""Addresses: how the municipality reminds."""

from typing import Any

urlpatterns: list[Any] = []
