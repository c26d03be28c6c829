"""Addresses of the compliance rules."""

from typing import Any

urlpatterns: list[Any] = []
