#!/usr/bin/env bash
# scripts/dev-db.sh NAME: a fresh database NAME on the test cluster with every migration of this folder applied.
# Drops what was there. Prints its DATABASE_URL and nothing else; psql's words go to stderr.
set -euo pipefail
name=${1:?usage: scripts/dev-db.sh NAME}
if ! [[ $name =~ ^[a-z][a-z0-9_]{0,40}$ ]]; then
  echo "a database name has small letters, digits and _: $name" >&2
  exit 2
fi
cd "$(dirname "$0")/.."
server=$(env -u NEXTEST_ENV scripts/test-db.sh)
url=${server/\/postgres\?/\/$name?}
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
sql() { "$bin/psql" -X -q -v ON_ERROR_STOP=1 "$@" >&2; }

sql "$server" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)" -c "CREATE DATABASE $name"
# sqlx's own ledger, so that `kabinet migrate` and `serve` accept the database as theirs.
sql "$url" -c "CREATE TABLE _sqlx_migrations (
  version bigint PRIMARY KEY, description text NOT NULL, installed_on timestamptz NOT NULL DEFAULT now(),
  success boolean NOT NULL, checksum bytea NOT NULL, execution_time bigint NOT NULL)"
shopt -s nullglob
for file in migrations/*.sql; do
  base=$(basename "$file" .sql)
  whole=--single-transaction
  read -r first <"$file" || true
  case "$first" in "-- no-transaction"*) whole= ;; esac
  sum=$(sha384sum "$file" | cut -d' ' -f1)
  words=${base#*_}
  sql "$url" $whole -f "$file" \
    -c "INSERT INTO _sqlx_migrations VALUES ($((10#${base%%_*})), '${words//_/ }', now(), true, decode('$sum', 'hex'), 0)"
done
echo "$url"
