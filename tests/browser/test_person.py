"""The instrument itself: what is wrong with a page is noticed."""

import pytest
from playwright.sync_api import expect

from tests.served.fixtures import Crowd
from tests.served.product import Product

pytestmark = pytest.mark.browser

BROAD = "Object.assign(document.createElement('canvas'), {width: 4000})"
FAULTS = {
    "axe image-alt": "document.querySelector('main').append(new Image())",
    "policy: style-src": "document.querySelector('h1').setAttribute('style', 'color: red')",
    "px wide where": f"document.querySelector('main').append({BROAD})",
    "console: careless": "console.error('careless')",
    "script: broken": "setTimeout(() => { throw new Error('broken') })",
    "no title": "document.title = ''",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_person_notices(crowd: Crowd, product: Product, fault: str) -> None:
    someone = crowd.stranger(product)
    someone.goes_to("/accounts/login/")
    someone.stands_on("Logga in")
    assert someone.faults == []

    someone.page.evaluate(FAULTS[fault])
    someone.looks_over()

    noticed, someone.faults = someone.faults, []
    assert [told for told in noticed if fault in told] != []
    expect(someone.page.locator("h1")).to_have_count(1)
