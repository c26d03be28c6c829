"""Joint commitments: who contributes to a goal, what each says of its part for a period, and what is missing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from annualcycle.periods import Frequency, Period
from annualcycle.queries import periods as period_queries
from goals.models import Contributor, ContributorComment, Goal
from goals.queries.assessment import PeriodChoice, period_choices, period_to_assess
from goals.queries.holding import holds_in
from goals.rules import OPEN_STATES, can_comment_contribution
from governance.language import active_language
from governance.models import AdoptionState, Organisation, User

# The whole and its council decide; they do not contribute to themselves.
NOT_CONTRIBUTING = frozenset({Organisation.Kind.MUNICIPALITY, Organisation.Kind.COUNCIL})


def comment_of(contributor: Contributor, period: Period) -> ContributorComment | None:
    """What the contributor has said of its part in the period, if anything. One query."""
    found = contributor.comments.filter(frequency=period.frequency, period_start=period.start)
    return found.select_related("written_by").first()


def period_of_interest(year: int) -> Period:
    """The period whose comments a page for `year` shows: the one to assess now, or the whole of another year."""
    now = period_to_assess()
    return now if now.year == year else Period.of_year(year)


@dataclass(frozen=True, slots=True)
class Comment:
    """A contributor's comment for a period."""

    label: str
    text: str
    written_by: str
    written_on: date


@dataclass(frozen=True, slots=True)
class ContributorLine:
    """A contributor: its task, what it says for the period (None yet), and what it said before, the latest first.

    goes_over: it contributes to the goal that this draft is to replace, and goes on when the draft is adopted.
    """

    contributor: Contributor
    organisation: str
    task: str
    comment: Comment | None
    earlier: tuple[Comment, ...]
    comment_url: str
    goes_over: bool


@dataclass(frozen=True, slots=True)
class JointPicture:
    """The shared picture of a joint goal for a period. Empty lines: the goal is not joint."""

    label: str
    lines: tuple[ContributorLine, ...]
    is_decided: bool

    @property
    def commented(self) -> int:
        """How many contributors have commented for the period."""
        return sum(line.comment is not None for line in self.lines)


def joint_picture(goal: Goal, *, period: Period, user: User) -> JointPicture:
    """Who contributes to the goal and what each says of the period. comment_url: "" where `user` may not write it.

    Two queries, however many contribute.
    """
    heads = [pk for pk in (goal.pk, goal.replaces_id) if pk and (pk == goal.pk or goal.state in OPEN_STATES)]
    rows_of_goal = Contributor.objects.filter(goal__in=heads).select_related("goal", "organisation")
    contributors = list(rows_of_goal.order_by("organisation__sort_key"))
    comments: dict[int, list[ContributorComment]] = {}
    rows = ContributorComment.objects.filter(contributor__in=contributors).select_related("written_by")
    for row in rows.order_by("-period_end", "period_start"):
        comments.setdefault(row.contributor_id, []).append(row)
    lines = []
    for contributor in contributors:
        own = comments.get(contributor.pk, [])
        lines.append(_line(contributor, own, period, user, goes_over=contributor.goal_id != goal.pk))
    label = period.label(active_language())
    return JointPicture(label, tuple(lines), is_decided=goal.state == AdoptionState.ADOPTED)


def _line(
    contributor: Contributor, comments: Iterable[ContributorComment], period: Period, user: User, *, goes_over: bool
) -> ContributorLine:
    by_period = {Period(Frequency(row.frequency), row.period_start): row for row in comments}
    current = by_period.pop(period, None)
    address = reverse("contribution_comment", args=[contributor.pk, period.slug])
    return ContributorLine(
        contributor=contributor,
        organisation=contributor.organisation.name,
        task=contributor.task,
        comment=told(current, period) if current else None,
        earlier=tuple(told(row, each) for each, row in by_period.items() if each.end < period.end),
        comment_url=address if can_comment_contribution(user, contributor) else "",
        goes_over=goes_over,
    )


def told(row: ContributorComment, period: Period) -> Comment:
    """A comment in words. Needs written_by loaded."""
    return Comment(
        period.label(active_language()), row.text, row.written_by.full_name, timezone.localdate(row.written_at)
    )


def whole_contributors() -> "QuerySet[Contributor]":
    """Contributors with what their pages and rules need of other tables."""
    return Contributor.objects.select_related("goal__level", "goal__organisation", "organisation")


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """A contribution in the list, for a period. may_comment: the person writes here; is_missing: nothing is written."""

    pk: int
    goal_id: int
    title: str
    level: str
    leader: str
    organisation_id: int
    organisation: str
    task: str
    comment: str
    may_comment: bool
    comment_url: str
    goal_url: str

    @property
    def is_missing(self) -> bool:
        """Whether the comment for the period is still to be written."""
        return not self.comment


@dataclass(frozen=True, slots=True)
class ContributionList:
    """What organisations contribute to in a period, the person's own first."""

    period: Period
    label: str
    is_closed: bool
    rows: tuple[ContributionRow, ...]
    periods: tuple[PeriodChoice, ...]
    organisations: tuple[tuple[int, str], ...]

    @property
    def waiting(self) -> int:
        """How many comments the person has left to write."""
        return sum(row.may_comment and row.is_missing for row in self.rows)

    @property
    def missing(self) -> int:
        """How many comments are missing in all."""
        return sum(row.is_missing for row in self.rows)


def contribution_list(*, period: Period, user: User, organisation: int | None = None) -> ContributionList:
    """Every contribution to a goal that is adopted and holds in the period's year. Constant in queries."""
    closings = period_queries.closings()
    rows = contribution_rows(period=period, user=user)
    offered = dict(sorted({row.organisation_id: row.organisation for row in rows}.items(), key=lambda item: item[1]))
    return ContributionList(
        period=period,
        label=period.label(active_language()),
        is_closed=closings.is_closed(period),
        rows=tuple(row for row in rows if organisation in (None, row.organisation_id)),
        periods=period_choices(period, closings, _address(organisation)),
        organisations=tuple(offered.items()),
    )


def contribution_rows(*, period: Period, user: User) -> list[ContributionRow]:
    """The contributions of the period's year, those that the person comments first. Two queries."""
    contributors = (
        whole_contributors()
        .filter(holds_in(period.year, goal="goal__"))
        .order_by("organisation__sort_key", "goal__level__order", "goal__order", "pk")
    )
    texts: Mapping[int, str] = dict(
        ContributorComment.objects.filter(frequency=period.frequency, period_start=period.start)
        .order_by()
        .values_list("contributor_id", "text")
    )
    rows = [_row(contributor, texts.get(contributor.pk, ""), period, user) for contributor in contributors]
    return sorted(rows, key=lambda row: not row.may_comment)


def _row(contributor: Contributor, text: str, period: Period, user: User) -> ContributionRow:
    goal = contributor.goal
    return ContributionRow(
        pk=contributor.pk,
        goal_id=goal.pk,
        title=goal.title,
        level=goal.level.name,
        leader=goal.organisation.name,
        organisation_id=contributor.organisation_id,
        organisation=contributor.organisation.name,
        task=contributor.task,
        comment=text,
        may_comment=can_comment_contribution(user, contributor),
        comment_url=reverse("contribution_comment", args=[contributor.pk, period.slug]),
        goal_url=reverse("goal_show", args=[goal.pk]),
    )


def _address(organisation: int | None) -> Callable[[Period], str]:
    chosen = f"&organisation={organisation}" if organisation else ""
    return lambda period: f"{reverse('contribution_list')}?period={period.slug}{chosen}"


@dataclass(frozen=True, slots=True)
class CommentPage:
    """What a contributor needs to comment on its part: the period, what it wrote, and what it wrote last time."""

    period: Period
    label: str
    is_closed: bool
    is_in_force: bool
    stored: ContributorComment | None
    earlier: Comment | None
    periods: tuple[PeriodChoice, ...]


def comment_page(contributor: Contributor, period: Period) -> CommentPage:
    """The page on which a contributor comments on its part in the period. Four queries."""
    closings, goal = period_queries.closings(), contributor.goal
    before = (
        contributor.comments.filter(period_end__lt=period.end).select_related("written_by").order_by("-period_end")
    ).first()
    return CommentPage(
        period=period,
        label=period.label(active_language()),
        is_closed=closings.is_closed(period),
        is_in_force=goal.year_from <= period.year <= goal.year_to and period.start <= timezone.localdate(),
        stored=comment_of(contributor, period),
        earlier=told(before, Period(Frequency(before.frequency), before.period_start)) if before else None,
        periods=period_choices(
            period, closings, lambda each: reverse("contribution_comment", args=[contributor.pk, each.slug])
        ),
    )


def organisations_to_ask(goal: Goal) -> "QuerySet[Organisation]":
    """Those who may contribute to the goal: every organisation of its years but its leader and the whole."""
    others = Organisation.objects.exclude(pk=goal.organisation_id).exclude(kind__in=NOT_CONTRIBUTING)
    return others.exclude(valid_to__lt=date(goal.year_from, 1, 1)).order_by("sort_key")
