"""Rules about entry files: can they be read, do they hold one entry, in its form, at its place."""
