#!/bin/sh
# What one container does: web, worker, beat, migrate, or any command of manage.py.
set -eu
cd "$(dirname "$0")/.."
umask 027

case "${1:-web}" in
web)
    # Refuses to serve as a role that row-level security does not bind.
    python manage.py check --database default
    exec granian --interface wsgi --host 0.0.0.0 --port "${RODA_PORT:-8000}" \
        --workers "${RODA_WEB_PROCESSES:-2}" --blocking-threads "${RODA_WEB_THREADS:-2}" \
        --respawn-failed-workers --workers-kill-timeout 20 --no-ws config.wsgi:application
    ;;
worker)
    # A report takes tens of megabytes that Python does not hand back: a process is replaced after thirty tasks.
    exec celery --app config worker --loglevel INFO --concurrency "${RODA_WORKER_PROCESSES:-2}" \
        --max-tasks-per-child 30 --without-gossip --without-mingle
    ;;
beat)
    exec celery --app config beat --loglevel INFO --pidfile=
    ;;
migrate)
    python manage.py migrate --database owner --noinput
    exec python manage.py check --deploy --database default
    ;;
*)
    exec python manage.py "$@"
    ;;
esac
