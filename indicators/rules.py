"""Who may do what with indicators, targets and values. In memory, without a query."""

from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission
from governance.rules import DECIDED_STATES
from indicators.models import (
    Comparator,
    ImportMapping,
    Indicator,
    IndicatorRanking,
    KoladaKpi,
    MeasureReview,
    ServiceStandard,
    Target,
    ValueImport,
)
from indicators.readers import READ_CONFIDENTIAL


def can_read_indicator(user: User, indicator: Indicator) -> bool:
    """What is measured is open to everyone who is admitted; a confidential indicator to those who answer for it.

    Its page is not there for others: fetch among `queries.visible.visible_indicators`, so that they get 404.
    """
    if not (user.is_authenticated and user.is_active):
        return False
    if not indicator.is_confidential or user.pk in {indicator.owner_id, indicator.deputy_id}:
        return True
    grants = grants_of(user)
    return any(grants.may(permission, indicator.organisation_id) for permission in READ_CONFIDENTIAL)


def can_create_indicator(user: User, organisation: Organisation | None = None) -> bool:
    """Whether the person may add an indicator, in `organisation` or (when none is named) anywhere."""
    grants = grants_of(user)
    if organisation is None:
        return grants.may_anywhere(Permission.MANAGE_INDICATORS)
    return grants.may(Permission.MANAGE_INDICATORS, organisation.pk)


def can_manage_indicator(user: User, indicator: Indicator) -> bool:
    """Whether the person may change the indicator and its targets: where it is managed."""
    return grants_of(user).may(Permission.MANAGE_INDICATORS, indicator.organisation_id)


def can_change_target(user: User, target: Target) -> bool:
    """Whether the person may change a target or take it away: who manages its indicator."""
    return can_manage_indicator(user, target.indicator)


def can_judge_target(user: User, target: Target) -> bool:
    """Whether the person may say what became of a target in words: who manages the indicator or reports its values."""
    may = grants_of(user).may
    return can_read_indicator(user, target.indicator) and (
        can_manage_indicator(user, target.indicator) or may(Permission.ENTER_VALUES, target.organisation_id)
    )


def can_enter_values(user: User, organisation: Organisation | None = None) -> bool:
    """Whether the person may enter values, for `organisation` or (when none is named) anywhere."""
    grants = grants_of(user)
    if organisation is None:
        return grants.may_anywhere(Permission.ENTER_VALUES)
    return grants.may(Permission.ENTER_VALUES, organisation.pk)


def can_import_values(user: User) -> bool:
    """Whether the person may upload a file of values: who enters values somewhere, or manages indicators."""
    grants = grants_of(user)
    return grants.may_anywhere(Permission.ENTER_VALUES) or grants.may_anywhere(Permission.MANAGE_INDICATORS)


def can_change_comparators(user: User) -> bool:
    """Whether the person may change the values of the country and other comparators, which all see."""
    return grants_of(user).may_anywhere(Permission.MANAGE_INDICATORS)


def can_oversee_imports(user: User) -> bool:
    """Whether the person may see everybody's files: those who manage indicators, and those who read the history."""
    grants = grants_of(user)
    return grants.may_anywhere(Permission.MANAGE_INDICATORS) or grants.may_anywhere(Permission.READ_HISTORY)


def can_list_imports(user: User) -> bool:
    """Whether there is a list of files for the person: of its own, or of everybody's."""
    return can_import_values(user) or can_oversee_imports(user)


def can_read_import(user: User, value_import: ValueImport) -> bool:
    """Whether the person may see a file and what became of it: who uploaded it, and those who oversee."""
    return value_import.uploaded_by_id == user.pk or can_oversee_imports(user)


def can_store_import(user: User, value_import: ValueImport) -> bool:
    """Whether the person may decide about the file: only who uploaded it, as long as they may upload at all."""
    return value_import.uploaded_by_id == user.pk and can_import_values(user)


def can_forget_mapping(user: User, mapping: ImportMapping) -> bool:  # noqa: ARG001 (every rule has this shape)
    """Whether the person may let go of how files were understood: who uploads such files."""
    return can_import_values(user)


def can_export_values(user: User) -> bool:
    """The values are open to everyone who is admitted to the municipality."""
    return user.is_authenticated and user.is_active


def can_create_standard(user: User) -> bool:
    """Whether the person may write somewhere what is promised."""
    return grants_of(user).may_anywhere(Permission.MANAGE_INDICATORS)


def can_manage_standard(user: User, standard: ServiceStandard) -> bool:
    """Whether the person may change what the organisation promises: where she manages its indicators."""
    return grants_of(user).may(Permission.MANAGE_INDICATORS, standard.organisation_id)


def can_read_review(user: User, review: MeasureReview) -> bool:  # noqa: ARG001 (every rule has this shape)
    """What is said of the measures is open to everyone who is admitted to the municipality."""
    return user.is_authenticated and user.is_active


def can_open_review(user: User, organisation: Organisation | None = None) -> bool:
    """Whether the person may open a review of what is measured, of `organisation` or (when none is named) anywhere."""
    return can_create_indicator(user, organisation)


def can_write_review(user: User, review: MeasureReview) -> bool:
    """Whether the person may judge the measures, and close and reopen the review."""
    return grants_of(user).may(Permission.MANAGE_INDICATORS, review.organisation_id)


def can_read_ranking(user: User, ranking: IndicatorRanking) -> bool:
    """A decided order is for everyone who is admitted; a draft for its own authority."""
    return ranking.state in DECIDED_STATES or grants_of(user).may(Permission.READ_DRAFTS, ranking.organisation_id)


def can_create_ranking(user: User, organisation: Organisation) -> bool:
    """Those who manage an organisation's indicators prepare the order that its body decides."""
    return grants_of(user).may(Permission.MANAGE_INDICATORS, organisation.pk)


def can_edit_ranking(user: User, ranking: IndicatorRanking) -> bool:
    """Only before the decision: an order that a body has decided is changed by a new one (Kommunallagen 6:38)."""
    may_manage = grants_of(user).may(Permission.MANAGE_INDICATORS, ranking.organisation_id)
    return ranking.state not in DECIDED_STATES and may_manage


def can_adopt_ranking(user: User, ranking: IndicatorRanking) -> bool:
    """Whether the person may record that a body has decided this order."""
    may_record = grants_of(user).may(Permission.RECORD_DECISIONS, ranking.organisation_id)
    return ranking.state not in DECIDED_STATES and may_record


def can_search_kolada(user: User) -> bool:
    """Whether the person may look in Kolada's catalogue: who manages indicators somewhere, or shapes the model."""
    grants = grants_of(user)
    return grants.may_anywhere(Permission.MANAGE_INDICATORS) or grants.may_anywhere(Permission.SHAPE_MODEL)


def can_read_kpi(user: User, kpi: KoladaKpi) -> bool:  # noqa: ARG001 (every rule has this shape)
    """Whether the person may look at a key figure in Kolada's catalogue: who may search it."""
    return can_search_kolada(user)


def can_stop_comparator(user: User, comparator: Comparator) -> bool:  # noqa: ARG001 (every rule has this shape)
    """Whether the person may let go of someone to compare with: who may search in Kolada; see can_manage_kolada."""
    return can_search_kolada(user)


def can_read_kolada(user: User) -> bool:
    """Whether the person may see what the fetches brought: who may search there, and those who read the history."""
    return can_search_kolada(user) or grants_of(user).may_anywhere(Permission.READ_HISTORY)


def can_manage_kolada(user: User, root: Organisation | None) -> bool:
    """Whether the person says who the municipality is in Kolada and whom it compares itself with, and orders fetches.

    Who manages the indicators of the municipality as a whole, or shapes its model.
    """
    grants = grants_of(user)
    whole = root.pk if root else None
    return grants.may(Permission.MANAGE_INDICATORS, whole) or grants.may(Permission.SHAPE_MODEL, whole)
