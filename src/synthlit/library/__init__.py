"""All entries, and the disk they lie on."""
