"""What synthlit costs, beside its peers: `python -m benchmarks` prints the tables."""
