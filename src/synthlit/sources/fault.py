"""What goes wrong with one attempt to ask a service."""


class Fault(Exception):
    """An attempt that brought nothing to believe.

    `reason` is a clause for the user; `again` tells whether another attempt makes sense, and
    `wait` how many seconds the service asked to be left alone.
    """

    def __init__(self, reason: str, *, again: bool = True, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again
        self.wait = wait
