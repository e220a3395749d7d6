"""What linters find of damage done on purpose: `python -m benchmarks.mutations`."""
