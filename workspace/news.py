"""What is new to a person beside what her page tells already."""

from collections.abc import Container
from dataclasses import dataclass

from django.urls import reverse

from governance.models import Notice, User
from governance.notices import told

MOST = 5
READ = 50  # of the latest: the rest stands on the page of notices
# What these tell is told as well by the task or the change itself, where that stands on the page.
ALSO_TOLD = frozenset({"task_soon", "task_late", "task_asked", "task_returned", "task_submitted", "change_asked"})


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A new notice in words. url: where it is opened and marked as read."""

    title: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class News:
    """Some of what is new to a person. more: how many are not shown."""

    lines: tuple[NewsLine, ...]
    more: int

    def __bool__(self) -> bool:
        return bool(self.lines)


def news_for(user: User, *, shown: Container[str] = ()) -> News:
    """The person's new notices, the latest first, but for reminders of what is `shown` ("task-12"). One query, and
    those of the words.
    """
    new = Notice.objects.filter(person=user, read_at=None)[:READ]
    rows = [row for row in new if row.kind not in ALSO_TOLD or row.about not in shown]
    words = told(rows)
    held = [row for row in rows if row.pk in words]
    lines = [
        NewsLine(words[row.pk].title, words[row.pk].detail, reverse("notice_open", args=[row.pk]))
        for row in held[:MOST]
    ]
    return News(tuple(lines), len(held) - len(lines))
