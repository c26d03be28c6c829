"""The pages of the rules: what each person sees, what is written there, and what they cost."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.models import ComplianceFinding, ComplianceRule, Job, Membership, Municipality, User
from governance.services.checks import check_rules
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.governance.compliance import YEAR, Found, make_finding, make_rule

BASE = "/exempelby/rules"
Role = Membership.Role


@pytest.fixture
def checked(exempelby: Municipality, found: Found) -> dict[str, int]:
    """A rule that BUN and its school break, and ON and the council keep; ids of findings by organisation."""
    with municipality_scope(exempelby):
        make_rule(reason="Så att alla vet.", month=3, day=1)
        found.looked_at = {"BUN": 2, "Valla": 3, "ON": 2, "KF": 1}
        found.breaking = {"BUN": ["a"], "Valla": ["b", "c"], "ON": ["d"]}
        check_rules(by=None)
        rows = ComplianceFinding.objects.order_by("-key").values_list("organisation__short_name", "pk")
        return dict(rows) | {"rule": ComplianceRule.objects.get().pk}


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_controller_sees_the_rule_in_plain_words_with_the_share_of_all(alice: User, checked: dict) -> None:
    page = text_of(signed_in(alice), f"{BASE}/")

    for words in ("Allt är på plats", "Så att alla vet.", "Senast 1 mars", "4 av 8", "4 brister", "hela kommunen"):
        assert words in page
    assert "Regler utan ansvarig" in page


def test_others_see_the_share_of_their_own(amir: User, bob: User, checked: dict) -> None:
    own, nothing = text_of(signed_in(amir), f"{BASE}/"), text_of(signed_in(bob), f"{BASE}/")

    assert ("1 av 3" in own, "2 brister" in own, "din egen organisation" in own) == (True, True, True)
    assert ("Allt är på plats" in nothing, "brist" in nothing.partition("<table")[2]) == (True, False)


@pytest.mark.parametrize(
    ("role", "place", "seen"),
    [
        (Role.BOARD_MEMBER, "BUN", {"BUN", "Valla"}),
        (Role.EXECUTIVE_BOARD_MEMBER, "KS", {"BUN", "Valla", "ON"}),
        (Role.AUDITOR, "K", {"BUN", "Valla", "ON"}),
        (Role.CONTROLLER, "ON", {"BUN", "Valla", "ON"}),
        (Role.OFFICIAL, "Valla", {"Valla"}),
        (Role.MANAGER, "ON", {"ON"}),
        (Role.READER, "K", set()),
    ],
)
def test_each_reads_what_is_her_own_and_those_who_watch_all(
    exempelby: Municipality, checked: dict, role: str, place: str, seen: set[str]
) -> None:
    client = signed_in(make_person("Någon", (role, place), municipality=exempelby))

    listed = text_of(client, f"{BASE}/findings/").partition("<table")[2]

    found = {name for name in ("BUN", "Valla", "ON") if f"/rules/findings/{checked[name]}/" in listed}
    shown = {
        name for name in ("BUN", "Valla", "ON") if client.get(f"{BASE}/findings/{checked[name]}/").status_code == 200
    }
    assert (found, shown) == (seen, seen)


def test_rule_is_made_of_a_check_with_only_the_fields_that_it_uses(alice: User, exempelby: Municipality) -> None:
    client = signed_in(alice)

    choices = text_of(client, f"{BASE}/new/")
    form = text_of(client, f"{BASE}/new/?check=plan_adopted")
    made = client.post(
        f"{BASE}/new/?check=plan_adopted",
        {"name": "Planerna i tid", "weight": "must", "day": "28", "month": "2", "kinds": ["board"]},
    )

    assert "?check=goal_serves" in choices
    assert ('name="month"' in form, 'name="threshold"' in form) == (True, False)
    assert made.status_code == 302
    with municipality_scope(exempelby):
        rule = ComplianceRule.objects.get()
        assert (rule.subject, rule.month, rule.day, rule.kinds) == ("plan_adopted", 2, 28, ["board"])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"day": "31", "month": "4"}, "Den dagen finns inte i månaden."),
        ({"day": "31"}, "Ange både dag och månad, eller ingetdera."),
        ({"name": ""}, "Regeln i ord"),
        ({"kinds": ["martians"]}, "martians"),
    ],
)
def test_rule_that_cannot_be_is_told_beside_its_field(alice: User, given: dict, words: str) -> None:
    data = {"name": "Planerna i tid", "weight": "must"} | given

    page = signed_in(alice).post(f"{BASE}/new/?check=plan_adopted", data).content.decode()

    assert words in page.partition('class="form-errors"')[2].partition("</div>")[0]


def test_rule_whose_check_is_gone_is_told_and_may_be_removed(
    alice: User, exempelby: Municipality, checked: dict
) -> None:
    with municipality_scope(exempelby):
        ComplianceRule.objects.update(subject="gone")
    client = signed_in(alice)

    edit = client.get(f"{BASE}/{checked['rule']}/edit/", follow=True)

    assert (edit.status_code, edit.redirect_chain) == (200, [(f"{BASE}/#rule-{checked['rule']}", 302)])
    assert "Det finns ingen sådan kontroll." in edit.content.decode()
    assert client.get(f"{BASE}/{checked['rule']}/remove/").status_code == 200


def test_rule_is_edited_turned_and_removed(alice: User, exempelby: Municipality, checked: dict) -> None:
    client, address = signed_in(alice), f"{BASE}/{checked['rule']}"
    form = client.get(f"{address}/edit/").context["form"]

    data = {"name": "Nytt namn", "weight": "should", "seen": form["seen"].value(), "threshold": "2"}
    edited = client.post(f"{address}/edit/", data)
    stale = client.post(f"{address}/edit/", data | {"name": "Ett till"})
    client.post(f"{address}/turn/", {"turn": "off"})
    with municipality_scope(exempelby):
        rule = ComplianceRule.objects.get()
    removed = client.post(
        f"{address}/remove/", {"seen": client.get(f"{address}/remove/").context["form"]["seen"].value()}
    )

    assert (edited.status_code, stale.status_code, removed.status_code) == (302, 200, 302)
    assert (rule.name, rule.is_on) == ("Nytt namn", False)
    with municipality_scope(exempelby):
        assert not ComplianceRule.objects.exists()


def test_usual_rules_are_added_with_one_click(alice: User, exempelby: Municipality) -> None:
    client = signed_in(alice)
    ticked = [each.subject for each in client.get(f"{BASE}/usual/").context["usual"]]

    client.post(f"{BASE}/usual/", {"subjects": ticked})
    again = text_of(client, f"{BASE}/usual/")

    with municipality_scope(exempelby):
        assert sorted(ComplianceRule.objects.values_list("subject", flat=True)) == sorted(ticked)
    assert "Alla vanliga regler finns" in again


def test_check_is_ordered_as_a_job_and_shown_until_it_is_done(
    alice: User, exempelby: Municipality, checked: dict
) -> None:
    client = signed_in(alice)

    client.post(f"{BASE}/check/")
    waiting = text_of(client, f"{BASE}/")
    with municipality_scope(exempelby):
        Job.objects.update(state=Job.State.DONE)
    done = client.get(f"{BASE}/", headers={"HX-Request": "true"})

    assert "Väntar på sin tur" in waiting
    assert done.headers["HX-Refresh"] == "true"


def test_finding_is_answered_by_who_works_there_and_excepted_by_those_above(
    exempelby: Municipality, amir: User, alice: User, checked: dict
) -> None:
    address = f"{BASE}/findings/{checked['Valla']}"
    client = signed_in(amir)
    form = client.get(f"{address}/").context["answer"]

    answered = client.post(
        f"{address}/answer/", {"answer": "Klart i juni.", "owner": amir.pk, "seen": form["seen"].value()}
    )
    forbidden = client.post(f"{address}/except/", {"reason": "Vi vill inte."})
    form = signed_in(alice).get(f"{address}/").context["exception"]
    excepted = signed_in(alice).post(f"{address}/except/", {"reason": "Ny enhet.", "seen": form["seen"].value()})

    assert (answered.status_code, forbidden.status_code, excepted.status_code) == (302, 403, 302)
    page = text_of(client, f"{address}/")
    for words in ("Klart i juni.", "Ny enhet.", "Undantagen", "Medgivet av Alice"):
        assert words in page


def grant(client: Client, finding: int) -> int:
    """Grant an exception after having read the finding; the answer's status."""
    form = client.get(f"{BASE}/findings/{finding}/").context.get("exception")
    seen = form["seen"].value() if form else ""
    return client.post(f"{BASE}/findings/{finding}/except/", {"reason": "Ny enhet.", "seen": seen}).status_code


def test_exception_is_granted_from_above_never_of_ones_own(exempelby: Municipality, checked: dict) -> None:
    client = signed_in(make_person("Bea", (Role.CONTROLLER, "BUN"), municipality=exempelby))

    answers = {name: grant(client, checked[name]) for name in ("BUN", "Valla", "ON")}

    assert answers == {"BUN": 403, "Valla": 302, "ON": 403}


def test_exception_without_reason_is_told_beside_its_field(alice: User, checked: dict) -> None:
    page = signed_in(alice).post(f"{BASE}/findings/{checked['ON']}/except/", {"reason": ""})

    assert page.status_code == 200
    assert page.context["exception"].errors.keys() == {"reason"}


def test_list_is_narrowed_by_organisation_rule_state_and_owner(
    alice: User, exempelby: Municipality, checked: dict
) -> None:
    client = signed_in(alice)
    with municipality_scope(exempelby):
        ComplianceFinding.objects.filter(pk=checked["ON"]).update(answer="På gång", owner=alice)
        board = organisation("BUN").pk

    def number(query: str) -> int:
        return len(client.get(f"{BASE}/findings/?{query}").context["lines"])

    asked = ["", f"organisation={board}", f"rule={checked['rule']}", "state=open", "state=mending", "state=ended"]
    asked += ["state=all", "owner=none", f"owner={alice.pk}", f"year={YEAR - 1}", "organisation=abc&state=nonsense"]
    assert [number(query) for query in asked] == [4, 3, 4, 3, 1, 0, 4, 3, 1, 4, 4]


def test_boards_stand_side_by_side_with_their_units(alice: User, checked: dict) -> None:
    comparison = signed_in(alice).get(f"{BASE}/compare/").context["comparison"]

    (row,) = comparison.rows
    cells = {column.name: (cell.share, cell.word) for column, cell in zip(comparison.columns, row.cells, strict=True)}
    assert cells == {"KF": ("1 av 1", "Följs"), "BUN": ("2 av 5", "Delvis"), "ON": ("1 av 2", "Delvis")}
    assert (row.whole.share, row.whole.percent) == ("4 av 8", "50\u00a0%")


def test_exceptions_are_told_in_the_comparison(alice: User, exempelby: Municipality, checked: dict) -> None:
    grant(signed_in(alice), checked["Valla"])

    (row,) = signed_in(alice).get(f"{BASE}/compare/").context["comparison"].rows

    assert [cell.excepted for cell in row.cells] == ["", "1 undantag", ""]


def test_years_stand_side_by_side_for_all_and_for_a_board(alice: User, exempelby: Municipality, checked: dict) -> None:
    with municipality_scope(exempelby):
        rule = ComplianceRule.objects.get()
        rule.results.create(organisation=organisation("ON"), year=YEAR - 1, looked_at=4, breaking=4)
        board = organisation("ON").pk
    client = signed_in(alice)

    every = client.get(f"{BASE}/compare/?over=years").context["comparison"].rows[0]
    own = client.get(f"{BASE}/compare/?over=years&board={board}").context["comparison"].rows[0]

    assert [cell.share for cell in every.cells] == ["0 av 4", "4 av 8"]
    assert [(cell.share, cell.word) for cell in own.cells] == [("0 av 4", "Inte"), ("1 av 2", "Delvis")]


def test_past_year_is_compared_as_it_was_though_the_rule_rests_now(
    alice: User, exempelby: Municipality, checked: dict
) -> None:
    with municipality_scope(exempelby):
        rule = ComplianceRule.objects.get()
        rule.results.create(organisation=organisation("ON"), year=YEAR - 2, looked_at=4, breaking=1)
        ComplianceRule.objects.update(is_on=False)
    client = signed_in(alice)

    assert client.get(f"{BASE}/compare/?year={YEAR}").context["comparison"].rows == ()
    (row,) = client.get(f"{BASE}/compare/?year={YEAR - 2}").context["comparison"].rows
    assert row.whole.share == "3 av 4"


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", ["/", "/findings/?state=all", "/compare/", "/compare/?over=years"])
def test_number_of_queries_does_not_grow_with_rules_and_findings(
    alice: User, exempelby: Municipality, found: Found, page: str, django_assert_num_queries: Callable
) -> None:
    client, counted = signed_in(alice), []
    for number in (1, 3):
        with municipality_scope(exempelby):
            ComplianceRule.objects.all().delete()
            for each in range(number):
                make_rule(name=f"Regel {each}", responsible=alice)
            found.looked_at = dict.fromkeys(["BUN", "ON", "Valla"][:number], 4)
            found.breaking = {name: ["a", "b"][: number - 1] or ["a"] for name in found.looked_at}
            check_rules(by=None)
            make_finding("KF", "x", rule=ComplianceRule.objects.first(), owner=alice)
        counted.append(queries_of(client, f"{BASE}{page}"))

    assert counted[0] == counted[1]
    assert counted[0] <= 20
