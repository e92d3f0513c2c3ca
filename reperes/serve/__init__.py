"""Wires the assistant and serves it."""
