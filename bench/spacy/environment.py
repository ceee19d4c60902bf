"""The virtual environment in which spaCy runs: a development dependency, pinned."""
import pathlib
import subprocess
import sys

PACKAGES = ["spacy==3.8.18", "numpy==2.4.6"]
DEFAULT = pathlib.Path(__file__).resolve().parents[2] / "build/spacy/venv"


def python(folder=None):
    """The interpreter of the environment, which is made if it is missing."""
    folder = pathlib.Path(folder or DEFAULT)
    interpreter = folder / "bin/python"
    if not interpreter.exists():
        print(f"making {folder} with {' '.join(PACKAGES)}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([interpreter, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return str(interpreter)
