"""Rendering: facts, lines and sources go in, HTML for one page comes out, escaped for HTML and for Markdown."""

from factsheet.render.renderer import Renderer

__all__ = ["Renderer"]
