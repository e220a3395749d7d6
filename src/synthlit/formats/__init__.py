"""What people and programs read: every file that is made from the entries."""
