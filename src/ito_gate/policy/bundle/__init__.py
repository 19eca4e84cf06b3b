"""The policies as a bundle for Open Policy Agent: its archive, its digests, its signature."""
