"""A page asked for as a person with few rights: how long it takes and how often it asks the database."""

import statistics
import time
from datetime import date

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from governance import services
from governance.models import Municipality, Organisation
from governance.tenancy import municipality_scope

RUNS = 15


def median_of(client: Client, address: str) -> tuple[float, int]:
    """Median milliseconds and number of queries of a page that answers 200."""
    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        queries = len(captured)
        if response.status_code != 200:
            message = f"{response.request['PATH_INFO']} answered {response.status_code}"
            raise RuntimeError(message)
        times = []
        for _ in range(RUNS):
            started = time.perf_counter()
            client.get(address)
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), queries


def client_of(municipality: Municipality, role: str, place: str) -> Client:
    """A browser in which somebody with just this role, held at the organisation of this name, has signed in."""
    people = get_user_model()
    email = f"{role}@example.com" if place == "Kommunen" else f"{role}.{place.replace(' ', '.')}@example.com".lower()
    person = people.objects.filter(email=email).first()
    if person is None:
        person = people.objects.create_user(email, full_name=role)
        with municipality_scope(municipality):
            organisation = Organisation.objects.get(name=place)
            services.grant_membership(
                user=person, organisation=organisation, role=role, valid_from=date(2023, 1, 1), by=None
            )
    client = Client()
    client.force_login(person)
    return client
