#!/usr/bin/env python3
"""Where events take place, as `dyad extract` says it. usage: places.py DYAD PROJECT"""
import json, os, subprocess, sys

dyad, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
failures = 0
# sentence, the event's word, text, country, GeoNames id; None: not known
CASES = [('Police arrested ten men in Springfield, Illinois.', 'arrested', 'Springfield', 'USA', 4250542),
         ('Police arrested ten men in Springfield.', 'arrested', 'Springfield', 'USA', 4409896),
         ('Police fired at protesters in Tripoli, Lebanon.', 'fired', 'Tripoli', 'LBN', 266826),
         ('Gunmen attacked a market in Tripoli.', 'attacked', 'Tripoli', 'LBY', 2210247),
         ('Soldiers killed a farmer near the village of Karamoko in northern Mali.', 'killed', 'Karamoko', 'MLI', None),
         ('Rebels attacked a convoy in Zorbograd on Monday.', 'attacked', 'Zorbograd', None, None),
         ('Russia criticised Norway.', 'criticised', None, None, None)]
texts = ''.join(json.dumps({'id': str(i), 'date': '2021-06-01', 'text': case[0]}) + '\n' for i, case in enumerate(CASES))
done = subprocess.run([dyad, 'extract', '--input-format', 'jsonl', '-'], input=texts, capture_output=True, text=True, cwd=project)
found = {}
for line in done.stdout.splitlines():
    event = json.loads(line)
    found.setdefault((int(event['doc']), event['action']['text']), event.get('location', {}))
for i, (sentence, action, *wanted) in enumerate(CASES):
    location = found.get((i, action))
    got = None if location is None else [location.get('text'), location.get('country'), location.get('geonames')]
    if got != wanted:
        failures += 1
        print(f'FAILED: {sentence} wanted {wanted}, got {got}')
print('passed' if failures == 0 else f'{failures} failed')
sys.exit(failures > 0)
