# Each command does its own set-up; 'make' alone lists them.
.PHONY: help portal test check lint format bench scale screenshots fuzz clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

portal: ## Build the sample repository's portal into site/
	@Scripts/portal

test: ## Run all tests
	@Scripts/test

check: lint ## All that must pass before a change goes in: lint, build, tests, records
	@Scripts/test
	@Scripts/tool validate records --strict
	@Scripts/coverage

lint: ## Format, imports, sizes and forbidden constructs
	@Scripts/lint

format: ## Format all Swift sources
	@swift format format --in-place --parallel --recursive Package.swift Plugins Sources Tests

bench: ## Measure against Hugo, weigh pages, and write Benchmarks/results.json
	@Scripts/bench

scale: ## Measure how time and memory grow from 10,000 records to 100,000
	@Scripts/bench --scale

screenshots: ## Pictures of each type of page into screenshots/
	@Scripts/screenshots

fuzz: ## Run each fuzz target for a short while
	@Scripts/fuzz

clean: ## Remove what the other commands have made
	@rm -rf .build .venv site screenshots Benchmarks/data Benchmarks/results*.json
