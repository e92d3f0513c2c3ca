"""Asks an assistant the questions of files and judges its answers."""
