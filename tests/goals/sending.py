"""What the pages of goals are sent, and what was seen on them."""

from django.test import Client


def seen_at(browser: Client, path: str) -> str:
    """The mark of what the person has read on the form's page."""
    seen: str = browser.get(path).context["form"]["seen"].value()
    return seen


def assessment_form(**fields: str) -> dict[str, str]:
    """An assessment as the browser sends it."""
    return {
        "status": "partly",
        "forecast": "partly",
        "sentence": "Det går framåt.",
        "reason": "Fler källor säger det.",
    } | fields
