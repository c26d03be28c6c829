"""Addresses: the wheel of a year, its steps and its days in calendars."""

from typing import Any

urlpatterns: list[Any] = []
