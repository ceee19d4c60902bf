#!/usr/bin/env python3
"""spaCy's parse of JSONL documents, in the form that bench/spacy/conllu.py gives. Runs in an environment with spaCy.

usage: reference.py MODEL_FOLDER DOCUMENTS.jsonl OUTPUT
OUTPUT.jsonl has lines [id, [token, ...]], a token being a list of conllu.FIELDS; OUTPUT.conllu is what `dyad parse` should print.
"""
import json
import sys

import spacy

import conllu


def tokens_of(doc):
    offset = 0
    for token in doc:
        length = len(token.text.encode())
        ner = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
        yield [offset, offset + length, bool(token.whitespace_), token.tag_, token.pos_, str(token.morph), token.lemma_, token.head.i, token.dep_,
               bool(token.is_sent_start), ner]
        offset += length + len(token.whitespace_)


def main():
    model, documents, output = sys.argv[1:]
    nlp = spacy.load(model)
    nlp.max_length = 1 << 30
    rows = map(json.loads, open(documents, encoding="utf-8"))
    pairs = ((row["text"], row["id"]) for row in rows)
    with open(output, "w", encoding="utf-8") as out:
        for doc, name in nlp.pipe(pairs, as_tuples=True, batch_size=32):
            tokens = list(tokens_of(doc))
            out.write(conllu.write_document(name, doc.text, tokens) if output.endswith(".conllu") else json.dumps([name, tokens]) + "\n")


main()
