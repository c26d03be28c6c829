"""The ground of all tests: PostgreSQL as the runtime role, two municipalities, and people with names.

Alice is a controller, Bob is a reader, Charlie belongs to another municipality.
"""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from hypothesis import settings as hypothesis_settings

from governance import services
from governance.models import Membership, Municipality, Organisation, User
from governance.tenancy import municipality_scope

pytest_plugins = ["tests.served.fixtures"]

hypothesis_settings.register_profile("house", deadline=None, max_examples=50)
hypothesis_settings.load_profile("house")

TEST_DATABASE = os.environ.get("RODA_TEST_DATABASE", "test_roda")  # two runs at once need two names
Role = Membership.Role
Kind = Organisation.Kind


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Make the test database as the owner, migrate it, and let everything else connect as the runtime role."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    owner, runtime = connections["owner"], connections["default"]
    with django_db_blocker.unblock():
        for connection in (owner, runtime):
            connection.settings_dict["TEST"]["NAME"] = f"{TEST_DATABASE}_{worker}"
        before = owner.settings_dict["NAME"]
        keep = bool(request.config.getvalue("reuse_db"))
        reuse = keep and not request.config.getvalue("create_db")
        owner.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=reuse)
        runtime.close()
        settings.DATABASES["default"]["NAME"] = runtime.settings_dict["NAME"] = owner.settings_dict["NAME"]
    yield
    with django_db_blocker.unblock():
        runtime.close()
        owner.creation.destroy_test_db(before, verbosity=0, keepdb=keep)


@pytest.fixture(autouse=True)
def _fast_and_apart(settings: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(id(settings))}
    }
    settings.SECURE_SSL_REDIRECT = False  # the test client speaks plain http
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.WHITENOISE_AUTOREFRESH = True  # static files as they lie, without collecting them first
    storages = {**settings.STORAGES}
    storages["default"] = {**storages["default"], "OPTIONS": {"location": tmp_path_factory.mktemp("files")}}
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = storages


@pytest.fixture
def exempelby(db: None) -> Municipality:
    """A municipality with a council, an executive board, a school board and two schools."""
    municipality = Municipality.objects.create(slug="exempelby", name="Exempelby kommun")
    with municipality_scope(municipality):
        make_organisations()
    return municipality


@pytest.fixture
def annanstad(db: None) -> Municipality:
    """Another municipality with the same organisations, to show that neither sees the other."""
    municipality = Municipality.objects.create(slug="annanstad", name="Annanstad kommun")
    with municipality_scope(municipality):
        make_organisations()
    return municipality


@pytest.fixture
def scope(exempelby: Municipality) -> Iterator[Municipality]:
    """Exempelby's scope, open for the whole test."""
    with municipality_scope(exempelby):
        yield exempelby


def make_organisations() -> dict[str, Organisation]:
    """The tree used by tests, in the open scope; by short name."""

    def make(kind: str, name: str, short: str, parent: Organisation | None) -> Organisation:
        return services.create_organisation(kind=kind, name=name, short_name=short, parent=parent, by=None)

    root = make(Kind.MUNICIPALITY, "Kommunen", "K", None)
    council = make(Kind.COUNCIL, "Kommunfullmäktige", "KF", root)
    executive = make(Kind.EXECUTIVE_BOARD, "Kommunstyrelsen", "KS", root)
    school_board = make(Kind.BOARD, "Barn- och utbildningsnämnden", "BUN", root)
    care_board = make(Kind.BOARD, "Omsorgsnämnden", "ON", root)
    school = make(Kind.UNIT, "Vallaskolan", "Valla", school_board)
    other_school = make(Kind.UNIT, "Nyborgsskolan", "Nyborg", school_board)
    return {o.short_name: o for o in (root, council, executive, school_board, care_board, school, other_school)}


def organisation(short_name: str) -> Organisation:
    """The organisation with this short name in the open scope."""
    return Organisation.objects.get(short_name=short_name)


def make_person(name: str, *roles: tuple[str, str], municipality: Municipality) -> User:
    """A person with (role, organisation's short name) memberships in `municipality`."""
    user = User.objects.create_user(f"{name.lower()}@example.com", "correct horse battery", full_name=name)
    with municipality_scope(municipality):
        for role, short_name in roles:
            services.grant_membership(user=user, organisation=organisation(short_name), role=role, by=None)
    return user


@pytest.fixture
def alice(exempelby: Municipality) -> User:
    """Controller of the whole of Exempelby."""
    return make_person("Alice", (Role.CONTROLLER, "K"), municipality=exempelby)


@pytest.fixture
def bob(exempelby: Municipality) -> User:
    """A reader in Exempelby."""
    return make_person("Bob", (Role.READER, "K"), municipality=exempelby)


@pytest.fixture
def amir(exempelby: Municipality) -> User:
    """Head of a unit: Vallaskolan in Exempelby."""
    return make_person("Amir", (Role.MANAGER, "Valla"), municipality=exempelby)


@pytest.fixture
def admin(exempelby: Municipality) -> User:
    """Administrator of Exempelby."""
    return make_person("Ada", (Role.ADMINISTRATOR, "K"), municipality=exempelby)


@pytest.fixture
def charlie(annanstad: Municipality) -> User:
    """Controller of Annanstad: belongs elsewhere."""
    return make_person("Charlie", (Role.CONTROLLER, "K"), municipality=annanstad)


def signed_in(user: User) -> Client:
    """A browser in which `user` has signed in."""
    client = Client()
    client.force_login(user)
    return client
