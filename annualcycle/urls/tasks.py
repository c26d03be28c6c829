"""Addresses: what the steps ask of each organisation, and the whole picture."""

from typing import Any

urlpatterns: list[Any] = []
