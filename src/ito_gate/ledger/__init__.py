"""The decision log: every decision, each record bound to the one before it."""
