"""Input about people: asked in, given roles, ended; and what someone asked in answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import DayField, OrganisationField
from governance.forms.writing import WritingForm
from governance.models import Membership, User


class MembershipForm(WritingForm):
    """A role in an organisation, for a time."""

    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role)
    organisation = OrganisationField(
        label=_("Organisation"), help_text=_("The role holds for it and for everything below it.")
    )
    valid_from = DayField(label=_("From"))
    valid_to = DayField(label=_("To"), required=False, help_text=_("Empty: until further notice."))

    def __init__(self, *args: Any, places: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = places

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day comes before the first."))
        return cleaned


class InvitationForm(MembershipForm):
    """Someone to ask in, with the role offered."""

    full_name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("The invitation goes here."))

    field_order = ["full_name", "email", "role", "organisation", "valid_from", "valid_to"]


class MembershipEndForm(WritingForm):
    """The last day of a role."""

    on = DayField(label=_("Last day"))


class PeopleFilterForm(forms.Form):
    """Which people to show."""

    wanted = forms.CharField(label=_("Name or address"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("Role"), required=False)
    organisation = OrganisationField(label=_("Organisation"), required=False)

    def __init__(self, *args: Any, places: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("All")), *Membership.Role.choices]
        self.fields["organisation"].choices = [("", _("All")), *places]


class AccountForm(WritingForm):
    """The name and password with which someone asked in begins."""

    full_name = forms.CharField(label=_("Your name"), max_length=120)
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    again = forms.CharField(
        label=_("The password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Refuse a password that is easily guessed, or written in two ways."""
        cleaned = super().clean() or self.cleaned_data
        password, again = cleaned.get("password"), cleaned.pop("again", None)
        if password and again and password != again:
            self.add_error("again", _("The two passwords are not the same."))
        if password:
            try:
                validate_password(password, User(email=self.email, full_name=cleaned.get("full_name", "")))
            except ValidationError as weakness:
                self.add_error("password", weakness)
        return cleaned
