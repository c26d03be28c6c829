"""Gives the roles that people already hold the rights that came with the annual wheel."""

from django.db import migrations

RIGHTS = {
    "shape_cycle": ("administrator", "model_owner", "controller"),
    "approve_tasks": ("controller", "manager"),
    "keep_rules": ("model_owner", "controller"),
}
NAMES = {
    "shape_cycle": "Shape the annual wheel",
    "approve_tasks": "Follow up and approve what is handed in",
    "keep_rules": "Keep the compliance rules and grant exceptions",
}
GRANT = """
    INSERT INTO governance_organisationgrant
           (municipality_id, user_id, permission_id, content_object_id, membership_id)
    SELECT municipality_id, user_id, %s, organisation_id, id FROM governance_membership WHERE role = ANY(%s)
        ON CONFLICT DO NOTHING
"""


def grant(apps, schema_editor):
    alias = schema_editor.connection.alias
    organisation, _ = (
        apps.get_model("contenttypes", "ContentType")
        .objects.using(alias)
        .get_or_create(app_label="governance", model="organisation")
    )
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for codename, roles in RIGHTS.items():
        permission, _ = permissions.get_or_create(
            content_type=organisation, codename=codename, defaults={"name": NAMES[codename]}
        )
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(GRANT, [permission.pk, list(roles)])


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0003_notices_and_compliance"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
