"""What ends a measurement."""


class Failed(Exception):
    """A measurement cannot be made; the text says what to do."""
