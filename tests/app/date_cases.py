#!/usr/bin/env python3
"""When events happened. usage: date_cases.py DYAD PROJECT

Reads tests/cases/event_dates.tsv and runs `dyad extract --all` on all its texts at once, each a document of its own date. Only the actions that a case
names are looked at. Then documents that carry no date of their own, each from a file as a user has it. Needs the language model."""
import json, os, re, subprocess, sys, tempfile

dyad, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
failures = 0


def extract(*arguments, text=None):
    result = subprocess.run([dyad, 'extract', '--all', *arguments], input=text, capture_output=True, text=True, cwd=project)
    if result.returncode != 0:
        sys.exit(result.stderr)
    return [json.loads(line) for line in result.stdout.splitlines()]


def show(date):
    """2021-12-05/2021-12-07 inherited; an open end is empty, an unknown date '?'; a symbolic one its TIMEX value."""
    days = f"{date.get('start', '')}/{date.get('end', '')}" if 'start' in date or 'end' in date else date.get('timex', '?')
    return f"{days} {date['basis']}" if 'basis' in date else days


def check(where, text, events, wanted):
    global failures
    found = {}
    for event in events:
        found.setdefault(event['action']['text'], event)
    for one in wanted.split(' ; '):
        action, expected = one.split(': ', 1)
        event = found.get(action)
        order = re.search(r' \[(.*)\]$', expected)
        got = 'no such event' if event is None else show(event.get('date', {}))
        if order and event is not None:
            said = event.get('explanation', {}).get('order', [])
            said = [re.sub(r' \[\d+,\d+\] \(\w+\)$', '', line) for line in ([said] if isinstance(said, str) else said)]
            got += f" [{order.group(1) if order.group(1) in said else ', '.join(said)}]"
        if got != expected:
            failures += 1
            print(f'{where}: {text}\n  expected {action}: {expected}\n  got      {action}: {got}')


path = os.path.join(project, 'tests', 'cases', 'event_dates.tsv')
cases = []
with open(path, encoding='utf8') as f:
    for number, row in enumerate(f, 1):
        if row.strip() and not row.startswith('#') and not row.startswith('date\t'):
            cases.append((number, *row.rstrip('\n').split('\t')))
rows = [json.dumps({'id': str(number), 'text': text, **({} if date == '-' else {'date': date})}) for number, date, text, _ in cases]
events = extract('--input-format', 'jsonl', '-', text='\n'.join(rows) + '\n')
for number, date, text, wanted in cases:
    check(f'event_dates.tsv:{number}', text, [event for event in events if event['doc'] == str(number)], wanted)

BODY = 'Rome expelled the Greek envoy on Monday. Athens protested last week.'
FILES = {
    'dateline.txt': (f'GENEVA, Dec 22, 2021 (Agency) - {BODY}\n', 'expelled: 2021-12-20/2021-12-20 stated ; protested: 2021-12-13/2021-12-19 stated'),
    'dateline-day.txt': (f'Geneva (22 December 2021) - {BODY}\n', 'expelled: 2021-12-20/2021-12-20 stated ; protested: 2021-12-13/2021-12-19 stated'),
    'plain.txt': (f'{BODY}\n', 'expelled: XXXX-WXX-1 ; protested: XXXX-WXX'),
    'absolute.txt': ('Rome expelled the Greek envoy on 3 May 2019. Athens protested the next day.\n', 'expelled: 2019-05-03/2019-05-03 stated ; protested: 2019-05-04/2019-05-04 stated'),
    'url.jsonl': (json.dumps({'id': 'u', 'url': 'https://news.example/2021/12/22/rome-expels-envoy', 'text': BODY}) + '\n',
                  'expelled: 2021-12-20/2021-12-20 stated ; protested: 2021-12-13/2021-12-19 stated'),
    'field.jsonl': (json.dumps({'id': 'f', 'published': '2021-12-22T10:00:00Z', 'text': BODY}) + '\n',
                    'expelled: 2021-12-20/2021-12-20 stated ; protested: 2021-12-13/2021-12-19 stated'),
    'article.txt': (f'Rome expels envoy\n20211222\nhttps://news.example/a\n{BODY}\n', 'expelled: 2021-12-20/2021-12-20 stated ; protested: 2021-12-13/2021-12-19 stated'),
}
with tempfile.TemporaryDirectory() as folder:
    for name, (text, wanted) in FILES.items():
        file = os.path.join(folder, name)
        with open(file, 'w', encoding='utf8') as f:
            f.write(text)
        check(name, text.strip(), extract(file), wanted)
print(f'{len(cases)} texts and {len(FILES)} files, {failures} failures')
sys.exit(failures != 0)
