"""Addresses: what changes within the year."""

from typing import Any

urlpatterns: list[Any] = []
