#!/usr/bin/env python3
"""Actors of the user's own, on the command line. usage: own_actors.py DYAD PROJECT

Texts with names that nobody knows are read without and with the user's tables; a store keeps what it is given and reads its documents again,
so that it ends as one that had the actors from the beginning, in whatever order things came."""
import json, os, subprocess, sys, tempfile

from checks import Checks

checks = Checks(sys.argv)
dyad, project, check = checks.dyad, checks.project, checks.check


def call(*arguments, status=0):
    result = checks.call(*arguments, status=status)
    return result.stdout, result.stderr


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    with open(at('texts.jsonl'), 'w') as f:
        for id, date, text in (('a', '2020-02-02', 'The Blue Harbour Front attacked Manila. Tuva Haldorsen criticised Denmark.'),
                               ('b', '2020-02-09', 'Tuva Haldorsen met Chinese diplomats on Friday.')):
            f.write(json.dumps({'id': id, 'date': date, 'text': text}) + '\n')
    with open(at('own.tsv'), 'w') as f:
        f.write('name\taliases\tcode\tsectors\tvalid from\tvalid to\nTuva Haldorsen\tHaldorsen\tNOR\tGOV\t2019\t2023\nOrvenia Party\t\torv\tPTY\n')
    with open(at('own.txt'), 'w') as f:
        f.write('BLUE_HARBOUR_FRONT_ [PHLREB]\n')

    codes = lambda lines: {p['name']: (p.get('code'), p.get('sector')) for line in lines.splitlines()
                           for side in ('actor', 'target') for p in json.loads(line).get(side, [])}
    bare, _ = call('extract', at('texts.jsonl'))
    check('unknown names have no code', codes(bare).get('Tuva Haldorsen') == (None, None), codes(bare))
    known, errors = call('extract', '--actors', at('own.tsv'), '--actors', at('own.txt'), at('texts.jsonl'))
    check('own actors are coded', codes(known).get('Tuva Haldorsen') == ('NOR', ['GOV']) and codes(known).get('Blue Harbour Front') == ('PHL', ['REB']), codes(known))
    check('a wrong line is named', errors.strip() == f"dyad: {at('own.tsv')}:3: expected a code of three capital letters: orv", errors)
    call('extract', '--actors', at('missing.tsv'), at('texts.jsonl'), status=3)

    dump = lambda db: call('export', db, '--format', 'ntriples')[0]
    call('build', at('late.db'), at('texts.jsonl'))
    plain = dump(at('late.db'))
    call('build', at('early.db'), '--actors', at('own.tsv'), '--actors', at('own.txt'), at('texts.jsonl'))
    wanted = dump(at('early.db'))
    check('own actors show in the store', plain != wanted and 'NOR' in wanted)
    _, said = call('actors', 'import', at('own.tsv'), at('own.txt'), '--store', at('late.db'))
    check('a store is recoded', '2 documents recoded' in said, said)
    check('a recoded store is one that had the actors from the beginning', dump(at('late.db')) == wanted)
    _, said = call('build', at('late.db'), at('texts.jsonl'))
    check('the store keeps its actors', '2 unchanged' in said and dump(at('late.db')) == wanted, said)

    named = lambda *filters: {json.loads(line)['name'] for line in call('entities', at('late.db'), '--json', *filters)[0].splitlines()}
    check('entities of some events', named('--type', 'ASSAULT') == {'Blue Harbour Front', 'Philippines'}, named('--type', 'ASSAULT'))
    check('entities of a time', 'Denmark' not in named('--since', '2020-02-05') and 'Tuva Haldorsen' in named('--since', '2020-02-05'), named('--since', '2020-02-05'))
    check('entities by name', named('--entity', 'NOR') == named('NOR') == {'Tuva Haldorsen'}, named('--entity', 'NOR'))

    call('build', at('added.db'), at('texts.jsonl'))
    call('actors', 'add', 'Tuva Haldorsen', '--code', 'NOR', '--sector', 'GOV', '--from', '2019', '--to', '2023', '--kind', 'person', '--store', at('added.db'))
    call('actors', 'add', 'Blue Harbour Front', '--code', 'PHL', '--sector', 'REB', '--file', at('mine.tsv'), '--store', at('added.db'))
    check('actors added one by one do the same', dump(at('added.db')) == wanted)
    _, said = call('actors', 'add', 'BLUE HARBOUR FRONT', '--file', at('mine.tsv'), status=3)
    check('an actor is added once', "has 'blue harbour front' already" in said, said)
    call('actors', 'add', 'Orvenia', status=2)

    rows = [json.loads(line) for line in call('unknown', at('texts.jsonl'), '--json')[0].splitlines()]
    check('unknown actors of texts', [r['name'] for r in rows][:1] == ['Tuva Haldorsen'] and rows[0]['mentions'] == 2 and 'Denmark' in rows[0]['examples'][0]['text'], rows)
    rows = [json.loads(line) for line in call('unknown', at('late.db'), '--json')[0].splitlines()]
    check('none are left when they were added', rows == [], rows)

checks.end()
