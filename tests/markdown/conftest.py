"""Fixtures of the example library."""

from tests.example_library import golden, library, library_of, seed_settings, works

__all__ = ["golden", "library", "library_of", "seed_settings", "works"]
