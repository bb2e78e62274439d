#!/usr/bin/env bash
# make bench: speed against the anchors of docs/BENCHMARKS.md, side by side in one run, on a quiet machine.
#   ACCOUNTS=1000000 MONTHS=12   how large (the first run of a size loads it; later ones use it again)
#   BENCH_DIR=/var/tmp/kabinet-bench   where the cluster and the bundles lie (about 25 GB for the usual size)
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh bench
cargo build --locked --release
export BENCH_DIR=${BENCH_DIR:-/var/tmp/kabinet-bench}
mkdir -p "$BENCH_DIR"
# As a utility would run it: durable.
export TEST_PG_DIR=$BENCH_DIR/pg
export TEST_PG_SETTINGS="-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c shared_buffers=2GB -c max_wal_size=8GB -c max_connections=100"
export SERVER_URL
SERVER_URL=$(scripts/test-db.sh)
status=0
python3 scripts/bench/run.py "${CARGO_TARGET_DIR:-target}/release/kabinet" "$@" || status=$?
scripts/test-db.sh stop
exit $status
