#!/usr/bin/env python3
"""The participants of tests/cases/participants.tsv, through the whole program. usage: participant_cases.py DYAD PROJECT"""
import csv, json, os, subprocess, sys

dyad, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
path = os.path.join(project, 'tests', 'cases', 'participants.tsv')
with open(path, encoding='utf8') as lines:
    cases = list(csv.DictReader((line for line in lines if line.strip() and not line.startswith('#')), delimiter='\t', quoting=csv.QUOTE_NONE))

documents = ''.join(json.dumps({'id': str(i), 'date': '2023-05-04', 'text': case['sentence']}) + '\n' for i, case in enumerate(cases))
result = subprocess.run([dyad, 'extract', '-', '--all', '--input-format', 'jsonl', '--format', 'jsonl'], input=documents, capture_output=True, text=True, cwd=project)
events = {}
for line in result.stdout.splitlines():
    event = json.loads(line)
    events.setdefault(event['doc'], []).append(event)


def texts(event, role):
    return sorted(participant['text'] for participant in event.get(role, []))


failed = 0
for i, case in enumerate(cases):
    found = [(event['action']['text'], texts(event, 'actor'), texts(event, 'target')) for event in events.get(str(i), [])]
    wanted = (case['action'], sorted(filter(None, (case['actor'] or '').split(';'))), sorted(filter(None, (case['target'] or '').split(';'))))
    if wanted not in found:
        failed += 1
        print('FAILED:', case['sentence'], 'wanted', wanted, 'found', found)
print(f'{len(cases) - failed} passed, {failed} failed')
sys.exit(failed > 0 or result.returncode != 0)
