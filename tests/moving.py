"""A small package, the files that replace it, and the move from one to the other."""

from pathlib import Path

from conftest import snapshot

from scripts.package import publish

OLD = {
    "README.md": b"old",
    "data/events.csv": b"old\n",
    "data/timeline.svg": b"<svg>old</svg>",
    "datapackage.json": b"{}",
}
NEW = {name: data.replace(b"old", b"new") + b" " for name, data in OLD.items()} | {
    "data/timeline.html": b"first made now"
}


def state(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in snapshot(root).items() if "curated" not in name}


def build(root: Path) -> None:
    with publish.locked(root):
        publish.publish(root, NEW, publish.by_hand(root))
