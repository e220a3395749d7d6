"""What synthlit does when it is asked: read the library, compute, and write once at the end."""
