-- The two log-in roles and what each may do. One source for the embedded server, docker compose and a server of one's own.
--
-- Run it as a superuser, connected to the product's database, after setting in the same session:
--   roda.owner_password      password of roda_owner
--   roda.app_password        password of roda_app
--   roda.owner_may_createdb  'on' only where the test suite runs (it makes its own databases); unset means off
--
-- It can be run again at any time: it brings roles that exist to the same state.

DO $roles$
DECLARE
    may_createdb text := CASE current_setting('roda.owner_may_createdb', true) WHEN 'on' THEN 'CREATEDB' ELSE 'NOCREATEDB' END;
BEGIN
    IF coalesce(current_setting('roda.owner_password', true), '') = '' OR coalesce(current_setting('roda.app_password', true), '') = '' THEN
        RAISE EXCEPTION 'roda.owner_password and roda.app_password must be set';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'roda_owner') THEN
        CREATE ROLE roda_owner;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'roda_app') THEN
        CREATE ROLE roda_app;
    END IF;

    -- Row-level security does not bind superusers, BYPASSRLS roles or a table's owner: the runtime role is none of them.
    EXECUTE format(
        'ALTER ROLE roda_owner WITH LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION %s PASSWORD %L',
        may_createdb, current_setting('roda.owner_password'));
    EXECUTE format(
        'ALTER ROLE roda_app WITH LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB PASSWORD %L',
        current_setting('roda.app_password'));

    EXECUTE format('ALTER DATABASE %I OWNER TO roda_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    -- TEMPORARY: an import of values is copied into a temporary table first.
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO roda_app', current_database());
END
$roles$;

-- A page never gains from several processes on one query, and under load they starve each other.
ALTER ROLE roda_app SET max_parallel_workers_per_gather = 0;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO roda_app;

-- Rights on the tables are given by the owner after each migrate (governance/privileges.py), table by table: a default
-- privilege would give more than the history tables may have.
ALTER DEFAULT PRIVILEGES FOR ROLE roda_owner IN SCHEMA public REVOKE ALL ON TABLES FROM roda_app;
ALTER DEFAULT PRIVILEGES FOR ROLE roda_owner IN SCHEMA public REVOKE ALL ON SEQUENCES FROM roda_app;
