"""A task's moves: what each leads to, what it demands, what is refused, who is told, and two at once."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annualcycle import progress
from annualcycle.models import Content, CycleTask, StepAsk, StepDocument, TaskDocument, TaskMove
from annualcycle.progress import Progress
from annualcycle.services import task_documents, task_moves, tasks
from annualcycle.services.task_documents import DocumentContent
from annualcycle.task_states import WAYS, Move, Standing, State, after, is_done, standing_of
from governance.models import Membership, Municipality, Notice, User
from governance.refusals import GoneError, RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.annualcycle.make import make_step, make_task
from tests.conftest import make_person

Role = Membership.Role


@pytest.fixture
def task(scope: Municipality, amir: User) -> CycleTask:
    """Vallaskolan's, owned by Amir, of a step that names nothing that it asks for."""
    return make_task(owner=amir)


@pytest.fixture
def half_done(scope: Municipality, amir: User) -> Iterator[CycleTask]:
    """Vallaskolan's, of which three of four values are entered."""
    made = make_task(owner=amir)
    StepAsk.objects.create(step=made.step, content=Content.VALUES)
    before = progress._TELLERS.get(Content.VALUES)
    progress.register(Content.VALUES, lambda needs: {need: Progress(3, 4, "/values/") for need in needs})
    yield made
    if before is not None:
        progress.register(Content.VALUES, before)


def state_of(task: CycleTask) -> str:
    return CycleTask.objects.get(pk=task.pk).state


def moves_of(task: CycleTask) -> list[tuple[str, str]]:
    return list(task.moves.values_list("move", "comment"))


def told(person: User) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


# --- handing in


def test_task_is_handed_in_with_how_far_it_had_come(half_done: CycleTask, amir: User) -> None:
    task_moves.submit_task(task=half_done, comment="SCB dröjer.", effort_hours=Decimal("6.5"), by=amir)

    stored, move = CycleTask.objects.get(), TaskMove.objects.get()
    assert (stored.state, stored.submitted_by, stored.done, stored.total) == ("submitted", amir, 3, 4)
    assert stored.effort_hours == Decimal("6.5")
    assert (move.move, move.comment, move.done, move.total, move.moved_by) == ("submitted", "SCB dröjer.", 3, 4, amir)


def test_what_is_lacking_is_to_be_explained(half_done: CycleTask, amir: User) -> None:
    with pytest.raises(RefusedError) as refused:
        task_moves.submit_task(task=half_done, by=amir)

    assert refused.value.field == "comment"
    assert "Värden inmatade" in refused.value.message
    assert state_of(half_done) == "open"


def test_what_is_told_by_handing_in_needs_no_explanation_and_counts(task: CycleTask, amir: User) -> None:
    StepAsk.objects.create(step=task.step, content=Content.WORD, wording="Förankrat")

    task_moves.submit_task(task=task, by=amir)

    stored = CycleTask.objects.get()
    assert (stored.state, stored.done, stored.total) == ("submitted", 1, 1)


def test_organisation_with_nothing_to_do_hands_in_what_is_whole(half_done: CycleTask, amir: User) -> None:
    progress.register(Content.VALUES, lambda _needs: {})

    task_moves.submit_task(task=half_done, by=amir)

    stored = CycleTask.objects.get()
    assert (stored.state, stored.done, stored.total) == ("submitted", 0, 0)


def test_sent_twice_is_handed_in_once(task: CycleTask, amir: User) -> None:
    seen = fingerprint(CycleTask.objects.get())

    for _click in range(2):
        task_moves.submit_task(task=task, seen=seen, by=amir)

    assert moves_of(task) == [("submitted", "")]


def test_another_who_hands_in_is_told_who_was_before(task: CycleTask, amir: User, alice: User) -> None:
    task_moves.submit_task(task=task, by=amir)

    with pytest.raises(RefusedError) as refused:
        task_moves.submit_task(task=task, by=alice)

    assert "inlämnad av Amir" in refused.value.message


def test_stale_move_is_told(task: CycleTask, amir: User, alice: User) -> None:
    seen = fingerprint(CycleTask.objects.get())
    later = task.step.due_on + timedelta(days=3)
    task_moves.extend_task(task=task, due_on=later, comment="Sjukdom.", by=alice)

    with pytest.raises(StaleError):
        task_moves.submit_task(task=task, seen=seen, by=amir)


def test_what_is_handed_in_is_taken_back(task: CycleTask, amir: User) -> None:
    task_moves.submit_task(task=task, by=amir)

    task_moves.withdraw_task(task=task, by=amir)

    stored = CycleTask.objects.get()
    assert (stored.state, stored.submitted_at, stored.done, stored.total) == ("open", None, None, None)


# --- following up


def handed_in(task: CycleTask, by: User) -> CycleTask:
    return task_moves.submit_task(task=task, comment="Klart.", by=by)


def test_returned_task_says_what_is_to_be_done_and_is_handed_in_again(task: CycleTask, amir: User, alice: User) -> None:
    handed_in(task, amir)
    with pytest.raises(RefusedError):
        task_moves.return_task(task=task, comment="", by=alice)

    task_moves.return_task(task=task, comment="Skriv om orsaken.", by=alice)

    assert state_of(task) == "returned"
    handed_in(task, amir)
    assert [move for move, _comment in moves_of(task)] == ["submitted", "returned", "submitted"]


def test_approved_task_is_done_until_it_is_opened_again_with_a_reason(task: CycleTask, amir: User, alice: User) -> None:
    handed_in(task, amir)
    task_moves.approve_task(task=task, by=alice)
    stored = CycleTask.objects.get()
    assert (stored.state, stored.approved_by) == ("approved", alice)
    with pytest.raises(RefusedError):
        task_moves.reopen_task(task=task, comment="", by=alice)

    task_moves.reopen_task(task=task, comment="Fel siffra.", by=alice)

    stored = CycleTask.objects.get()
    assert (stored.state, stored.approved_by, stored.approved_at) == ("open", None, None)


def test_nothing_is_approved_where_the_step_asks_for_none(scope: Municipality, amir: User, alice: User) -> None:
    task = make_task(make_step(needs_approval=False))
    handed_in(task, amir)

    with pytest.raises(RefusedError):
        task_moves.approve_task(task=task, by=alice)


def test_extended_task_has_a_day_of_its_own(task: CycleTask, alice: User) -> None:
    day = task.step.due_on + timedelta(days=7)

    task_moves.extend_task(task=task, due_on=day, comment="Sjukdom.", by=alice)

    assert CycleTask.objects.get().due_on == day
    assert TaskMove.objects.get().due_on == day


@pytest.mark.parametrize("days", [-1, 61, 4000])
def test_day_that_cannot_be_is_refused(scope: Municipality, alice: User, days: int) -> None:
    today = timezone.localdate()
    law = (
        {"statute": "interim_report", "basis": "KL 11:16", "latest_on": today + timedelta(days=60)}
        if days == 61
        else {}
    )
    task = make_task(make_step(**law))

    with pytest.raises(RefusedError) as refused:
        task_moves.extend_task(task=task, due_on=today + timedelta(days=days), comment="Sjukdom.", by=alice)

    assert refused.value.field == "due_on"


def test_day_before_the_step_opens_is_refused(scope: Municipality, alice: User) -> None:
    today = timezone.localdate()
    task = make_task(make_step(opens_on=today + timedelta(days=9)))

    with pytest.raises(RefusedError) as refused:
        task_moves.extend_task(task=task, due_on=today + timedelta(days=8), comment="Tidigare.", by=alice)

    assert refused.value.field == "due_on"


def test_exempt_task_has_its_reason_and_is_asked_again(task: CycleTask, alice: User) -> None:
    task_moves.exempt_task(task=task, comment="Skolan är ny.", by=alice)
    assert (state_of(task), CycleTask.objects.get().reason) == ("exempt", "Skolan är ny.")

    task_moves.ask_again(task=task, by=alice)

    assert (state_of(task), CycleTask.objects.get().reason) == ("open", "")


def test_task_is_given_to_somebody_who_works_there(task: CycleTask, amir: User, alice: User, bob: User) -> None:
    with pytest.raises(RefusedError) as refused:
        task_moves.assign_task(task=task, owner=bob, by=amir)
    assert refused.value.field == "owner"

    for _click in range(2):
        task_moves.assign_task(task=task, owner=alice, comment="Hon vet mer.", by=amir)

    assert CycleTask.objects.get().owner == alice
    assert moves_of(task) == [("assigned", "Alice: Hon vet mer.")]


def test_comment_is_said_once_in_any_state(task: CycleTask, amir: User, alice: User) -> None:
    task_moves.exempt_task(task=task, comment="Ny.", by=alice)

    for _click in range(2):
        task_moves.note_on_task(task=task, comment="Tack.", by=amir)

    assert moves_of(task) == [("exempted", "Ny."), ("noted", "Tack.")]


def test_task_that_is_gone_is_told(task: CycleTask, amir: User) -> None:
    CycleTask.objects.get().delete()

    with pytest.raises(GoneError):
        task_moves.submit_task(task=task, by=amir)


# --- who is told


def test_each_side_is_told_of_the_others_moves_and_nobody_of_her_own(task: CycleTask, amir: User, alice: User) -> None:
    handed_in(task, amir)
    task_moves.return_task(task=task, comment="Mer.", by=alice)
    handed_in(task, amir)
    task_moves.approve_task(task=task, by=alice)
    task_moves.reopen_task(task=task, comment="Fel.", by=alice)
    task_moves.note_on_task(task=task, comment="Jaha.", by=amir)
    day = task.step.due_on + timedelta(days=1)
    task_moves.extend_task(task=task, due_on=day, comment="Tid.", by=alice)

    assert told(alice) == ["task_submitted", "task_noted"]
    assert told(amir) == ["task_returned", "task_approved", "task_reopened", "task_extended"]


def test_what_happens_again_the_same_day_is_told_anew_to_who_has_read_of_it(
    task: CycleTask, amir: User, alice: User
) -> None:
    handed_in(task, amir)
    task_moves.return_task(task=task, comment="Mer.", by=alice)
    Notice.objects.update(read_at=timezone.now(), mailed_at=timezone.now(), digest=7)
    handed_in(task, amir)

    task_moves.return_task(task=task, comment="Ännu mer.", by=alice)

    new = Notice.objects.filter(read_at=None, mailed_at=None, digest=None)
    assert {(row.person, row.kind) for row in new} == {(amir, "task_returned"), (alice, "task_submitted")}
    assert Notice.objects.count() == 2


def test_where_nobody_approves_nobody_above_is_told(scope: Municipality, amir: User, alice: User) -> None:
    handed_in(make_task(make_step(needs_approval=False), owner=amir), amir)

    assert told(alice) == []


def test_task_without_owner_tells_its_manager(scope: Municipality, amir: User, alice: User) -> None:
    task_moves.exempt_task(task=make_task(), comment="Ny.", by=alice)

    assert told(amir) == ["task_exempted"]


# --- documents


def test_document_is_handed_in_once_and_taken_away(task: CycleTask, amir: User) -> None:
    content = DocumentContent(title="Underlag", registry_number="BUN 2026:7")

    rows = {task_documents.add_task_document(task=task, content=content, by=amir).pk for _click in range(2)}

    assert len(rows) == 1
    document = TaskDocument.objects.get()
    task_documents.remove_task_document(document=document, by=amir)
    assert not TaskDocument.objects.exists()
    with pytest.raises(GoneError):
        task_documents.remove_task_document(document=document, by=amir)


def test_document_takes_the_name_of_what_it_answers(task: CycleTask, amir: User) -> None:
    wanted = StepDocument.objects.create(step=task.step, title="Nämndens beslut", is_handed_in=True)

    made = task_documents.add_task_document(
        task=task, content=DocumentContent(document=wanted, url="https://example.se/1"), by=amir
    )

    assert (made.title, made.document) == ("Nämndens beslut", wanted)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"registry_number": "1"}, "title"),
        ({"title": "Beslut"}, "url"),
        ({"title": "B", "url": "https://a.se"}, "document"),
    ],
)
def test_document_that_cannot_be_found_or_is_not_asked_for_is_refused(
    task: CycleTask, amir: User, given: dict[str, str], field: str
) -> None:
    other = StepDocument.objects.create(step=make_step("Ett annat"), title="Något", is_handed_in=True)
    content = DocumentContent(**given, document=other if field == "document" else None)

    with pytest.raises(RefusedError) as refused:
        task_documents.add_task_document(task=task, content=content, by=amir)

    assert refused.value.field == field


def test_what_is_handed_in_stands_as_it_was(task: CycleTask, amir: User) -> None:
    content = DocumentContent(title="Underlag", registry_number="1")
    document = task_documents.add_task_document(task=task, content=content, by=amir)
    handed_in(task, amir)

    with pytest.raises(RefusedError):
        task_documents.add_task_document(task=task, content=DocumentContent(title="Mer", url="https://a.se"), by=amir)
    with pytest.raises(RefusedError):
        task_documents.remove_task_document(document=document, by=amir)


# --- the way of a task, whatever is done


def test_table_has_a_way_for_every_move() -> None:
    assert set(WAYS) == set(Move)
    assert {move.value for move in Move} == set(TaskMove.Move.values)
    assert {state.value for state in State} == set(CycleTask.State.values)


@given(st.lists(st.sampled_from(list(Move)), max_size=30))
def test_only_what_is_handed_in_is_ever_approved_and_only_what_is_to_be_done_exempt(moves: list[Move]) -> None:
    state = State.OPEN
    for move in moves:
        then = after(state, move)
        if then is None:
            continue
        if then == State.APPROVED and state != State.APPROVED:
            assert state == State.SUBMITTED
        if then == State.EXEMPT and state != State.EXEMPT:
            assert state in {State.OPEN, State.RETURNED}
        if state == State.APPROVED and then != State.APPROVED:
            assert (move, then) == (Move.REOPEN, State.OPEN)
        if state == State.EXEMPT and then != State.EXEMPT:
            assert (move, then) == (Move.ASK, State.OPEN)
        state = then
        assert is_done(state, needs_approval=True) == (state in {State.APPROVED, State.EXEMPT})


@given(st.sampled_from(list(State)), st.integers(0, 9))
def test_only_an_open_task_stands_by_what_has_been_done(state: State, done: int) -> None:
    expected = (Standing.UNDER_WAY if done else Standing.NOT_STARTED) if state == State.OPEN else Standing(state)

    assert standing_of(state, done) == expected


def make_move(task: CycleTask, move: Move, by: User, number: int) -> None:
    words = f"Ord {number}"
    match move:
        case Move.SUBMIT:
            task_moves.submit_task(task=task, comment=words, by=by)
        case Move.EXTEND:
            day = timezone.localdate() + timedelta(days=number + 1)
            task_moves.extend_task(task=task, due_on=day, comment=words, by=by)
        case Move.ASSIGN:
            task_moves.assign_task(task=task, owner=by, comment=words, by=by)
        case _:
            services = {
                Move.WITHDRAW: task_moves.withdraw_task,
                Move.RETURN: task_moves.return_task,
                Move.APPROVE: task_moves.approve_task,
                Move.REOPEN: task_moves.reopen_task,
                Move.EXEMPT: task_moves.exempt_task,
                Move.ASK: task_moves.ask_again,
                Move.NOTE: task_moves.note_on_task,
            }
            services[move](task=task, comment=words, by=by)


@pytest.mark.parametrize("seed", range(12))
def test_services_go_where_the_table_says_and_nowhere_else(task: CycleTask, alice: User, seed: int) -> None:
    chance, state, number = Random(seed), State.OPEN, 0
    for number in range(25):
        move = chance.choice(list(Move))
        then = after(state, move)
        before = TaskMove.objects.count()
        if then is None:
            with pytest.raises(RefusedError):
                make_move(task, move, alice, number)
        else:
            make_move(task, move, alice, number)
        state = then or state
        assert state_of(task) == state
        assert TaskMove.objects.count() - before in ({0, 1} if move == Move.ASSIGN else {0 if then is None else 1})
    assert number == 24


# --- two at once


def at_once(committed: Municipality, *writes: Callable[[], object]) -> list[object]:
    """Do the writes at the same time, each in a transaction of its own; what each came to, in their order."""
    ready = threading.Barrier(len(writes), timeout=10)
    came: list[object] = [None] * len(writes)

    def do(place: int, write: Callable[[], object]) -> None:
        try:
            with municipality_scope(committed):
                ready.wait()
                came[place] = write()
        except RefusedError as refused:
            came[place] = refused.message
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=each) for each in enumerate(writes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return came


def test_two_who_hand_in_at_once_hand_in_once_and_the_other_is_told(committed: Municipality) -> None:
    amir, eva = (make_person(name, (Role.MANAGER, "Valla"), municipality=committed) for name in ("Amir", "Eva"))
    with municipality_scope(committed):
        task = make_task()

    came = at_once(
        committed,
        *(lambda by=by: task_moves.submit_task(task=task, comment=f"Från {by}.", by=by) for by in (amir, eva)),
    )

    refused = [each for each in came if isinstance(each, str)]
    with municipality_scope(committed):
        first = TaskMove.objects.get().moved_by
        assert (state_of(task), len(refused)) == ("submitted", 1)
        assert first is not None
        assert f"inlämnad av {first.full_name}" in refused[0]


def test_one_who_approves_and_one_who_returns_at_once_do_not_both_win(committed: Municipality) -> None:
    alice, ulla = (make_person(name, (Role.CONTROLLER, "K"), municipality=committed) for name in ("Alice", "Ulla"))
    with municipality_scope(committed):
        task = make_task()
        handed_in(task, alice)

    came = at_once(
        committed,
        lambda: task_moves.approve_task(task=task, by=alice),
        lambda: task_moves.return_task(task=task, comment="Skriv mer.", by=ulla),
    )

    assert sum(isinstance(each, str) for each in came) == 1
    with municipality_scope(committed):
        assert moves_of(task)[1:] in ([("approved", "")], [("returned", "Skriv mer.")])
        assert state_of(task) in {"approved", "returned"}


def test_four_who_spread_at_once_ask_each_once(committed: Municipality) -> None:
    with municipality_scope(committed):
        step = make_step(asked_kinds=["unit", "board"])

    came = at_once(committed, *(lambda: tasks.spread_tasks(step=step, by=None) for _each in range(4)))

    assert sorted(came) == [0, 0, 0, 4]
    with municipality_scope(committed):
        assert CycleTask.objects.count() == 4
