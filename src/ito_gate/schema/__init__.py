"""Whether documents have the form that their JSON Schema asks for, and what to type where not."""

from ito_gate.schema.check import check
from ito_gate.schema.kinds import kind_of, schema_digest

__all__ = ["check", "kind_of", "schema_digest"]
