"""Run synthlit as `python -m synthlit`."""

from synthlit.cli.app import main

if __name__ == "__main__":
    main()
