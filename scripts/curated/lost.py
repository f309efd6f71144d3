"""What was left out for a fault that is named where it is, so that whoever refers to it is not blamed too."""

import re
from pathlib import Path

from scripts.common import plain
from scripts.common.errors import BuildError
from scripts.curated.records import REGISTRIES


class Lost:
    """Ids that are written somewhere but are no records for a fault that is named there: who refers to them is not at fault."""

    def __init__(self) -> None:
        self._ids: set[tuple[str, str]] = set()
        self._kinds: set[str] = set()
        self._words: set[str] = set()

    def record(self, kind: str, id_: object) -> None:
        """A record is left out; where its id is not known, any id may be its."""
        if isinstance(id_, str) and id_:
            self._ids.add((kind, id_))
        else:
            self._kinds.add(kind)

    def file(self, path: Path) -> None:
        """A file cannot be parsed: what it names is taken to be there. One that cannot be opened may hold anything."""
        try:
            text = plain.read(path, path.name).decode("utf-8", "replace")
        except BuildError:
            self._kinds |= (
                {REGISTRIES[path.name].__name__.lower()}
                if path.name in REGISTRIES
                else {"event", "source"}
            )
        else:
            self._words |= {path.stem, *re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)}

    def holds(self, kind: str, id_: str) -> bool:
        """Whether an id may be one of those."""
        return (kind, id_) in self._ids or kind in self._kinds or id_ in self._words
