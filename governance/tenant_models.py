"""What makes a model a tenant model: its municipality column, its policy and its composite keys.

They are Django constraints, so `makemigrations` writes them and a new model cannot be without them. The fields add
them to the model that holds them, because a child's own `Meta.constraints` would drop what it inherits.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import pghistory
from django.apps import apps as installed_apps
from django.db import models
from django.db.backends.ddl_references import Statement, Table
from django.db.backends.utils import names_digest
from django_scopes import ScopedManager
from pghistory.models import Event

from governance.tenancy import SETTING, municipality_from_setting


class DeferredConstraint(models.BaseConstraint):
    """A constraint made by statements of its own at the end of the migration, when all its tables stand."""

    create = remove = ""

    def parts(self, model: Any, editor: Any) -> dict[str, Any]:
        """What the two statements' placeholders hold: at least the table and the constraint's quoted name."""
        return {"table": Table(model._meta.db_table, editor.quote_name), "name": editor.quote_name(self.name)}

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        """The statement that makes the constraint."""
        return Statement(self.create, **self.parts(model, schema_editor))

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """Nothing inside CREATE TABLE: the statement waits for the end of the migration, when all its tables stand."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """The statement that takes the constraint away."""
        return Statement(self.remove, **self.parts(model, schema_editor))

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to check in Python: the database does."""

    def __eq__(self, other: object) -> bool:
        """Equal by class and arguments; without this every makemigrations would write it anew."""
        return type(other) is type(self) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        """By name: constraints' names are unique in a database."""
        return hash(self.name)


class RowLevelSecurity(DeferredConstraint):
    """The wall: a row is seen and written only in its own municipality's scope.

    Loud: `current_setting` raises where the setting was never made, and the cast raises where it is empty.
    ENABLE, not FORCE: under FORCE PostgreSQL validated a foreign key over a dangling row, and an owner's data
    migration silently changed nothing.
    """

    create = (
        "ALTER TABLE %(table)s ENABLE ROW LEVEL SECURITY; "
        "CREATE POLICY %(name)s ON %(table)s "
        f"USING (municipality_id = current_setting('{SETTING}')::bigint) "
        f"WITH CHECK (municipality_id = current_setting('{SETTING}')::bigint)"
    )
    remove = "DROP POLICY %(name)s ON %(table)s; ALTER TABLE %(table)s DISABLE ROW LEVEL SECURITY"


class SameMunicipality(DeferredConstraint):
    """A composite foreign key: the row pointed at belongs to the same municipality.

    PostgreSQL checks foreign keys past the policies, so a plain one would let a row point into another municipality.
    """

    create = (
        "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s FOREIGN KEY (municipality_id, %(column)s) "
        "REFERENCES %(target)s (municipality_id, id) DEFERRABLE INITIALLY DEFERRED"
    )
    remove = "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s"

    def __init__(self, *, field: str, name: str) -> None:
        super().__init__(name=name)
        self.field = field

    def parts(self, model: Any, editor: Any) -> dict[str, Any]:
        """The column that points and the table pointed at."""
        field = model._meta.get_field(self.field)
        target = field.related_model._meta.db_table
        return super().parts(model, editor) | {
            "column": editor.quote_name(field.column),
            "target": Table(target, editor.quote_name),
        }

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """As every constraint, with the field."""
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"field": self.field}


class OneAtATime(DeferredConstraint):
    """No two rows that are alike in `alike` hold at the same time; both ends of the time are included.

    Equality stands as the overlap of ranges that hold one number each: GiST compares plain numbers only with the
    extension btree_gist, which not every build of PostgreSQL has (the embedded one has none). A text is compared by
    its hash. `span`: the range's type, the column of its beginning and that of its end, where null is without end.
    """

    create = "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s EXCLUDE USING gist (%(ranges)s)%(where)s"
    remove = "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s"

    def __init__(
        self, *, alike: Sequence[str] = (), span: tuple[str, str, str], only_state: str = "", name: str
    ) -> None:
        super().__init__(name=name)
        self.alike, self.span, self.only_state = tuple(alike), span, only_state

    def parts(self, model: Any, editor: Any) -> dict[str, Any]:
        """The ranges, beginning with the municipality's, and the condition."""
        same = [_as_number(model._meta.get_field(name), editor) for name in ("municipality", *self.alike)]
        kind, first, last = self.span
        time = f"{kind}({editor.quote_name(first)}, {editor.quote_name(last)}, '[]') WITH &&"
        ranges = [*(f"int8range({number}, {number}, '[]') WITH &&" for number in same), time]
        where = f" WHERE (state = {editor.quote_value(self.only_state)})" if self.only_state else ""
        return super().parts(model, editor) | {"ranges": ", ".join(ranges), "where": where}

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """As every constraint, with what it compares."""
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"alike": self.alike, "span": self.span, "only_state": self.only_state}


def _as_number(field: Any, editor: Any) -> str:
    column: str = editor.quote_name(field.column)
    return f"hashtext({column})" if isinstance(field, models.CharField) else column


def _is_real(model: type[models.Model]) -> bool:
    """Whether this is the house's own model: not abstract, not a migration's picture of one."""
    return not model._meta.abstract and model._meta.apps is installed_apps


def _add(
    model: type[models.Model], *, constraint: models.BaseConstraint | None = None, index: models.Index | None = None
) -> None:
    for option, item in (("constraints", constraint), ("indexes", index)):
        if item is not None:
            # In front: the key that composite foreign keys point at must stand before a key to the same table.
            items = [item, *getattr(model._meta, option)]
            setattr(model._meta, option, items)
            model._meta.original_attrs[option] = items


def _name(model: type[models.Model], suffix: str) -> str:
    """A constraint's name within PostgreSQL's 63 bytes (and Django's 30 for an index)."""
    return f"{model._meta.app_label}_{model._meta.model_name}_{suffix}"


class MunicipalityField(models.ForeignKey):
    """The municipality of a row: filled by the database from the open scope, guarded by the row-level policy."""

    def __init__(self, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "to": "governance.Municipality",
            "on_delete": models.CASCADE,
            "db_default": municipality_from_setting(),
            "db_index": False,  # every index of a tenant table starts with the municipality
            "editable": False,
            "related_name": "+",
        }
        super().__init__(**(defaults | kwargs))

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        """Guard the model that holds the field; give it the key that composite foreign keys point at."""
        super().contribute_to_class(cls, name, *args, **kwargs)
        if not _is_real(cls):
            return
        _add(cls, constraint=RowLevelSecurity(name=_name(cls, "rls")))
        if issubclass(cls, Event):
            digest = names_digest(cls._meta.db_table, length=6)
            short = f"{cls._meta.model_name[:16]}_{digest}"  # type: ignore[index]
            _add(cls, index=models.Index(fields=["municipality", "pgh_obj"], name=f"{short}_obj_i"))
            # The history is read latest first, over all tables at once.
            _add(cls, index=models.Index(fields=["municipality", "pgh_created_at"], name=f"{short}_at_i"))
        else:
            _add(cls, constraint=models.UniqueConstraint(fields=["municipality", "id"], name=_name(cls, "key")))


class TenantForeignKey(models.ForeignKey):
    """A foreign key from a tenant table to a tenant table: composite in the database, indexed by municipality."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"db_constraint": False, "db_index": False}
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        """Add the composite key and its index to the model that holds the field; a history table has neither."""
        super().contribute_to_class(cls, name, *args, **kwargs)
        if not _is_real(cls):
            return
        if issubclass(cls, Event):
            self._index_as_part(cls, name)
            return
        _add(cls, constraint=SameMunicipality(field=name, name=_name(cls, f"{name}_same")))
        digest = names_digest(cls._meta.db_table, name, length=6)
        short = f"{cls._meta.model_name[:11]}_{name[:9]}_{digest}_i"  # type: ignore[index]
        _add(cls, index=models.Index(fields=["municipality", name], name=short))

    def _index_as_part(self, cls: type[models.Model], name: str) -> None:
        """Where the rows stand in another thing's history (tracked.parts_of): its events of them, latest first."""
        if getattr(cls.pgh_tracked_model, "history_part_of", None) == name:  # type: ignore[attr-defined]
            digest = names_digest(cls._meta.db_table, name, length=6)
            short = f"{cls._meta.model_name[:16]}_{digest}_of_i"  # type: ignore[index]
            _add(cls, index=models.Index(fields=["municipality", name, "pgh_created_at"], name=short))


class TenantModel(models.Model):
    """A row that belongs to one municipality."""

    municipality = MunicipalityField()

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        abstract = True


def tracked(model: type[models.Model]) -> type[models.Model]:
    """Keep the history of every change of a tenant model: insert, update and delete, who and when, before and after.

    Triggers write it, so bulk and raw writes are in it too. The history table mirrors the municipality column and
    therefore has its own policy; who did it stands in each row, since a shared context table would know no tenant.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(db_index=False),  # the index with the municipality serves
        context_field=pghistory.ContextJSONField(),
        append_only=True,
    )(model)
