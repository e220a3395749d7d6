"""Run synthlit as `python -m synthlit`."""

from synthlit.cli.front_door import main

if __name__ == "__main__":
    main()
