"""A small town for one journey: `python -m tests.served.town_rows SLUG` fills it and tells where things are, as JSON.

Runs in the product's environment, so a journey that meets the product from outside begins with known rows, whatever
the demo tells. All years are counted from today's.
"""

import json
import os
import sys
from datetime import date, timedelta
from typing import Any

import django

YEAR = date.today().year
PASSWORD = "roda-traden-demo"
MAIL = "journeys.example"
# key: name, role, organisation's short name. The same people live in every town, and sign in once.
PEOPLE = {
    "Cecilia": ("Cecilia Controller", "controller", "K"),
    "Johan": ("Johan Skolcontroller", "controller", "BUN"),
    "Olga": ("Olga Omsorgscontroller", "controller", "ON"),
    "Siv": ("Siv Sekreterare", "board_secretary", "BUN"),
    "Hugo": ("Hugo Rektor", "manager", "Alm"),
    "Bodil": ("Bodil Rektor", "manager", "Björk"),
    "Lena": ("Lena Ledamot", "board_member", "BUN"),
    "Nils": ("Nils Nämndeman", "board_member", "BUN"),
    "Per": ("Per Politiker", "executive_board_member", "KS"),
}
READING, WORK = "Alla barn lär sig läsa", "Fler försörjer sig själva"
READERS, BREAKS, TRADES = "Säkra läsare i årskurs 3", "Trygga raster", "Fler går från skola till arbete"
SUPPORT, OWN_DAY = "Stödet når barnet samma vecka", "Äldre bestämmer över sin vardag"


def address_of(name: str) -> str:
    """The address that this person signs in with."""
    return f"{name.lower()}@{MAIL}"


def decided_by(body: Any) -> dict[str, Any]:
    """A decision of last autumn."""
    return {
        "decided_by": body,
        "decided_on": date(YEAR - 1, 10, 20),
        "registry_number": "KS 40/1",
        "minutes_paragraph": "88",
    }


def fill(slug: str) -> dict[str, int]:
    """Fill a town and return the numbers of its goals and plans by name."""
    from governance.models import Municipality
    from governance.tenancy import municipality_scope

    people = _people()
    municipality = Municipality.objects.create(slug=slug, name=f"Provstads kommun {slug}")
    with municipality_scope(municipality):
        places = _organisations(people)
        levels = _model(places)
        goals = _goals(places, levels)
        plan = _plan(places, levels, goals)
    return {name: goal.pk for name, goal in goals.items()} | {
        "plan": plan.pk,
        **{place.short_name: place.pk for place in places.values()},
        **{level.name: level.pk for level in levels.values()},
    }


def _people() -> dict[str, Any]:
    from django.contrib.auth.hashers import make_password

    from governance.models import User

    password = make_password(PASSWORD)
    return {
        key: User.objects.get_or_create(email=address_of(key), defaults={"full_name": name, "password": password})[0]
        for key, (name, _role, _place) in PEOPLE.items()
    }


def _organisations(people: dict[str, Any]) -> dict[str, Any]:
    from governance import services
    from governance.models import Organisation

    kinds = Organisation.Kind
    rows = [
        (kinds.MUNICIPALITY, "Provstads kommun", "K", ""),
        (kinds.COUNCIL, "Kommunfullmäktige", "KF", "K"),
        (kinds.EXECUTIVE_BOARD, "Kommunstyrelsen", "KS", "K"),
        (kinds.BOARD, "Skolnämnden", "BUN", "K"),
        (kinds.BOARD, "Omsorgsnämnden", "ON", "K"),
        (kinds.UNIT, "Almskolan", "Alm", "BUN"),
        (kinds.UNIT, "Björkskolan", "Björk", "BUN"),
        (kinds.UNIT, "Hemtjänsten", "Hem", "ON"),
    ]
    since = date(YEAR - 3, 1, 1)
    places: dict[str, Any] = {}
    for kind, name, short, parent in rows:
        places[short] = services.create_organisation(
            kind=kind, name=name, short_name=short, parent=places.get(parent), valid_from=since, by=None
        )
    for key, (_name, role, place) in PEOPLE.items():
        services.grant_membership(user=people[key], organisation=places[place], role=role, valid_from=since, by=None)
    return places


def _model(places: dict[str, Any]) -> dict[str, Any]:
    from governance.models import (
        AdoptionState,
        GovernanceModel,
        ModelLevel,
        Organisation,
        StatusScale,
        StatusStep,
        TemplateSection,
    )

    words = ("Uppfyllt", "Delvis", "Ej uppfyllt", "Kan inte bedömas")
    scale = StatusScale.objects.create(name="Fyra steg")
    for order, (meaning, word) in enumerate(zip(StatusStep.Meaning, words, strict=True), start=1):
        StatusStep.objects.create(scale=scale, meaning=meaning, order=order, word=word, forecast_word=f"Blir: {word}")
    model = GovernanceModel.objects.create(
        name="Så styr vi",
        version=1,
        year_from=YEAR - 1,
        year_to=YEAR + 2,
        scale=scale,
        state=AdoptionState.ADOPTED,
        **decided_by(places["KF"]),
    )
    form, kind = ModelLevel.Form, Organisation.Kind
    followed = {"has_indicators": True, "has_forecasts": True}
    rows: dict[str, dict[str, Any]] = {
        "council": {"form": form.GOAL, "name": "Kommunmål", "name_plural": "Kommunmål", "owner_kind": kind.COUNCIL}
        | followed,
        "board": {
            "form": form.GOAL,
            "name": "Nämndmål",
            "name_plural": "Nämndmål",
            "owner_kind": kind.BOARD,
            "has_activities": True,
        }
        | followed,
        "plan": {
            "form": form.PLAN,
            "name": "Enhetsplan",
            "name_plural": "Enhetsplaner",
            "owner_kind": kind.UNIT,
        },
        "activity": {
            "form": form.ACTIVITY,
            "name": "Aktivitet",
            "name_plural": "Aktiviteter",
            "owner_kind": kind.UNIT,
        },
    }
    levels = {
        key: ModelLevel.objects.create(model=model, order=order, **row)
        for order, (key, row) in enumerate(rows.items(), start=1)
    }
    kinds = TemplateSection.Kind
    for order, (kind_of, heading, is_required) in enumerate(
        [(kinds.CORE_MISSION, "Grunduppdrag", False), (kinds.TEXT, "Året", True), (kinds.GOALS, "Mål", False)], start=1
    ):
        TemplateSection.objects.create(
            level=levels["plan"], order=order, kind=kind_of, heading=heading, is_required=is_required
        )
    return levels


def _goals(places: dict[str, Any], levels: dict[str, Any]) -> dict[str, Any]:
    from goals.models import Goal
    from governance.models import AdoptionState

    goals: dict[str, Any] = {}
    rows = [
        (READING, "council", "KF", "", YEAR + 1),
        (WORK, "council", "KF", "", YEAR + 1),
        (READERS, "board", "BUN", READING, YEAR + 1),
        (BREAKS, "board", "BUN", READING, YEAR + 1),
        (TRADES, "board", "BUN", WORK, YEAR),
        (SUPPORT, "board", "BUN", READING, YEAR + 1),
        (OWN_DAY, "board", "ON", "", YEAR + 1),
    ]
    for order, (title, level, place, parent, year_to) in enumerate(rows, start=1):
        is_draft = title == SUPPORT
        goals[title] = Goal.objects.create(
            level=levels[level],
            organisation=places[place],
            parent=goals.get(parent),
            title=title,
            order=order,
            year_from=YEAR - 1,
            year_to=year_to,
            state=AdoptionState.DRAFT if is_draft else AdoptionState.ADOPTED,
            **({} if is_draft else decided_by(places[place])),
        )
    return goals


def _plan(places: dict[str, Any], levels: dict[str, Any], goals: dict[str, Any]) -> Any:
    """Björkskolan's adopted plan: one activity is over, one goes on past the turn of the year."""
    from goals.models import Activity, Plan, PlanAnswer, PlanText
    from governance.models import AdoptionState

    plan = Plan.objects.create(
        organisation=places["Björk"],
        level=levels["plan"],
        year=YEAR,
        state=AdoptionState.ADOPTED,
        **decided_by(places["BUN"]),
    )
    section = levels["plan"].sections.get(heading="Året")
    PlanText.objects.create(plan=plan, section=section, text="Vi flyttar ihop två klasser till hösten.")
    PlanAnswer.objects.create(plan=plan, goal=goals[READERS], text="Vi läser högt varje dag.")
    rows = [
        ("Läsvecka i september", date(YEAR, 9, 7), date(YEAR, 9, 11), "done", 100),
        ("Läsombud i varje arbetslag", date(YEAR, 8, 17), date(YEAR + 1, 6, 11), "under_way", 40),
    ]
    for order, (title, starts_on, due_on, status, progress) in enumerate(rows, start=1):
        Activity.objects.create(
            plan=plan,
            goal=goals[READERS],
            order=order,
            title=title,
            owner_name="Bodil Rektor",
            starts_on=starts_on,
            due_on=due_on,
            status=status,
            progress=progress,
        )
    return plan


def yesterday() -> str:
    """A day on which a body may have decided."""
    return (date.today() - timedelta(days=1)).isoformat()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.stdout.write(json.dumps(fill(sys.argv[1])))
