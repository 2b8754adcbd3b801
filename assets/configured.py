"""sources.yaml: what is read and under which limits. A mistake in it is told with the file's name and the line."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assets import sources
from assets.fetching import settings as web_settings
from assets.fetching.settings import Web
from assets.formats import Conversion
from assets.sources import Source
from extraction.formats import Limits


class Misconfigured(Exception):
    """A mistake in sources.yaml: `FILE:LINE: what is wrong and what would be right`; a line for each."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The sources in their order, and how their documents are fetched and read."""

    sources: tuple[Source, ...] = ()
    conversion: Conversion = Conversion()
    web: Web = Web()


_LIMITS = {
    "document_bytes": "Most bytes of one document.",
    "text_characters": "Most characters of its text.",
    "pages": "Most pages of a PDF.",
    "members": "Most files in an archive, a mailbox or a mail.",
    "member_bytes": "Most bytes of one of them.",
    "expanded_bytes": "Most bytes of all of them together.",
    "expansion": "How many times its own size an archive may expand to.",
    "expansion_floor": "An archive may always expand to so many bytes.",
    "depth": "How deep archives may lie in archives.",
}


@cache
def schema() -> dict[str, Any]:
    """The JSON schema of sources.yaml, with the settings that each kind of source asks for."""
    kinds = sources.kinds()
    common = {
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "description": "Small letters, digits and _; names the source everywhere."},
        "kind": {"enum": sorted(kinds), "description": "What it is."},
        "publisher": {"type": "string", "minLength": 1, "description": "Who publishes there, for documents that do not say."},
    }
    rules = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {
                "properties": {**common, **module.SETTINGS},
                "required": ["name", "kind", *module.REQUIRED],
                "additionalProperties": False,
                **({"anyOf": [{"required": [name]} for name in module.ONE_OF]} if hasattr(module, "ONE_OF") else {}),
            },
        }
        for kind, module in sorted(kinds.items())
    ]
    limits = {name: {"type": "integer", "minimum": 1, "description": told} for name, told in _LIMITS.items()}
    limits["seconds"] = {"type": "number", "exclusiveMinimum": 0, "description": "How long reading one document may take."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "devfin's sources.yaml",
        "type": "object",
        "properties": {
            "sources": {
                "type": "array",
                "items": {"type": "object", "properties": {"kind": common["kind"]}, "required": ["name", "kind"], "allOf": rules},
            },
            "limits": {"type": "object", "properties": limits, "additionalProperties": False},
            "http": {"type": "object", "properties": web_settings.SETTINGS, "additionalProperties": False},
            "ocr": {"type": "boolean", "description": "Whether scans are read with tesseract, where it is installed."},
        },
        "required": ["sources"],
        "additionalProperties": False,
    }


def load(path: Path) -> Configuration:
    """What the file says; raises Misconfigured. Relative paths in it are relative to its folder."""
    try:
        source = path.read_text(encoding="utf-8")
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except OSError as error:
        raise Misconfigured(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise Misconfigured(f"{path}: not UTF-8 at byte {error.start}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Misconfigured(f"{path}:{mark.line + 1 if mark else 1}: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise Misconfigured(f"{path}:1: {error}") from None
    told = yaml.safe_load(source)
    mistakes = sorted({*_twice(root), *_mistakes(told, root)}) if root is not None else [(1, "nothing is configured; `sources:` is missing")]
    if mistakes:
        raise Misconfigured("\n".join(f"{path}:{line}: {message}" for line, message in mistakes))
    return _configuration(told, path.parent)


def _configuration(told: dict[str, Any], folder: Path) -> Configuration:
    limits = {name: value for name, value in (told.get("limits") or {}).items() if name != "seconds"}
    web = replace(Web(limits=Limits(**limits)), **(told.get("http") or {}))
    seconds = (told.get("limits") or {}).get("seconds", Conversion().seconds)
    return Configuration(
        sources=tuple(_source(entry, folder) for entry in told["sources"]),
        conversion=Conversion(web.limits, seconds, told.get("ocr", False)),
        web=web,
    )


def _source(entry: dict[str, Any], folder: Path) -> Source:
    own = {key: value for key, value in entry.items() if key not in ("name", "kind", "publisher")}
    for key in ("path", "file"):
        if key in own and "://" not in own[key]:
            own[key] = str(folder / os.path.expanduser(own[key]))
    return Source(entry["name"], entry["kind"], own, entry.get("publisher"))


# --- mistakes, each with its line -------------------------------------------------------------------------------------


def _mistakes(told: Any, root: yaml.Node) -> Iterator[tuple[int, str]]:
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema()).iter_errors(told):
        where = list(error.absolute_path)
        unknown = _unknown(error) if error.validator == "additionalProperties" else []
        for name in unknown:
            yield _line(root, [*where, name]), f"{_whose(told, where)}unknown setting {name!r}{_meant(name, error.schema['properties'])}"
        if not unknown:
            yield _line(root, where), f"{_whose(told, where)}{_said(error)}"
    names: dict[str, int] = {}
    for position, entry in enumerate(told.get("sources") or [] if isinstance(told, dict) else []):
        called = entry.get("name") if isinstance(entry, dict) else None
        if isinstance(called, str) and called in names:
            yield _line(root, ["sources", position, "name"]), f"a source called {called!r} stands above already; give this one another name"
        names[str(called)] = position


def _unknown(error: Any) -> list[str]:
    return [str(name) for name in error.instance if name not in error.schema.get("properties", {})]


def _meant(name: str, known: dict[str, Any]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(sorted(known))}"


def _whose(told: Any, where: list[Any]) -> str:
    """The source that a mistake is in, by name."""
    if len(where) < 2 or where[0] != "sources":
        return ""
    entry = told["sources"][where[1]]
    name = entry.get("name") if isinstance(entry, dict) else None
    return f"source {name!r}: " if name else f"source {where[1] + 1}: "


def _said(error: Any) -> str:
    last = error.absolute_path[-1] if error.absolute_path else None
    about = f"{last}: " if isinstance(last, str) else ""
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return f"{about}{' and '.join(map(repr, missing))} {'is' if len(missing) == 1 else 'are'} missing"
    if error.validator == "enum":
        return f"{about}{error.instance!r} is none of {', '.join(map(str, error.validator_value))}"
    if error.validator == "type":
        return f"{about}{error.instance!r} should be {_KINDS.get(error.validator_value, error.validator_value)}"
    if error.validator == "pattern":
        return f"{about}{error.instance!r} should be {error.schema.get('description', error.validator_value)}"
    if error.validator == "anyOf" and isinstance(error.instance, dict):
        return f"{about}one of {', '.join(repr(choice['required'][0]) for choice in error.validator_value)} is missing"
    if error.validator == "anyOf":
        return f"{about}{error.instance!r} is neither a text nor a list of texts"
    return f"{about}{error.message}"


_KINDS = {"string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false", "array": "a list", "object": "settings"}


def _line(root: yaml.Node, where: list[Any]) -> int:
    """The line, from 1, of the entry that a path of keys and positions leads to, or of the last that is there."""
    node, line = root, root.start_mark.line
    for step in where:
        if isinstance(node, yaml.MappingNode):
            entry = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if entry is None:
                break
            line, node = entry[0].start_mark.line, entry[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
        else:
            break
    return line + 1


def _twice(root: yaml.Node) -> Iterator[tuple[int, str]]:
    """Settings that stand twice in one place, of which YAML would take the last."""
    waiting, seen_nodes = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen_nodes:
            continue
        seen_nodes.add(id(node))
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    yield key.start_mark.line + 1, f"{key.value!r} stands here twice"
                seen.add(key.value)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


if __name__ == "__main__":
    import json

    print(json.dumps(schema(), indent=2))
