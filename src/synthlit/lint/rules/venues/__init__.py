"""Rules about where a work appeared."""
