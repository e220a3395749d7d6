"""The services that are asked about works, and what the package itself knows of them."""
