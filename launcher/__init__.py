"""Starts the product and what it stands on: the embedded PostgreSQL, the web server and the worker.

The package knows nothing of the product's code. Only `launcher.roles` and what imports it need installed packages; the
rest runs on a bare Python, since it prepares the environment in the first place.
"""
