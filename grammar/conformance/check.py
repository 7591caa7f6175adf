"""Checks the conformance cases without an implementation of the language.

    python3 check.py

It needs Python 3.9 and nothing else. It checks the shape of each file, and what must hold between
a case's members and between cases. It ends with the number of cases, or with a list of mistakes.
"""

import json
import re
import sys
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

FOLDER = Path(__file__).resolve().parent
# Python's \s is another one.
WHITE_SPACE = set("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | {chr(c) for c in range(0x2000, 0x200B)}
mistakes = []


def load(path):
    return json.loads((FOLDER / path).read_text(encoding="utf-8"))


def check(fits, where, what):
    if not fits:
        mistakes.append(f"{where}: {what}")


# Shape


def shape(value, schema, root, where):
    """A validator for the part of JSON Schema that schema.json uses."""
    if "$ref" in schema:
        return shape(value, root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], root, where)
    if "anyOf" in schema:
        errors = [shape(value, one, root, where) for one in schema["anyOf"]]
        return [] if [] in errors else min(errors, key=len)
    names = {"object": dict, "array": list, "string": str, "boolean": bool}
    kind = schema.get("type")
    if kind == "integer":
        fits = isinstance(value, int) and not isinstance(value, bool) and value >= schema.get("minimum", value)
    else:
        fits = kind is None or isinstance(value, names[kind])
    if not fits:
        return [f"{where}: is not of the type {kind}"]
    if "const" in schema and value != schema["const"]:
        return [f"{where}: is not {schema['const']!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is not one of {schema['enum']}"]
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return [f"{where}: {value!r} does not match {schema['pattern']}"]
    errors = []
    if isinstance(value, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
        errors += [f"{where}: lacks {key}" for key in schema.get("required", []) if key not in value]
        for key, inner in value.items():
            inner_schema = properties.get(key, others)
            if inner_schema is False:
                errors.append(f"{where}: has {key}")
            elif inner_schema is not True:
                errors += shape(inner, inner_schema, root, f"{where}.{key}")
    if isinstance(value, list):
        first = schema.get("prefixItems", [])
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            errors.append(f"{where}: has {len(value)} items")
        for place, inner in enumerate(value):
            errors += shape(inner, first[place] if place < len(first) else schema.get("items", {}), root, f"{where}[{place}]")
    return errors


# Texts. Places count UTF-16 code units, so texts are lists of those.


def text_of(text):
    if isinstance(text, str):
        return text
    return "".join(part * count for part, count in text["repeat"])


def units(text):
    data = text.encode("utf-16-le", "surrogatepass")
    return [chr(int.from_bytes(data[at : at + 2], "little")) for at in range(0, len(data), 2)]


def leaves(term):
    """The nodes that share out the text: a minus before a single term belongs to its node."""
    if term["type"] in ("and", "or"):
        return [leaf for inner in term["terms"] for leaf in leaves(inner)]
    if term["type"] == "not":
        inner = leaves(term["term"])
        alone = len(inner) == 1 and term["to"] == inner[0]["to"] and term["from"] == inner[0]["from"] - 1
        return [term] if alone else inner
    return [term]


def check_tiling(text, terms, marks, where):
    """Each character but white space is in one leaf or mark. An empty group has no width."""
    pieces = [leaf for term in terms for leaf in leaves(term)] + marks
    end = 0
    for piece in sorted(pieces, key=lambda piece: (piece["from"], piece["to"])):
        check(end <= piece["from"] <= piece["to"], where, f"{piece['from']} to {piece['to']} overlaps the piece before")
        check(set(text[end : piece["from"]]) <= WHITE_SPACE, where, f"{end} to {piece['from']} is in no piece")
        end = piece["to"]
    check(set(text[end:]) <= WHITE_SPACE and end <= len(text), where, f"{end} to the end is in no piece")


# Meaning


def fold(text):
    """Simple case folding. Python's casefold is the full one, which makes two letters of some."""
    folded = ""
    for letter in unicodedata.normalize("NFC", text):
        simple = letter.casefold()
        folded += simple if len(simple) == 1 else letter.lower() if len(letter.lower()) == 1 else letter
    return folded


def nanoseconds(text):
    """An instant as a number of nanoseconds since 1970, or None."""
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?) \+0000 UTC", text)
    if found:
        text = f"{found[1]}T{found[2]}Z"
    parts = r"([0-9]{4}|\+010000)-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
    found = re.fullmatch(parts, text, re.IGNORECASE)
    if not found:
        return None
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    # Python's years end at 9999; after 400 of them the calendar begins again.
    years = int(year)
    cycles = max(0, (years - 9600) // 400 + 1)
    try:
        days = date(years - 400 * cycles, int(month), int(day)).toordinal() + 146097 * cycles - 719163
    except ValueError:
        return None
    hour, minute, second = (int(part or 0) for part in (hour, minute, second))
    if hour > 23 or minute > 59 or second > 59:
        return None
    shift = 0
    if offset and offset not in "Zz":
        digits = offset[1:].replace(":", "")
        shift = int(digits[:2]) * 3600 + int(digits[2:] or 0) * 60
        shift = -shift if offset[0] == "-" else shift
    seconds = days * 86400 + hour * 3600 + minute * 60 + second - shift
    return seconds * 10**9 + int((fraction or "").ljust(9, "0"))


def reach(value, keys, many):
    """The values at a path of keys; an array on the way counts only where there may be several values."""
    if isinstance(value, list):
        return [found for element in value for found in reach(element, keys, many)] if many else []
    if not keys:
        return [value]
    return reach(value[keys[0]], keys[1:], many) if isinstance(value, dict) and keys[0] in value else []


def keys_of(path):
    return path.split(".") if isinstance(path, str) else path


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def held(value, field):
    """A value of a record as its kind reads it, or None."""
    kind, unit = field["kind"], field.get("unit")
    if kind in ("exactText", "containsText"):
        return value if isinstance(value, str) else None
    if kind == "oneOf":
        return next((one for one in field["values"] if isinstance(value, str) and fold(one) == fold(value)), None)
    if kind == "boolean":
        words = {"true": "true", "yes": "true", "false": "false", "no": "false"}
        return str(value).lower() if isinstance(value, bool) else words.get(value.lower()) if isinstance(value, str) else None
    if kind == "date":
        if isinstance(value, str):
            return nanoseconds(value)
        return int(value * {"s": 10**9, "ms": 10**6}[unit]) if is_number(value) and unit else None
    if is_number(value):
        # repr is the shortest text of a double.
        number = Decimal(repr(value))
        if kind == "wholeNumber" and (number < 0 or number != number.to_integral_value()):
            return None
        return number * 1000 if kind == "duration" and unit == "s" else number
    patterns = {"wholeNumber": "[0-9]+", "number": r"-?[0-9]+(\.[0-9]+)?"}
    if isinstance(value, str) and kind in patterns and re.fullmatch(patterns[kind], value):
        return Decimal(value)
    return None


def values(record, name, language):
    field = language["fields"][name if isinstance(name, str) else name[0]]
    path, many = field["path"], field.get("many", False)
    if isinstance(path, dict):
        ends = [nanoseconds(end) for key in ("from", "to") for end in reach(record, keys_of(path[key]), False) if isinstance(end, str)]
        return [Decimal(ends[1] - ends[0]) / 10**6] if len(ends) == 2 and None not in ends else []
    keys = keys_of(path) if isinstance(name, str) else [*keys_of(path), name[1]]
    found = [held(value, field.get("of", field)) for value in reach(record, keys, many)]
    return [value for value in found if value is not None]


def occurs(how, wanted, text):
    if not isinstance(text, str):
        return False
    if how == "word":
        return fold(wanted) in fold(text)
    return unicodedata.normalize("NFC", wanted) in unicodedata.normalize("NFC", text)


def fits(parts, value):
    first, last = parts[0], parts[-1]
    if value == "" or len(value) < len(first) + len(last) or not (value.startswith(first) and value.endswith(last)):
        return False
    at, end = len(first), len(value) - len(last)
    for part in parts[1:-1]:
        at = value.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def within(value, condition, kind):
    operator, bound = re.fullmatch(r"([<>]=?)(.*)", condition).groups()
    bound = nanoseconds(bound) if kind == "date" else Decimal(bound)
    return {">": value > bound, ">=": value >= bound, "<": value < bound, "<=": value <= bound}[operator]


def holds(meaning, record, language):
    how, *rest = meaning
    if how == "all":
        return all(holds(part, record, language) for part in rest)
    if how == "any":
        return any(holds(part, record, language) for part in rest)
    if how == "not":
        return not holds(rest[0], record, language)
    if how == "never":
        return False
    if how in ("word", "phrase"):
        texts = [text for path in language["text"] for text in reach(record, keys_of(path), True)]
        return any(occurs(how, rest[0], text) for text in texts)
    field = language["fields"][rest[0] if isinstance(rest[0], str) else rest[0][0]]
    kind = field.get("of", field)["kind"]
    found = values(record, rest[0], language)
    if how == "present":
        return any(value != "" for value in found)
    if how == "contains":
        return any(occurs(rest[1], rest[2], value) for value in found)
    if how == "matches":
        return any(fits(rest[1], value) for value in found)
    if how == "range":
        return any(all(within(value, condition, kind) for condition in rest[1:]) for value in found)
    wanted = rest[1] if kind in ("exactText", "oneOf", "boolean") else Decimal(rest[1])
    return wanted in found


def documented_meaning(term, language):
    """The meaning of a documented tree, which has no files with meanings."""
    kind = term["type"]
    if kind == "not":
        return ["not", documented_meaning(term["term"], language)]
    if kind in ("word", "phrase"):
        return [kind, term["text"]]
    if kind == "keyword":
        keyword = language["keywords"][term["keyword"]]
        [[field, wanted]] = keyword.get("where", keyword.get("except")).items()
        wanted = ["any", *(["equals", field, value] for value in (wanted if isinstance(wanted, list) else [wanted]))]
        return wanted if "where" in keyword else ["not", wanted]
    if kind == "field":
        return ["equals", term["field"], term["value"]] if "value" in term else ["never"]
    return ["all"]


# Cases


def check_case(case, language, records, where):
    text = units(text_of(case["input"]))
    for diagnostic in case.get("diagnostics", []):
        start, end = diagnostic.get("from", 0), diagnostic.get("to", len(text))
        check(0 <= start <= end <= len(text), where, f"{diagnostic['code']} is outside of the text")
    if "tree" in case:
        check_tiling(text, case["tree"], case.get("marks", []), where)
    meaning = case.get("meaning")
    if "queryString" in case:
        encoded = quote(case["print"].encode("utf-16", "surrogatepass").decode("utf-16", "replace"), safe="-_.!~*'()")
        check(case["queryString"] == f"search={encoded}", where, "the query string is not the printed text, encoded")
        meaning = ["all", *(documented_meaning(term, language) for term in case["tree"])]
    if meaning is not None:
        matches = [one["label"] for one in records if holds(meaning, one.get("run", one.get("record")), language)]
        different = sorted(set(matches) ^ set(case["matches"]))
        check(matches == case["matches"], where, f"its meaning and its matches differ: {different[:5]}")
    return meaning


def check_set(name, files, languages, records_of):
    cases, names, severities = {}, set(), {}
    for path, topic in files:
        language = topic.get("language", "layer")
        for case in topic["cases"]:
            where = f"{path}: {case['name']}"
            meaning = check_case(case, languages[language], records_of[language], where)
            key = json.dumps([language, text_of(case["input"]), case.get("context")], sort_keys=True)
            check(key not in cases, where, "another case has the same input")
            check(case["name"] not in names, where, "another case has the same name")
            names.add(case["name"])
            cases[key] = (case, meaning)
            for diagnostic in case.get("diagnostics", []):
                severities.setdefault(diagnostic["code"], set()).add(diagnostic["severity"])
    for key, (case, meaning) in cases.items():
        language, _, context = json.loads(key)
        if "print" in case:
            # What is printed prints itself, and means and matches the same.
            again = cases.get(json.dumps([language, text_of(case["print"]), context], sort_keys=True))
            if again is not None:
                check(text_of(again[0].get("print", case["print"])) == text_of(case["print"]), case["name"], "its canonical form prints as another text")
                check(again[0]["matches"] == case["matches"], case["name"], "its canonical form matches other records")
        for diagnostic in case.get("diagnostics", []):
            for fixed in diagnostic.get("fixed", []):
                cured = cases.get(json.dumps([language, fixed, context], sort_keys=True))
                if cured is not None:
                    count = lambda one: sum(other["code"] == diagnostic["code"] for other in one.get("diagnostics", []))
                    check(count(cured[0]) < count(case), case["name"], f"{fixed!r} does not resolve {diagnostic['code']}")
    for code, found in severities.items():
        check(len(found) == 1 or code == "unknown-field", name, f"{code} has several severities")
    return len(cases)


def main():
    schema, about = load("schema.json"), load("set.json")
    languages = {path.stem: load(path) for path in (FOLDER / "languages").glob("*.json")}
    for name, language in languages.items():
        mistakes.extend(shape(language, {"$ref": "#/$defs/language"}, schema, f"languages/{name}.json"))
        check(language["name"] == name, f"languages/{name}.json", "has another name")
    other = {"records.json", "schema.json", "set.json"}
    documented = [(path.name, load(path)) for path in sorted(FOLDER.glob("*.json")) if path.name not in other]
    extended = [(f"extended/{path.name}", load(path)) for path in sorted((FOLDER / "extended").glob("*.json"))]
    fixes = [(f"extended/fixes/{path.name}", load(path)) for path in sorted((FOLDER / "extended/fixes").glob("*.json"))]
    records = {"layer": load("records.json")}
    records.update({path.stem: load(path) for path in (FOLDER / "extended/records").glob("*.json")})
    for kind, files in (("documentedFile", documented), ("extendedFile", extended), ("fixesFile", fixes)):
        for path, topic in files:
            mistakes.extend(shape(topic, {"$ref": f"#/$defs/{kind}"}, schema, path))
    for name, labelled in records.items():
        mistakes.extend(shape(labelled, {"$ref": "#/$defs/records"}, schema, f"the records of {name}"))
        labels = [one["label"] for one in labelled]
        check(len(set(labels)) == len(labels), f"the records of {name}", "two have the same label")
    if mistakes:
        return report(0)
    for path, topic in extended:
        for case in topic["cases"]:
            for need in case.get("needs", []):
                known = need in about["extended"]["features"] or need.startswith("zone:")
                check(known, f"{path}: {case['name']}", f"needs {need}, which set.json does not explain")
    count = check_set("the documented dialect", documented, languages, records)
    count += check_set("the extended dialect", extended, languages, records)
    return report(count)


def report(count):
    for mistake in mistakes:
        print(mistake)
    version = load("set.json")["version"]
    print(f"{len(mistakes)} mistakes" if mistakes else f"{count} cases, version {version} of the set, no mistakes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
