# Recipes for those who change `keys`; see CONTRIBUTING.md. `just` without a recipe lists them.

[private]
default:
    @just --list --unsorted

# Check the format, and lint with warnings denied
check:
    cargo fmt --check
    cargo clippy --locked --all-targets --all-features -- -D warnings

# Run the tests, or those whose name contains FILTER
test *FILTER:
    cargo test --locked {{FILTER}}

# Check everything that CI checks
ci:
    .ci/run

# Run the benchmarks (the last one needs Python and PostgreSQL)
bench:
    cargo bench --no-default-features --bench verify
    cargo build --release
    benches/small_store.sh
    benches/server.py

# Review changed snapshots one by one (needs cargo-insta)
snapshots:
    cargo insta test --review

# Draw docs/pictures again
pictures:
    cargo run --locked --example pictures

# Write the generated files again: pages of docs/, completions and pictures
generate: pictures
    KEYS_UPDATE_DOCS=1 cargo test --locked --test keys -- errors_md_is_current schema_files_are_current
    for shell in bash elvish fish powershell zsh; do \
        cargo run --locked -q -- completions $shell > completions/keys.$shell; \
    done
