"""Rules about citation keys."""
