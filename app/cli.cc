#include "app/cli.h"

#include <CLI/CLI.hpp>

#include "app/command.h"
#include "app/mentions_command.h"
#include "app/ontology_command.h"
#include "app/options.h"
#include "app/times_command.h"
#include "app/parse_command.h"
#include "schema/data.h"

namespace dyad::app {
namespace {

// A subcommand's options live as long as the parser; `run` is called after parsing.
struct Commands {
  MentionsOptions mentions;
  OntologyOptions ontology;
  TimesOptions times;
  ParseOptions parse;
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

void add_mentions(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("mentions", "entity mentions with chain, entity and code, as JSON lines");
  add_inputs(*command, commands.mentions.input);
  add_model(*command, commands.mentions.model);
  command->add_flag("--actors", commands.mentions.actors_only, "only those that can act or be acted on");
  command->callback([&commands] { commands.run = [&] { return run_mentions(commands.mentions); }; });
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

}  // namespace

ExitStatus run_command_line(int argc, char** argv) {
  CLI::App app("dyad: from news text to a dated, coded, sourced network of who did what to whom", "dyad");
  app.set_version_flag("--version", DYAD_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  std::string schema_folder;
  app.add_option("--schema", schema_folder, "read knowledge files from this folder where it has them");
  Commands commands;
  add_mentions(app, commands);
  add_ontology(app, commands);
  add_times(app, commands);
  add_parse(app, commands);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitStatus::Done : ExitStatus::Usage;
  }
  if (!schema_folder.empty()) schema::use_data_folder(schema_folder);
  return commands.run();
}

}  // namespace dyad::app
