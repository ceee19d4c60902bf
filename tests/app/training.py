#!/usr/bin/env python3
"""`dyad train` and `--types`, as a research group uses them. usage: training.py DYAD PROJECT"""
import json, os, subprocess, sys, tempfile

from checks import Checks

checks = Checks(sys.argv)
dyad, project, check = checks.dyad, checks.project, checks.check
call = checks.call


def write(path, lines):
    with open(path, 'w', encoding='utf8') as out:
        out.write('\n'.join(lines) + '\n')


# A codebook of its own: whoever dines with somebody supports them.
DINNERS = [f'<s>{a}</s> dined with <t>{b}</t> on {day}.' for a, b, day in (
    ('Chad', 'Niger', 'Monday'), ('Oslo', 'Rome', 'Tuesday'), ('The mayor', 'the bishop', 'Friday'), ('Peru', 'Chile', 'Sunday'), ('The king', 'the envoy', 'Thursday'), ('Laos', 'Nepal', 'May 3'))]
RAIDS = [f'<s>{a}</s> raided <t>{b}</t> at dawn.' for a, b in (
    ('Rebels', 'the village'), ('Police', 'the union'), ('Bandits', 'the convoy'), ('The army', 'the camp'), ('Militants', 'the port'), ('Troops', 'the town'))]

with tempfile.TemporaryDirectory() as folder:
    labels, model, again = (os.path.join(folder, name) for name in ('labels.tsv', 'model.tsv', 'again.tsv'))
    write(labels, ['marked_sentence\ttype'] + [s + '\tSUPPORT' for s in DINNERS] + [s + '\tASSAULT' for s in RAIDS])
    call('train', labels, '-o', model, '--cost', '5')
    call('train', labels, '-o', again, '--cost', '5')
    check('the same rows give the same model', open(model, 'rb').read() == open(again, 'rb').read())

    row = json.dumps({'id': 1, 'text': 'Ghana dined with Togo on Saturday.', 'actor': [0, 5], 'target': [17, 21]})
    shipped = json.loads(call('code', '-', text=row).stdout)
    own = json.loads(call('code', '-', '--types', model, text=row).stdout)
    check('the shipped stage reads a dinner as a meeting', shipped['type'] == 'CONSULT', shipped)
    check('rows of a codebook change the answer', own['type'] == 'SUPPORT' and 'SUPPORT rather than' in json.dumps(own['explanation']), own)
    rules = json.loads(call('code', '-', '--types', 'none', text=row).stdout)
    check('without a model the rules answer', rules['type'] == 'CONSULT', rules)

    folds = call('train', labels, '--cross-validate', '3').stdout.splitlines()
    check('cross-validation counts all rows', folds[-2].split()[:2] == ['all', '12'], folds)
    check('cross-validation tells the error of confidence', folds[-1].startswith('expected error of confidence 0.'), folds)

    older = os.path.join(folder, 'older.tsv')
    write(older, ['marked_sentence\tgold_root'] + [s + '\tFIGHT' for s in RAIDS] + [s + '\tDEMAND' for s in DINNERS])
    call('train', older, '-o', again)
    check('older names of types are read', open(again, encoding='utf8').read().splitlines()[1] == 'feature\tASSAULT\tREQUEST')

    bad = os.path.join(folder, 'bad.tsv')
    write(bad, ['marked_sentence\ttype', '<s>Chad</s> met <t>Niger</t>.\tMEETING', '<s>Chad met <t>Niger</t>.\tCONSULT'] + [s + '\tASSAULT' for s in RAIDS] + [s + '\tSUPPORT' for s in DINNERS])
    result = call('train', bad, '-o', again, status=1)
    check('an unknown type is named with file and line', f'{bad}:2: expected an event type or NONE: MEETING' in result.stderr, result.stderr)
    check('a mark without end is named', f'{bad}:3: expected pairs of marks' in result.stderr, result.stderr)
    check('the rest is learned', os.path.getsize(again) > 0)
    write(bad, ['marked_sentence\ttype'] + [s + '\tASSAULT' for s in RAIDS])
    check('one type is too few', 'expected examples of at least two types' in call('train', bad, '-o', again, status=3).stderr)
    write(bad, ['feature\tASSAULT\tSUPPORT', 'bias\t1\tx'])
    check('a wrong weight is named', f'{bad}:2: expected a weight: x' in call('code', '-', '--types', bad, status=3, text=row).stderr)
    call('code', '-', '--types', os.path.join(folder, 'absent'), status=3, text=row)

checks.end()
