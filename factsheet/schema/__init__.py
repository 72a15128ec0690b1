"""JSON Schema for editors: the models and the facts go in, the files of `facts/schema/` come out."""

from factsheet.schema.files import FOLDER, SCHEMAS, read_schemas, schema_files, stale, write_schemas

__all__ = ["FOLDER", "SCHEMAS", "read_schemas", "schema_files", "stale", "write_schemas"]
