"""From the event of a procurement system to the fields of an order: whether it is genuine, and what it says."""
