"""The command line: read arguments, call a workflow, print its result."""
