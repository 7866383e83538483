"""Studies: search for training options that work well on many accounts (docs/sweeps.md)."""
