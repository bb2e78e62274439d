#!/usr/bin/env bash
# The throw-away PostgreSQL of the tests: starts it when it is down, reuses it when it is up, leaves it up.
# Prints its address; as a nextest set-up script also hands it to every test as DATABASE_URL.
#   TEST_DATABASE_URL  use that server instead (a superuser role, max_connections >= 300)
#   TEST_PG_DIR        where the cluster lives (default /var/tmp/kabinet-test-UID; at most 80 characters)
#   TEST_PG_SETTINGS   more settings of it, such as "-c fsync=on"; the last of two counts
#   PG_BIN             folder of initdb and pg_ctl
#   scripts/test-db.sh stop   stops it
set -euo pipefail

answer() {
  if [ -n "${NEXTEST_ENV:-}" ]; then echo "DATABASE_URL=$1" >>"$NEXTEST_ENV"; fi
  echo "$1"
}

if [ -n "${TEST_DATABASE_URL:-}" ]; then answer "$TEST_DATABASE_URL"; exit 0; fi

bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
if [ ! -x "$bin/initdb" ]; then
  echo "PostgreSQL's server programs are missing: run scripts/install.sh, or set PG_BIN" >&2
  exit 1
fi
dir=${TEST_PG_DIR:-/var/tmp/kabinet-test-$(id -u)}
mkdir -p "$dir"
chmod 700 "$dir"

# PostgreSQL refuses to run as root.
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  id -u "$owner" >/dev/null 2>&1 || owner=nobody
  chown "$owner" "$dir"
  as_owner() { setpriv --reuid="$(id -u "$owner")" --regid="$(id -g "$owner")" --clear-groups -- "$@"; }
fi
cd "$dir"

major=$("$bin/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
settings="-c listen_addresses='' -c unix_socket_directories='$dir' -c max_connections=300
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum_naptime=30s"
if [ -e "$("$bin/pg_config" --pkglibdir 2>/dev/null || echo /nonexistent)/pg_stat_statements.so" ] ||
  [ -e "/usr/lib/postgresql/$major/lib/pg_stat_statements.so" ]; then
  settings="$settings -c shared_preload_libraries=pg_stat_statements"
fi
settings=$(echo $settings ${TEST_PG_SETTINGS:-})

# The server must not hold our lock, nor nextest's pipes.
stop() { as_owner "$bin/pg_ctl" -D "$dir/d" -m fast -w -t 60 stop </dev/null >/dev/null 2>&1 9>&-; }
ready() { as_owner "$bin/pg_isready" -q -h "$dir" -d postgres -U app 9>&-; }
init() {
  rm -rf "$dir/d"
  as_owner "$bin/initdb" -D "$dir/d" -U app -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions \
    </dev/null >"$dir/initdb.log" 2>&1 9>&- || { cat "$dir/initdb.log" >&2; exit 1; }
}
start() {
  as_owner "$bin/pg_ctl" -D "$dir/d" -l "$dir/log" -w -t 60 -o "$settings" start </dev/null >/dev/null 2>&1 9>&- || return 1
  echo "$settings" >"$dir/settings"
}

exec 9>"$dir/lock"
flock 9

if [ "${1:-}" = stop ]; then stop || true; exit 0; fi

if [ "$(cat "$dir/d/PG_VERSION" 2>/dev/null)" != "$major" ]; then
  stop || true
  init
fi
# Another checkout may have started it with other settings.
if [ "$settings" != "$(cat "$dir/settings" 2>/dev/null)" ]; then stop || true; fi
if ! ready; then
  stop || true
  # Nothing in it is worth keeping: a cluster that does not come up is made anew.
  start || { init; start; } || { tail -n 20 "$dir/log" >&2; exit 1; }
fi
answer "postgres://app@localhost/postgres?host=$dir"
