"""Rules about what people read: letters, markup, capitals."""
