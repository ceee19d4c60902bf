#!/usr/bin/env python3
"""Validates JSON lines of events and relations with a foreign implementation of JSON Schema, and checks that broken records fail.
usage: validate_records.py schema/event.schema.json PROGRAM [ARGUMENT...]      (PROGRAM prints the lines)"""
import copy
import json
import subprocess
import sys

import jsonschema

schema_file, *command = sys.argv[1:]
with open(schema_file, encoding='utf8') as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
event_validator = jsonschema.Draft202012Validator(schema)
relation_validator = jsonschema.Draft202012Validator({'$ref': '#/$defs/relation', '$defs': schema['$defs']})

lines = subprocess.run(command, capture_output=True, check=True).stdout.decode('utf8').splitlines()
records = [json.loads(line) for line in lines]
assert records, 'the program printed nothing'
for record in records:
    validator = relation_validator if 'relation' in record else event_validator
    for error in validator.iter_errors(record):
        sys.exit(f'{error.json_path}: {error.message}\n{json.dumps(record, ensure_ascii=False)}')

# (path, value): a full event with this change is not valid; a missing value deletes the key.
BROKEN = [
    (['date', 'start'], '2021-13-01'), (['date', 'start'], None), (['action', 'type'], 'DEMAND'), (['action', 'quad'], 5), (['action', 'cameo'], '1a'),
    (['action', 'mode'], []), (['action', 'span'], [1]), (['action', 'span'], [1, 2, 3]), (['actor', 0, 'code'], 'ru'), (['actor', 0, 'kind'], 'unknown'),
    (['actor', 0, 'sector'], ['XXX']), (['flags', 'negated'], 0), (['counts', 'dead'], {}), (['confidence'], 1.2), (['sentence'], -1), (['extra'], 1),
    (['id'],), (['flags'],), (['evidence', 'text'],), (['action', 'quad'],),
]
full = next(record for record in records if 'location' in record)
for path, *value in BROKEN:
    record = copy.deepcopy(full)
    place = record
    for key in path[:-1]:
        place = place[key]
    if value:
        place[path[-1]] = value[0]
    else:
        del place[path[-1]]
    assert not event_validator.is_valid(record), f'accepted a record with {path} = {value}'
print(f'{len(records)} records are valid, {len(BROKEN)} broken ones are refused')
