#!/usr/bin/env python3
"""The main job on the examples, as a user runs it. usage: main_job.py DYAD PROJECT [--update]

Compares the events of examples/articles with examples/expected-events.txt (--update writes it), checks that a second run
changes nothing, that threads do not show in any byte, that a hundred copies give the same events, that the path questions
are answered, and that bad input is reported and the rest is done. Where development data lie beside the project, the
report they hold is read against what a careful reader codes."""
import gzip, json, os, shutil, subprocess, sys, tempfile

from checks import Checks

checks = Checks(sys.argv)
dyad, project, check = checks.dyad, checks.project, checks.check
articles = os.path.join(project, 'examples', 'articles')
expected_path = os.path.join(project, 'examples', 'expected-events.txt')


def call(*arguments, status=0):
    return checks.call(*arguments, status=status).stdout


def days(date):
    return f"{date.get('start', '')}/{date.get('end', '')}" if date.get('start') != date.get('end') else date.get('start', '-')


def line(event):
    """2023-03-06 | ACCUSE disapprove | Peru -> Chile | negated | accused"""
    names = lambda parties: '; '.join(p['name'] for p in parties) or '-'
    flags = ' '.join(k for k, v in event.get('flags', {}).items() if v) or '-'
    kind = ' '.join([event['action'].get('type', '-'), *event['action'].get('mode', [])])
    return f"{days(event.get('date', {}))} | {kind} | {names(event.get('actor', []))} -> {names(event.get('target', []))} | {flags} | {event['action']['text']}"


def expected_text():
    text = ''
    for name in sorted(os.listdir(articles)):
        events = [json.loads(row) for row in call('extract', os.path.join(articles, name)).splitlines()]
        text += f'# {name}\n' + ''.join(line(e) + '\n' for e in events) + '\n'
    return text


def read(folder, name):
    with open(os.path.join(folder, name), 'rb') as f:
        return f.read()


OUTPUTS = ('events.jsonl', 'network.dot', 'network.svg', 'triples.nt', 'report.html')

found = expected_text()
if '--update' in sys.argv:
    open(expected_path, 'w', encoding='utf8').write(found)
with open(expected_path, encoding='utf8') as f:
    wanted = f.read()
if found != wanted:
    missing, extra = set(wanted.splitlines()) - set(found.splitlines()), set(found.splitlines()) - set(wanted.splitlines())
    check('events of the examples', False, ''.join(f'\n  - {m}' for m in sorted(missing)) + ''.join(f'\n  + {m}' for m in sorted(extra)))

with tempfile.TemporaryDirectory() as folder:
    one, two = os.path.join(folder, 'one'), os.path.join(folder, 'two')
    call('run', articles, '-o', one, '-j', '1')
    call('run', articles, '-o', two, '-j', '2')
    for name in OUTPUTS:
        check(f'{name} with one and two threads', read(one, name) == read(two, name))
    before = {name: read(one, name) for name in OUTPUTS}
    call('run', articles, '-o', one)
    for name in OUTPUTS:
        check(f'{name} after the same run again', read(one, name) == before[name])
    store = os.path.join(one, 'network.db')
    count = len(call('events', store, '--format', 'jsonl').splitlines())
    check('events in the store', count >= 30, str(count))

    path = call('path', store, 'European Union', 'Brazil')
    check('a path between two actors of the examples', 'REQUEST' in path and 'Peru' in path, path)
    path = call('path', store, 'European Union', 'United Nations', '--directed')
    check('a directed path through the examples', path.count('REQUEST') >= 2, path)
    call('path', store, 'European Union', 'Nobody at all', status=3)
    call('why', 'Last week Oslo expelled two envoys. ' * 20)
    call('why', 'no-such-file.txt', status=3)

    copies = os.path.join(folder, 'copies.jsonl')
    with open(copies, 'w', encoding='utf8') as f:
        for name in sorted(os.listdir(articles)):
            title, day, url, *body = open(os.path.join(articles, name), encoding='utf8').read().splitlines()
            for i in range(100):
                f.write(json.dumps({'id': f'{name}-{i:02}', 'date': f'{day[:4]}-{day[4:6]}-{day[6:]}', 'url': f'{url}?copy={i}', 'text': '\n'.join([title, *body])}) + '\n')
    single, hundred = os.path.join(folder, 'single.db'), os.path.join(folder, 'hundred.db')
    with open(copies, encoding='utf8') as f:
        firsts = [row for row in f if '-00"' in row]
    with open(os.path.join(folder, 'firsts.jsonl'), 'w', encoding='utf8') as f:
        f.writelines(firsts)
    call('build', single, os.path.join(folder, 'firsts.jsonl'))
    call('build', hundred, copies, '-j', '2')
    alone = [json.loads(row) for row in call('events', single, '--format', 'jsonl').splitlines()]
    merged = [json.loads(row) for row in call('events', hundred, '--format', 'jsonl').splitlines()]
    key = lambda e: (e.get('type'), days(e.get('date', {})), [a['entity'] for a in e.get('actor', [])], [t['entity'] for t in e.get('target', [])])
    check('one event for each real event', sorted(map(str, map(key, alone))) == sorted(map(str, map(key, merged))), f'{len(alone)} and {len(merged)}')
    sources = {e.get('sources') for e in merged}
    check('a hundred sources for each event', all(s is not None and s % 100 == 0 for s in sources), str(sources))
    check('copies are one independent source', all(e.get('independent', 0) <= e['sources'] // 100 for e in merged))

    twice = os.path.join(folder, 'twice.jsonl')
    with open(twice, 'w', encoding='utf8') as f:
        for day in ('2021-12-22', '2021-12-01', '2021-12-22'):
            f.write(json.dumps({'id': 'same', 'date': day, 'text': 'Last week Oslo expelled two envoys of Chile.'}) + '\n')
    stores = []
    for threads in ('1', '2'):
        store = os.path.join(folder, f'twice{threads}.db')
        subprocess.run([dyad, 'build', store, twice, '-j', threads], capture_output=True, cwd=project)
        stores.append(call('events', store, '--format', 'jsonl'))
    check('an id that comes twice, with one and two threads', stores[0] == stores[1] and '2021-12-13' in stores[0], str(stores))

    with open('/dev/full', 'w') as full:
        status = subprocess.run([dyad, 'ontology'], stdout=full, stderr=subprocess.DEVNULL).returncode
    check('a full disk is no success', status == 3, str(status))
    rows = ['{"id":"1","text":"Córdoba attacked Peru","actor":[2,4],"target":[18,22]}', '{"id":"2","text":"Chile attacked Peru","actor":[0,5],"target":[15,99]}',
            '{"id":"3","date":"22/12/2021","text":"Chile attacked Peru","actor":[0,5],"target":[15,19]}', '{"id":"4","text":"Chile attacked Peru","actor":[0,5],"target":[15,19]}']
    coded = subprocess.run([dyad, 'code', '-'], input='\n'.join(rows), capture_output=True, text=True, cwd=project)
    check('rows with wrong spans or dates are named and the rest is coded', coded.returncode == 1 and coded.stderr.count('\n') == 3 and '"type":"ASSAULT"' in coded.stdout, coded.stderr)

    packed = os.path.join(folder, 'rows.jsonl.gz')
    with gzip.open(packed, 'wt', encoding='utf8') as f:
        for i in range(300):
            text = ('Chile attacked Peru.', 'Chile praised Peru.', 'Chile will meet Peru.')[i % 3]
            f.write(json.dumps({'id': str(i), 'text': text, 'actor': [0, 5], 'target': [text.index('Peru'), text.index('Peru') + 4]}) + '\n')
    one, two = call('code', packed), call('code', packed, '-j', '2')
    check('packed rows through one and two threads', one == two and [json.loads(row)['type'] for row in one.splitlines()[:3]] == ['ASSAULT', 'SUPPORT', 'AGREE'], one[:600])

    bad = os.path.join(folder, 'bad')
    shutil.copytree(articles, bad)
    with open(os.path.join(bad, 'a-binary.txt'), 'wb') as f:
        f.write(b'\x7fELF\x00\x01\x02' * 100)
    check('the rest is done beside a bad file', call('extract', bad, status=1) != '')
    call('extract', os.path.join(bad, 'a-binary.txt'), status=3)
    call('extract', '--no-such-option', status=2)

    data = os.path.join(project, '..', 'shared', 'data', 'articles', 'russia-nato-2021-12-22')
    if os.path.exists(data + '.txt'):
        result = subprocess.run([sys.executable, os.path.join(project, '..', 'shared', 'eval', 'seed.py'), dyad, data + '.txt', data + '.expected.json', '--relations'],
                                capture_output=True, text=True)
        check('the report of the development data', result.returncode == 0, result.stdout + result.stderr)
        store = os.path.join(folder, 'seed.db')
        call('build', store, data + '.txt')
        path = call('path', store, 'European Union', 'Russia')
        check('a path from the European Union to Russia', 'REQUEST' in path and ('NATO' in path or 'United States' in path), path)
        path = call('path', store, 'The West', 'NATO', '--directed')
        check('a directed path from the West to NATO', 'ACCUSE' in path and 'REQUEST' in path and 'Russia' in path, path)
    else:
        print('development data are not here: their report was not read')

checks.end()
