#!/usr/bin/env python3
"""Puts the model's syntax under the sentences of tests/cases/*/*.case. usage: annotate_cases.py [--all] FILE.case...
A case is a line "= sentence", lines "> expected", then CoNLL-U rows; an empty line ends it. Rows are made for cases without any (with --all for every
case) by `build/release/dyad parse -` or the command in $DYAD_PARSE, which reads one text a line."""
import os, re, shlex, subprocess, sys


def parse(sentence):
    command = shlex.split(os.environ.get('DYAD_PARSE', 'build/release/dyad parse -'))
    out = subprocess.run(command, input=sentence, capture_output=True, text=True, check=True).stdout
    rows = []
    for line in out.splitlines():
        if re.match(r'\d+\t', line):
            fields = line.split('\t')
            misc = [m for m in fields[9].split('|') if m.startswith(('NER=', 'SpaceAfter='))]
            rows.append('\t'.join(fields[:9] + ['|'.join(misc) or '_']))
        elif not line.strip() and rows and rows[-1]:
            rows.append('')
    return '\n--\n'.join(block.strip('\n') for block in '\n'.join(rows).split('\n\n') if block.strip())


def annotate(path, every):
    blocks = open(path, encoding='utf-8').read().strip('\n').split('\n\n')
    done = []
    for block in blocks:
        lines = block.split('\n')
        head = [line for line in lines if line[:1] in '=>#*' and line[:1]]
        sentence = next((line[1:].strip() for line in head if line.startswith('=')), None)
        rows = [line for line in lines if re.match(r'\d+\t|--$', line)]
        if sentence and (every or not rows):
            rows = [parse(sentence)]
        done.append('\n'.join(head + rows))
    open(path, 'w', encoding='utf-8').write('\n\n'.join(done) + '\n')


arguments = sys.argv[1:]
for case_file in [a for a in arguments if a != '--all']:
    annotate(case_file, '--all' in arguments)
