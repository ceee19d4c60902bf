#!/usr/bin/env python3
"""Times as news writes them. usage: time_cases.py DYAD PROJECT

Reads tests/cases/times.tsv and runs `dyad times` on all its texts at once, each a document of its own date. Every expression must have its
extent, type, value, mod, quant and freq; begin and end where the case names them. Needs the language model."""
import json, os, re, subprocess, sys

dyad, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ALWAYS, ON_DEMAND = ('mod', 'quant', 'freq'), ('begin', 'end', 'anchor', 'first', 'last', 'granularity')


def read_cases(path):
    with open(path, encoding='utf8') as f:
        for number, row in enumerate(f, 1):
            row = row.rstrip('\n')
            if not row or row.startswith('#') or row.startswith('date\t'):
                continue
            date, marked, reads = (row + '\t').split('\t')[:3]
            texts = re.findall(r'\[(.*?)\]', marked)
            wanted = [one.split() for one in reads.split(' ; ')] if reads else []
            if len(texts) != len(wanted):
                sys.exit(f'{path}:{number}: expected as many readings as brackets')
            yield number, date, re.sub(r'[\[\]]', '', marked), list(zip(texts, wanted))


def show(time, named):
    said = [f'[{time["text"]}]', time['type'], time['value']]
    return ' '.join(said + [f'{key}={time[key]}' for key in ALWAYS + ON_DEMAND if time.get(key) and (key in ALWAYS or key in named)])


def order(fields):
    known = ALWAYS + ON_DEMAND
    return sorted(fields, key=lambda field: known.index(field.split('=')[0]))


path = os.path.join(project, 'tests', 'cases', 'times.tsv')
cases = list(read_cases(path))
rows = [json.dumps({'id': str(number), 'text': text, **({} if date == '-' else {'date': date})}) for number, date, text, _ in cases]
result = subprocess.run([dyad, 'times', '--input-format', 'jsonl', '--news', '-'], input='\n'.join(rows) + '\n', capture_output=True, text=True, cwd=project)
if result.returncode != 0:
    sys.exit(result.stderr)
found = {}
for line in result.stdout.splitlines():
    time = json.loads(line)
    found.setdefault(time['doc'], []).append(time)

failures = 0
for number, date, text, wanted in cases:
    times = found.get(str(number), [])
    want = [' '.join([f'[{words}]', *fields[:2], *order(fields[2:])]) for words, fields in wanted]
    named = [{field.split('=')[0] for field in fields[2:]} for _, fields in wanted]
    got = [show(time, named[i] if i < len(named) else set()) for i, time in enumerate(times)]
    if got != want:
        failures += 1
        print(f'times.tsv:{number}: {date} {text}\n  expected {"; ".join(want) or "nothing"}\n  got      {"; ".join(got) or "nothing"}')
print(f'{len(cases) - failures} of {len(cases)} cases')
sys.exit(failures != 0)
