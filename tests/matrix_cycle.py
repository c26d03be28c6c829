"""The addresses of the annual cycle, of compliance and of notices as data (tests/matrix.py takes them in)."""

from tests.matrix_rows import ALL, CONTROL, DECIDE, NOBODY, SHAPE, UNIT, Row, pk

WORK = DECIDE | UNIT  # whoever writes, enters, assesses or records something for an organisation

CYCLE: list[Row] = [
    # changes within the year: the school board's own, answered above it; and its school's, answered by the board
    Row("change_list", ALL),
    Row("lateinput_list", ALL),
    Row("change_create", WORK),
    Row("change_show", ALL, pk(lambda t: t.cycle.change)),
    Row("change_edit", DECIDE, pk(lambda t: t.cycle.change)),
    Row("change_edit", WORK, pk(lambda t: t.cycle.own_change), label="a unit's"),
    Row("change_edit", NOBODY, pk(lambda t: t.cycle.answered), label="answered"),
    Row("change_answer", CONTROL, pk(lambda t: t.cycle.change)),
    Row("change_answer", DECIDE, pk(lambda t: t.cycle.own_change), label="a unit's"),
    Row("change_answer", NOBODY, pk(lambda t: t.cycle.answered), label="answered"),
    Row("change_withdraw", WORK, pk(lambda t: t.cycle.own_change)),
    Row("change_withdraw", NOBODY, pk(lambda t: t.cycle.answered), label="answered"),
    # what one is told, and how the municipality reminds
    Row("notice_list", ALL),
    Row("notice_open", CONTROL, pk(lambda t: t.cycle.notice)),
    Row("notice_read_all", ALL, method="post"),
    Row("notice_choice", ALL),
    Row("notice_choice", ALL, method="post", data={"often": "weekly"}),
    Row("reminderpolicy_edit", SHAPE | CONTROL),
    # tasks: the school's open one is done there and followed up above it; the board's is handed in
    Row("task_list", ALL),
    Row("task_show", ALL, pk(lambda t: t.cycle.task)),
    Row("task_show", ALL, pk(lambda t: t.cycle.board_task), label="handed in"),
    Row("task_show", ALL, pk(lambda t: t.cycle.returned), label="returned"),
    Row("task_submit", WORK, pk(lambda t: t.cycle.task)),
    Row("task_submit", WORK, pk(lambda t: t.cycle.task), method="post", data={"comment": "Två värden kommer i maj."}),
    Row("task_withdraw", DECIDE, pk(lambda t: t.cycle.board_task)),
    Row("task_return", CONTROL, pk(lambda t: t.cycle.board_task)),
    Row("task_approve", CONTROL, pk(lambda t: t.cycle.board_task)),
    Row("task_approve", CONTROL, pk(lambda t: t.cycle.board_task), method="post"),
    Row("task_reopen", CONTROL, pk(lambda t: t.cycle.board_task)),
    Row("task_extend", CONTROL, pk(lambda t: t.cycle.task)),
    Row("task_exempt", CONTROL, pk(lambda t: t.cycle.task)),
    Row("task_ask", CONTROL, pk(lambda t: t.cycle.task)),
    Row("task_assign", WORK, pk(lambda t: t.cycle.task)),
    Row("task_note", WORK, pk(lambda t: t.cycle.task)),
    Row("task_document_add", WORK, pk(lambda t: t.cycle.task)),
    Row("task_document_add", NOBODY, pk(lambda t: t.cycle.board_task), label="handed in"),
    Row("task_document_remove", WORK, pk(lambda t: t.cycle.task_document)),
    # walk-throughs: the school's
    Row("walkthrough_list", ALL),
    Row("walkthrough_create", WORK),
    Row("walkthrough_show", ALL, pk(lambda t: t.cycle.walk_through)),
    Row("walkthrough_edit", WORK, pk(lambda t: t.cycle.walk_through)),
    Row("walkthrough_delete", WORK, pk(lambda t: t.cycle.walk_through)),
]

# The pages of one thing: asked for by number inside another municipality.
CYCLE_OBJECTS: set[str] = {
    "notice_open",
    "change_show",
    "change_edit",
    "change_answer",
    "change_withdraw",
    "task_show",
    "task_submit",
    "task_withdraw",
    "task_return",
    "task_approve",
    "task_reopen",
    "task_extend",
    "task_exempt",
    "task_ask",
    "task_assign",
    "task_note",
    "task_document_add",
    "task_document_remove",
    "walkthrough_show",
    "walkthrough_edit",
    "walkthrough_delete",
}
