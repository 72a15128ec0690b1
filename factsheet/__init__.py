"""Figures that can be traced: facts in YAML become sentences, tables, data files and checks."""
