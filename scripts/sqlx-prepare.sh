#!/usr/bin/env bash
# scripts/sqlx-prepare.sh            writes .sqlx anew: what each query looks like to the database our migrations make
# scripts/sqlx-prepare.sh --check    lints instead, and says whether the committed .sqlx still fits the migrations
# No sqlx-cli: given a database and SQLX_OFFLINE_DIR the macros write these files themselves while they are checked.
set -euo pipefail
cd "$(dirname "$0")/.."
command=(cargo check --all-targets)
if [ "${1:-}" = --check ]; then command=(cargo clippy --all-targets -- -D warnings); fi

url=$(scripts/dev-db.sh "prepare_$(pwd | sha256sum | cut -c1-12)")
fresh=$(mktemp -d "$PWD/.sqlx-new.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
# Cargo does not see that these variables changed; what stands on the library is checked again with it.
touch src/lib.rs
SQLX_OFFLINE=false SQLX_OFFLINE_DIR=$fresh DATABASE_URL=$url "${command[@]}"

if [ "${1:-}" = --check ]; then
  if ! diff -rq "$fresh" .sqlx >&2; then
    echo "the committed .sqlx is not what the queries and migrations make: run make sqlx-prepare and commit .sqlx" >&2
    exit 1
  fi
  exit 0
fi
chmod 755 "$fresh"
rm -rf .sqlx
mv "$fresh" .sqlx
echo "$(find .sqlx -name '*.json' | wc -l) queries in .sqlx"
