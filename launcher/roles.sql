-- The two log-in roles and what each may do. One source for the embedded server, docker compose and a server of one's own.
--
-- Run it as a superuser, or as a role that may create roles and owns the database, connected to the product's database, after
-- setting in the same session:
--   roda.owner_password      password of roda_owner
--   roda.app_password        password of roda_app
--   roda.owner_may_createdb  'on' only where the test suite runs (it makes its own databases); unset means off
--
-- It can be run again at any time: it brings roles that exist to the same state.

DO $roles$
DECLARE
    found record;
    may_createdb boolean := coalesce(current_setting('roda.owner_may_createdb', true), '') = 'on';
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
    EXECUTE format('ALTER ROLE roda_owner LOGIN PASSWORD %L', current_setting('roda.owner_password'));
    EXECUTE format('ALTER ROLE roda_app LOGIN PASSWORD %L', current_setting('roda.app_password'));

    -- Row-level security does not bind superusers, BYPASSRLS roles or a table's owner: the runtime role is none of them.
    -- A new role has none of these powers; only a superuser may take them away, so they are named only where they exist.
    FOR found IN SELECT * FROM pg_roles WHERE rolname IN ('roda_owner', 'roda_app') LOOP
        IF found.rolsuper OR found.rolbypassrls OR found.rolreplication OR found.rolcreaterole THEN
            EXECUTE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOREPLICATION NOCREATEROLE', found.rolname);
        END IF;
        IF found.rolname = 'roda_owner' AND may_createdb AND NOT found.rolcreatedb THEN
            ALTER ROLE roda_owner CREATEDB;
        ELSIF found.rolcreatedb AND NOT (found.rolname = 'roda_owner' AND may_createdb) THEN
            EXECUTE format('ALTER ROLE %I NOCREATEDB', found.rolname);
        END IF;
    END LOOP;

    -- Who is no superuser hands a database only to a role that he or she is a member of.
    IF NOT pg_has_role('roda_owner', 'USAGE') THEN
        GRANT roda_owner TO CURRENT_USER;
    END IF;
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
