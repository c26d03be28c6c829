"""What the clock asks of the annual cycle: reminders before the day's digests."""

from datetime import date

from annualcycle.services.reminders import remind_by_policy


def remind(on: date) -> int:
    """Give the reminders that a day asks for, in the open scope; how many are given now."""
    return remind_by_policy(on=on, by=None)
