"""The configuration of the site for another folder: the text of `mkdocs.yml` goes in, the same for a laid out tree out.

It is changed as nodes of YAML: what is not named here, variables of the environment too, is handed on as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

import yaml

Settings: TypeAlias = Mapping[str, "str | Settings"]
_RELATIVE: Final = "!relative"  # MkDocs' own: a path that begins at a folder of the project
_CONFIG_DIR: Final = "$config_dir"


def laid_out(text: str, root: Path, settings: Settings, renamed: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the configuration of the project in `root` with `settings` in place of its own, for another folder.

    Files that it names are named by their new names, if they are among the `renamed`. Raises `yaml.YAMLError` for what
    is no YAML, and `ValueError` for what is no mapping.
    """
    config = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(config, yaml.MappingNode):
        raise ValueError("the configuration is no mapping of keys to values")  # noqa: TRY004 -- the file is wrong, not a type
    for node in _scalars(config):
        if node.tag == _RELATIVE:
            node.tag, node.value = "tag:yaml.org,2002:str", node.value.replace(_CONFIG_DIR, str(root))
        node.value = renamed.get(node.value, node.value)
    _put(config, settings)
    return str(yaml.serialize(config, Dumper=yaml.CSafeDumper, allow_unicode=True))


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield all scalars below a node."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for part in node.value:
            for child in part if isinstance(part, tuple) else (part,):
                yield from _scalars(child)


def _put(mapping: yaml.MappingNode, settings: Settings) -> None:
    """Put settings into a mapping, those within others too."""
    held = {key.value: (key, value) for key, value in mapping.value}
    for name, setting in settings.items():
        key, value = held.get(name, (_text(name), None))
        if isinstance(setting, str):
            value = _text(setting)
        else:
            if not isinstance(value, yaml.MappingNode):
                value = yaml.MappingNode("tag:yaml.org,2002:map", [])
            _put(value, setting)
        held[name] = (key, value)
    mapping.value = list(held.values())


def _text(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style='"')
