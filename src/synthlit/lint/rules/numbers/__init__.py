"""Rules about years, dates and pages."""
