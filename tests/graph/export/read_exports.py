#!/usr/bin/env python3
"""Reads exports of the sample networks with foreign readers and checks what they found.
usage: read_exports.py PRINT_EXPORT      (prints a sample network in a format)
Needs rdflib, pyoxigraph and networkx. Exit 77 (skipped) without them, 1 if DYAD_REQUIRE_ALL is set."""
import csv
import io
import json
import os
import subprocess
import sys
import xml.dom.minidom

try:
    import networkx
    import pyoxigraph
    import rdflib
except ImportError as missing:
    print(f'{missing}: scripts/setup --tests installs it', file=sys.stderr)
    sys.exit(1 if os.environ.get('DYAD_REQUIRE_ALL') else 77)

program = sys.argv[1]

WHO_DEMANDED_WHAT_OF_NATO = """
    PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX plover: <urn:dyad:plover:>
    PREFIX dyad: <urn:dyad:terms#>
    SELECT DISTINCT ?who ?what ?evidence WHERE {
      ?event sem:eventType plover:REQUEST ; dyad:action ?what ; dyad:evidence ?evidence ;
             dyad:actor/rdfs:label ?who ; dyad:target/rdfs:label "NATO" .
    } ORDER BY ?who ?evidence"""


def export(network, name):
    return subprocess.run([program, network, name], capture_output=True, check=True).stdout


def same(found, expected, what):
    if found != expected:
        sys.exit(f'{what}: expected {expected!r}, found {found!r}')


def read_ntriples(network):
    """Both readers take every line and agree on the triples."""
    text = export(network, 'ntriples')
    graph = rdflib.Graph().parse(data=text.decode('utf8'), format='nt')
    store = pyoxigraph.Store()
    store.load(text, format=pyoxigraph.RdfFormat.N_TRIPLES)
    lines = text.decode('utf8').rstrip('\n').split('\n')
    same(len(lines), len(set(lines)), f'{network}: distinct lines')
    same(len(graph), len(lines), f'{network}: triples in rdflib')
    same(len(store), len(lines), f'{network}: triples in oxigraph')
    return graph, store


def check_other_rdf(network, store):
    """The other RDF formats hold the same triples, in both readers."""
    expected = {(quad.subject, quad.predicate, quad.object) for quad in store}
    for name, form, rdflib_form in (('turtle', pyoxigraph.RdfFormat.TURTLE, 'turtle'), ('trig', pyoxigraph.RdfFormat.TRIG, 'trig'),
                                    ('jsonld', pyoxigraph.RdfFormat.JSON_LD, 'json-ld')):
        text = export(network, name)
        quads = list(pyoxigraph.parse(text, format=form))
        same({(quad.subject, quad.predicate, quad.object) for quad in quads} ^ expected, set(), f'{network}: triples of {name}')
        dataset = rdflib.Dataset()
        dataset.parse(data=text.decode('utf8'), format=rdflib_form)
        same(sum(1 for _ in dataset.quads()), len(expected), f'{network}: triples of {name} in rdflib')
        graphs = {quad.graph_name for quad in quads}
        same(len(graphs) > 1, name == 'trig', f'{network}: graphs of {name}')


def check_query(graph, store):
    expected = [('European Union', 'EU do REQUEST USA, NATO.'), ('Russia', 'RUS do REQUEST NATO.'), ('Russia', 'RUS do REQUEST USA, NATO.')]
    for name, rows in (('rdflib', graph.query(WHO_DEMANDED_WHAT_OF_NATO)), ('oxigraph', store.query(WHO_DEMANDED_WHAT_OF_NATO))):
        found = [(row[0], row[2]) for row in rows]
        same([tuple(getattr(term, 'value', str(term)) for term in row) for row in found], expected, f'who demanded what of NATO ({name})')


def check_direct_triples(store):
    """Facts have a direct triple; plans, fears and denials have none."""
    entity, terms = 'urn:dyad:entity:country:', 'urn:dyad:terms#'
    for subject, property_, object_, expected in (
            ('RUS', 'request', 'USA', True), ('RUS', 'mobilize', 'UKR', True), ('RUS', 'assault', 'UKR', False), ('RUS', 'consult', 'USA', False)):
        quad = (pyoxigraph.NamedNode(entity + subject), pyoxigraph.NamedNode(terms + property_), pyoxigraph.NamedNode(entity + object_))
        same(any(True for _ in store.quads_for_pattern(*quad)), expected, f'{subject} {property_} {object_}')


def check_quotes(graph):
    """Special characters come back as they went in."""
    exact = rdflib.URIRef('http://www.w3.org/ns/oa#exact')
    quotes = {str(quote) for quote in graph.objects(None, exact)}
    same('She said: "a\\b <c> & d"\x02\nnext line \uffff é \\N \\G' in quotes, True, 'hostile quote')


def read_graphml(network):
    graph = networkx.read_graphml(io.BytesIO(export(network, 'graphml')), force_multigraph=True)
    rows = list(csv.DictReader(io.StringIO(export(network, 'edges.csv').decode('utf8'), newline='')))
    same(graph.is_directed(), True, 'directed')
    same(sorted(key for _, _, key in graph.edges(keys=True)), sorted(row['edge'] for row in rows), f'{network}: edge ids of GraphML and CSV')
    return graph


def check_graphml(graph):
    same(graph.nodes['country:RUS']['name'], 'Russia', 'name')
    requests = [data for _, _, data in graph.edges('country:RUS', data=True) if data['type'] == 'REQUEST']
    same(len(requests), 3, 'demands of Russia')
    same({(type(data['confidence']), type(data['sources']), type(data['negated'])) for data in requests}, {(float, int, bool)}, 'types')


def check_gexf(network):
    """The same nodes and edges as GraphML, with days on the edges."""
    graph = networkx.read_gexf(io.BytesIO(export(network, 'gexf')), version='1.3')
    graphml = read_graphml(network)
    same(sorted(graph.nodes), sorted(graphml.nodes), f'{network}: nodes of GEXF')
    same(graph.number_of_edges(), graphml.number_of_edges(), f'{network}: edges of GEXF')
    return graph


def check_event_data(network):
    """Every row has the columns of its data set, and codes are whole."""
    rows = [line.split('\t') for line in export(network, 'gdelt').decode('utf8').split('\n')[:-1]]
    same({len(row) for row in rows}, {61}, f'{network}: columns of GDELT')
    same(len({row[0] for row in rows}), len(rows), f'{network}: event numbers of GDELT')
    same(all(row[26] and row[28] == row[26][:2] and row[29] in '1234' and int(row[0]) > 0 for row in rows), True, f'{network}: codes of GDELT')
    rows = [line.split('\t') for line in export(network, 'icews').decode('utf8').split('\n')[:-1]]
    same({len(row) for row in rows}, {20}, f'{network}: columns of ICEWS')
    same(rows[0][0], 'Event ID', 'header of ICEWS')
    records = [json.loads(line) for line in export(network, 'plover-jsonl').decode('utf8').split('\n')[:-1]]
    same(all(record['id'] and record['actor'] and record['event'] and record['text'] for record in records), True, f'{network}: PLOVER')
    rows = [line.split('\t') for line in export(network, 'quadruples').decode('utf8').split('\n')[:-1]]
    same({len(row) for row in rows}, {4}, f'{network}: quadruples')


def check_csv(network):
    """Every line of every table has the header's fields."""
    for table, key in (('nodes.csv', 'entity:ID'), ('edges.csv', 'edge'), ('events.csv', 'event'), ('reports.csv', 'mention')):
        rows = list(csv.reader(io.StringIO(export(network, table).decode('utf8'), newline=''), strict=True))
        same({len(row) for row in rows}, {len(rows[0])}, f'{network}: fields of {table}')
        keys = [row[rows[0].index(key)] for row in rows[1:]]
        same(len(keys), len(set(keys)), f'{network}: keys of {table}')


def check_drawing(network):
    """Graphviz reads the DOT, and the SVG is XML with words as text."""
    plain = subprocess.run(['dot', '-Tplain'], input=export(network, 'dot'), capture_output=True, check=True)
    same(plain.stderr, b'', f'{network}: messages of dot')
    svg = xml.dom.minidom.parseString(export(network, 'svg'))
    words = [node.firstChild.data for node in svg.getElementsByTagName('text') if node.firstChild]
    same('Russia' in words and 'REQUEST' in words, True, f'{network}: words of the drawing')
    same(export(network, 'svg'), export(network, 'svg'), f'{network}: two drawings')
    return svg


def main():
    check_query(*read_ntriples('crisis'))
    check_direct_triples(read_ntriples('crisis')[1])
    check_quotes(read_ntriples('hostile')[0])
    check_graphml(read_graphml('crisis'))
    read_graphml('hostile')
    for network in ('crisis', 'hostile'):
        check_other_rdf(network, read_ntriples(network)[1])
        check_gexf(network)
        check_event_data(network)
        check_csv(network)
        check_drawing(network)
    titles = [link.getAttribute('xlink:title') for link in check_drawing('hostile').getElementsByTagName('a')]
    same(any('a\\b <c> & d"' in title and '\\N \\G' in title for title in titles), True, 'hostile tooltip')


main()
