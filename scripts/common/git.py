"""Ask git about a package. Only a release does so; nothing else starts another program."""

import subprocess
from pathlib import Path


def git(root: Path, *arguments: str) -> tuple[str, str]:
    """Return what git prints in that folder, and its error (empty if there is none)."""
    command = ["git", "-C", str(root), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout, (result.stderr.strip() or "failed") if result.returncode else ""


def tagged(root: Path, version: str) -> bool:
    """Return whether git has the tag of that version: if so, its ids are permanent."""
    return bool(git(root, "tag", "--list", f"v{version}")[0])
