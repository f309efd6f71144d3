"""The versions of frictionless that the README promises take the package, the oldest too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.long
def test_oldest_and_newest_promised_frictionless_validate_the_package() -> None:
    result = subprocess.run(
        [ROOT / "tests/compat"],
        env=os.environ | {"PYTHONS": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count(": valid, with our checks valid") == 2
    assert "frictionless 5.16.0: valid" in result.stdout
