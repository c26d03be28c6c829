"""Reads of who we are that more than one place uses."""

from governance.models import AdoptionState, GovernanceModel, ModelLevel, Municipality, Organisation, StatusStep, User


def admitted_municipalities(user: User) -> list[Municipality]:
    """The municipalities that this person may enter, by name. Needs no scope."""
    return list(Municipality.objects.filter(pk__in=user.admissions.values("municipality")).order_by("name"))


def model_for_year(year: int) -> GovernanceModel | None:
    """The adopted version of the governance model that holds for `year`; the latest where two overlap. None if none."""
    return (
        GovernanceModel.objects.filter(state=AdoptionState.ADOPTED, year_from__lte=year, year_to__gte=year)
        .select_related("scale")
        .order_by("-version")
        .first()
    )


def levels_of(model: GovernanceModel) -> list[ModelLevel]:
    """The model's levels from the top down."""
    return list(ModelLevel.objects.filter(model=model).order_by("order"))


def status_words(model: GovernanceModel | None) -> dict[str, StatusStep]:
    """The municipality's words for the four meanings, by meaning, in the scale's order."""
    if model is None:
        return {}
    return {step.meaning: step for step in StatusStep.objects.filter(scale=model.scale_id).order_by("order")}


def root_organisation() -> Organisation | None:
    """The municipality as a whole in its own organisation tree; None before it has been made."""
    return Organisation.objects.filter(parent=None).first()


def ancestors_and_self(organisation: Organisation) -> list[Organisation]:
    """The organisation and those above it, nearest first. One query."""
    by_id = {o.pk: o for o in Organisation.objects.all()}
    line, current = [], by_id.get(organisation.pk)
    while current is not None:
        line.append(current)
        current = by_id.get(current.parent_id)
    return line
