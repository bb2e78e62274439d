# Two commands: `make demo` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.PHONY: help demo test build check lint fmt bless sqlx-prepare bench torture

# Cargo's own default when nobody says otherwise.
TARGET := $(or $(CARGO_TARGET_DIR),target)

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

sqlx-prepare: ## Write .sqlx anew after a change of a query or a migration
	@scripts/sqlx-prepare.sh
