# Two commands: `make demo` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.PHONY: help demo test build check lint fmt bless sqlx-prepare bench torture

# Cargo's own default when nobody says otherwise.
TARGET := $(or $(CARGO_TARGET_DIR),target)

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

demo: ## Install what is missing, build, start the demo on http://127.0.0.1:8080 (ARGS="--listen …")
	@scripts/install.sh demo
	cargo build --locked --profile quick
	@exec $(TARGET)/quick/kabinet demo $(ARGS)

test: ## Install what is missing; format, lints, then every test (ARGS="name" for some)
	@scripts/install.sh test
	cargo fmt --check
	scripts/sqlx-prepare.sh --check
	cargo nextest run --locked $(ARGS)

build: ## The shipped binary: target/release/kabinet
	@scripts/install.sh build
	cargo build --locked --release

check: ## Only: does it compile?
	cargo check --all-targets

lint: ## Format and lints, and licences where cargo-deny is installed
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then cargo deny --locked check licenses bans sources; fi

fmt: ## Format the source
	cargo fmt

bless: ## Take what the tests now print as their snapshots; look at the difference before you commit it
	INSTA_UPDATE=always INSTA_FORCE_PASS=1 cargo nextest run --locked $(ARGS)

sqlx-prepare: ## Write .sqlx anew after a change of a query or a migration
	@scripts/sqlx-prepare.sh

bench: ## Speed against the anchors of docs/BENCHMARKS.md, on a quiet machine
	@scripts/bench.sh $(ARGS)

torture: ## The long tests: kill -9 at every step, floods, many at once
	@scripts/install.sh test
	cargo nextest run --locked --profile torture --run-ignored only -E 'test(/torture/)' --no-tests warn $(ARGS)
