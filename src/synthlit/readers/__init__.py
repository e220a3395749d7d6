"""What people have already: files in other forms, read as works that could become entries."""
