"""The plans for 2026 of two boards and their administrations, and the units' plans that were revised in the year.

The other boards write no plan of their own: what they want stands in their goals.
"""

from dataclasses import replace
from datetime import date

from governance.models import AdoptionState
from workspace.demo.exempelby.planning import DONE, NOT_STARTED, UNDER_WAY, do, plan
from workspace.demo.records import DecisionRow, PlanRow

BOARD_PLANS = (
    plan(
        "BUN",
        "ulrika.backman",
        "BUN",
        "Nämnden vill att varje elev är på plats. Frånvaron i årskurs 7–9 påverkar allt annat: betygen, tryggheten och "
        "vägen vidare till gymnasiet. Därför går den frågan före andra under året.",
        {
            "narvaro": "Nämnden leder det gemensamma åtagandet och träffar omsorgs- och socialnämnden och kultur- och "
            "fritidsnämnden två gånger om året.",
        },
        do(
            "narvaro",
            "Gemensamma nämndmöten om närvaro, två per år",
            "Nämndens presidium",
            "2026-03-02",
            "2026-11-30",
            UNDER_WAY,
            "Mötet i april är hållet. Nästa är den 26 november.",
            50,
        ),
        level="boardplan",
        texts={
            "Samverkan med andra": "Vi behöver socialsekreterare på alla högstadieskolor och fritidsgårdar som öppnar "
            "tidigare. Omsorgs- och socialnämnden behöver få veta samma vecka när en elev slutar.",
        },
    ),
    plan(
        "OSN",
        "tomas.engstrom",
        "OSN",
        "Den som får hjälp av oss ska möta få personer och slippa vänta. Nämnden lägger mer kraft på hemtjänsten och "
        "på att fylla tomma platser, och mindre på nya projekt.",
        {},
        level="boardplan",
        texts={
            "Samverkan med andra": "Vi medverkar i närvaroåtagandet. Av kommunstyrelsen behöver vi stöd med nya "
            "grundscheman.",
        },
    ),
    plan(
        "BUF",
        "ulrika.backman",
        "BUN",
        "Förvaltningen stöder rektorerna i att införa närvaromodellen och minskar antalet övriga uppdrag till skolorna "
        "från elva till fyra.",
        {
            "narvaro": "Utbildning och handledning för mentorer, och en gemensam bild av frånvaron varje vecka.",
        },
        do(
            "narvaro",
            "Veckobild av frånvaron för varje skola",
            "sara.nystrom",
            "2026-01-12",
            "2026-03-27",
            DONE,
            "Rektorerna får bilden varje måndag.",
        ),
        do(
            "narvaro",
            "Utbildning i modellen för 210 mentorer",
            "Verksamhetsutvecklare",
            "2026-02-02",
            "2026-12-11",
            UNDER_WAY,
            "168 mentorer har gått.",
            80,
        ),
        level="adminplan",
        texts={
            "Bemanning och kompetens": "Till 2030 behöver vi 60 nya lärare och 40 förskollärare. Var femte lärare i "
            "matematik saknar behörighet.",
        },
    ),
    plan(
        "OSF",
        "tomas.engstrom",
        "OSN",
        "Förvaltningen har bytt verksamhetssystem under våren och lämnar därför planen sent.",
        {},
        state=AdoptionState.SUBMITTED,
        level="adminplan",
        texts={"Bemanning och kompetens": "Var tredje undersköterska går i pension före 2034."},
    ),
)


def with_revisions(plans: tuple[PlanRow, ...]) -> tuple[PlanRow, ...]:
    """The plans, and what has been revised in the year: one adopted anew, one that is still being written."""
    by_unit = {row.organisation: row for row in plans}
    first = replace(by_unit["Tallås"], state=AdoptionState.SUPERSEDED)
    kept = tuple(first if row.organisation == "Tallås" else row for row in plans)
    return (*kept, _tallas(first), _ame(by_unit["AME"]))


def _tallas(first: PlanRow) -> PlanRow:
    """The rebuilding takes half a year longer: one activity is new, one moved, and one answer written anew."""
    answers = dict(first.answers) | {
        "matte": "Lektionsbesöken görs i paviljongerna, tillsammans med Kyrkbyskolan.",
        "narvaro": "Frånvaron har ökat i paviljongerna. Mentorerna samtalar redan vid fem procent, och vi serverar "
        "frukost.",
    }
    return replace(
        first,
        introduction="Ombyggnaden av Tallåsskolan är försenad. Undervisningen pågår i paviljonger till och med juni "
        "2027, och planen utgår nu från det.",
        answers=tuple(answers.items()),
        activities=(
            *(one for one in first.activities if one.goal != "narvaro" or one.status == DONE),
            do(
                "narvaro",
                "Frånvarouppföljning per vecka i arbetslaget",
                "helena.frisk",
                "2026-08-24",
                "2026-12-18",
                NOT_STARTED,
                "Börjar i november, när alla klasser är på plats i paviljongerna.",
            ),
            do(
                "narvaro",
                "Frukost före första lektionen, varje dag",
                "Måltidsenheten",
                "2026-10-05",
                "2026-12-18",
                UNDER_WAY,
                "Omkring sextio elever kommer varje morgon.",
            ),
        ),
        state=AdoptionState.ADOPTED,
        decision=DecisionRow("BUN", date(2026, 9, 24), "BUN 2026/61", "97"),
        revises="Ombyggnaden är försenad ett halvt år. Det som skulle börja i skolhuset måste ordnas i paviljongerna.",
    )


def _ame(first: PlanRow) -> PlanRow:
    """A revision that has been begun but not handed in: one activity more."""
    more = do(
        "jobbspar",
        "Jobbspår lager och transport med två företag",
        "rickard.fors",
        "2026-11-23",
        "2026-12-18",
        NOT_STARTED,
    )
    return replace(
        first,
        activities=(*first.activities, more),
        state=AdoptionState.DRAFT,
        decision=None,
        revises="Två företag har bett om ett nytt jobbspår före årsskiftet.",
    )
