"""The error of one attempt to ask a service."""


class AttemptFailed(Exception):
    """An attempt that brought no answer, or none that can be believed.

    `reason` is a clause for the user, `retry` says whether another attempt makes sense, and `wait`
    for how many seconds the service asked to be left alone.
    """

    def __init__(self, reason: str, *, retry: bool = True, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry
        self.wait = wait
