"""The error of a text that is no figure: what was wrong with it, and where in it."""

from __future__ import annotations


class NotationError(ValueError):
    """A text that is no figure. `position` counts characters from the beginning of `text`."""

    def __init__(self, message: str, text: str, position: int) -> None:
        """Keep what was wrong, the text, and where in it."""
        self.message = message
        self.text = text
        self.position = position

    def __str__(self) -> str:
        """Return the message with the text and the place in it."""
        return f"{self.message} (at character {self.position + 1} of “{self.text}”)"
