"""Make entries of the handwritten lines of the lists."""
