"""Bytes of any kind, given to everything that reads files: only errors of our own may come back."""
