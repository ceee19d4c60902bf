#!/usr/bin/env python3
"""What a wrong file of schema/time is answered with. usage: time_rule_errors.py DYAD PROJECT

Each case changes one row of one file (a row that begins with KEY and a tab is replaced, or one is added), as a user would who edits the rules, and runs
`dyad --schema FOLDER times`: it must end with status 3 and one line with file, line and what was expected. No language model is needed."""
import os, shutil, subprocess, sys, tempfile

dyad, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
rules = os.path.join(project, 'schema', 'time')
ROW = 'own\ttimex\t{}\t{}\tThey met [x] again\tDATE 2021\tThey met'
SHAPE = 'own\ttimex\t{}\t{}\tThey met [x] again\tDATE 2021\tThey met'
END = None  # add the row at the end

CASES = [  # file, key of the row that is replaced, the new row, message after "file:line: "
    ('dates.tsv', END, 'own\ttimex\tnever', "expected field=value in the column 'meaning'"),
    ('dates.tsv', END, ROW.format('never', 'vague=PAST_REF') + '\tmore', 'expected 7 fields, found 8'),
    ('dates.tsv', END, '\ttimex\tnever\tvague=PAST_REF\tThey met [x]\tDATE 2021\tThey met', "expected a rule's name and what it gives"),
    ('dates.tsv', END, 'own\t\tnever\tvague=PAST_REF\tThey met [x]\tDATE 2021\tThey met', "expected a rule's name and what it gives"),
    ('dates.tsv', END, 'date_month\ttimex\tnever\tvague=PAST_REF\tThey met [x]\tDATE 2021\tThey met', "expected a name that no other rule has: 'date_month'"),
    ('dates.tsv', END, ROW.format('', 'vague=PAST_REF'), 'expected a pattern of at least one token'),
    ('dates.tsv', END, ROW.format('the?', 'vague=PAST_REF'), 'expected a pattern of at least one token'),
    ('dates.tsv', END, ROW.format('( the | a week', 'vague=PAST_REF'), "expected ')' after '('"),
    ('dates.tsv', END, ROW.format('the | a ) week', 'vague=PAST_REF'), 'expected a word, class or symbol'),
    ('dates.tsv', END, ROW.format('the week )', 'vague=PAST_REF'), "expected '(' before ')'"),
    ('dates.tsv', END, ROW.format('the week}', 'vague=PAST_REF'), "expected '{' before '}'"),
    ('dates.tsv', END, ROW.format(' '.join(['a|b|c|d|e'] * 9), 'vague=PAST_REF'), 'expected fewer choices in one pattern'),
    ('dates.tsv', END, ROW.format('{counterrevolutionaries} week', 'vague=PAST_REF'), "expected words of at most 15 letters: 'counterrevolutionaries'"),
    ('feasts.tsv', END, 'day of counterrevolutionaries\tfixed 12 1\t1', "expected words of at most 15 letters: 'counterrevolutionaries'"),
    ('feasts.tsv', END, '\tfixed 12 1\t1', 'expected at least one name'),
    ('dates.tsv', END, ROW.format('{in week', 'vague=PAST_REF'), "expected '}' after '{'"),
    ('dates.tsv', END, ROW.format('the WEAKDAY', 'vague=PAST_REF'), "expected a word class of schema/time/words.tsv: 'weakday'"),
    ('dates.tsv', END, ROW.format('{WEAKDAY} week', 'vague=PAST_REF'), "expected a word class of schema/time/words.tsv: 'weakday'"),
    ('dates.tsv', END, ROW.format('counterrevolutionaries', 'vague=PAST_REF'), "expected words of at most 15 letters: 'counterrevolutionaries'"),
    ('dates.tsv', END, ROW.format('the <no_such_symbol>', 'vague=PAST_REF'), "expected a rule that gives 'no_such_symbol'"),
    ('dates.tsv', END, ROW.format('<timex> again', 'same=<timex>'), 'expected a pattern that does not begin with its own symbol'),
    ('dates.tsv', END, 'own\tdate\t<timex> again\tsame=<timex>\tThey met [x]\tDATE 2021\tThey met', 'expected a pattern that does not begin with its own symbol'),
    ('dates.tsv', END, ROW.format('WEEKDAY', 'weakday=WEEKDAY'), "expected the name of a field: 'weakday'"),
    ('dates.tsv', END, ROW.format('WEEKDAY', 'weekday=MONTH'), "expected 'MONTH' in the pattern"),
    ('dates.tsv', END, ROW.format('WEEKDAY', 'weekday=WEEKDAY.2'), "expected 'WEEKDAY' in the pattern"),
    ('dates.tsv', END, ROW.format('WEEKDAY', 'weekday='), "expected field=value: 'weekday'"),
    ('dates.tsv', END, ROW.format('WEEKDAY', 'unit=weak'), "expected a value of 'unit': 'weak'"),
    ('dates.tsv', END, ROW.format('WEEKDAY', 'mod=BEGIN'), "expected 'BEGIN' in the pattern"),
    ('dates.tsv', END, ROW.format('<date> WEEKDAY', 'of=week'), "expected a value of 'of': 'week'"),
    ('dates.tsv', 'rule', 'rule\tgives\tpattern\tmeaning\texample\treads', "expected a column named 'not'"),
    ('shapes.tsv', END, SHAPE.format('(\\d+', 'year=$1'), 'expected a regular expression: missing ): (\\d+'),
    ('shapes.tsv', END, SHAPE.format('(\\d+)x', 'year=$2'), "expected a group of the regular expression: '$2'"),
    ('shapes.tsv', END, SHAPE.format('(\\d+)x', 'yeer=$1'), "expected the name of a field: 'yeer'"),
    ('shapes.tsv', END, SHAPE.format('(\\d+)x', 'unit=weak'), "expected a value of 'unit': 'weak'"),
    ('words.tsv', END, 'weekday\tweekday\t1\tmonday\t\tmore', 'expected 5 fields, found 6'),
    ('words.tsv', END, 'weekday\tweakday\t1\tmontag\t', "expected the name of a field: 'weakday'"),
    ('words.tsv', END, 'weekday\tunit\tweak\tmontag\t', "expected a value of 'unit': 'weak'"),
    ('words.tsv', END, 'weekday\tweekday\t1\tmontag\tsometimes', "expected 'capital', 'proper', 'dated', 'noun', 'common', 'nameless', 'modifier' or nothing in the column 'when'"),
    ('words.tsv', END, 'weekday\tweekday\t1\tcounterrevolutionaries\t', "expected words of at most 15 letters: 'counterrevolutionaries'"),
    ('feasts.tsv', END, 'own feast\tfixed 13 1\t1', "expected how the day is found, as 'fixed 12 25' or 'easter -2': 'fixed 13 1'"),
    ('feasts.tsv', END, 'own feast\tfixed 2\t1', "expected how the day is found, as 'fixed 12 25' or 'easter -2': 'fixed 2'"),
    ('feasts.tsv', END, 'own feast\tsometimes 2 1\t1', "expected how the day is found, as 'fixed 12 25' or 'easter -2': 'sometimes 2 1'"),
    ('feasts.tsv', END, 'own feast\tfixed 2 1\tlong', "expected the number of days in the column 'length'"),
]

failures = 0
for file, key, row, message in CASES:
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, 'time'))
        path = os.path.join(folder, 'time', file)
        with open(os.path.join(rules, file), encoding='utf8') as f:
            lines = f.read().rstrip('\n').split('\n')
        if key is END:
            lines.append(row)
            number = len(lines)
        else:
            number = next(i for i, line in enumerate(lines) if line.startswith(key + '\t')) + 1
            lines[number - 1] = row
        with open(path, 'w', encoding='utf8') as f:
            f.write('\n'.join(lines) + '\n')
        result = subprocess.run([dyad, '--schema', folder, 'times', '-'], input='They met on Monday.\n', capture_output=True, text=True, cwd=project)
        error = result.stderr.strip()
        begin = f'dyad: schema/time/{file}:{number}: {message}'
        right = result.returncode == 3 and error.count('\n') == 0 and error.startswith(begin) and not result.stdout
        if not right:
            failures += 1
            print(f'{file}: {row!r}\n  expected {message}\n  got      {result.returncode} {error}')
print(f'{len(CASES) - failures} of {len(CASES)} cases')
sys.exit(failures != 0)
