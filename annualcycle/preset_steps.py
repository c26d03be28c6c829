"""The steps of a common Swedish year, as data. Sources: LAW_AND_PRACTICE §2.5; the days that the law sets: statutes.py.

The names become data in the municipality's own language, so they stand here in both and are not interface text. Days
are (month, day) in the wheel's year and move off weekends. In a year, planning, analysis and follow-up have each their
own time: what is handed in is analysed before it is decided on.
"""

from dataclasses import dataclass
from enum import StrEnum

from annualcycle.models import Content, CycleStep, Statute
from governance.models import Membership, Organisation
from governance.presets import Words

Kind = CycleStep.Kind
Role = Membership.Role
_O = Organisation.Kind
BODIES = (_O.BOARD, _O.EXECUTIVE_BOARD)
ALL_BOARDS = (*BODIES, _O.JOINT_BOARD)
GROUP = (*ALL_BOARDS, _O.COMPANY)
WORKING = (*ALL_BOARDS, _O.UNIT)
EXECUTIVE = (_O.EXECUTIVE_BOARD,)
COUNCIL = (_O.COUNCIL,)


class About(StrEnum):
    """Which period a step is about, seen from the wheel's year."""

    YEAR_BEFORE = "year_before"
    FIRST_TERTIAL = "first_tertial"
    INTERIM = "interim"
    YEAR = "year"
    YEAR_AFTER = "year_after"


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetStep:
    """A step as a common year has it. asks: (content, what else in words); documents: (title, is it handed in)."""

    name: Words
    kind: str
    opens: tuple[int, int]
    due: tuple[int, int]
    purpose: Words
    asked: tuple[str, ...] = ()
    asks: tuple[tuple[str, Words], ...] = ()
    documents: tuple[tuple[Words, bool], ...] = ()
    about: About | None = None
    statute: str = ""
    cut_off: tuple[int, int] | None = None
    needs_approval: bool = True
    role: str = ""


_NOTHING = Words("", "")
VALUES = (Content.VALUES.value, _NOTHING)
ASSESSMENTS = (Content.ASSESSMENTS.value, _NOTHING)
ANALYSES = (Content.ANALYSES.value, _NOTHING)
COMMENTS = (Content.COMMENTS.value, _NOTHING)
PLAN = (Content.PLAN.value, _NOTHING)
ADOPTED_PLAN = (Content.ADOPTED_PLAN.value, _NOTHING)
ANSWERS = (Content.ANSWERS.value, _NOTHING)
WALK_THROUGH = (Content.WALK_THROUGH.value, _NOTHING)
DOCUMENTS = (Content.DOCUMENTS.value, _NOTHING)


def word(sv: str, en: str) -> tuple[str, Words]:
    """Something else that is asked for, in words."""
    return Content.WORD.value, Words(sv, en)


def hand_in(sv: str, en: str) -> tuple[Words, bool]:
    """A document that each hands in."""
    return Words(sv, en), True


def work_from(sv: str, en: str) -> tuple[Words, bool]:
    """A document to work from."""
    return Words(sv, en), False


BEGINNING = (
    PresetStep(
        name=Words("Enhetsplaner", "Unit plans"),
        kind=Kind.PLANNING,
        opens=(1, 7),
        due=(1, 30),
        about=About.YEAR,
        purpose=Words(
            "Varje enhet säger vad den gör under året för att nå målen.",
            "Each unit says what it does in the year to reach the goals.",
        ),
        asked=(_O.UNIT,),
        asks=(PLAN,),
        role=Role.MANAGER,
    ),
    PresetStep(
        name=Words("Helårsuppföljning", "Follow-up of the year"),
        kind=Kind.FOLLOW_UP,
        opens=(1, 7),
        due=(1, 30),
        about=About.YEAR_BEFORE,
        purpose=Words(
            "Utfallet för året förs in och målen bedöms, som underlag till årsredovisningen.",
            "The year’s outcome is entered and the goals are assessed, as the ground of the annual report.",
        ),
        asked=WORKING,
        asks=(VALUES, ASSESSMENTS),
        documents=(work_from("Anvisningar för bokslut och uppföljning", "Instructions for accounts and follow-up"),),
    ),
    PresetStep(
        name=Words("Analys av året", "Analysis of the year"),
        kind=Kind.ANALYSIS,
        opens=(1, 26),
        due=(2, 13),
        about=About.YEAR_BEFORE,
        purpose=Words(
            "Varför blev det som det blev, och vad gör vi åt det? Tiden är till för analysen, inte för nya siffror.",
            "Why did it become as it did, and what do we do about it? The time is for analysis, not for new figures.",
        ),
        asked=WORKING,
        asks=(ANALYSES, COMMENTS),
    ),
    PresetStep(
        name=Words("Uppföljning av intern kontroll", "Follow-up of internal control"),
        kind=Kind.CONTROL,
        opens=(1, 19),
        due=(2, 20),
        about=About.YEAR_BEFORE,
        purpose=Words(
            "Varje nämnd bedömer om den interna kontrollen har räckt (kommunallagen 6:6).",
            "Each board judges whether its internal control has been sufficient (Kommunallagen 6:6).",
        ),
        asked=GROUP,
        asks=(DOCUMENTS,),
        documents=(hand_in("Rapport om intern kontroll", "Report on internal control"),),
    ),
    PresetStep(
        name=Words("Verksamhetsberättelser", "The boards’ annual accounts"),
        kind=Kind.FOLLOW_UP,
        opens=(2, 9),
        due=(2, 27),
        about=About.YEAR_BEFORE,
        purpose=Words(
            "Nämnderna berättar om året och beslutar om sin verksamhetsberättelse.",
            "The boards tell of the year and decide on their accounts of it.",
        ),
        asked=ALL_BOARDS,
        asks=(DOCUMENTS,),
        documents=(hand_in("Verksamhetsberättelse", "The board’s account of the year"),),
        role=Role.BOARD_SECRETARY,
    ),
    PresetStep(
        name=Words("Planeringsförutsättningar", "Conditions for planning"),
        kind=Kind.PLANNING,
        opens=(2, 2),
        due=(3, 13),
        about=About.YEAR_AFTER,
        purpose=Words(
            "Omvärld, befolkning och ekonomi: vad förändras och vad betyder det för oss?",
            "The world around, population and economy: what changes, and what does it mean for us?",
        ),
        asked=BODIES,
        asks=(word("Underlag till omvärldsanalysen", "Material for the analysis of the world around"),),
        documents=(
            work_from("Befolkningsprognos", "Population forecast"),
            work_from("Kommunens omvärldsanalys", "The municipality’s analysis of the world around"),
        ),
    ),
    PresetStep(
        name=Words("Genomgång av styrmodellen", "Walk-through of the governance model"),
        kind=Kind.INFORMATION,
        opens=(1, 12),
        due=(3, 31),
        purpose=Words(
            "Alla som berörs går igenom hur vi styr, minst en gång om året.",
            "Everybody concerned goes through how we govern, at least once a year.",
        ),
        asked=WORKING,
        asks=(WALK_THROUGH,),
        needs_approval=False,
        role=Role.MANAGER,
    ),
    PresetStep(
        name=Words("Dialog om året som gick", "Dialogue on the year that was"),
        kind=Kind.ANALYSIS,
        opens=(3, 2),
        due=(3, 31),
        about=About.YEAR_BEFORE,
        purpose=Words(
            "Kommunstyrelsen och nämnderna samtalar om resultat, orsaker och vad som ska göras.",
            "The executive board and the boards talk about results, causes and what is to be done.",
            "Regionstyrelsen och nämnderna samtalar om resultat, orsaker och vad som ska göras.",
        ),
        asked=(_O.BOARD, _O.JOINT_BOARD),
        asks=(word("Dialogen har hållits", "The dialogue has been held"),),
        needs_approval=False,
    ),
    PresetStep(
        name=Words("Årsredovisningen lämnas över", "The annual report is handed over"),
        kind=Kind.DECISION,
        opens=(3, 2),
        due=(4, 15),
        about=About.YEAR_BEFORE,
        statute=Statute.ANNUAL_REPORT,
        purpose=Words(
            "Styrelsen lämnar årsredovisningen till fullmäktige och revisorerna.",
            "The executive board hands the annual report to the council and the auditors.",
        ),
        asked=EXECUTIVE,
        asks=(DOCUMENTS,),
        documents=(hand_in("Årsredovisning", "Annual report"),),
        needs_approval=False,
    ),
    PresetStep(
        name=Words("Årsredovisning och ansvarsfrihet", "Annual report and discharge from liability"),
        kind=Kind.DECISION,
        opens=(4, 16),
        due=(6, 15),
        about=About.YEAR_BEFORE,
        statute=Statute.DISCHARGE,
        purpose=Words(
            "Fullmäktige godkänner årsredovisningen och beslutar om ansvarsfrihet.",
            "The council approves the annual report and decides on discharge from liability.",
        ),
        asked=COUNCIL,
        asks=(word("Beslutet är fattat", "The decision is made"),),
        documents=(work_from("Revisionsberättelse", "The auditors’ report"),),
        needs_approval=False,
    ),
)

COMPANIES = (
    PresetStep(
        name=Words("Prövning av bolagen", "Examination of the companies"),
        kind=Kind.CONTROL,
        opens=(3, 2),
        due=(4, 30),
        about=About.YEAR_BEFORE,
        statute=Statute.COMPANY_REVIEW,
        purpose=Words(
            "Styrelsen prövar i beslut för varje bolag om det höll sig till det kommunala ändamålet.",
            "The executive board decides for each company whether it kept to its municipal purpose.",
        ),
        asked=EXECUTIVE,
        asks=(word("Beslut för varje bolag", "A decision for each company"),),
        needs_approval=False,
    ),
)

PROVIDERS = (
    PresetStep(
        name=Words("Program för privata utförare", "Programme for private providers"),
        kind=Kind.DECISION,
        opens=(2, 2),
        due=(11, 30),
        statute=Statute.PROVIDER_PROGRAMME,
        purpose=Words(
            "Fullmäktige antar mål och riktlinjer för vad privata utförare gör, och hur det följs upp.",
            "The council adopts goals and guidelines for what private providers do, and how that is followed up.",
        ),
        asked=COUNCIL,
        asks=(word("Programmet är antaget", "The programme is adopted"),),
        needs_approval=False,
    ),
)

FIRST_TERTIAL = (
    PresetStep(
        name=Words("Tertialuppföljning 1", "Follow-up of the first four months"),
        kind=Kind.FOLLOW_UP,
        opens=(5, 4),
        due=(5, 20),
        about=About.FIRST_TERTIAL,
        purpose=Words(
            "Hur går det, och når vi målen till årets slut? Bara det som har ändrats förs in.",
            "How does it go, and shall we reach the goals by the end of the year? Only what has changed is entered.",
        ),
        asked=WORKING,
        asks=(VALUES, ASSESSMENTS),
    ),
    PresetStep(
        name=Words("Analys av tertial 1", "Analysis of the first four months"),
        kind=Kind.ANALYSIS,
        opens=(5, 21),
        due=(6, 3),
        about=About.FIRST_TERTIAL,
        purpose=Words(
            "Där det avviker: varför, och vilka åtgärder hinner verka i år?",
            "Where it deviates: why, and which measures have time to work this year?",
        ),
        asked=BODIES,
        asks=(ANALYSES,),
    ),
)

END = (
    PresetStep(
        name=Words("Riskanalys", "Risk analysis"),
        kind=Kind.CONTROL,
        opens=(9, 28),
        due=(11, 13),
        about=About.YEAR_AFTER,
        purpose=Words(
            "Vad kan gå fel i verksamheten, även oegentligheter, och vad behöver kontrolleras nästa år?",
            "What may go wrong in the activity, fraud included, and what needs to be controlled next year?",
        ),
        asked=GROUP,
        asks=(DOCUMENTS,),
        documents=(hand_in("Riskanalys", "Risk analysis"),),
    ),
    PresetStep(
        name=Words("Plan för intern kontroll", "Plan for internal control"),
        kind=Kind.CONTROL,
        opens=(11, 16),
        due=(12, 18),
        about=About.YEAR_AFTER,
        purpose=Words(
            "Varje nämnd beslutar vad som ska kontrolleras nästa år.",
            "Each board decides what is to be controlled next year.",
        ),
        asked=GROUP,
        asks=(DOCUMENTS,),
        documents=(hand_in("Plan för intern kontroll", "Plan for internal control"),),
        role=Role.BOARD_SECRETARY,
    ),
    PresetStep(
        name=Words("Verksamhetsplan och internbudget", "Operational plan and internal budget"),
        kind=Kind.PLANNING,
        opens=(10, 26),
        due=(12, 18),
        about=About.YEAR_AFTER,
        purpose=Words(
            "Nämnderna svarar på fullmäktiges mål och antar sin plan och internbudget för nästa år.",
            "The boards answer the council’s goals and adopt their plan and internal budget for next year.",
        ),
        asked=ALL_BOARDS,
        asks=(ANSWERS, ADOPTED_PLAN, DOCUMENTS),
        documents=(hand_in("Internbudget", "Internal budget"),),
    ),
)
