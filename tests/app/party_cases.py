#!/usr/bin/env python3
"""The events of tests/cases/parties.tsv, through the whole program. usage: party_cases.py DYAD PROJECT"""
import csv, json, os, subprocess, sys

dyad, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
path = os.path.join(project, 'tests', 'cases', 'parties.tsv')
with open(path, encoding='utf8') as lines:
    cases = list(csv.DictReader((line for line in lines if line.strip() and not line.startswith('#')), delimiter='\t', quoting=csv.QUOTE_NONE))

documents = ''.join(json.dumps({'id': str(i), 'date': '2023-05-04', 'text': case['sentence']}) + '\n' for i, case in enumerate(cases))
result = subprocess.run([dyad, 'extract', '-', '--input-format', 'jsonl', '--format', 'jsonl'], input=documents, capture_output=True, text=True, cwd=project)
events = {}
for line in result.stdout.splitlines():
    event = json.loads(line)
    events.setdefault(event['doc'], []).append(event)


def has_party(participants, want):
    return any(want == party.get('code') or want in party.get('text', '').split() for party in participants)


def is_right(participants, wanted):
    if wanted == '*':
        return True
    if not wanted:
        return not participants
    return all(has_party(participants, want) for want in wanted.split(';'))


failed = 0
for i, case in enumerate(cases):
    found = events.get(str(i), [])
    right = any(case['type'] in ('*', '', event['action']['type']) and is_right(event['actor'], case['actor']) and is_right(event['target'], case['target']) for event in found)
    absent = (case.get('absent') or '').split(';')
    right = right and not any(event['action']['type'] in absent for event in found)
    if not right:
        failed += 1
        print('FAILED:', case['sentence'], [(event['action']['type'], [p.get('code', p.get('text')) for p in event['actor']], [p.get('code', p.get('text')) for p in event['target']]) for event in found])
print(f'{len(cases) - failed} passed, {failed} failed')
sys.exit(failed > 0 or result.returncode != 0)
