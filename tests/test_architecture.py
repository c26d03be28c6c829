"""The house stands as DESIGN.md draws it: asked of the database, the models and the source itself."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models
from pghistory.models import Event

from governance.tenant_models import TenantForeignKey, TenantModel

HOUSE = ("governance", "annualcycle", "indicators", "goals", "dialogue", "reports", "workspace")
# Global by design: the door must know them before it opens (DESIGN.md, tenancy).
ABOUT_400 = 420
GLOBAL = {"governance.Municipality", "governance.User", "governance.Admission"}
GLOBAL |= {"indicators.KoladaKpi", "indicators.KoladaArea"}  # what Kolada offers is the same for everybody

own_models = [model for model in apps.get_models() if model._meta.app_label in HOUSE]
tenant_models = [model for model in own_models if model._meta.label not in GLOBAL]
tables = [model._meta.db_table for model in tenant_models]
sources = [path for app in HOUSE for path in (settings.BASE_DIR / app).rglob("*.py") if "migrations" not in path.parts]


def rows(sql: str, *params: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_every_own_table_is_global_by_design_or_a_tenants() -> None:
    strays = {m._meta.label for m in own_models if not issubclass(m, TenantModel | Event)}

    assert strays == GLOBAL


def test_user_model_has_automatic_many_to_many_tables_only_from_django() -> None:
    automatic = {f"{m._meta.label}.{f.name}" for m in own_models for f in m._meta.local_many_to_many}

    assert automatic == {"governance.User.groups", "governance.User.user_permissions"}


@pytest.mark.django_db
def test_every_tenant_table_has_a_loud_policy() -> None:
    policies = rows(
        """SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, p.polcmd, p.polpermissive,
                  pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)
             FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace"""
    )
    loud = "(municipality_id = (current_setting('app.municipality'::text))::bigint)"

    assert sorted(policies) == sorted((table, True, False, "*", True, loud, loud) for table in tables)


@pytest.mark.django_db
def test_every_column_municipality_belongs_to_a_guarded_table() -> None:
    columns = rows(
        """SELECT table_name FROM information_schema.columns
            WHERE column_name = 'municipality_id' AND table_schema = 'public'"""
    )

    assert {name for (name,) in columns} == {*tables, "governance_admission"}


@pytest.mark.django_db
def test_every_key_between_tenant_tables_is_composite() -> None:
    expected = {
        (model._meta.db_table, field.column)
        for model in tenant_models
        if not issubclass(model, Event)
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, TenantModel)
    }

    found = rows(
        """SELECT c.conrelid::regclass::text, a.attname
             FROM pg_constraint c
             JOIN pg_attribute m ON m.attrelid = c.conrelid AND m.attnum = c.conkey[1] AND m.attname = 'municipality_id'
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]
            WHERE c.contype = 'f' AND cardinality(c.conkey) = 2"""
    )

    assert set(found) == expected


def test_keys_between_tenant_tables_use_the_tenant_field() -> None:
    plain = [
        f"{model._meta.label}.{field.name}"
        for model in tenant_models
        if not issubclass(model, Event)  # a history row outlives what it tells of
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, TenantModel)
        and not isinstance(field, TenantForeignKey)
    ]

    assert plain == []


@pytest.mark.django_db
def test_every_index_of_a_tenant_table_starts_with_the_municipality() -> None:
    indexes = rows(
        """SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text
             FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE NOT i.indisprimary AND a.attname <> 'municipality_id' AND i.indrelid::regclass::text = ANY(%s)""",
        tables,
    )

    assert indexes == []


@pytest.mark.django_db
def test_every_tenant_model_keeps_its_history() -> None:
    # Jobs tell of their own course; grants follow from memberships, which are tracked.
    # A reminder only keeps the next one from being sent.
    # What a check finds in numbers is made anew by the next; a calendar's serial holds nothing but itself.
    untracked = {
        "annualcycle.CalendarSubscription",
        "dialogue.ReadingReminder",
        "governance.ComplianceResult",
        "governance.Job",
        "governance.Notice",
        "governance.OrganisationGrant",
    }
    tracked = {m.pgh_tracked_model._meta.label for m in own_models if issubclass(m, Event)}

    assert {m._meta.label for m in tenant_models if not issubclass(m, Event)} - tracked == untracked


@pytest.mark.django_db
def test_runtime_role_owns_nothing_and_passes_no_policy() -> None:
    role = rows("SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user")
    owned = rows(
        "SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"
    )

    assert (role, owned) == ([(False, False, False, False)], [(0,)])


@pytest.mark.django_db
def test_no_migration_is_pending() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_not_forked() -> None:
    for app in HOUSE:
        folder = settings.BASE_DIR / app / "migrations"
        numbers = [path.name[:4] for path in folder.glob("0*.py")]

        assert len(numbers) == len(set(numbers)), app


def test_migrations_import_no_application_code() -> None:
    # What old tables were made with: the schema's own words, enumerations that are choices, where files are kept.
    allowed = {"governance.tenant_models", "annualcycle.periods", "indicators.fulfilment", "indicators.aggregation"}
    allowed |= {"governance.schema", "indicators.models.imports", "reports.models"}
    imported = {
        name
        for app in HOUSE
        for path in (settings.BASE_DIR / app / "migrations").glob("0*.py")
        for name in _imports(path)
        if name.split(".")[0] in HOUSE
    }

    assert imported - allowed == set()


def test_services_are_keyword_only_and_name_their_actor() -> None:
    offenders = []
    for module, name, function in _public_functions("services"):
        parameters = inspect.signature(function).parameters.values()
        named = {p.name for p in parameters}
        if not getattr(function, "is_service", False) or "by" not in named:
            offenders.append(f"{module}.{name}")
        if any(p.kind not in (p.KEYWORD_ONLY, p.VAR_KEYWORD) for p in parameters):
            offenders.append(f"{module}.{name}: positional")

    assert offenders == []


def test_rules_read_as_questions() -> None:
    names = [
        f"{module}.{name}" for module, name, _ in _public_functions("rules") if not name.startswith(("can_", "is_"))
    ]

    assert names == []


def test_queries_are_noun_phrases() -> None:
    names = [f"{module}.{name}" for module, name, _ in _public_functions("queries") if name.startswith("get_")]

    assert names == []


def test_views_neither_filter_nor_save() -> None:
    offenders = [
        f"{path.relative_to(settings.BASE_DIR)}:{node.lineno}"
        for path in sources
        if "views" in (path.stem, path.parent.name)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"filter", "save", "create", "delete", "update_or_create"}
    ]

    assert offenders == []


def test_public_functions_of_the_inner_layers_have_docstrings() -> None:
    missing = [
        f"{module}.{name}"
        for layer in ("services", "queries", "rules")
        for module, name, function in _public_functions(layer)
        if not inspect.getdoc(function)
    ]

    assert missing == []


def test_modules_and_functions_are_small() -> None:
    long = []
    for path in sources:
        tree = ast.parse(path.read_text())
        where = str(path.relative_to(settings.BASE_DIR))
        if len(path.read_text().splitlines()) > ABOUT_400 and "demo" not in path.parts:
            long.append(where)
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        long += [f"{where}:{f.name}" for f in functions if f.end_lineno - f.lineno > 60]

    assert long == []


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _public_functions(layer: str) -> list[tuple[str, str, object]]:
    """(module, name, function) of every public function defined in the apps' modules of this layer."""
    import importlib

    found = []
    for path in sources:
        parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
        if len(parts) < 2 or parts[1] != layer or parts[-1] == "__init__":
            continue
        module = importlib.import_module(".".join(parts))
        for name, function in vars(module).items():
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            if own and not name.startswith("_"):
                found.append((module.__name__, name, function))
    return found


def test_addresses_are_loaded_outside_every_scope() -> None:
    """As a worker does that names a page in a mail before it has named any other."""
    source = f"import django; django.setup(); import {settings.MUNICIPALITY_URLCONF}"

    done = subprocess.run([sys.executable, "-c", source], check=False, cwd=settings.BASE_DIR, capture_output=True)

    assert done.stderr.decode() == ""
