"""Rules about where works are filed."""
