"""Writes of what Kolada offers: key figures, areas, groups and units, which are the same for every municipality."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import connection
from django.utils import timezone

from governance.history import service
from governance.models import User
from indicators.kolada.answers import Area, Kpi
from indicators.models import KoladaKpi

# Two municipalities may fetch at once: in the order of the ids neither waits for the other in a circle.
_KPIS = """
    INSERT INTO indicators_koladakpi (id, title, description, is_by_gender, has_units, municipality_type,
                                      operating_area, perspective, publication_on, preliminary_on, publication_period,
                                      is_gone, fetched_at)
    SELECT id, title, description, is_by_gender, has_units, municipality_type, operating_area, perspective,
           publication_on, preliminary_on, publication_period, false, clock_timestamp()
      FROM json_to_recordset(%s::json) AS told (
           id text, title text, description text, is_by_gender boolean, has_units boolean, municipality_type text,
           operating_area text, perspective text, publication_on date, preliminary_on date, publication_period text)
     ORDER BY id
        ON CONFLICT (id) DO UPDATE
       SET title = excluded.title, description = excluded.description, is_by_gender = excluded.is_by_gender,
           has_units = excluded.has_units, municipality_type = excluded.municipality_type,
           operating_area = excluded.operating_area, perspective = excluded.perspective,
           publication_on = excluded.publication_on, preliminary_on = excluded.preliminary_on,
           publication_period = excluded.publication_period, is_gone = false, fetched_at = excluded.fetched_at
"""
_AREAS = """
    INSERT INTO indicators_koladaarea (id, kind, title, municipality_code, members, fetched_at)
    SELECT id, kind, title, municipality_code, members, clock_timestamp()
      FROM json_to_recordset(%s::json)
           AS told (id text, kind text, title text, municipality_code text, members jsonb)
     ORDER BY id
        ON CONFLICT (id) DO UPDATE
       SET kind = excluded.kind, title = excluded.title, municipality_code = excluded.municipality_code,
           members = excluded.members, fetched_at = excluded.fetched_at
"""


@service
def store_kpis(*, kpis: Sequence[Kpi], by: User | None) -> int:
    """Keep the key figures as Kolada now describes them; how many there were."""
    _execute(_KPIS, list({kpi.id: kpi for kpi in kpis}.values()))
    return len(kpis)


@service
def store_areas(*, areas: Sequence[Area], by: User | None) -> int:
    """Keep the municipalities, regions, groups with their members, and units; how many there were."""
    _execute(_AREAS, list({area.id: area for area in areas}.values()))
    return len(areas)


@service
def mark_gone(*, ids: Sequence[str] | None = None, before: datetime | None = None, by: User | None) -> int:
    """Mark key figures that Kolada no longer offers: those named, or all not seen since `before`; how many.

    Nothing is deleted: what follows them keeps its values. Where most of the catalogue were to be gone, the answer was
    not whole, and nothing is marked.
    """
    known = KoladaKpi.objects.filter(is_gone=False)
    gone = known.filter(pk__in=ids) if ids is not None else known.filter(fetched_at__lt=before or timezone.now())
    if ids is None and gone.count() * 2 > known.count():
        return 0
    return gone.update(is_gone=True)


def _execute(statement: str, rows: Sequence[Kpi] | Sequence[Area]) -> None:
    if rows:
        told = json.dumps([asdict(row) for row in rows], default=str, ensure_ascii=False)
        with connection.cursor() as cursor:
            cursor.execute(statement, [told])
