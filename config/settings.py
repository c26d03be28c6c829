"""All settings, from the environment, in one file. A missing or malformed value stops the start with its name."""

import re
from pathlib import Path

import environ
import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("RODA_DATA_DIR", default=str(BASE_DIR / "var"))).resolve()

DEBUG = env.bool("RODA_DEBUG", default=False)
# Plain http on one's own machine: `make run` sets this. A server that others reach never does.
INSECURE_LOCAL = env.bool("RODA_INSECURE_LOCAL", default=False)
SECRET_KEY = env.str("RODA_SECRET_KEY")
ALLOWED_HOSTS = env.list("RODA_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("RODA_TRUSTED_ORIGINS", default=[])
# Municipalities that are reached by a host name of their own: {"mal.exempelby.se": "exempelby"}
MUNICIPALITY_HOSTS = env.dict("RODA_MUNICIPALITY_HOSTS", default={})

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "guardian",
    "pgtrigger",
    "pghistory",
    "template_partials",
    "governance",
    "annualcycle",
    "indicators",
    "goals",
    "dialogue",
    "reports",
    "workspace",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "governance.middleware.MunicipalityMiddleware",
]

ROOT_URLCONF = "config.urls"
MUNICIPALITY_URLCONF = "config.municipality_urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "governance.context.page",
                "workspace.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"


# --- database: two login roles. The owner migrates; the runtime role serves, owns nothing and obeys every policy.


def _database(name: str) -> dict:
    config = env.db_url(name)
    if config["ENGINE"] != "django.db.backends.postgresql":
        message = f"{name} must be a postgresql:// address: PostgreSQL is the only database engine."
        raise ImproperlyConfigured(message)
    config["CONN_HEALTH_CHECKS"] = True
    config.setdefault("OPTIONS", {})
    return config


# A process that only serves needs no owner and is best not told the owner's password (docker-compose.yml).
DATABASES = {"default": _database("DATABASE_URL")}
if env.str("MIGRATION_DATABASE_URL", default=""):
    DATABASES["owner"] = _database("MIGRATION_DATABASE_URL")
    DATABASES["owner"]["TEST"] = {"NAME": "test_roda"}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = env.int("RODA_DATABASE_CONNECTION_AGE", default=60)
# A page's queries are small; parallel workers cost more to start than they give (benchmarks/README.md).
# Where pgtrigger.ignore is unknown the history's triggers raise and catch an error for every row, and the work after
# each error grows with the rows written before: 20 000 values take 10 s instead of 1.3, 100 000 four minutes.
DATABASES["default"]["OPTIONS"]["options"] = "-c max_parallel_workers_per_gather=0 -c pgtrigger.ignore={}"
DATABASES["default"]["TEST"] = {"NAME": "test_roda"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# --- history: who did what is kept with each row version (governance/tenant_models.py, `tracked`)

# Triggers are installed after each migrate instead of by migrations: always those of the models as they are, and a
# first migrate takes seconds instead of most of a minute.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True
# Every index of a tenant table starts with the municipality.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

# --- people and sign-in

AUTH_USER_MODEL = "governance.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ANONYMOUS_USER_NAME = None
# Grants are read in one query a request (governance/access.py); guardian's backend would ask for each object.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False

LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "governance.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are invited by their administrator: the reset link proves the address
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_DISPLAY = "governance.adapters.display_name"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Röda tråden"

SESSION_ENGINE = "governance.sessions"
SESSION_COOKIE_AGE = env.int("RODA_SESSION_SECONDS", default=2 * 60 * 60)  # from the last page: governance/sessions.py
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- cache (rate limits, throttles): Redis where there is one, else files, which several processes share

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}
}

# --- security

SECURE_PLAIN_HTTP = DEBUG or INSECURE_LOCAL
SESSION_COOKIE_SECURE = not SECURE_PLAIN_HTTP
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not SECURE_PLAIN_HTTP
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "governance.views.errors.csrf_failure"
SECURE_SSL_REDIRECT = not SECURE_PLAIN_HTTP
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
BEHIND_PROXY = env.bool("RODA_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Whom the limits on signing in count: behind a proxy the last address that it names, or all would share the proxy's.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SECURE_HSTS_SECONDS = 0 if SECURE_PLAIN_HTTP else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not SECURE_PLAIN_HTTP
SECURE_HSTS_PRELOAD = not SECURE_PLAIN_HTTP
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the QR code of two-step sign-in is an image in the page
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# Uploads: larger files are refused in words by the form; these bounds protect the process before that.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_TEMP_DIR = None

# --- files and static

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("RODA_STATIC_DIR", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# --- language, time

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
FORMAT_MODULE_PATH = ["config.formats"]

# --- e-mail

EMAIL_CONFIG = env.email_url("EMAIL_URL", default=f"filemail:///{DATA_DIR / 'mail'}")
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")
EMAIL_TIMEOUT = 30  # seconds: a mail server that does not answer holds up no worker for ever
DEFAULT_FROM_EMAIL = env.str("RODA_FROM_EMAIL", default="roda-traden@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where links in mails lead that nobody's click has ordered (reminders): how the product is reached from outside.
ADDRESS = env.str("RODA_ADDRESS", default="") or next(
    iter(CSRF_TRUSTED_ORIGINS), f"http://127.0.0.1:{env.str('RODA_PORT', default='8000')}"
)

# Where one writes about obstacles in the service (lagen 2018:1937, 13 §). Empty: the page names the administrator.
ACCESSIBILITY_CONTACT = env.str("RODA_ACCESSIBILITY_CONTACT", default="")

# --- jobs: the job table is the truth, the broker only carries ids


def _queue_folder(name: str) -> str:
    folder = DATA_DIR / "queue" / name
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)


CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"  # kombu warns of an address without a host
if not REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": _queue_folder("messages"),
        "data_folder_out": _queue_folder("messages"),
        "processed_folder": _queue_folder("processed"),
        "control_folder": _queue_folder("control"),
        "polling_interval": 0.2,
        "store_processed": False,
    }
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "sweep-jobs": {"task": "governance.sweep_jobs", "schedule": env.float("RODA_SWEEP_SECONDS", default=30.0)},
    # Often: it only asks whether the day's round is made, so that a machine that was off makes it soon.
    "order-digests": {"task": "governance.order_digests", "schedule": env.float("RODA_DIGEST_SECONDS", default=600.0)},
    "spread-tasks": {"task": "annualcycle.spread_tasks", "schedule": crontab(hour=4, minute=40)},
    # In the morning. Beat keeps when it last ran: a machine that was off then makes up for it when it starts.
    "remind-readers": {"task": "dialogue.remind_readers", "schedule": crontab(hour=7, minute=0)},
    "discard-unconfirmed-imports": {"task": "indicators.discard_unconfirmed", "schedule": crontab(hour=3, minute=40)},
    # At night, when Kolada has published what it publishes in a day.
    "fetch-from-kolada": {"task": "indicators.fetch_from_kolada", "schedule": crontab(hour=3, minute=10)},
    "remake-derived-values": {"task": "indicators.remake_derived", "schedule": crontab(hour=4, minute=10)},
    # After what the night brings, and before the morning's digests tell of it.
    "check-rules": {"task": "governance.check_rules", "schedule": crontab(hour=5, minute=10)},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_TIMEZONE = TIME_ZONE
JOB_STALE_SECONDS = env.int("RODA_JOB_STALE_SECONDS", default=90)

# --- Kolada: where key figures of municipalities are fetched, of a server that may be out of reach


def _web_address(name: str, address: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        message = f"{name} must be an http:// or https:// address without a query: {address}"
        raise ImproperlyConfigured(message)
    return address


KOLADA_BASE_URL = _web_address("KOLADA_BASE_URL", env.str("KOLADA_BASE_URL", default="https://api.kolada.se/v3"))
KOLADA_TIMEOUT_SECONDS = env.float("KOLADA_TIMEOUT_SECONDS", default=30.0)
# Undocumented: what other clients of Kolada keep to.
KOLADA_REQUESTS_PER_SECOND = env.float("KOLADA_REQUESTS_PER_SECOND", default=5.0)
KOLADA_RETRY_SECONDS = env.float("KOLADA_RETRY_SECONDS", default=1.0)

# --- log

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"secrets": {"()": "governance.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": env.str("RODA_LOG_LEVEL", default="INFO")},
    # They tell of every step of every page set and of every trigger installed.
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "fontTools", "pikepdf", "pgtrigger")},
}
