#!/usr/bin/env python3
"""Checks who includes whom: the arrows between the folders, the order of the steps, and where third-party headers may stand.
usage: check_includes.py [ROOT]      prints FILE:LINE: what is wrong; exit status 1 if anything is

The tables below are the rules; docs/architecture.md says why."""
import pathlib
import re
import sys

# Folder: the folders whose headers it may include.
ARROWS = {
    "base": ["base"],
    "schema": ["base", "schema"],
    "extract": ["base", "schema", "extract"],
    "graph": ["base", "schema", "graph"],
    "app": ["base", "schema", "extract", "graph", "app"],
    "python": ["base", "schema", "extract", "graph", "python"],
    "bench": ["base", "schema", "extract", "graph", "bench"],
    "examples": ["base", "schema", "extract", "graph"],
    "tests": ["base", "schema", "extract", "graph", "app", "tests"],
}

# A step includes itself and the steps before it. extract/pipeline.* stands above them all.
STEPS = ["document", "token", "nn", "syntax", "mention", "actor", "time", "predicate", "event"]
# Arithmetic is the affair of these only.
NN_USERS = ["nn", "syntax", "mention"]

# Third-party header (a regular expression): where it may be included. Only in .cc files, but for the exceptions below.
THIRD_PARTY = {
    r"fmt/.*": r".*",
    r"nlohmann/.*": r".*",
    r"re2/.*": r".*",
    r"catch2/.*": r"tests/.*",
    r"CLI/.*": r"app/.*",
    r"httplib\.h": r"app/.*",
    r"sqlite3\.h": r"(graph/store|tests/graph/store)/.*",
    r"boost/graph/.*": r"(graph/view|graph/path)/.*",
    r"boost/.*": r"(graph|tests/graph)/.*",
    r"graphviz/.*": r"graph/export/.*",
    r"z(lib|std)\.h": r"(extract/document|tests/extract/document)/.*",
    r"pcre2\.h": r"extract/token/.*",
    r"linear\.h": r"extract/event/.*",
    r"utf8proc\.h": r"(base|extract/token)/.*",
    r"xxhash\.h": r"base/.*",
    r"tsl/.*": r"base/.*",
    r"nanobind/.*": r"python/.*",
}
IN_HEADERS = r"nlohmann/json_fwd\.hpp|tsl/robin_map\.h"  # the second in base/string_map.h, which is not installed

# Of the system; everything else between angle brackets is the C++ library's if it has no ending.
SYSTEM = r"(unistd|fcntl|signal|poll|dirent|dlfcn|pthread|immintrin|arm_neon|cpuid)\.h|(sys|netinet|arpa|linux)/.*\.h"

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def step_of(path):
    """"mention" for extract/mention/mention.h, nothing for extract/pipeline.h."""
    parts = path.split("/")
    return parts[1] if parts[0] == "extract" and len(parts) > 2 else None


def check_step(file, header):
    own, other = step_of(file), step_of(header)
    if not file.startswith("extract/") or not header.startswith("extract/") or own is None:
        return None
    if own not in STEPS:
        return f"extract/{own} is no known step"
    if other is None:
        return f"a step does not include {header}, which names the order of the steps"
    if other == "nn" and own not in NN_USERS:
        return f"only {', '.join(NN_USERS)} include nn: {header}"
    if other not in STEPS or STEPS.index(other) > STEPS.index(own):
        return f"step {own} comes before {other}: {header}"
    return None


def check_ours(root, file, header):
    if "/" not in header or not (root / header).exists():
        return f'"{header}" is not a header below the project root'
    own, other = file.split("/")[0], header.split("/")[0]
    if other not in ARROWS[own]:
        return f"{own} must not include {other}: {header}"
    return check_step(file, header)


def check_third_party(file, header):
    if re.fullmatch(SYSTEM, header) or ("." not in header and "/" not in header):
        return None
    for pattern, places in THIRD_PARTY.items():
        if not re.fullmatch(pattern, header):
            continue
        if not re.fullmatch(places, file):
            return f"<{header}> is not for this place, only for {places}"
        if file.endswith(".h") and not file.startswith("tests/") and not re.fullmatch(IN_HEADERS, header):
            return f"<{header}> stays in .cc files"
        return None
    return f"<{header}> is not in the table of third-party headers (scripts/check_includes.py)"


def check_file(root, path):
    file = path.relative_to(root).as_posix()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        bracket, header = found.groups()
        fault = check_ours(root, file, header) if bracket == '"' else check_third_party(file, header)
        if fault:
            yield f"{file}:{number}: {fault}"


def check_public(root):
    """The installed headers include each other and nothing of ours beside."""
    listing = root / "cmake/PublicHeaders.cmake"
    public = re.findall(r"^\s+(\S+\.h)\b", listing.read_text(), re.M) if listing.exists() else []
    for header in public:
        if not (root / header).exists():
            yield f"cmake/PublicHeaders.cmake: no such header: {header}"
            continue
        for bracket, other in INCLUDE.findall((root / header).read_text(encoding="utf-8")):
            if bracket == '"' and other not in public:
                yield f"cmake/PublicHeaders.cmake: {header} is listed, {other} that it includes is not"


def check(root):
    sources = [path for folder in ARROWS for path in sorted((root / folder).rglob("*")) if path.suffix in (".h", ".cc")]
    return len(sources), [fault for path in sources for fault in check_file(root, path)] + list(check_public(root))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    count, faults = check(root)
    if count == 0:
        raise SystemExit(f"{root}: expected sources, found none")
    print("\n".join(faults) if faults else f"{count} files include only what they may")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
