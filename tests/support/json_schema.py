"""As much of JSON Schema as the API's description uses."""

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any

KINDS: dict[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
}
KNOWN = {"$ref", "type", "required", "properties", "pattern", "contentEncoding", "description"}


def check_shape(value: object, schema: Mapping[str, Any], whole: Mapping[str, Any]) -> None:
    """Check that a value fits a schema; `whole` is the document that `$ref` points into."""
    assert set(schema) <= KNOWN, "this checker doesn't know all that the schema says"
    if "$ref" in schema:
        check_shape(value, follow(schema["$ref"], whole), whole)
        return
    assert KINDS[schema["type"]](value), f"{value!r} is no {schema['type']}"
    assert re.search(schema.get("pattern", ""), str(value)), value
    if schema.get("contentEncoding") == "base64":
        base64.b64decode(str(value), validate=True)
    if isinstance(value, dict):
        parts = schema.get("properties")
        assert set(schema["required"]) <= set(value)
        assert parts is None or set(value) <= set(parts)
        for name, part in (parts or {}).items():
            check_shape(value[name], part, whole)


def follow(reference: str, whole: Mapping[str, Any]) -> dict[str, Any]:
    """What a `$ref` points to, such as `#/components/schemas/Problem`. Raises KeyError."""
    found: Any = whole
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return dict(found)
