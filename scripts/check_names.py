#!/usr/bin/env python3
"""Names that two files define in one namespace: the linker takes one of the two for both, and the program breaks where
they differ (C++ one-definition rule). usage: check_names.py [ROOT]"""
import collections, os, re, sys

root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
found = collections.defaultdict(set)
for top in ('base', 'schema', 'extract', 'graph', 'app'):
    for folder, _, files in os.walk(os.path.join(root, top)):
        for name in files:
            if not name.endswith(('.h', '.cc')): continue
            path = os.path.join(folder, name)
            with open(path, encoding='utf8') as f:
                text = re.sub(r'\nnamespace \{\n.*?\n\}  // namespace\n', '\n', f.read(), flags=re.S)  # what is hidden cannot clash
            for match in re.finditer(r'^(?:struct|class|enum class) (\w+)(?: final)?(?:\s*:\s*[^{;:]+)?\s*\{', text, flags=re.M):
                found[top, match[1]].add(os.path.relpath(path, root))
clashes = {key: sorted(paths) for key, paths in found.items() if len(paths) > 1}
for (top, name), paths in sorted(clashes.items()): print(f'{name} is defined in {" and in ".join(paths)}, both in namespace dyad::{top}')
print(f'{len(found)} names, {len(clashes)} clashes')
sys.exit(1 if clashes else 0)
