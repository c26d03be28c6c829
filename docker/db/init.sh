#!/bin/sh
# Runs once, when the database's volume is empty: makes the two log-in roles (launcher/roles.sql).
# The image's own user is a superuser, whom row-level security does not bind; it is used here and never by the product.
set -eu
: "${RODA_OWNER_PASSWORD:?}" "${RODA_APP_PASSWORD:?}"

# The passwords travel in the environment and standard input: neither shows in a list of processes.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv owner_password RODA_OWNER_PASSWORD
\getenv app_password RODA_APP_PASSWORD
\o /dev/null
SELECT set_config('roda.owner_password', :'owner_password', false), set_config('roda.app_password', :'app_password', false);
\o
\i /roda/roles.sql
SQL
