"""Prove that rules do what they say: their Rego tests, the examples of their METADATA, and worked cases.

Tests of the built-in rules and ``ito-gate policy test`` use the same code.
"""
