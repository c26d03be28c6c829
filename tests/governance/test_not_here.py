"""The page for what is not there speaks the person's language, also where the municipality is not the person's."""

import pytest

from governance.models import Municipality, User
from tests.conftest import signed_in


@pytest.mark.parametrize("address", ["/annanstad/", "/exempelby/goals/99999999/", "/no-such-place/goals/"])
@pytest.mark.parametrize(("language", "words"), [("en", "The thread ends here"), ("sv", "Här tar tråden slut")])
def test_what_is_not_there_is_told_in_the_persons_language(
    exempelby: Municipality, annanstad: Municipality, alice: User, address: str, language: str, words: str
) -> None:
    alice.language = language
    alice.save()

    response = signed_in(alice).get(address)

    assert response.status_code == 404
    assert words in response.content.decode()
