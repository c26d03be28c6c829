"""Advice on a goal as it is being written, in words: what goals/advice.py and the level's limits have to say of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goals.advice import AdviceKind, Other, Remark, Wording, remarks
from goals.limits import Breach
from goals.models import Goal
from goals.queries.limits import Position, breach_text, breaches_at
from goals.rules import OPEN_STATES
from governance.access import grants_of
from governance.models import AdoptionState, ModelLevel, User
from governance.models.organisation import Permission
from indicators.models import Indicator
from indicators.queries.visible import visible_indicators


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A goal as far as it has been written: nothing in it need be there, or be right. goal: the stored draft.

    rationale, citizen_benefit: None where it is not known what they say.
    """

    title: str = ""
    level: ModelLevel | None = None
    organisation_id: int | None = None
    year_from: int | None = None
    year_to: int | None = None
    kind: str = Goal.Kind.DEVELOPMENT
    serves: bool = False
    rationale: str | None = None
    citizen_benefit: str | None = None
    indicators: Sequence[int] = ()
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice: the question to ask oneself, what it is about, and an example of how it may be put.

    url: the other goal that it is about, if any. is_binding: the model demands it, and nothing is stored without it.
    """

    kind: str
    question: str
    text: str
    example: str = ""
    url: str = ""
    url_text: str = ""
    is_binding: bool = field(default=False)


QUESTIONS: Mapping[AdviceKind, object] = {
    AdviceKind.MEANS: gettext_lazy("Is it a goal, or a means?"),
    AdviceKind.SEVERAL: gettext_lazy("Is it one thing at a time?"),
    AdviceKind.VAGUE: gettext_lazy("Can it be followed?"),
    AdviceKind.NOT_FOLLOWED: gettext_lazy("Can it be followed?"),
    AdviceKind.CONTROL: gettext_lazy("Do we control it?"),
    AdviceKind.LONG: gettext_lazy("Can it be said shorter?"),
    AdviceKind.BUREAUCRATIC: gettext_lazy("Can it be said plainer?"),
    AdviceKind.DUPLICATE: gettext_lazy("Is the goal there already?"),
    AdviceKind.COUNTER: gettext_lazy("Do two goals pull in different directions?"),
}
TEXTS: Mapping[AdviceKind, object] = {
    AdviceKind.MEANS: gettext_lazy(
        "“%(found)s” tells what you do, not what it leads to. Ask “why?”: the answer is often the goal, and this the "
        "activity."
    ),
    AdviceKind.SEVERAL: gettext_lazy(
        "The goal seems to hold several. Then it cannot be said whether it is reached when one is and another is not."
    ),
    AdviceKind.VAGUE: gettext_lazy(
        "What does “%(found)s” mean here? Choose an indicator that shows it, or say how much."
    ),
    AdviceKind.NOT_FOLLOWED: gettext_lazy("No indicator shows it yet. How will you see that you are there?"),
    AdviceKind.CONTROL: gettext_lazy(
        "Much of “%(found)s” is decided by others. What of it can you yourselves change? Aim at that, and follow the "
        "rest as the world around you."
    ),
    AdviceKind.LONG: gettext_lazy("%(found)s words are hard to remember. Put what is background under “Why”."),
    AdviceKind.BUREAUCRATIC: gettext_lazy("Instead of “%(found)s” you may write “%(instead)s”."),
    AdviceKind.DUPLICATE: gettext_lazy(
        "Another goal says almost the same. Serve it, or say what it means for those you are there for."
    ),
    AdviceKind.COUNTER: gettext_lazy("Another goal wants less of what this one wants more of, or the other way round."),
}
EXAMPLES: Mapping[AdviceKind, object] = {
    AdviceKind.MEANS: gettext_lazy(
        "Not “We introduce mentor talks” but “More pupils qualify for upper secondary school”. The talks are an "
        "activity."
    ),
    AdviceKind.SEVERAL: gettext_lazy("Not “Safe, healthy and informed residents” but one goal for each."),
    AdviceKind.VAGUE: gettext_lazy(
        "Not “Good home care” but “At least 88 percent of those with home care are satisfied”."
    ),
    AdviceKind.NOT_FOLLOWED: gettext_lazy("“All who apply get an answer within three weeks” can be followed."),
    AdviceKind.CONTROL: gettext_lazy("Not “More residents” but “A building permit is decided within six weeks”."),
    AdviceKind.LONG: gettext_lazy("“Older people feel safe at home.” Five words, and everyone knows what is meant."),
}


def advice_on(sketch: Sketch, *, user: User) -> tuple[Advice, ...]:
    """All advice on the sketch, what the model demands first. Needs the level loaded; at most four queries."""
    limits = [_of_breach(breach, sketch) for breach in _breaches(sketch)]
    if not sketch.title.strip():
        return tuple(limits)
    others = {other.key: other for other in _others(sketch, user)}
    found = remarks(_wording(sketch, user), others.values())
    return (*limits, *(_of_remark(remark) for remark in found))


def advice_on_goal(goal: Goal, *, user: User, indicators: Sequence[int] | None = None) -> tuple[Advice, ...]:
    """All advice on a stored goal. Needs the level loaded; at most five queries, or four with its indicators given."""
    return advice_on(sketch_of(goal, indicators), user=user)


def sketch_of(goal: Goal, indicators: Sequence[int] | None = None) -> Sketch:
    """A stored goal as a sketch. One query; none where its indicators are given."""
    if indicators is None:
        indicators = list(goal.goal_indicators.values_list("indicator_id", flat=True))
    return Sketch(
        title=goal.title,
        level=goal.level,
        organisation_id=goal.organisation_id,
        year_from=goal.year_from,
        year_to=goal.year_to,
        kind=goal.kind,
        serves=goal.parent_id is not None,
        rationale=goal.rationale,
        citizen_benefit=goal.citizen_benefit,
        indicators=indicators,
        goal=goal,
    )


def _breaches(sketch: Sketch) -> tuple[Breach, ...]:
    """The limits not kept, once it is known where the goal is to stand."""
    if not (sketch.level and sketch.organisation_id and sketch.year_from and sketch.year_to):
        return ()
    goal = sketch.goal
    position = Position(
        level=sketch.level,
        organisation_id=sketch.organisation_id,
        year_from=sketch.year_from,
        year_to=max(sketch.year_to, sketch.year_from),
        kind=sketch.kind,
        leave_out=[pk for pk in (goal.pk, goal.replaces_id) if pk] if goal else (),
    )
    found = breaches_at(
        position,
        title=sketch.title,
        rationale=sketch.rationale or "",
        benefit=sketch.citizen_benefit or "",
        serves=sketch.serves,
    )
    unknown = {name for name in ("rationale", "citizen_benefit") if getattr(sketch, name) is None}
    return tuple(breach for breach in found if breach.field not in unknown)


def _wording(sketch: Sketch, user: User) -> Wording:
    form = sketch.level.form if sketch.level else ModelLevel.Form.GOAL
    low = Indicator.Controllability.LOW
    known = list(visible_indicators(user).filter(pk__in=sketch.indicators)) if sketch.indicators else []
    # One that the organisation governs itself is enough, and what the person may not know of may be such a one.
    only_low = len(known) == len(set(sketch.indicators)) and all(row.controllability == low for row in known)
    return Wording(
        title=sketch.title,
        has_indicator=bool(sketch.indicators),
        may_be_measured=sketch.level.has_indicators if sketch.level else True,
        is_direction=form == ModelLevel.Form.VISION,
        is_commitment=form == ModelLevel.Form.COMMITMENT,
        out_of_hand=tuple(row.name for row in known) if only_low else (),
    )


def _others(sketch: Sketch, user: User) -> Iterable[Other]:
    """The goals of the same years that the person may see, but for the goal itself and the one it replaces."""
    seen = ~Q(state__in=OPEN_STATES) | Q(organisation__in=grants_of(user).where(Permission.READ_DRAFTS))
    rows = Goal.objects.filter(seen, ~Q(state=AdoptionState.SUPERSEDED))
    if sketch.year_from and sketch.year_to:
        rows = rows.filter(year_from__lte=sketch.year_to, year_to__gte=sketch.year_from)
    if sketch.goal:
        own = [pk for pk in (sketch.goal.pk, sketch.goal.replaces_id) if pk]
        rows = rows.exclude(pk__in=own).exclude(replaces=sketch.goal.pk)
    return (Other(pk, title) for pk, title in rows.order_by("level__order", "order", "pk").values_list("pk", "title"))


def _of_breach(breach: Breach, sketch: Sketch) -> Advice:
    assert sketch.level is not None  # noqa: S101 (a breach is of a level)
    question = _("The model demands") if breach.is_hard else _("The model advises")
    return Advice(breach.kind.value, question, breach_text(breach, sketch.level), is_binding=breach.is_hard)


def _of_remark(remark: Remark) -> Advice:
    words = {"found": remark.found, "instead": remark.instead}
    return Advice(
        kind=remark.kind.value,
        question=str(QUESTIONS[remark.kind]),
        text=str(TEXTS[remark.kind]) % words,
        example=str(EXAMPLES.get(remark.kind, "")),
        url=reverse("goal_show", args=[remark.other]) if remark.other else "",
        url_text=remark.found if remark.other else "",
    )


def advice_count(number: int) -> str:
    """How many pieces of advice there are, in words."""
    if not number:
        return _("No advice on the wording.")
    return ngettext(
        "%(number)s piece of advice on the wording", "%(number)s pieces of advice on the wording", number
    ) % {"number": number}
