"""The thread's page: choices in the address, chips, parts, broken places, and how often it asks the database."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.models import Contribution, Contributor, GoalEffect, GoalTag, NotRelevant, Tag
from goals.queries import branches
from governance.models import Membership, Perspective
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import (
    YEAR,
    Thread,
    make_activity,
    make_goal,
    make_indicator,
    make_model,
    make_plan,
    make_thread,
    measure,
)

Role = Membership.Role
PAGE = "/exempelby/goals/"


@pytest.fixture
def whole(exempelby) -> Thread:
    """A whole thread, with no scope left open: the requests open their own."""
    with municipality_scope(exempelby):
        return make_thread(make_model())


@pytest.fixture
def kerstin(exempelby):
    return make_person("Kerstin", (Role.BOARD_MEMBER, "BUN"), municipality=exempelby)


@pytest.fixture
def sara(exempelby):
    return make_person("Sara", (Role.OFFICIAL, "Valla"), municipality=exempelby)


def show(client, query=""):
    return client.get(f"{PAGE}?year={YEAR}{query}").content.decode()


def anchors(page):
    return re.findall(r'<li class="chain-item[^"]*" id="([^"]+)"', page)


def wider(exempelby, whole, number):
    """Further boards' goals with an indicator, commitments, answers and everything that ties goals."""
    with municipality_scope(exempelby):
        tag, _ = Tag.objects.get_or_create(name="Barn")
        school, perspective = organisation("Valla"), Perspective.objects.get_or_create(name="Invånare")[0]
        for place in range(number):
            goal = make_goal(
                whole.levels["Nämndmål"], "BUN", f"Mål {place} {number}", parent=whole.main, perspective=perspective
            )
            measure(goal, make_indicator(f"Mått {place} {number}"))
            make_indicator(f"Oanvänt {place} {number}")
            promise = make_goal(whole.levels["Löfte"], "BUN", f"Löfte {place} {number}", parent=goal)
            for one in range(8):
                make_activity(whole.plan, promise, f"Aktivitet {one}")
            Contribution.objects.create(goal=promise, served=whole.board)
            Contributor.objects.create(goal=promise, organisation=organisation("ON"))
            GoalTag.objects.create(goal=goal, tag=tag)
            NotRelevant.objects.create(goal=promise, organisation=school, year=YEAR, reason="Inte vi.")
            GoalEffect.objects.create(
                goal=goal, kind="conflicts", organisation=organisation("ON"), affected_goal=whole.board, text="Krockar."
            )


@pytest.mark.parametrize("who", ["kerstin", "sara"])
@pytest.mark.parametrize("path", ["", "?open=all", "?only=broken", "broken/"])
def test_page_asks_at_most_fifteen_times_however_long_the_thread_is(request, exempelby, whole, who, path):
    wider(exempelby, whole, 10)
    client = signed_in(request.getfixturevalue(who))
    client.get(PAGE + path)

    with CaptureQueriesContext(connection) as few:
        client.get(PAGE + path)
    wider(exempelby, whole, 30)
    with CaptureQueriesContext(connection) as many:
        page = client.get(PAGE + path).content.decode()

    assert len(many) == len(few) <= 15
    assert "Löfte 29 30" in page or path in {"", "?only=broken"}


def test_all_rows_are_there_when_everything_is_opened(exempelby, whole, kerstin):
    wider(exempelby, whole, 50)

    page = show(signed_in(kerstin), "&open=all")

    found = anchors(page)
    assert len(found) == len(set(found)) == 6 + 50 * 11
    assert page.count("<details") == page.count("</details>")
    assert page.count("<ol>") + page.count('<ol class="chain">') <= page.count("</ol>")
    assert "chain-later" not in page


def test_deep_rows_are_fetched_when_they_are_opened(exempelby, whole, kerstin, monkeypatch):
    monkeypatch.setattr(branches, "MOST_ROWS", 4)
    client = signed_in(kerstin)

    page = show(client)
    [address] = re.findall(r'hx-get="([^"]+)"', page)
    part = client.get(PAGE + address.replace("&amp;", "&")).content.decode()

    assert anchors(page) == [f"goal-{goal.pk}" for goal in (whole.vision, whole.main, whole.board, whole.promise)]
    assert "<html" not in part
    assert anchors(part) == [f"plan-{whole.plan.pk}-{whole.promise.pk}", f"activity-{whole.activity.pk}"]


def test_part_that_is_not_there_is_not_found(whole, kerstin):
    assert signed_in(kerstin).get(f"{PAGE}?year={YEAR}&part=goal-0").status_code == 404


def test_choices_are_shown_as_chips_that_take_them_away(whole, kerstin, exempelby):
    with municipality_scope(exempelby):
        board = organisation("BUN").pk
    page = show(signed_in(kerstin), f"&organisation={board}&kind=development&q=när&only=broken")

    chips = re.findall(r'class="chip" href="([^"]+)"><span>([^<]+): <b>([^<]+)</b>', page)
    assert [(label, value) for _url, label, value in chips] == [
        ("Organisation", "Barn- och utbildningsnämnden"),
        ("Slag", "Utvecklingsmål"),
        ("I rubriken", "när"),
        ("Visa", "Bara där den är bruten"),
    ]
    assert chips[0][0] == f"?year={YEAR}&amp;kind=development&amp;q=n%C3%A4r&amp;only=broken"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("&q=mentorssamtal", ["vision", "main", "board", "promise", "plan", "activity"]),
        ("&q=NÄRVARO", ["vision", "main", "board", "promise"]),
        ("&status=none&kind=development", ["vision", "main", "board", "promise", "plan", "activity"]),
        ("&status=fulfilled", []),
        ("&kind=financial", []),
        ("&only=broken", ["vision", "main", "board", "promise"]),
    ],
)
def test_filters_keep_the_line_above(whole, kerstin, query, expected):
    page = show(signed_in(kerstin), query)

    by_name = {name: f"goal-{getattr(whole, name).pk}" for name in ("vision", "main", "board", "promise")} | {
        "plan": f"plan-{whole.plan.pk}-{whole.promise.pk}",
        "activity": f"activity-{whole.activity.pk}",
    }
    assert anchors(page) == [by_name[name] for name in expected]


def test_tag_and_perspective_narrow_to_the_goal_and_what_answers_it(exempelby, whole, kerstin):
    with municipality_scope(exempelby):
        tag, perspective = Tag.objects.create(name="Barn"), Perspective.objects.create(name="Invånare")
        GoalTag.objects.create(goal=whole.promise, tag=tag)
        type(whole.board).objects.filter(pk=whole.board.pk).update(perspective=perspective)
    client = signed_in(kerstin)

    by_tag, by_perspective = show(client, f"&tag={tag.pk}"), show(client, f"&perspective={perspective.pk}")

    assert anchors(by_tag)[-1] == f"activity-{whole.activity.pk}"
    assert anchors(by_perspective)[-1] == f"goal-{whole.board.pk}"


def test_thread_from_a_goal_shows_the_line_above_and_what_hangs_under(whole, kerstin):
    page = show(signed_in(kerstin), f"&from={whole.board.pk}")

    above = re.search(r'<nav class="chain-above".*?</nav>', page, re.DOTALL).group()
    assert re.findall(r"from=(\d+)", above) == [str(whole.vision.pk), str(whole.main.pk)]
    assert anchors(page)[:2] == [f"goal-{whole.board.pk}", f"goal-{whole.promise.pk}"]


def test_what_ties_a_goal_is_told_in_words(exempelby, whole, kerstin):
    with municipality_scope(exempelby):
        other = make_goal(whole.levels["Kommunmål"], "KF", "Trygga barn", parent=whole.vision, order=2)
        Contribution.objects.create(goal=whole.board, served=other)
        Contributor.objects.create(goal=whole.board, organisation=organisation("ON"))
        GoalEffect.objects.create(
            goal=whole.board, kind="conflicts", organisation=organisation("ON"), text="Fler skjutsar."
        )
        NotRelevant.objects.create(goal=whole.promise, organisation=organisation("Nyborg"), year=YEAR, reason="Nej.")

    text = html.unescape(re.sub(r"<[^>]+>", "", show(signed_in(kerstin), "&open=all")))

    for told in (
        "Barn- och utbildningsnämnden leder, Omsorgsnämnden medverkar",
        "Målkonflikt med Omsorgsnämnden: Fler skjutsar.",
        "Inte relevant för Nyborgsskolan: Nej.",
        "(står under ”Alla lyckas i skolan”)",
    ):
        assert told in text


def test_indicators_that_nobody_uses_lead_to_their_pages(exempelby, whole, kerstin):
    with municipality_scope(exempelby):
        unused = make_indicator("Oanvänd")

    page = show(signed_in(kerstin))

    assert f'href="/exempelby/indicators/{unused.pk}/">Oanvänd</a>' in page


def test_broken_places_say_what_to_do_and_lead_to_the_plan(exempelby, whole, kerstin):
    with municipality_scope(exempelby):
        plan = make_plan("Nyborg", whole.levels["Enhetsplan"], state="submitted")

    page = signed_in(kerstin).get(f"{PAGE}broken/?year={YEAR}").content.decode()

    assert "<h3>Ingen aktivitet svarar mot målet</h3>" in page
    assert f'href="/exempelby/goals/plans/{plan.pk}/"' in page


def test_whole_thread_says_so(exempelby, whole, kerstin):
    with municipality_scope(exempelby):
        NotRelevant.objects.create(goal=whole.promise, organisation=organisation("Nyborg"), year=YEAR, reason="Nej.")

    page = show(signed_in(kerstin), "&only=broken")

    assert "<h2>Tråden är hel</h2>" in page


def test_what_hangs_loose_is_counted_apart_and_the_registers_are_near(exempelby, whole, kerstin):
    with municipality_scope(exempelby):
        make_goal(whole.levels["Nämndmål"], "ON", "Löst")

    page = show(signed_in(kerstin))

    assert "1 av dem hänger löst, utanför linjen uppifrån." in page
    assert page.index(f'href="{PAGE}#registers"') < page.index('id="registers"')
