"""From an order of a procurement system to a decision; without HTTP and without a database."""
