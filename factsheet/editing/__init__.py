"""Editing facts files: their layout, and new entries. Texts and choices of editors go in, texts of files come out."""
