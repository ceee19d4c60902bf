#!/usr/bin/env python3
"""Plants includes in a small tree and checks that exactly the forbidden ones are reported, with file and line."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "scripts"))
import check_includes  # noqa: E402

HEADERS = ["base/span.h", "schema/event.h", "extract/document/document.h", "extract/token/token.h", "extract/nn/layers.h",
           "extract/syntax/tree.h", "extract/mention/mention.h", "extract/actor/actor.h", "extract/event/coder.h", "extract/pipeline.h",
           "graph/store/store.h", "app/options.h", "tests/support/graph_text.h"]

ALLOWED = [
    ("schema/event.cc", '"base/span.h"'),
    ("extract/syntax/parser.cc", '"extract/nn/layers.h"'),
    ("extract/mention/finder.cc", '"extract/nn/layers.h"'),
    ("extract/event/coder.cc", '"extract/actor/actor.h"'),
    ("extract/pipeline.cc", '"extract/nn/layers.h"'),
    ("app/run.cc", '"graph/store/store.h"'),
    ("tests/graph/a_test.cc", '"tests/support/graph_text.h"'),
    ("schema/event_json.h", "<nlohmann/json_fwd.hpp>"),
    ("graph/store/sqlite.cc", "<sqlite3.h>"),
    ("base/date.cc", "<chrono>"),
    ("base/date.cc", "<sys/stat.h>"),
]

FORBIDDEN = [
    ("base/date.cc", '"schema/event.h"', "base must not include schema"),
    ("schema/event.cc", '"extract/token/token.h"', "schema must not include extract"),
    ("extract/event/coder.cc", '"graph/store/store.h"', "extract must not include graph"),
    ("graph/store/store.cc", '"extract/token/token.h"', "graph must not include extract"),
    ("graph/store/store.cc", '"app/options.h"', "graph must not include app"),
    ("extract/token/token.cc", '"extract/syntax/tree.h"', "step token comes before syntax"),
    ("extract/actor/actor.cc", '"extract/nn/layers.h"', "only nn, syntax, mention include nn"),
    ("extract/actor/actor.cc", '"extract/pipeline.h"', "a step does not include extract/pipeline.h"),
    ("extract/colour/a.cc", '"base/span.h"', None),  # allowed as such
    ("extract/colour/a.cc", '"extract/token/token.h"', "extract/colour is no known step"),
    ("base/date.cc", '"span.h"', "is not a header below the project root"),
    ("base/date.cc", '"base/none.h"', "is not a header below the project root"),
    ("graph/query/query.cc", "<sqlite3.h>", "is not for this place"),
    ("graph/export/dot.cc", "<boost/graph/graphviz.hpp>", "is not for this place"),
    ("app/options.h", "<CLI/CLI.hpp>", "stays in .cc files"),
    ("schema/event.h", "<nlohmann/json.hpp>", "stays in .cc files"),
    ("base/date.cc", "<unknown/lib.h>", "is not in the table of third-party headers"),
]


def faults_with(file, include):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        for header in HEADERS:
            (root / header).parent.mkdir(parents=True, exist_ok=True)
            (root / header).write_text("#pragma once\n")
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(f"// A comment.\n#include {include}\n")
        return check_includes.check(root)[1]


class CheckIncludes(unittest.TestCase):
    def test_allowed_includes_are_not_reported(self):
        for file, include in ALLOWED:
            with self.subTest(file=file, include=include):
                self.assertEqual(faults_with(file, include), [])

    def test_forbidden_includes_are_reported_with_file_and_line(self):
        for file, include, message in FORBIDDEN:
            with self.subTest(file=file, include=include):
                faults = faults_with(file, include)
                self.assertEqual(len(faults), 1 if message else 0, faults)
                if message:
                    self.assertTrue(faults[0].startswith(f"{file}:2: "), faults)
                    self.assertIn(message, faults[0])

    def test_the_list_of_public_headers_is_closed(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder).resolve()
            for path, text in {"base/span.h": "", "base/date.h": '#include "base/span.h"\n',
                               "cmake/PublicHeaders.cmake": "set(HEADERS\n  base/date.h\n  base/none.h)\n"}.items():
                (root / path).parent.mkdir(exist_ok=True)
                (root / path).write_text(text)
            self.assertEqual(check_includes.check(root)[1],
                             ["cmake/PublicHeaders.cmake: base/date.h is listed, base/span.h that it includes is not",
                              "cmake/PublicHeaders.cmake: no such header: base/none.h"])


if __name__ == "__main__":
    unittest.main()
