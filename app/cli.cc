#include "app/cli.h"

#include <filesystem>

#include <CLI/CLI.hpp>

#include "app/actors_command.h"
#include "app/build_command.h"
#include "app/code_command.h"
#include "app/command.h"
#include "app/export_command.h"
#include "app/extract_command.h"
#include "app/mentions_command.h"
#include "app/network_command.h"
#include "app/ontology_command.h"
#include "app/options.h"
#include "app/parse_command.h"
#include "app/path_command.h"
#include "app/remove_command.h"
#include "app/run_command.h"
#include "app/show_command.h"
#include "app/store_query_command.h"
#include "app/times_command.h"
#include "app/train_command.h"
#include "app/triples_command.h"
#include "app/unknown_command.h"
#include "app/why_command.h"
#include "base/date.h"
#include "schema/data.h"
#include "schema/plover.h"

namespace dyad::app {
namespace {

// A subcommand's options live as long as the parser; `run` is called after parsing.
struct Commands {
  RunOptions main_job;
  BuildOptions build;
  ExportWords export_;
  ActorsImportOptions actors_import;
  ActorsAddOptions actors_add;
  MentionsOptions mentions;
  CodeOptions code;
  TrainOptions train;
  ExtractOptions extract;
  OntologyOptions ontology;
  TimesOptions times;
  TriplesOptions triples;
  ParseOptions parse;
  PathWords path;
  NetworkWords network;
  TimelineWords timeline;
  StoreQueryOptions events, relations;
  EntitiesOptions entities;
  ShowOptions show;
  RemoveOptions remove;
  WhyOptions why;
  UnknownOptions unknown;
  std::function<ExitStatus()> run;
};

void add_inputs(CLI::App& command, InputOptions& options) {
  command.add_option("INPUT", options.inputs, "files, folders, or - for standard input; .gz and .zst are read as they are")->required();
  command.add_option("--input-format", options.format, "auto, article, text, jsonl, csv or tsv")
      ->check(CLI::IsMember({"auto", "article", "text", "jsonl", "csv", "tsv"}));
  command.add_option("--field", options.fields, "NAME=COLUMN: where a field of the documents stands (text=body)");
  command.add_option("--dct", options.creation_time, "date of documents that carry none (2021-12-22)");
}

void add_model(CLI::App& command, ModelOptions& options) {
  command.add_option("--model", options.folder, "folder of the language model");
  command.add_option("-j,--threads", options.threads, "threads that read documents")->check(CLI::Range(1, 256));
}

CLI::Validator is_day() {
  return {[](const std::string& word) { return base::parse_date(word) ? std::string() : "expected a day as YYYY-MM-DD: " + word; }, "DAY"};
}

CLI::Validator is_event_type() {
  return {[](const std::string& word) { return schema::to_event_type(word) ? std::string() : "no event type (dyad ontology lists them): " + word; }, "TYPE"};
}

void add_store(CLI::App& command, std::string& store) { command.add_option("DB", store, "the store that dyad build made")->required(); }

void add_filter(CLI::App& command, FilterWords& words) {
  const char* group = "Which events";
  command.add_option("--actor", words.actors, "of these actors: id, code or name")->allow_extra_args(false)->group(group);
  command.add_option("--target", words.targets, "on these targets")->allow_extra_args(false)->group(group);
  command.add_option("--entity", words.entities, "with these entities on either side")->allow_extra_args(false)->group(group);
  command.add_option("--type", words.types, "of these types (REQUEST)")->allow_extra_args(false)->check(is_event_type())->group(group);
  command.add_option("--quad", words.quads, "of these quad categories")->allow_extra_args(false)->check(CLI::Range(1, 4))->group(group);
  command.add_option("--since", words.since, "on this day or later (2021-12-01)")->check(is_day())->group(group);
  command.add_option("--until", words.until, "on this day or earlier")->check(is_day())->group(group);
  command.add_option("--min-confidence", words.min_confidence, "of at least this confidence")->check(CLI::Range(0.0, 1.0))->group(group);
  command.add_option("--text", words.text, "with these words in the evidence")->group(group);
  command.add_flag("--negated", words.negated, "also those that the text denies")->group(group);
  command.add_flag("--only-facts", words.only_facts, "not those that are only planned, feared or alleged")->group(group);
  command.add_flag("--untyped", words.untyped, "also those that the ontology does not cover")->group(group);
  command.add_option("--merge", words.merge, "which reports are of one event")->check(CLI::IsMember({"strict", "default", "one-a-day"}))->group(group);
}

void add_path(CLI::App& app, Commands& commands) {
  PathWords& words = commands.path;
  CLI::App* command = app.add_subcommand("path", "how two entities are connected, with the evidence of each hop");
  add_store(*command, words.store);
  command->add_option("A", words.from, "where the path begins: id, name or code")->required();
  command->add_option("B", words.to, "where it ends")->required();
  command->add_option("-k", words.count, "how many paths, the shortest first")->check(CLI::Range(1, 1000));
  command->add_flag("--directed", words.directed, "only along the direction of action");
  CLI::Option* weighted = command->add_flag("--weighted", words.weighted, "the most certain path instead of the one with fewest hops");
  command->add_option("--temporal", words.temporal, "in the order of time: earliest arrival, latest departure or fastest")
      ->check(CLI::IsMember({"earliest", "latest", "fastest"}))
      ->excludes(weighted);
  command->add_flag("--certain", words.certain, "with --temporal: whatever the days within known intervals were");
  command->add_option("--relations", words.relations, "relations as hops: auto (not with --directed), never or always")
      ->check(CLI::IsMember({"auto", "never", "always"}));
  command->add_option("--links", words.links, "events shown for each hop");
  command->add_flag("--json", words.json, "JSON lines, with every event and report of each hop");
  add_filter(*command, words.filter);
  command->callback([&commands] { commands.run = [&] { return run_path(commands.path); }; });
}

void add_format(CLI::App& command, std::string& format, std::size_t& limit) {
  command.add_option("--format", format, "table, csv or jsonl")->check(CLI::IsMember({"table", "csv", "jsonl"}));
  command.add_flag_callback("--json", [&format] { format = "jsonl"; }, "the same as --format jsonl");
  command.add_option("--limit", limit, "the first so many; 0: all");
}

void add_network(CLI::App& app, Commands& commands) {
  NetworkWords& words = commands.network;
  CLI::App* command = app.add_subcommand("network", "who is central, which dyads act most, who belongs together");
  add_store(*command, words.store);
  command->add_option("--show", words.show, "actors, dyads, communities or components")->check(CLI::IsMember({"actors", "dyads", "communities", "components"}));
  command->add_option("--sort", words.sort, "actors by pagerank, betweenness, partners, acted or received")
      ->check(CLI::IsMember({"pagerank", "betweenness", "partners", "acted", "received"}));
  command->add_option("--ego", words.ego, "only the network around this entity: id, name or code");
  add_format(*command, words.format, words.limit);
  add_filter(*command, words.filter);
  command->callback([&commands] { commands.run = [&] { return run_network(commands.network); }; });
}

void add_timeline(CLI::App& app, Commands& commands) {
  TimelineWords& words = commands.timeline;
  CLI::App* command = app.add_subcommand("timeline", "events by day, week, month or year");
  add_store(*command, words.store);
  command->add_option("--by", words.step, "day, week, month or year")->check(CLI::IsMember({"day", "week", "month", "year"}));
  add_format(*command, words.format, words.limit);
  add_filter(*command, words.filter);
  command->callback([&commands] { commands.run = [&] { return run_timeline(commands.timeline); }; });
}

void add_export(CLI::App& app, Commands& commands) {
  ExportWords& words = commands.export_;
  CLI::App* command = app.add_subcommand("export", "the network in the formats of others");
  add_store(*command, words.store);
  command->add_option("--format", words.format, "what to write")->required()->check(CLI::IsMember(graph::export_format_names()));
  command->add_option("-o,--output", words.output, "file to write, for csv a folder; standard output if not given");
  command->add_option("--title", words.title, "title of the drawing");
  command->add_option("--max-edges", words.max_edges, "arrows in the drawing, those with most reports");
  command->add_flag("!--no-relations", words.relations, "draw events only");
  command->add_flag("!--no-legend", words.legend, "draw no legend");
  add_filter(*command, words.filter);
  command->callback([&commands] { commands.run = [&] { return run_export(commands.export_); }; });
}

void add_triples(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("triples", "open (subject, relation, object) triples as JSON lines");
  add_inputs(*command, commands.triples.input);
  add_model(*command, commands.triples.model);
  command->add_option("--min-confidence", commands.triples.min_confidence, "leave out triples below this")->check(CLI::Range(0.0, 1.0));
  command->callback([&commands] { commands.run = [&] { return run_triples(commands.triples); }; });
}

void add_actors_add(CLI::App& actors, Commands& commands) {
  ActorsAddOptions& options = commands.actors_add;
  CLI::App* command = actors.add_subcommand("add", "add an actor to a table of yours, or to a store, whose documents are then read again");
  command->add_option("NAME", options.actor.name, "as texts write it")->required();
  command->add_option("--alias", options.aliases, "another form; =FORM is found only as it is written")->allow_extra_args(false);
  command->add_option("--kind", options.actor.kind, "country, person, party, armed group, company, organisation ... (default: by code and sectors)");
  command->add_option("--code", options.actor.code, "country (RUS) or IGO, UNO, NGO, MNC ...");
  command->add_option("--sector", options.sectors, "PLOVER sector (GOV, MIL, REB ...), the most specific first")->allow_extra_args(false);
  command->add_option("--from", options.actor.from, "first day, month or year (2021-12-22, 2021-12, 2021)");
  command->add_option("--to", options.actor.to, "last day, month or year");
  command->add_option("--wikidata", options.actor.wikidata, "Wikidata id (Q159)");
  command->add_option("--noun", options.nouns, "noun by which texts speak of it again (alliance)")->allow_extra_args(false);
  command->add_option("--id", options.actor.id, "entity id (default: made from kind and name)");
  command->add_option("--file", options.file, "the table; made where it is absent");
  command->add_option("--store", options.store, "a store that keeps the actor");
  add_model(*command, options.model);
  command->callback([&commands] { commands.run = [&] { return run_actors_add(commands.actors_add); }; });
}

void add_actors(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("actors", "actor lists of your own");
  command->require_subcommand(1);
  CLI::App* import = command->add_subcommand("import", "check tables or PETRARCH dictionaries and write one table for --actors");
  import->add_option("FILE", commands.actors_import.files, "tables like those under schema/actors, or dictionaries")->required();
  import->add_option("-o,--output", commands.actors_import.output, "where the actors go (default: standard output)");
  import->add_option("--roles-output", commands.actors_import.roles_output, "where the agents of dictionaries go");
  import->add_option("--store", commands.actors_import.store, "keep them in this store instead, and read its documents again");
  add_model(*import, commands.actors_import.model);
  import->callback([&commands] { commands.run = [&] { return run_actors_import(commands.actors_import); }; });
  add_actors_add(*command, commands);
}

void add_mentions(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("mentions", "entity mentions with chain, entity and code, as JSON lines");
  add_inputs(*command, commands.mentions.input);
  add_model(*command, commands.mentions.model);
  command->add_flag("--actors-only", commands.mentions.actors_only, "only those that can act or be acted on");
  command->add_option("--actors", commands.mentions.actors, "files with actors of your own: tables or dictionaries in PETRARCH's syntax")->allow_extra_args(false);
  command->callback([&commands] { commands.run = [&] { return run_mentions(commands.mentions); }; });
}

void add_coding(CLI::App& command, CodingWords& words) {
  command.add_option("--conventions", words.conventions, "types where the PLOVER manual and the 2021 CAMEO table disagree: manual or table")
      ->check(CLI::IsMember({"manual", "table"}));
  command.add_option("--types", words.types, "the statistical stage of coding: a model that train wrote, or none (default: the one that is shipped)");
  command.add_option("--time-mode", words.narrative, "what relative dates hang on: auto, news (the document's date) or narrative (the last date told)")
      ->check(CLI::IsMember({"auto", "news", "narrative"}));
  command.add_option("--actors", words.actors, "files with actors of your own: tables or dictionaries in PETRARCH's syntax")->allow_extra_args(false);
}

void add_extract(CLI::App& app, Commands& commands) {
  ExtractOptions& options = commands.extract;
  CLI::App* command = app.add_subcommand("extract", "events of documents, a line each");
  add_inputs(*command, options.input);
  add_model(*command, options.model);
  add_coding(*command, options.coding);
  command->add_option("--format", options.format, "jsonl, csv or table")->check(CLI::IsMember({"jsonl", "csv", "table"}));
  command->add_option("--offsets", options.offsets, "spans in bytes or characters")->check(CLI::IsMember({"bytes", "characters"}));
  command->add_flag("--all", options.all, "also events that the ontology does not cover (without type), and predicates without participants");
  command->callback([&commands] { commands.run = [&] { return run_extract(commands.extract); }; });
}

void add_run(CLI::App& app, Commands& commands) {
  RunOptions& options = commands.main_job;
  CLI::App* command = app.add_subcommand("run", "the main job: documents to a store, events, a diagram and triples");
  add_inputs(*command, options.input);
  add_model(*command, options.model);
  add_coding(*command, options.coding);
  command->add_option("-o,--output", options.folder, "folder for the results; what its store holds already is kept");
  command->callback([&commands] { commands.run = [&] { return run_main_job(commands.main_job); }; });
}

void add_build(CLI::App& app, Commands& commands) {
  BuildOptions& options = commands.build;
  CLI::App* command = app.add_subcommand("build", "documents into a store");
  command->add_option("DB", options.store, "the store, made where it is absent")->required();
  add_inputs(*command, options.input);
  add_model(*command, options.model);
  add_coding(*command, options.coding);
  command->callback([&commands] { commands.run = [&] { return run_build(commands.build); }; });
}

void add_code(CLI::App& app, Commands& commands) {
  CodeOptions& options = commands.code;
  CLI::App* command = app.add_subcommand("code", "the event between two given parties: rows with a text and the spans of both");
  command->add_option("FILE", options.file, "JSON lines or TSV with id, text, date, actor, target; - for standard input")->required();
  add_model(*command, options.model);
  add_coding(*command, options.coding);
  command->callback([&commands] { commands.run = [&] { return run_code(commands.code); }; });
}

void add_train(CLI::App& app, Commands& commands) {
  TrainOptions& options = commands.train;
  CLI::App* command = app.add_subcommand("train", "fit the statistical stage of coding on labelled rows");
  command->add_option("LABELS", options.files, "JSON lines or TSV as for code, with a column type; or tables with marked_sentence and type")->required();
  command->add_option("-o,--output", options.output, "write the model here, for --types");
  command->add_option("--cross-validate", options.folds, "print how many of the rows are right when each part of so many is held out in turn");
  command->add_option("--cost", options.cost, "of errors against large weights")->check(CLI::PositiveNumber)->capture_default_str();
  add_model(*command, options.model);
  add_coding(*command, options.coding);
  command->callback([&commands] { commands.run = [&] { return run_train(commands.train); }; });
}

void add_ontology(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("ontology", "event types with quad category, score and modes");
  command->add_flag("--json", commands.ontology.json, "JSON lines instead of a table");
  command->callback([&commands] { commands.run = [&] { return run_ontology(commands.ontology); }; });
}

void add_times(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("times", "time expressions of each document as JSON lines");
  add_inputs(*command, commands.times.input);
  add_model(*command, commands.times.model);
  auto* narrative = command->add_flag("--narrative", commands.times.narrative, "history told in order: hang on the last date mentioned");
  command->add_flag("--news", commands.times.news, "reports of the day: hang on the document's date (default: decided by the text)")->excludes(narrative);
  command->callback([&commands] { commands.run = [&] { return run_times(commands.times); }; });
}

void add_parse(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("parse", "tokens, tags, lemmas, syntax and entity names as CoNLL-U");
  add_inputs(*command, commands.parse.input);
  add_model(*command, commands.parse.model);
  command->callback([&commands] { commands.run = [&] { return run_parse(commands.parse); }; });
}

void add_store_queries(CLI::App& app, Commands& commands) {
  CLI::App* events = app.add_subcommand("events", "merged events of a store, by date");
  add_store(*events, commands.events.store);
  add_format(*events, commands.events.format, commands.events.limit);
  add_filter(*events, commands.events.filter);
  events->callback([&commands] { commands.run = [&] { return run_events(commands.events); }; });

  CLI::App* relations = app.add_subcommand("relations", "relations between entities that the documents state");
  add_store(*relations, commands.relations.store);
  add_format(*relations, commands.relations.format, commands.relations.limit);
  add_filter(*relations, commands.relations.filter);
  relations->callback([&commands] { commands.run = [&] { return run_relations(commands.relations); }; });

  CLI::App* entities = app.add_subcommand("entities", "entities of a store, the most mentioned first");
  add_store(*entities, commands.entities.store);
  entities->add_option("NAME", commands.entities.name, "only those that this id, code or name can mean (as --entity)");
  add_format(*entities, commands.entities.format, commands.entities.limit);
  add_filter(*entities, commands.entities.filter);
  entities->callback([&commands] { commands.run = [&] { return run_entities(commands.entities); }; });
}

void add_show(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("show", "one event with its evidence, sources and explanation");
  add_store(*command, commands.show.store);
  command->add_option("EVENT", commands.show.event, "its id, or the beginning of it")->required();
  command->add_option("--merge", commands.show.merge, "which reports are of one event")->check(CLI::IsMember({"strict", "default", "one-a-day"}));
  command->add_flag("--json", commands.show.json, "one JSON object");
  command->callback([&commands] { commands.run = [&] { return run_show(commands.show); }; });
}

void add_remove(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("remove", "take documents out of a store, as if they had never been in");
  add_store(*command, commands.remove.store);
  command->add_option("DOC", commands.remove.documents, "ids of documents")->required();
  command->callback([&commands] { commands.run = [&] { return run_remove(commands.remove); }; });
}

void add_unknown(CLI::App& app, Commands& commands) {
  UnknownOptions& options = commands.unknown;
  CLI::App* command = app.add_subcommand("unknown", "frequent actors that nobody knows, of a store or of documents");
  add_inputs(*command, options.input);
  add_model(*command, options.model);
  add_coding(*command, options.coding);
  add_format(*command, options.format, options.limit);
  command->add_option("--examples", options.examples, "sentences shown for each in JSON lines");
  command->add_option("--min-mentions", options.min_mentions, "only those spoken of so often");
  command->callback([&commands] { commands.run = [&] { return run_unknown(commands.unknown); }; });
}

// One argument with blanks that names no file is the text itself.
ExitStatus run_why_words(WhyOptions& options) {
  const std::string& word = options.input.inputs.front();
  std::error_code error;  // a text can be too long for a file name
  const bool is_text = options.input.inputs.size() == 1 && word.find(' ') != std::string::npos && !std::filesystem::exists(word, error);
  if (is_text) options.text = word;
  return run_why(options);
}

void add_why(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("why", "sentence by sentence: what was coded and by which rule, or why nothing was");
  add_inputs(*command, commands.why.input);
  add_model(*command, commands.why.model);
  add_coding(*command, commands.why.coding);
  command->callback([&commands] { commands.run = [&] { return run_why_words(commands.why); }; });
}

}  // namespace

ExitStatus run_command_line(int argc, char** argv) {
  CLI::App app("dyad: from news text to a dated, coded, sourced network of who did what to whom", "dyad");
  app.set_version_flag("--version", DYAD_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  std::string schema_folder;
  app.add_option("--schema", schema_folder, "read knowledge files from this folder where it has them");
  Commands commands;
  add_run(app, commands);
  add_build(app, commands);
  add_export(app, commands);
  add_actors(app, commands);
  add_mentions(app, commands);
  add_extract(app, commands);
  add_code(app, commands);
  add_train(app, commands);
  add_ontology(app, commands);
  add_times(app, commands);
  add_triples(app, commands);
  add_parse(app, commands);
  add_path(app, commands);
  add_network(app, commands);
  add_timeline(app, commands);
  add_remove(app, commands);
  add_show(app, commands);
  add_store_queries(app, commands);
  add_unknown(app, commands);
  add_why(app, commands);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitStatus::Done : ExitStatus::Usage;
  }
  std::error_code error;
  if (!schema_folder.empty() && !std::filesystem::is_directory(schema_folder, error)) {
    return fail({base::ErrorCode::NotFound, "--schema: no such folder: " + schema_folder});
  }
  if (!schema_folder.empty()) schema::use_data_folder(schema_folder);
  return commands.run();
}

}  // namespace dyad::app
