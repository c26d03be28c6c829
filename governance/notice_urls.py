"""Addresses of what one is told."""

from typing import Any

urlpatterns: list[Any] = []
