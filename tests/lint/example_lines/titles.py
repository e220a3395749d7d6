"""Where the rules of this group find the fault of their example."""

LINES = {
    "TTL001": 2,
    "TTL002": 2,
    "TTL003": 2,
    "TTL004": 2,
    "TTL005": 2,
    "TTL006": 23,
    "TTL007": 7,
}
