// Options that several subcommands share. app/cli.cc binds them to the command line.
#pragma once

#include <string>
#include <vector>

namespace dyad::app {

// Which documents to read and how.
struct InputOptions {
  std::vector<std::string> inputs;      // files, folders, "-" for standard input
  std::string format = "auto";          // auto, article, text, jsonl, csv, tsv
  std::vector<std::string> fields;      // "text=body": our field, their column
  std::string creation_time;            // date of documents that carry none, ISO
};

// How to read language.
struct ModelOptions {
  std::string folder;                   // empty: $DYAD_MODEL, else models/ beside the program's project, else share/dyad/models
  unsigned threads = 1;
};

// How to code and date, in the command line's words, and with which actors of the user's.
struct CodingWords {
  std::string conventions = "manual";   // manual, table
  std::string narrative = "auto";       // auto, news, narrative: what relative dates hang on
  std::vector<std::string> actors;      // files with actors of the user's own
  std::string types;                    // a model that `dyad train` wrote; "none": the rules alone; empty: the one that is shipped
};

}  // namespace dyad::app
