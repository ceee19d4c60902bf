// The sentences of tests/cases/coding.tsv with their two parties given: how many of each type are coded as the manual says.
#include <fstream>
#include <iterator>
#include <map>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "base/table_file.h"
#include "extract/pipeline.h"
#include "tests/support/language_model.h"

namespace dyad::extract {
namespace {

// Floors, as the share of a type's sentences; NONE: nothing may be coded.
const std::map<std::string, double, std::less<>> kFloors = {
    {"AGREE", 0.85},    {"CONSULT", 0.95},  {"SUPPORT", 0.95}, {"CONCEDE", 0.9}, {"COOPERATE", 0.85}, {"AID", 0.95},
    {"RETREAT", 0.8},   {"REQUEST", 0.85},  {"ACCUSE", 0.9},   {"REJECT", 0.95}, {"THREATEN", 0.9},   {"PROTEST", 0.95},
    {"SANCTION", 0.95}, {"MOBILIZE", 0.95}, {"COERCE", 0.9},   {"ASSAULT", 0.95}, {"NONE", 0.6},
};

struct MarkedSentence {
  Document doc;
  DyadSpans dyad;
};

// "<s>Oman</s> met <t>Qatar</t>." as text and spans.
MarkedSentence unmark(std::string_view marked) {
  MarkedSentence sentence;
  std::string& text = sentence.doc.text;
  base::TextSpan span;
  while (!marked.empty()) {
    const auto tag = [&](std::string_view name) { return marked.starts_with(name); };
    if (tag("<s>") || tag("<t>")) {
      span.begin = static_cast<std::uint32_t>(text.size());
      marked.remove_prefix(3);
    } else if (tag("</s>") || tag("</t>")) {
      span.end = static_cast<std::uint32_t>(text.size());
      (tag("</s>") ? sentence.dyad.actor : sentence.dyad.target).push_back(span);
      marked.remove_prefix(4);
    } else {
      text += marked.front();
      marked.remove_prefix(1);
    }
  }
  sentence.doc.id = "case";
  sentence.doc.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, Block::Kind::Body});
  return sentence;
}

struct Tally {
  int right = 0;
  int all = 0;
  std::string faults;
};

TEST_CASE("relations between given parties are coded as the manual says", "[dyad]") {
  std::ifstream file("tests/cases/coding.tsv", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto table = base::read_table(bytes, "tests/cases/coding.tsv", {"marked_sentence", "type"});
  REQUIRE(table);
  PipelineOptions options;
  options.model_folder = test::model_folder();
  const auto pipeline = Pipeline::load(options);
  if (!pipeline) FAIL(pipeline.error().message);
  const auto workspace = (*pipeline)->make_workspace();
  std::map<std::string, Tally, std::less<>> tallies;
  for (const base::TableRow& row : table->rows) {
    const std::string_view marked = row.fields[*table->column("marked_sentence")];
    const MarkedSentence sentence = unmark(marked);
    const CodedDyad coded = (*pipeline)->code_dyad(sentence.doc, sentence.dyad, *workspace);
    const std::string_view expected = row.fields[*table->column("type")];
    const std::string_view got = coded.type ? to_string(*coded.type) : "NONE";
    Tally& tally = tallies[std::string(expected)];
    ++tally.all;
    if (got == expected) ++tally.right;
    else tally.faults += fmt::format("line {}: {} {}\n", row.line, got, marked);
  }
  for (const auto& [type, tally] : tallies) {
    CAPTURE(type, tally.right, tally.all, tally.faults);
    const auto floor = kFloors.find(type);
    REQUIRE(floor != kFloors.end());
    CHECK(tally.right >= floor->second * tally.all);
  }
}

}  // namespace
}  // namespace dyad::extract
