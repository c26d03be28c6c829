"""Input about people, organisation and model, made into clean data."""

from governance.forms.profile import ProfileForm

__all__ = ["ProfileForm"]
