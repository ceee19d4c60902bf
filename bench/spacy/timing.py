#!/usr/bin/env python3
"""Times spaCy's pipeline over JSONL documents: CPU seconds without loading. Runs in an environment with spaCy.

usage: timing.py MODEL_FOLDER DOCUMENTS.jsonl     prints one JSON object like language_bench
"""
import json
import resource
import sys
import time

start = time.process_time()
import spacy  # noqa: E402

nlp = spacy.load(sys.argv[1])
nlp.max_length = 1 << 30
loaded = time.process_time()
texts = [json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf-8")]
begun, wall = time.process_time(), time.monotonic()
tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
print(json.dumps({"tokens": tokens, "cpu_seconds": time.process_time() - begun, "wall_seconds": time.monotonic() - wall,
                  "load_cpu_seconds": loaded - start, "megabytes_peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
