"""Policies: their metadata, the engines that evaluate them, and what their answers mean."""
