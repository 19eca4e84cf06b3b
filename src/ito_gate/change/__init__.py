"""A change: what differs from a git revision, which findings came with it, and whether it may be made."""
