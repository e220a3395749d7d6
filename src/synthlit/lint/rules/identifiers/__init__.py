"""Rules about DOIs, arXiv identifiers and addresses."""
