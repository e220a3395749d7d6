"""One file a command: what it takes, and what it shows; nothing heavy is imported at the top."""
