"""The services that have records of works, and the embedded index."""
