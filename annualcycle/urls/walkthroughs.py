"""Addresses: walk-throughs of the governance model."""

from typing import Any

urlpatterns: list[Any] = []
