"""Rules about author lists."""
