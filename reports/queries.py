"""Reads of reports that more than one place uses."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from goals.models import Contributor, ContributorComment, Coverage, Goal
from governance.models import AdoptionState, GovernanceModel
from reports.models import Report, ReportFile, ReportText

MOST_LISTED = 100


def reports() -> QuerySet[Report]:
    """The reports, latest first, each with its job, who ordered it and its files. Two queries."""
    return Report.objects.select_related("job", "ordered_by").prefetch_related("files").order_by("-ordered_at")


def report_files() -> QuerySet[ReportFile]:
    """The finished files, each with its report."""
    return ReportFile.objects.select_related("report")


def report_texts(year: int) -> dict[str, str]:
    """What has been written for the year under the management report's headings, by heading. One query."""
    return dict(ReportText.objects.filter(year=year).values_list("heading", "text"))


def mark_of_texts(texts: dict[str, str]) -> str:
    """A short mark of the texts as they are stored; another as soon as one of them is."""
    written = sorted((heading, text) for heading, text in texts.items() if text)
    return hashlib.sha256(json.dumps(written).encode()).hexdigest()[:20]


def report_years() -> list[int]:
    """The years up to this one that a decided governance model holds for, latest first: each can have a report."""
    spans = GovernanceModel.objects.filter(state__in=[AdoptionState.ADOPTED, AdoptionState.SUPERSEDED])
    years = {year for first, last in spans.values_list("year_from", "year_to") for year in range(first, last + 1)}
    return sorted((year for year in years if year <= timezone.localdate().year), reverse=True)


@dataclass(frozen=True, slots=True)
class GoalsTold:
    """What the report tells of goals beside how they stand, each by the goal's id."""

    goals: dict[int, Goal]
    contributors: dict[int, list[tuple[Contributor, list[ContributorComment]]]]
    coverages: dict[int, Coverage]


def goals_told(goals: Collection[int], year: int) -> GoalsTold:
    """The goals with their decisions, who contributes to them and says what, and the year's coverage. Four queries.

    The comments are those of `year` and stand in the order of time.
    """
    comments: dict[int, list[ContributorComment]] = {}
    written = ContributorComment.objects.filter(contributor__goal__in=goals, period_end__year=year)
    for row in written.select_related("written_by").order_by("period_end", "-period_start"):
        comments.setdefault(row.contributor_id, []).append(row)
    contributors: dict[int, list[tuple[Contributor, list[ContributorComment]]]] = {}
    found = Contributor.objects.filter(goal__in=goals).select_related("organisation")
    for contributor in found.order_by("organisation__sort_key", "pk"):
        contributors.setdefault(contributor.goal_id, []).append((contributor, comments.get(contributor.pk, [])))
    judged = Coverage.objects.filter(goal__in=goals, year=year).select_related("judged_by").order_by()
    return GoalsTold(
        goals=Goal.objects.select_related("decided_by").in_bulk(goals),
        contributors=contributors,
        coverages={row.goal_id: row for row in judged},
    )
