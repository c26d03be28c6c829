"""Many municipalities, fast: rows are made in Python and go in by COPY as the owner, whom policies do not bind."""

import csv
import io
import itertools
import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connections, models

from goals.models import Activity, Assessment, Goal, GoalIndicator, Plan, PlanAnswer
from governance.models import GovernanceModel, ModelLevel, Municipality, Organisation, StatusScale, StatusStep, User
from indicators.fulfilment import TargetKind
from indicators.models import Comparator, Indicator, Target, Value

YEARS = range(2017, 2027)
DECIDED = {"decided_on": date(2022, 11, 21), "registry_number": "KS 2022:1", "minutes_paragraph": "1"}
BOARDS, UNITS = 6, 50
IDS = itertools.count(1_000_000)  # far above the sequences, which number what the product itself adds


class Copy:
    """Rows of the models, collected with ids of their own and written by COPY, model by model in that order."""

    def __init__(self) -> None:
        self.rows: dict[type[models.Model], list[dict[str, Any]]] = {}

    def add(self, model: type[models.Model], municipality_id: int, **values: Any) -> int:
        """One row; its id."""
        pk = next(IDS)
        self.rows.setdefault(model, []).append({"id": pk, "municipality_id": municipality_id, **values})
        return pk

    def write(self) -> int:
        """COPY everything, without the history's triggers; how many rows."""
        total = 0
        with connections["owner"].cursor() as cursor:
            for model, rows in self.rows.items():
                table = model._meta.db_table
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
                self._copy(cursor, model, table, rows)
                cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
                total += len(rows)
        self.rows = {}
        return total

    def _copy(self, cursor: Any, model: type[models.Model], table: str, rows: list[dict[str, Any]]) -> None:
        defaults = dict(_defaults(model))
        columns = sorted({*defaults, *rows[0]})
        text = io.StringIO()
        writer = csv.writer(text)
        for row in rows:
            merged = defaults | row
            writer.writerow(["\\N" if merged[name] is None else merged[name] for name in columns])
        text.seek(0)
        names = ", ".join(f'"{name}"' for name in columns)
        cursor.copy_expert(f"COPY \"{table}\" ({names}) FROM STDIN WITH (FORMAT csv, NULL '\\N')", text)


def _defaults(model: type[models.Model]) -> Iterator[tuple[str, Any]]:
    for field in model._meta.local_concrete_fields:
        is_left_to_database = field.generated or field.primary_key or field.has_db_default()
        if is_left_to_database or field.column == "municipality_id":
            continue
        if isinstance(field, models.DateField) and not field.null:
            yield field.column, date(2020, 1, 1)
        else:
            yield field.column, field.get_default()


def fill_municipalities(number: int, *, goals: int, first: int = 1) -> int:
    """`number` municipalities with about `goals` nodes in the thread, 120 indicators and ten years of values each."""
    copy, total = Copy(), 0
    person = User.objects.filter(email="filler@example.com").first() or User.objects.create_user(
        "filler@example.com", full_name="Filler"
    )
    for place in range(first, first + number):
        municipality = Municipality.objects.create(slug=f"m{place}", name=f"Kommun {place}")
        _fill_one(copy, municipality.pk, person.pk, goals, random.Random(place))  # noqa: S311 (data for timing, no secret)
        if place % 10 == 0:
            total += copy.write()
    total += copy.write()
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    return total


def _fill_one(copy: Copy, municipality: int, person: int, goals: int, chance: random.Random) -> None:
    units, boards, council, root = _organisations(copy, municipality)
    levels = _model(copy, municipality, council)
    indicators = _indicators(copy, municipality, root, chance)
    plans = [_plan(copy, municipality, unit, levels[3], council) for unit in units]
    vision = _goal(copy, municipality, levels[0], council, None, "Vision", 0)
    main = max(15, goals // 100)
    for place in range(main):
        goal = _goal(copy, municipality, levels[1], council, vision, f"Kommunmål {place}", place)
        for order in range(3):
            indicator = indicators[(place * 3 + order) % len(indicators)]
            copy.add(GoalIndicator, municipality, goal_id=goal, indicator_id=indicator, order=order)
        _assess(copy, municipality, goal, person, chance)
        board = boards[place % len(boards)]
        answered = _goal(copy, municipality, levels[2], board, goal, f"Nämndmål {place}", place)
        for count in range((goals // main - 2) // 2):
            _activity(copy, municipality, plans[(place * 7 + count) % len(plans)], answered, count)


def _goal(copy: Copy, municipality: int, level: int, owner: int, parent: int | None, title: str, order: int) -> int:
    return copy.add(
        Goal,
        municipality,
        level_id=level,
        organisation_id=owner,
        parent_id=parent,
        title=title,
        order=order,
        year_from=2023,
        year_to=2026,
        state="adopted",
        decided_by_id=owner,
        **DECIDED,
    )


def _assess(copy: Copy, municipality: int, goal: int, person: int, chance: random.Random) -> None:
    for start, end in ((date(2026, 1, 1), date(2026, 4, 30)), (date(2026, 5, 1), date(2026, 8, 31))):
        status = chance.choice(["fulfilled", "partly", "not_fulfilled"])
        copy.add(
            Assessment,
            municipality,
            goal_id=goal,
            frequency="tertial",
            period_start=start,
            period_end=end,
            status=status,
            forecast=status,
            sentence="Det går framåt på de flesta håll.",
            suggested=status,
            suggestion="2 av 3",
            assessed_by_id=person,
        )


def _plan(copy: Copy, municipality: int, unit: int, level: int, council: int) -> int:
    adopted = {"state": "adopted", "decided_by_id": council, **DECIDED}
    return copy.add(Plan, municipality, organisation_id=unit, level_id=level, year=2026, **adopted)


def _activity(copy: Copy, municipality: int, plan: int, goal: int, count: int) -> None:
    if count < UNITS:
        copy.add(PlanAnswer, municipality, plan_id=plan, goal_id=goal, text="Vi gör detta.")
    copy.add(
        Activity,
        municipality,
        plan_id=plan,
        goal_id=goal,
        title=f"Aktivitet {count}",
        owner_name="Någon",
        starts_on=date(2026, 1, 12),
        due_on=date(2026, 10, 30),
    )


def _organisations(copy: Copy, municipality: int) -> tuple[list[int], list[int], int, int]:
    def add(kind: str, name: str, parent: int | None) -> int:
        return copy.add(Organisation, municipality, kind=kind, name=name, parent_id=parent)

    root = add("municipality", "Kommunen", None)
    council = add("council", "Kommunfullmäktige", root)
    boards = [add("board", f"Nämnd {n}", root) for n in range(BOARDS)]
    units = [add("unit", f"Enhet {n}", boards[n % BOARDS]) for n in range(UNITS)]
    return units, boards, council, root


def _model(copy: Copy, municipality: int, council: int) -> list[int]:
    scale = copy.add(StatusScale, municipality, name="Skala")
    for order, meaning in enumerate(StatusStep.Meaning.values):
        word = StatusStep.Meaning(meaning).label
        copy.add(StatusStep, municipality, scale_id=scale, meaning=meaning, order=order, word=word, forecast_word=word)
    model = copy.add(
        GovernanceModel,
        municipality,
        name="Styrmodell",
        version=1,
        year_from=2023,
        year_to=2026,
        state="adopted",
        scale_id=scale,
        decided_by_id=council,
        **DECIDED,
    )
    rows = [
        ("vision", "Vision", "council"),
        ("goal", "Kommunmål", "council"),
        ("goal", "Nämndmål", "board"),
        ("plan", "Enhetsplan", "unit"),
        ("activity", "Aktivitet", "unit"),
    ]
    return [
        copy.add(
            ModelLevel,
            municipality,
            model_id=model,
            order=order,
            form=form,
            name=name,
            name_plural=name,
            owner_kind=owner,
            has_indicators=form == "goal",
            has_activities=name in ("Nämndmål", "Enhetsplan"),
            has_forecasts=form == "goal",
        )
        for order, (form, name, owner) in enumerate(rows)
    ]


def _indicators(copy: Copy, municipality: int, root: int, chance: random.Random) -> list[int]:
    country = copy.add(Comparator, municipality, name="Riket")
    made = []
    for number in range(120):
        indicator = copy.add(
            Indicator,
            municipality,
            code=f"N{number:05}",
            name=f"Nyckeltal {number}",
            organisation_id=root,
            source="Kolada",
        )
        made.append(indicator)
        level = chance.uniform(40, 90)
        copy.add(
            Target,
            municipality,
            indicator_id=indicator,
            organisation_id=root,
            year=2026,
            kind=TargetKind.AT_LEAST.value,
            low=round(level + 2, 1),
        )
        for year in YEARS:
            for owner in ({"organisation_id": root}, {"comparator_id": country}):
                copy.add(
                    Value,
                    municipality,
                    indicator_id=indicator,
                    frequency="year",
                    period_start=date(year, 1, 1),
                    value=round(level + chance.gauss(0, 2), 1),
                    source="Kolada",
                    source_date=date(year + 1, 4, 1),
                    **owner,
                )
    return made
