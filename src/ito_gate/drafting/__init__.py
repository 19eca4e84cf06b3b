"""A document that is not there yet: what has to be asked, the answers, and the text with its comments."""
