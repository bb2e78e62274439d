#!/usr/bin/env bash
# scripts/install.sh [build|demo|test|bench] [--packages]: installs what is missing on Debian or Ubuntu, and nothing else.
#   build   a C compiler
#   demo    and PostgreSQL's server programs, without a cluster of their own
#   bench   what demo needs, and wrk, Python
#   test    what demo needs, and Chromium with its driver, a font with Cyrillic letters, readers of PDF and QR
#           codes (poppler-utils, zbar-tools), cargo-nextest
#   --packages   only what comes from apt (for sudo)
# Uses apt as root or with sudo. Without either it prints the one line to run, and exits with 1.
set -euo pipefail
self=$0
what=${1:-demo}
only=${2:-}
case "$what" in build | demo | test | bench) ;; *) echo "usage: $self [build|demo|test|bench] [--packages]" >&2; exit 2 ;; esac

has() { command -v "$1" >/dev/null 2>&1; }
postgres_bin() {
  local bin
  for bin in "${PG_BIN:-}" /usr/lib/postgresql/*/bin ${PATH//:/ }; do
    if [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ]; then return 0; fi
  done
  return 1
}
can_install() {
  local policy
  policy=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null)
  [[ $policy =~ Candidate:\ [^\(] ]]
}

if ! has cargo; then
  echo "Rust is missing: install it as https://rustup.rs says, then run this again" >&2
  [ "$only" = --packages ] || exit 1
fi

packages=()
postgres=
has cc || packages+=(gcc libc6-dev)
has pkg-config || packages+=(pkg-config)
if [ "$what" != build ] && ! postgres_bin; then postgres=yes; fi
if [ "$what" = bench ]; then
  has wrk || packages+=(wrk)
  has python3 || packages+=(python3)
fi
browser=
if [ "$what" = test ]; then
  if ! has chromedriver || ! { has chromium || has chromium-browser || has google-chrome; }; then browser=yes; fi
  if ! has fc-list; then
    packages+=(fontconfig fonts-liberation)
  elif [ -z "$(fc-list :lang=ru family)" ]; then
    packages+=(fonts-liberation)
  fi
fi

if [ "$what" = test ]; then
  has pdftotext || packages+=(poppler-utils)
  has zbarimg || packages+=(zbar-tools)
fi

if [ ${#packages[@]} -gt 0 ] || [ -n "$postgres$browser" ]; then
  if ! has apt-get; then
    echo "Missing: ${packages[*]} ${postgres:+postgresql} ${browser:+chromium chromium-driver}; there is no apt-get here, install them by hand" >&2
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "Missing: ${packages[*]} ${postgres:+postgresql} ${browser:+chromium chromium-driver}. Run:" >&2
      echo "  sudo $self $what --packages" >&2
      exit 1
    fi
    as_root=(sudo -n)
  fi
  apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null
  }
  add() { echo "Installing: $*"; apt install -y --no-install-recommends "$@"; }

  apt update || echo "apt-get update failed; going on with the lists at hand" >&2
  if [ ${#packages[@]} -gt 0 ]; then add "${packages[@]}"; fi

  if [ -n "$postgres" ]; then
    # Debian's package makes and starts a cluster on port 5432 unless it is told not to; we only want the programs.
    conf=/etc/postgresql-common/createcluster.conf
    add postgresql-common
    "${as_root[@]}" cp -p "$conf" "$conf.kabinet"
    "${as_root[@]}" sed -i -E 's/^#? *create_main_cluster *=.*/create_main_cluster = false/' "$conf"
    "${as_root[@]}" grep -q '^create_main_cluster = false' "$conf" ||
      echo 'create_main_cluster = false' | "${as_root[@]}" tee -a "$conf" >/dev/null
    done=0
    add postgresql || done=$?
    "${as_root[@]}" mv "$conf.kabinet" "$conf"
    [ "$done" = 0 ] || exit "$done"
  fi

  if [ -n "$browser" ]; then
    # Ubuntu has them under other names.
    if can_install chromium-driver; then
      add chromium chromium-driver
    else
      add chromium-browser chromium-chromedriver
    fi
  fi
fi

if [ "$what" = test ] && [ "$only" != --packages ] && ! cargo nextest --version >/dev/null 2>&1; then
  echo "Installing: cargo-nextest"
  # The newest that our Rust builds; without optimisation it is there in half the time.
  env -u CARGO_TARGET_DIR cargo install --quiet --locked --debug cargo-nextest --version 0.9.143 </dev/null
fi
