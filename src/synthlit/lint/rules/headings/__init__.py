"""Rules about headings and contents."""
