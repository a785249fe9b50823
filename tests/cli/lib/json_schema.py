# SPDX-License-Identifier: Apache-2.0
# json_schema.py DOCUMENT SCHEMA [OTHER-SCHEMA...]: whether the document follows the schema, by the words of JSON Schema that our schemas use. A word that
# is not known here is an error, so that nothing is passed over.
import json
import re
import sys
from datetime import date

KNOWN = {"$schema", "$id", "$comment", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties", "items", "enum", "const",
         "pattern", "minimum", "maximum", "minItems", "uniqueItems", "allOf", "if", "then", "not", "minLength", "format"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}
schemas = {}


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def resolve(ref, root):
    name, _, path = ref.partition("#")
    target = root = schemas[name] if name else root
    for step in path.strip("/").split("/") if path.strip("/") else []:
        target = target[step]
    return target, root


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def is_date(text):
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text))
    except ValueError:
        return False


def faults(value, schema, root, at):
    unknown = set(schema) - KNOWN
    if unknown:
        yield f"{at}: the schema says {unknown}"
    if "$ref" in schema:
        target, base = resolve(schema["$ref"], root)
        yield from faults(value, target, base, at)
    if "type" in schema and not is_type(value, schema["type"]):
        yield f"{at}: no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r}, not {schema['const']!r}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r}"
    if schema.get("format", "date") != "date":
        yield f"{at}: the schema says the format {schema['format']}"
    if "format" in schema and isinstance(value, str) and not is_date(value):
        yield f"{at}: {value!r} is no date"
    if "minLength" in schema and isinstance(value, str) and len(value) < schema["minLength"]:
        yield f"{at}: too short"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value}"
    if isinstance(value, dict):
        for name in schema.get("required", []):
            if name not in value:
                yield f"{at}: lacks {name}"
        for name, member in value.items():
            if name in schema.get("properties", {}):
                yield from faults(member, schema["properties"][name], root, f"{at}/{name}")
            elif schema.get("additionalProperties") is False:
                yield f"{at}: {name} is not known"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{at}: too few"
        if schema.get("uniqueItems") and len(set(map(json.dumps, value))) != len(value):
            yield f"{at}: twice"
        for i, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), root, f"{at}/{i}")
    for part in schema.get("allOf", []):
        yield from faults(value, part, root, at)
    if "if" in schema and not list(faults(value, schema["if"], root, at)):
        yield from faults(value, schema.get("then", {}), root, at)
    if "not" in schema and not list(faults(value, schema["not"], root, at)):
        yield f"{at}: must not be so"


for path in sys.argv[2:]:
    schemas[load(path)["$id"]] = load(path)
main = load(sys.argv[2])
found = list(faults(load(sys.argv[1]), main, main, ""))
print("\n".join(found[:20]))
sys.exit(bool(found))
