"""Files as they were written: every part with its place, and edits that touch nothing else."""
