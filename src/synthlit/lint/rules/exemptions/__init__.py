"""Rules about exemptions."""
