#!/usr/bin/env bash
# What a change must pass: format, include rules, a build without warnings, the tests, and clang-tidy on changed files.
# usage: scripts/check.sh [BASE]      changed is what differs from BASE (default: main, or the last commit on it)
set -euo pipefail
cd "$(dirname "$0")/.."
base=${1:-main}
[ "$(git rev-parse HEAD)" != "$(git rev-parse "$base")" ] || base=HEAD~1
mapfile -t changed < <({ git diff --name-only --diff-filter=d "$base" -- '*.cc' '*.h'; git ls-files -o --exclude-standard -- '*.cc' '*.h'; } | sort -u)

echo "format: ${#changed[@]} changed files"
[ ${#changed[@]} -eq 0 ] || clang-format --dry-run --Werror "${changed[@]}"
echo "include rules"
python3 scripts/check_includes.py
cmake --preset release >/dev/null
cmake --build --preset release
ctest --preset release
sources=()
for file in "${changed[@]}"; do [[ $file == *.cc ]] && sources+=("$file"); done
if [ ${#sources[@]} -gt 0 ] && command -v clang-tidy-16 >/dev/null; then
  echo "clang-tidy: ${#sources[@]} changed files"
  clang-tidy-16 -p build/release --quiet "${sources[@]}"
fi
echo "all checks passed"
