"""Rules about what authorities know of a work."""
