"""A policy-as-code gate for IT outsourcing by banks and insurers in China."""

__version__ = "0.1.0"
