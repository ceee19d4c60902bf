#!/usr/bin/env python3
"""Asks a small store with dyad path and dyad export, as a user would.
usage: graph_commands.py DYAD MAKE_STORE"""
import json
import os
import subprocess
import sys
import tempfile

dyad, make_store = sys.argv[1:]

ACTORS = {
    'RUS': {'entity': 'country:RUS', 'name': 'Russia', 'kind': 'country', 'code': 'RUS', 'sector': ['GOV']},
    'USA': {'entity': 'country:USA', 'name': 'United States', 'kind': 'country', 'code': 'USA'},
    'NATO': {'entity': 'igo:NATO', 'name': 'NATO', 'kind': 'international organisation', 'code': 'IGO'},
    'EU': {'entity': 'igo:EU', 'name': 'European Union', 'kind': 'international organisation', 'code': 'EUR'},
    'West': {'entity': 'region:west', 'name': 'The West', 'kind': 'unknown'},
    'Lavrov': {'entity': 'person:sergei-lavrov', 'name': 'Sergei Lavrov', 'kind': 'person', 'code': 'RUS', 'sector': ['GOV']},
}


def participant(key, text=None):
    return dict(ACTORS[key], text=text or ACTORS[key]['name'])


def event(doc, sentence, actors, type_, targets, start, end=None, text=None, **flags):
    words = text or f'{" and ".join(actors)} {type_.lower()} {" and ".join(targets)}.'
    return {'id': f'{doc}-{sentence}', 'doc': doc, 'sentence': sentence,
            'action': {'text': type_.lower(), 'spans': [[sentence * 100, sentence * 100 + 5]], 'span': [sentence * 100, sentence * 100 + 5],
                       'lemma': type_.lower(), 'type': type_, 'cameo': '100', 'quad': 3, 'score': 0},
            'actor': [participant(key) for key in actors], 'target': [participant(key) for key in targets],
            'date': {'start': start, 'end': end or start, 'granularity': 'day', 'basis': 'stated'},
            'flags': dict({'negated': False, 'future': False, 'hypothetical': False, 'historical': False}, **flags),
            'evidence': {'span': [sentence * 100, sentence * 100 + len(words.encode())], 'text': words}, 'confidence': 0.8}


RECORDS = [
    event('a', 0, ['RUS'], 'REQUEST', ['USA', 'NATO'], '2021-12-13', '2021-12-19', text='Moscow presented its demands.'),
    event('a', 1, ['EU'], 'REQUEST', ['USA', 'NATO'], '2021-12-22'),
    event('b', 0, ['West'], 'ACCUSE', ['RUS'], '2021-12-10'),
    event('b', 1, ['RUS'], 'AGREE', ['EU'], '2021-12-11', negated=True),
    {'doc': 'b', 'sentence': 2, 'subject': participant('Lavrov'), 'relation': 'foreign minister of', 'object': participant('RUS', 'Kremlin'),
     'evidence': {'span': [200, 230], 'text': "Russia's Foreign Minister Sergei Lavrov spoke."}, 'confidence': 0.9},
]


def same(found, expected, what):
    if found != expected:
        sys.exit(f'{what}: expected {expected!r}, found {found!r}')


def run(*arguments, status=0):
    done = subprocess.run([dyad, *arguments], capture_output=True, encoding='utf8')
    same(done.returncode, status, f'status of dyad {" ".join(arguments)} ({done.stderr.strip()})')
    return done


def check_paths(store):
    def line(*arguments):
        return run('path', store, *arguments).stdout.split('\n')[0].split('   ')[0]

    same(line('European Union', 'Russia'), 'European Union -REQUEST-> United States <-REQUEST- Russia', 'undirected')
    same(line('The West', 'NATO', '--directed'), 'The West -ACCUSE-> Russia -REQUEST-> NATO', 'directed')
    same(line('EU', 'Lavrov'), 'European Union -REQUEST-> United States <-REQUEST- Russia <-foreign minister of- Sergei Lavrov', 'relation')
    same(line('West', 'NATO', '--temporal', 'earliest'), 'The West -ACCUSE-> (2021-12-10) Russia -REQUEST-> (2021-12-13) NATO', 'temporal')
    same(line('EU', 'Russia', '--negated'), 'European Union <-AGREE- Russia', 'denied')
    same(len(run('path', store, 'EU', 'Russia', '-k', '2', '--json').stdout.splitlines()), 2, 'two paths')
    path = json.loads(run('path', store, 'EU', 'Russia', '--json').stdout)
    same(path['hops'][1]['links'][0]['reports'][0]['evidence']['text'], 'Moscow presented its demands.', 'evidence')
    same('no path from NATO to The West' in run('path', store, 'NATO', 'West', '--directed').stderr, True, 'no path')
    same("no entity of the network is called 'Atlantis'" in run('path', store, 'Atlantis', 'NATO', status=3).stderr, True, 'unknown entity')
    run('path', store, 'EU', status=2)
    run('path', store + '.none', 'EU', 'NATO', status=3)


def check_exports(store, folder):
    for name in ('dot', 'svg', 'graphml', 'gexf', 'ntriples', 'turtle', 'trig', 'jsonld', 'csv', 'plover-jsonl', 'gdelt', 'icews', 'quadruples', 'html'):
        same('Russia' in run('export', store, '--format', name).stdout or name == 'quadruples', True, name)
    run('export', store, '--format', 'csv', '-o', os.path.join(folder, 'tables'))
    same(sorted(os.listdir(os.path.join(folder, 'tables'))), ['edges.csv', 'events.csv', 'nodes.csv', 'reports.csv'], 'tables')
    target = os.path.join(folder, 'network.nt')
    run('export', store, '--format', 'ntriples', '-o', target)
    same(open(target, encoding='utf8', newline='').read(), run('export', store, '--format', 'ntriples').stdout, 'file and standard output')
    same('AGREE' in run('export', store, '--format', 'quadruples').stdout, False, 'denied events')
    rows = run('export', store, '--format', 'quadruples', '--actor', 'RUS', '--since', '2021-12-19').stdout.splitlines()
    same(rows, ['country:RUS\tREQUEST\tcountry:USA\t2021-12-13', 'country:RUS\tREQUEST\tigo:NATO\t2021-12-13'], 'filtered')
    run('export', store, '--format', 'parchment', status=2)
    same('expected a day as YYYY-MM-DD: yesterday' in run('export', store, '--format', 'csv', '--since', 'yesterday', status=2).stderr, True, 'bad day')
    same('no event type' in run('export', store, '--format', 'csv', '--type', 'DEMAND', status=2).stderr, True, 'bad type')
    run('export', store, '--format', 'svg', '-o', os.path.join(folder, 'none', 'x.svg'), status=3)


def check_measures(store):
    rows = [json.loads(line) for line in run('network', store, '--format', 'jsonl').stdout.splitlines()]
    same({row['entity']: (row['acted'], row['received'], row['partners']) for row in rows}['country:RUS'], (1, 1, 3), 'actor')
    same(abs(sum(row['pagerank'] for row in rows) - 1) < 1e-4, True, 'ranks')
    rows = run('network', store, '--show', 'dyads', '--format', 'csv', '--limit', '2').stdout.splitlines()
    same(rows[1], 'country:RUS,country:USA,1,0,0,1,0,0,1', 'dyads')
    same(len(rows), 3, 'limit')
    same(run('network', store, '--show', 'components', '--ego', 'EU').stdout.splitlines()[0].split(), ['component', 'actors', 'members'], 'components')
    rows = [line.split(',')[:3] for line in run('timeline', store, '--by', 'week', '--format', 'csv').stdout.splitlines()]
    same(rows[1:], [['2021-W49', '2021-12-06', '1'], ['2021-W50', '2021-12-13', '1'], ['2021-W51', '2021-12-20', '1']], 'timeline')
    run('timeline', store, '--by', 'fortnight', status=2)


with tempfile.TemporaryDirectory() as place:
    database = os.path.join(place, 'events.db')
    lines = '\n'.join(json.dumps(record) for record in RECORDS) + '\n'
    subprocess.run([make_store, database], input=lines, encoding='utf8', check=True)
    check_paths(database)
    check_exports(database, place)
    check_measures(database)
