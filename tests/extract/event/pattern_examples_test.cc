// Every example of schema/lexicon/patterns.tsv must be read by its pattern and no counter-example may be, through the
// language model and all steps before.
#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "base/table_file.h"
#include "extract/event/reading.h"
#include "extract/pipeline.h"
#include "schema/data.h"
#include "tests/support/language_model.h"

namespace dyad::extract {
namespace {

class PatternReader {
 public:
  PatternReader() : workspace_(nullptr, nullptr) {
    PipelineOptions options;
    options.model_folder = test::model_folder();
    auto pipeline = Pipeline::load(options);
    if (!pipeline) FAIL(pipeline.error().message);
    pipeline_ = std::move(*pipeline);
    workspace_ = pipeline_->make_workspace();
    const auto ontology = schema::Ontology::load();
    REQUIRE(ontology);
    auto lexicon = CodingLexicon::load(*ontology);
    if (!lexicon) FAIL(lexicon.error().message);
    lexicon_ = std::make_unique<CodingLexicon>(std::move(*lexicon));
  }

  // Whether a predicate of the sentence is read by the row of patterns.tsv at this line.
  bool applies(std::string_view sentence, std::size_t line) {
    Document doc;
    doc.id = "example";
    doc.text = sentence;
    doc.blocks.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, Block::Kind::Body});
    const Extraction found = pipeline_->extract(doc, *workspace_);
    const Tree tree(found.parse);
    const DocumentView view{doc, tree, found.resolution, found.times, found.predicates, *lexicon_};
    const std::string source = fmt::format("schema/lexicon/patterns.tsv:{} ", line);
    for (const Reading& reading : read_predicates(view, {.use_cues = true})) {
      if (std::any_of(reading.sources.begin(), reading.sources.end(), [&](const std::string& used) { return used.starts_with(source); })) return true;
    }
    return false;
  }

 private:
  std::unique_ptr<const Pipeline> pipeline_;
  std::unique_ptr<Pipeline::Workspace, void (*)(Pipeline::Workspace*)> workspace_;
  std::unique_ptr<CodingLexicon> lexicon_;
};

TEST_CASE("patterns apply to their examples and not to their counter-examples", "[lexicon]") {
  const auto bytes = schema::data_file("lexicon/patterns.tsv");
  REQUIRE(bytes);
  const auto table = base::read_table(*bytes, "schema/lexicon/patterns.tsv", {"lemma", "if", "example", "counter"});
  REQUIRE(table);
  PatternReader reader;
  std::size_t sentences = 0;
  std::string faults;
  std::size_t faulty = 0;
  const auto check = [&](const base::TableRow& row, std::string_view column, bool expected) {
    const std::string_view sentence = row.fields[*table->column(column)];
    if (sentence.empty()) return;
    ++sentences;
    if (reader.applies(sentence, row.line) == expected) return;
    ++faulty;
    faults += fmt::format("{}:{}: {} of '{}' [{}] fails: {}\n", table->name, row.line, column, row.fields[*table->column("lemma")],
                          row.fields[*table->column("if")], sentence);
  };
  for (const base::TableRow& row : table->rows) {
    check(row, "example", true);
    check(row, "counter", false);
  }
  INFO(faults);
  CHECK(faulty == 0);
  CHECK(sentences >= 1600);
}

}  // namespace
}  // namespace dyad::extract
