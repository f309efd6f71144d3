"""The curated TOML -> records -> dated records."""
