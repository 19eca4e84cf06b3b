"""A bank's own policies: read, checked, and joined with the built-in ones."""
