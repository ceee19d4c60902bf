#!/usr/bin/env python3
"""Long input through `dyad parse`: threads and the size of a document show in no byte, and memory does not grow with a text.
usage: long_input.py DYAD PROJECT"""
import json, os, random, re, subprocess, sys, tempfile

from checks import Checks

checks = Checks(sys.argv)
dyad, project, check = checks.dyad, checks.project, checks.check


def parse(path, threads):
    """Output and peak of memory in megabytes."""
    process = subprocess.Popen([dyad, 'parse', '-j', str(threads), path], stdout=subprocess.PIPE, cwd=project)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    check(f'exit status of dyad parse -j {threads}', status == 0, str(status))
    return output.decode(), usage.ru_maxrss / 1024


def write(path, texts):
    with open(path, 'w', encoding='utf8') as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({'id': f'd{number}', 'text': text}) + '\n')


with open(os.path.join(project, 'tests/data/language/news.txt'), encoding='utf8') as file:
    news = file.read()
words = re.findall(r"[A-Za-z'-]+", news)
rng = random.Random(1)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'mixed.jsonl')
    # Long documents between short ones: their parts must not mix, nor overtake the others.
    texts = [news * 3, 'Peru voted.', ' '.join(rng.choice(words) for _ in range(6000)), 'Chile left.', news * 2, *news.split('\n\n')]
    write(path, texts)
    one, two, four = (parse(path, threads)[0] for threads in (1, 2, 4))
    check('documents with one, two and four threads', one == two == four and len(one) > 500_000, f'{len(one)} {len(two)} {len(four)}')
    ids = [f'd{i}' for i in range(len(texts))]
    check('documents in the order of the input', re.findall(r'^# newdoc id = (\S+)$', one, re.M) == ids)
    numbers = [int(n) for n in re.findall(r'^# sent_id = (\d+)$', one.split('# newdoc id = d1\n')[0], re.M)]
    check('sentences numbered through a long document', numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 200, str(numbers[-3:]))
    peaks = []
    for count in (10000, 80000):
        write(path, [' '.join(rng.choice(words) for _ in range(count))])
        peaks.append(parse(path, 1)[1])
    # Eight times the text: its vectors alone would take 18 MB more, its tokens 12.
    check('memory of a long sentence', peaks[1] < peaks[0] + 16, str(peaks))
checks.end()
