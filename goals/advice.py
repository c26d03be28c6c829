"""Help to set good goals: what in a goal's words is worth a second thought. Advice, never a block. Pure.

Goal or means? One thing at a time? Can it be followed? Do we control it? Short and plain? Has someone the same goal,
or one that pulls the other way? The words that are looked for are data in Swedish and English; a municipality writes
in either. What is said about it is in queries/advice.py.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class AdviceKind(StrEnum):
    """What is worth a second thought."""

    MEANS = "means"
    SEVERAL = "several"
    VAGUE = "vague"
    NOT_FOLLOWED = "not_followed"
    CONTROL = "control"
    LONG = "long"
    BUREAUCRATIC = "bureaucratic"
    DUPLICATE = "duplicate"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A goal as it is written. has_indicator: something shows how it goes. may_be_measured: its level has indicators.

    is_direction: a vision, which points and is not reached. is_commitment: what someone promises to do, so that a
    means is in its place. out_of_hand: the names of its indicators, where the municipality hardly governs any of them.
    """

    title: str
    has_indicator: bool = False
    may_be_measured: bool = True
    is_direction: bool = False
    is_commitment: bool = False
    out_of_hand: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """Another goal of the municipality, to compare words with."""

    key: int
    title: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What was found. found: the words that it is about; instead: plainer words for them; other: another goal's key."""

    kind: AdviceKind
    found: str = ""
    instead: str = ""
    other: int | None = None


MANY_WORDS = 16
SAME_WORDS = 0.7
SAME_LETTERS = 0.88
SAME_SUBJECT = 0.6
HALF = 0.5

# What one does, first in the goal or after who does it. Directions (öka, minska, stärka) are no means.
_ACTIONS = (
    "genomföra?s?",
    "tar? fram",
    "tas fram",
    "(?:ut|fort|vidare)bildar?",
    "kompetensutvecklar?",
    "inför(?:as?|s)?",
    "implementera[rs]?",
    "(?:arbetar?|jobbar?) (?:aktivt |systematiskt |strategiskt |förebyggande |målmedvetet )?(?:med|för|mot|vidare)",
    "fortsät(?:ta|ter)",
    "utvecklar? (?:arbet\\w+|metod\\w*|rutin\\w*|process\\w*|samverkan\\w*|verktyg\\w*)",
    "startar?",
    "utred(?:a|er)",
    "kartläg(?:ga|ger)",
    "anstäl(?:la|ler)",
    "rekryterar?",
    "köp(?:a|er)",
    "upphandlar?",
    "(?:an)?ordnar?",
    "byg(?:ga|ger)",
    "skapar?",
    "ser? över",
    "utarbetar?",
    "upprättar?",
    "främjar?",
    "verkar? för",
    "bidrar? till",
    "satsar? på",
    "informerar?",
    "digitaliserar?",
    "utvärderar?",
    "följ(?:a|er) upp",
    "samordnar?",
    "samverkar?",
    "planerar?",
    "erbjud(?:a|er)",
    "implement(?:ing)?",
    "introduc(?:e|ing)",
    "carry(?:ing)? out",
    "draw(?:ing)? up",
    "train(?:ing)?",
    "continu(?:e|ing)",
    "work(?:ing)? (?:with|on|for|towards)",
    "start(?:ing)?",
    "set(?:ting)? up",
    "creat(?:e|ing)",
    "hir(?:e|ing)",
    "recruit(?:ing)?",
    "buy(?:ing)?",
    "procur(?:e|ing)",
    "organi[sz](?:e|ing)",
    "build(?:ing)?",
    "develop(?:ing)? (?:a|an|the|methods|routines)",
)
_WHO = r"vi|kommunen|regionen|nämnden|förvaltningen|enheten|verksamheten|bolaget|ska|skall|genom att|och|samt|we|and|by"
_MEANS_VERB = re.compile(rf"(?:^|\b(?:{_WHO}) (?:aktivt )?)({'|'.join(_ACTIONS)})\b", re.IGNORECASE)
_MEANS_NOUN = re.compile(
    r"\b(workshops?|workshoppar|(?:handlings|åtgärds|verksamhets)?plan(?:en|er)?|projekt(?:et)?|arbetsgrupp(?:en|er)?|"
    r"kampanj(?:en|er)?|utbildningsinsats(?:er)?|fortbildning(?:en)?|polic(?:y|yn|yer)|rutin(?:en|er)?|"
    r"riktlinjer?|strategi(?:n|er)?|kartläggning(?:en|ar)?|utredning(?:en|ar)?|"
    r"action plans?|plans?|projects?|working groups?|campaigns?|policies|strateg(?:y|ies)|guidelines?|routines?)\b",
    re.IGNORECASE,
)
_CHANGE = (
    r"vi|alla|fler|färre|mer|mindre|bättre|högre|lägre|öka[rdst]?|ökade|ökat|ökning|minska[rdst]?|minskade|minskat|"
    r"stärk(?:a|er|t|ta)|förbättra[rdst]?|förbättrade|sänk(?:a|er|t|ta)|höj(?:a|er|t|da)|nå[rs]?|blir?|får|kan|ska|är|har|"
    r"we|all|more|fewer|less|better|higher|lower|increased?|increases|reduced?|reduces|improved?|improves|are|is|have|has"
)
_JOINED = re.compile(rf"(?:,| och| and| &) (?:att )?({_CHANGE})\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(samt|as well as)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[.;:!?] +\S")
_SEPARATORS = re.compile(r", | och | and | & ")
_VAGUE = re.compile(
    r"\b(god[at]?|bra|bättre|bäst[a]?|fler|färre|mer|mindre|hög[at]?|högre|låg[at]?|lägre|ökad[e]?|ökat|öka[rs]?|minskad[e]?|"
    r"minskat|minska[rs]?|förbättrad[e]?|förbättrat|stark[at]?|starkare|attraktiv[at]?|hållbar[at]?|modern[at]?|effektiv[at]?|"
    r"effektivare|levande|likvärdig[at]?|trygg[at]?|tryggare|kvalitet(?:en)?|"
    r"good|better|best|more|fewer|less|high|higher|low|lower|increased|reduced|improved|strong|stronger|"
    r"attractive|sustainable|efficient|quality|safe|safer)\b",
    re.IGNORECASE,
)
# A figure that could be reached: no year of the calendar, and no school year.
_FIGURE = re.compile(r"(?<!år )(?<!åk )(?<!årskurs )(?<!year )(?<![\d–-])\b(?!(?:19|20)\d\d\b)\d", re.IGNORECASE)
_OUT_OF_HAND = re.compile(
    r"\b(befolkning\w*|inflytt\w*|utflytt\w*|arbetslös\w*|konjunktur\w*|rank\w*|sveriges bästa|bäst i sverige|"
    r"invånar(?:antal\w*|e ska bli fler)|världsled\w+|folkhälsa\w*|ohälsotal\w*|skolval\w*|"
    r"population|unemployment|best in sweden|rankings?|public health)\b",
    re.IGNORECASE,
)
PLAIN_WORDS: Mapping[str, str] = {
    "säkerställa": "se till att",
    "säkerställer": "ser till att",
    "tillse": "se till att",
    "tillser": "ser till att",
    "implementera": "införa",
    "implementeras": "införs",
    "möjliggöra": "göra det möjligt",
    "möjliggör": "gör det möjligt",
    "avseende": "om",
    "i syfte att": "för att",
    "inom ramen för": "i",
    "utifrån": "efter",
    "måluppfyllelse": "hur många som når målen",
    "måluppfyllelsen": "hur många som når målen",
    "optimera": "förbättra",
    "optimerad": "bättre",
    "adekvat": "rätt",
    "kvalitetssäkra": "kontrollera",
    "kvalitetssäkrad": "kontrollerad",
    "erhålla": "få",
    "erhåller": "får",
    "nyttja": "använda",
    "nyttjande": "användning",
    "generera": "ge",
    "genererar": "ger",
    "vidareutveckla": "utveckla",
    "föreligger": "finns",
    "i enlighet med": "enligt",
    "verksamhetsutveckling": "bättre arbetssätt",
    "resurseffektiv": "sparsam",
    "ensure": "see that",
    "facilitate": "help",
    "utilise": "use",
    "utilize": "use",
    "leverage": "use",
    "in order to": "to",
    "stakeholders": "those concerned",
    "optimise": "improve",
    "optimize": "improve",
    "regarding": "about",
}
_BUREAUCRATIC = re.compile(rf"\b({'|'.join(map(re.escape, PLAIN_WORDS))})\b", re.IGNORECASE)

_UP = re.compile(r"^(öka\w*|fler|mer|högre|höj\w*|bygg\w*|utöka\w*|väx\w*|more|increas\w*|higher|expand\w*)$")
_DOWN = re.compile(
    r"^(minsk\w*|färre|lägre|sänk\w*|mindre|avveckl\w*|begräns\w*|spar\w*|fewer|less|reduc\w*|lower\w*|cut)$"
)
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "alla att av de den det din en ett för får från ha har hela i in inom inte med mål målet nära och om på samt "
        "sig sin sina sitt ska som till under upp vara vi vid våra vår är kommun kommunen kommunens region regionen "
        "a all an and are at by for from has have in is of on our shall the their they to we will with",
    )
)
_STEM = 5


def remarks(wording: Wording, others: Iterable[Other] = ()) -> tuple[Remark, ...]:
    """All that is worth a second thought in the wording, at most one of each kind, the weightiest first."""
    title = " ".join(wording.title.split())
    if not title:
        return ()
    found = [_means(title, wording), _several(title, wording), _followed(title, wording), _control(title, wording)]
    found += [_long(title), _bureaucratic(title), *_likeness(title, others)]
    return tuple(remark for remark in found if remark)


def _means(title: str, wording: Wording) -> Remark | None:
    if wording.is_commitment:
        return None
    found = _MEANS_VERB.search(title) or _MEANS_NOUN.search(title)
    return Remark(AdviceKind.MEANS, found[1].lower()) if found else None


def _several(title: str, wording: Wording) -> Remark | None:
    if wording.is_direction:
        return None
    found = _ALSO.search(title) or _JOINED.search(title)
    if found:
        return Remark(AdviceKind.SEVERAL, found[0].strip(" ,").lower())
    if _SENTENCES.search(title) or len(_SEPARATORS.findall(title)) >= 3:
        return Remark(AdviceKind.SEVERAL)
    return None


def _followed(title: str, wording: Wording) -> Remark | None:
    """Without an indicator, a figure in the words themselves shows when it is reached."""
    if wording.has_indicator or wording.is_direction or _FIGURE.search(title):
        return None
    vague = _VAGUE.search(title)
    if vague:
        return Remark(AdviceKind.VAGUE, vague[1].lower())
    return Remark(AdviceKind.NOT_FOLLOWED) if wording.may_be_measured else None


def _control(title: str, wording: Wording) -> Remark | None:
    if wording.is_direction:
        return None
    if wording.out_of_hand:
        return Remark(AdviceKind.CONTROL, ", ".join(wording.out_of_hand))
    found = _OUT_OF_HAND.search(title)
    return Remark(AdviceKind.CONTROL, found[1].lower()) if found else None


def _long(title: str) -> Remark | None:
    words = len(title.split())
    return Remark(AdviceKind.LONG, str(words)) if words > MANY_WORDS else None


def _bureaucratic(title: str) -> Remark | None:
    found = _BUREAUCRATIC.search(title)
    return Remark(AdviceKind.BUREAUCRATIC, found[1].lower(), PLAIN_WORDS[found[1].lower()]) if found else None


def _likeness(title: str, others: Iterable[Other]) -> list[Remark]:
    """The goal that is most like this one, and the first that pulls the other way."""
    best: tuple[float, Other] | None = None
    counter: Other | None = None
    own, way = _subject(title)
    for other in others:
        subject, other_way = _subject(other.title)
        if way * other_way < 0 and _overlap(own, subject) >= SAME_SUBJECT:
            counter = counter or other
            continue
        likeness = _alike(title, other.title, own, subject)
        if likeness and (best is None or likeness > best[0]):
            best = (likeness, other)
    found = []
    if best:
        found.append(Remark(AdviceKind.DUPLICATE, best[1].title, other=best[1].key))
    if counter:
        found.append(Remark(AdviceKind.COUNTER, counter.title, other=counter.key))
    return found


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two goals that say almost the same (DUPLICATE), or of which one wants less of what the other wants more of."""

    kind: AdviceKind
    first: int
    second: int


def likenesses(goals: Iterable[Other]) -> list[Likeness]:
    """The pairs among the goals that the advice on either would point out, in the order of the goals.

    Only goals that have half of their words in common are compared letter by letter: with two thousand goals there are
    two million pairs, and nearly all of them share nothing.
    """
    found: list[Likeness] = []
    read: list[tuple[Other, frozenset[str], int]] = []
    with_stem: dict[str, list[int]] = {}
    for number, goal in enumerate(goals):
        own, way = _subject(goal.title)
        for earlier in sorted({place for stem in own for place in with_stem.get(stem, ())}):
            other, subject, other_way = read[earlier]
            overlap = _overlap(own, subject)
            if way * other_way < 0 and overlap >= SAME_SUBJECT:
                found.append(Likeness(AdviceKind.COUNTER, other.key, goal.key))
            elif overlap >= HALF and way * other_way >= 0 and _alike(goal.title, other.title, own, subject):
                found.append(Likeness(AdviceKind.DUPLICATE, other.key, goal.key))
        read.append((goal, own, way))
        for stem in own:
            with_stem.setdefault(stem, []).append(number)
    places = {goal.key: place for place, (goal, _own, _way) in enumerate(read)}
    return sorted(found, key=lambda pair: (places[pair.first], places[pair.second]))


def _subject(title: str) -> tuple[frozenset[str], int]:
    """The beginnings of the words that carry the meaning, and which way it goes: 1 up, -1 down, 0 neither."""
    words = re.findall(r"[^\W_]+", title.lower())
    ups, downs = sum(bool(_UP.match(w)) for w in words), sum(bool(_DOWN.match(w)) for w in words)
    stems = {w[:_STEM] for w in words if w not in _EMPTY and not _UP.match(w) and not _DOWN.match(w)}
    return frozenset(stems), (ups > downs) - (downs > ups)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of the two is in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _alike(title: str, other: str, own: frozenset[str], subject: frozenset[str]) -> float:
    union = len(own | subject)
    shared = len(own & subject) / union if union else 0.0
    if shared >= SAME_WORDS and len(own & subject) > 1:
        return shared
    letters = SequenceMatcher(None, title.lower(), other.lower())
    if letters.real_quick_ratio() < SAME_LETTERS or letters.quick_ratio() < SAME_LETTERS:
        return 0.0
    ratio = letters.ratio()
    return ratio if ratio >= SAME_LETTERS else 0.0
