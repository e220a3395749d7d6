"""`synthlit server`: the linter in an editor, by the Language Server Protocol."""

from synthlit.cli import options
from synthlit.errors import SynthlitError


def server() -> None:
    """Serve an editor over stdin and stdout, by the Language Server Protocol.

    Shows what `synthlit lint` finds in .bib and Markdown files while they are typed, and offers its
    fixes. Needs `pip install 'synthlit[server]'`; an editor starts it.
    """
    try:
        from synthlit.server.server import server as make
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("synthlit"):
            raise
        raise SynthlitError(
            f"the language server needs {error.name}, which is not installed",
            "run: pip install 'synthlit[server]'",
        ) from None
    from synthlit.server.session import Session

    make(Session(options.today)).start_io()
