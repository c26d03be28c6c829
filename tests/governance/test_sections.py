"""The template of a level's plans: shaped while the version is a draft, kept where plans have been written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from goals.models import Plan, PlanText
from governance import services
from governance.models import GovernanceModel, ModelLevel, Municipality, TemplateSection, User
from governance.queries import kinds_left, levels_of, model_sheet, remarks_on, sections_by_level, sections_of
from governance.refusals import RefusedError, StaleError
from governance.tenancy import municipality_scope
from tests.conftest import organisation, signed_in
from tests.governance.make import adopt, make_draft, seen

BASE = "/exempelby/governance"
UNIT_PLAN = ["Grunduppdrag", "Året som kommer", "Mål och aktiviteter", "Uppdrag"]


@pytest.fixture
def draft(exempelby: Municipality) -> GovernanceModel:
    with municipality_scope(exempelby):
        return make_draft()


def unit_plan(model: GovernanceModel) -> ModelLevel:
    return next(level for level in levels_of(model) if level.name == "Enhetsplan")


def headings(level: ModelLevel) -> list[str]:
    return [section.heading for section in sections_of(level.pk)]


def add(level: ModelLevel, by: User, *, place: int = 0, **fields: Any) -> TemplateSection:
    given = {"kind": "text", "heading": "Vår kvalitet"} | fields
    return services.add_section(level=level, seen=seen(level.model), place=place, by=by, **given)


def write_under(section: TemplateSection) -> None:
    plan = Plan.objects.create(level=section.level, organisation=organisation("Valla"), year=2027)
    PlanText.objects.create(plan=plan, section=section, text="Vi tar emot fler elever.")


def test_section_is_added_at_its_place(scope: Municipality, admin: User) -> None:
    level = unit_plan(make_draft())

    add(level, admin, place=2)

    assert headings(level) == ["Grunduppdrag", "Året som kommer", "Vår kvalitet", "Mål och aktiviteter", "Uppdrag"]
    assert [section.order for section in sections_of(level.pk)] == [1, 2, 3, 4, 5]


def test_section_is_changed_and_keeps_its_kind(scope: Municipality, admin: User) -> None:
    model = make_draft()
    section = sections_of(unit_plan(model).pk)[1]

    services.update_section(
        section=section,
        seen=seen(model),
        heading="Året",
        help_text="Kort.",
        is_required=False,
        longest_text=500,
        by=admin,
    )

    section.refresh_from_db()
    assert (section.heading, section.help_text, section.is_required, section.longest_text, section.kind) == (
        "Året",
        "Kort.",
        False,
        500,
        "text",
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("core_mission", (True, None)), ("goals", (False, 500)), ("assignments", (False, None)), ("text", (True, 500))],
)
def test_section_has_the_limits_that_its_kind_can_keep(
    scope: Municipality, admin: User, kind: str, expected: tuple[bool, int | None]
) -> None:
    model = make_draft()
    level = unit_plan(model)
    for section in sections_of(level.pk):
        services.remove_section(section=section, seen=seen(model), by=admin)

    section = add(level, admin, kind=kind, is_required=True, longest_text=500)

    assert (section.is_required, section.longest_text) == expected


def test_section_is_moved_and_the_order_holds_in_the_database(scope: Municipality, admin: User) -> None:
    model = make_draft()
    level = unit_plan(model)

    services.move_section(section=sections_of(level.pk)[2], seen=seen(model), up=True, by=admin)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert headings(level) == ["Grunduppdrag", "Mål och aktiviteter", "Året som kommer", "Uppdrag"]


@pytest.mark.parametrize(("place", "up"), [(0, True), (3, False)])
def test_section_at_the_end_stays(scope: Municipality, admin: User, place: int, up: bool) -> None:
    model = make_draft()
    level = unit_plan(model)

    services.move_section(section=sections_of(level.pk)[place], seen=seen(model), up=up, by=admin)

    assert headings(level) == UNIT_PLAN


def test_section_is_removed_and_those_below_move_up(scope: Municipality, admin: User) -> None:
    model = make_draft()
    level = unit_plan(model)

    services.remove_section(section=sections_of(level.pk)[1], seen=seen(model), by=admin)

    assert headings(level) == ["Grunduppdrag", "Mål och aktiviteter", "Uppdrag"]
    assert [section.order for section in sections_of(level.pk)] == [1, 2, 3]


def test_section_under_which_a_plan_is_written_is_not_removed(scope: Municipality, admin: User) -> None:
    model = make_draft()
    level = unit_plan(model)
    section = sections_of(level.pk)[1]
    write_under(section)

    with pytest.raises(RefusedError, match="1 plan har skrivits under ”Året som kommer”"):
        services.remove_section(section=section, seen=seen(model), by=admin)

    assert headings(level) == UNIT_PLAN


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"heading": "uppdrag"}, "heading"), ({"kind": "goals"}, "kind"), ({"kind": "core_mission"}, "kind")],
)
def test_template_has_each_heading_and_each_kept_kind_once(
    scope: Municipality, admin: User, fields: dict[str, Any], field: str
) -> None:
    level = unit_plan(make_draft())

    with pytest.raises(RefusedError) as refusal:
        add(level, admin, **fields)

    assert refusal.value.field == field
    assert headings(level) == UNIT_PLAN


def test_only_a_level_of_plans_has_a_template(scope: Municipality, admin: User) -> None:
    level = levels_of(make_draft())[1]

    with pytest.raises(RefusedError):
        add(level, admin)


def test_change_of_a_template_that_someone_else_has_changed_is_told(scope: Municipality, admin: User) -> None:
    model = make_draft()
    level, old = unit_plan(model), seen(model)
    services.update_section(section=sections_of(level.pk)[1], seen=old, heading="Året", by=admin)

    with pytest.raises(StaleError):
        services.remove_section(section=sections_of(level.pk)[0], seen=old, by=admin)


def test_section_removed_meanwhile_is_told(scope: Municipality, admin: User) -> None:
    model = make_draft()
    section = sections_of(unit_plan(model).pk)[1]
    same = TemplateSection.objects.select_related("level__model").get(pk=section.pk)
    services.remove_section(section=section, seen=seen(model), by=admin)

    with pytest.raises(RefusedError, match="borttaget"):
        services.update_section(section=same, seen=seen(model), heading="X", by=admin)


def test_new_level_of_plans_begins_with_a_template(scope: Municipality, admin: User) -> None:
    model = make_draft()

    level = services.add_level(
        model=model,
        seen=seen(model),
        place=5,
        form="plan",
        name="Områdesplan",
        name_plural="Områdesplaner",
        owner_kind="service_area",
        by=admin,
    )

    assert headings(level) == UNIT_PLAN


def test_level_gets_a_template_when_it_becomes_one_of_plans_and_loses_it_when_it_ceases(
    scope: Municipality, admin: User
) -> None:
    model = make_draft()
    level = levels_of(model)[3]

    services.update_level(level=level, seen=seen(model), form="plan", by=admin)
    as_plan = headings(level)
    services.update_level(level=level, seen=seen(model), form="commitment", by=admin)

    assert as_plan == UNIT_PLAN
    assert headings(level) == []


def test_level_on_which_something_stands_does_not_become_another(scope: Municipality, admin: User) -> None:
    model = make_draft()
    level = unit_plan(model)
    write_under(sections_of(level.pk)[1])

    with pytest.raises(RefusedError, match="1 mål eller plan står på ”Enhetsplan”") as refusal:
        services.update_level(level=level, seen=seen(model), form="goal", by=admin)

    assert refusal.value.field == "form"
    assert headings(level) == UNIT_PLAN


def test_copy_of_a_version_has_the_templates_in_full(scope: Municipality, admin: User) -> None:
    model = make_draft()
    adopt(model, admin)

    copy = services.copy_model(model=model, version=2, year_from=2031, year_to=2034, by=admin)

    assert told(copy) == told(model)
    assert not {row.pk for row in all_sections(copy)} & {row.pk for row in all_sections(model)}


def all_sections(model: GovernanceModel) -> list[TemplateSection]:
    return [section for own in model_sheet(model).sections.values() for section in own]


def told(model: GovernanceModel) -> list[list[tuple[object, ...]]]:
    """Every field of every level and section but keys, so that a new one that the copy forgets is noticed."""
    own = {"id", "municipality_id", "model_id", "level_id"}
    sheet = model_sheet(model)
    rows = [*sheet.levels, *(section for level in sheet.levels for section in sheet.template_of(level))]
    return [[getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in own] for row in rows]


def test_adopting_page_is_told_what_a_level_of_plans_lacks(scope: Municipality, admin: User) -> None:
    model = make_draft()
    board, administration, _unit = [level for level in levels_of(model) if level.form == "plan"]
    for section in sections_of(board.pk):
        services.remove_section(section=section, seen=seen(model), by=admin)
    services.remove_section(section=sections_of(administration.pk)[2], seen=seen(model), by=admin)
    services.update_level(level=administration, seen=seen(model), owner_kind="unit", by=admin)

    remarks = [remark for remark in remarks_on(model_sheet(model)) if "slag (" not in remark]

    assert remarks == [
        "”Nämndplan” saknar mall, så planerna får inga egna rubriker.",
        "Mallen för ”Verksamhetsplan” saknar plats för mål och aktiviteter.",
        "”Verksamhetsplan” och ”Enhetsplan” ägs av samma slags organisation, som alltså skriver båda.",
    ]


def test_templates_of_several_levels_are_one_query(scope: Municipality, django_assert_num_queries: Callable) -> None:
    levels = levels_of(make_draft())

    with django_assert_num_queries(1):
        found = sections_by_level(level.pk for level in levels)

    assert [len(found[level.pk]) for level in levels] == [0, 0, 0, 0, 5, 5, 4, 0]


@given(st.lists(st.sampled_from(TemplateSection.Kind.values)))
def test_text_may_always_come_to_a_template_and_what_is_kept_elsewhere_once(kinds: list[str]) -> None:
    left = kinds_left([TemplateSection(kind=kind) for kind in kinds])

    assert "text" in left
    assert not (set(left) - {"text"}) & set(kinds)
    assert set(left) | set(kinds) == set(TemplateSection.Kind.values)


def address(draft: GovernanceModel, place: int, verb: str) -> str:
    with municipality_scope(draft.municipality):
        return f"{BASE}/sections/{sections_of(unit_plan(draft).pk)[place].pk}/{verb}/"


def template_address(draft: GovernanceModel, rest: str = "") -> str:
    with municipality_scope(draft.municipality):
        return f"{BASE}/levels/{unit_plan(draft).pk}/sections/{rest}"


def shown_headings(client: Client, draft: GovernanceModel) -> list[str]:
    return [section.heading for section in client.get(template_address(draft)).context["sections"]]


def mark(draft: GovernanceModel) -> str:
    with municipality_scope(draft.municipality):
        return seen(draft)


def test_template_is_shaped_on_its_pages(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)
    fields = {"heading": "Vår kvalitet", "kind": "text", "place": 4, "longest_text": "1000", "is_required": "on"}

    client.post(template_address(draft, "new/"), fields | {"seen": mark(draft)})
    client.post(address(draft, 4, "move"), {"direction": "up", "seen": mark(draft)})
    client.post(address(draft, 3, "edit"), {"heading": "Kvalitet", "seen": mark(draft)})
    client.post(address(draft, 0, "remove"), {"seen": mark(draft)})

    assert shown_headings(client, draft) == ["Året som kommer", "Mål och aktiviteter", "Kvalitet", "Uppdrag"]


def test_form_offers_the_kinds_that_are_left(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)
    before = client.get(template_address(draft, "new/")).context["form"].fields["kind"].choices
    client.post(address(draft, 3, "remove"), {"seen": mark(draft)})

    after = client.get(template_address(draft, "new/")).context["form"].fields["kind"].choices

    assert [value for value, _label in before] == ["text"]
    assert [value for value, _label in after] == ["assignments", "text"]


def test_stale_section_keeps_what_was_typed_and_can_be_sent_again(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)
    url, old = address(draft, 1, "edit"), mark(draft)
    client.post(address(draft, 0, "move"), {"direction": "down", "seen": old})

    refused = client.post(url, {"heading": "Mitt avsnitt", "seen": old})
    again = client.post(url, {"heading": "Mitt avsnitt", "seen": refused.context["form"]["seen"].value()})

    assert "Någon annan har ändrat versionen" in refused.content.decode()
    assert 'value="Mitt avsnitt"' in refused.content.decode()
    assert again.status_code == 302
    assert shown_headings(client, draft)[0] == "Mitt avsnitt"


def test_stale_move_of_a_section_is_told(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)
    old = mark(draft)
    client.post(address(draft, 0, "move"), {"direction": "down", "seen": old})

    response = client.post(address(draft, 2, "move"), {"direction": "up", "seen": old}, follow=True)

    assert "Någon annan har ändrat versionen" in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"heading": ""}, "heading"), ({"heading": "uppdrag"}, "heading"), ({"longest_text": "5"}, "longest_text")],
)
def test_bad_section_is_told_beside_its_field(
    draft: GovernanceModel, admin: User, changed: dict[str, str], field: str
) -> None:
    data = {"heading": "Ny", "kind": "text", "place": "0", "seen": mark(draft)} | changed

    response = signed_in(admin).post(template_address(draft, "new/"), data)

    assert list(response.context["form"].errors) == [field]


def test_template_without_sections_says_what_to_do(draft: GovernanceModel, admin: User, alice: User) -> None:
    with municipality_scope(draft.municipality):
        for section in sections_of(unit_plan(draft).pk):
            services.remove_section(section=section, seen=seen(draft), by=admin)

    for user, words in ((admin, "Börja med grunduppdraget"), (alice, "inga egna rubriker")):
        assert words in signed_in(user).get(template_address(draft)).content.decode()


def test_adopted_template_is_read_and_not_changed(draft: GovernanceModel, admin: User, bob: User) -> None:
    with municipality_scope(draft.municipality):
        adopt(draft, admin)

    for user in (admin, bob):
        page = signed_in(user).get(template_address(draft)).content.decode()
        assert "låst" in page
        assert "/sections/new/" not in page


def test_template_page_asks_as_often_for_five_sections_as_for_four(
    draft: GovernanceModel, admin: User, django_assert_num_queries: Callable
) -> None:
    client, url = signed_in(admin), template_address(draft)
    client.get(url)

    with django_assert_num_queries(14):
        client.get(url)
    with municipality_scope(draft.municipality):
        add(unit_plan(draft), admin)

    with django_assert_num_queries(14):
        client.get(url)
