#include "app/why_command.h"

#include <fmt/format.h>

#include "app/command.h"
#include "app/event_lines.h"
#include "app/extraction.h"

namespace dyad::app {
namespace {

std::string_view text_of(const extract::Document& doc, base::TextSpan span) { return std::string_view(doc.text).substr(span.begin, span.size()); }

std::string explain_event(const schema::Event& event, const schema::Ontology& ontology) {
  std::string text = "  " + event_line(event, EventFormat::Table, ontology, nullptr);
  text.resize(text.find('\n') + 1);
  for (const auto& [what, how] : event.explanation) text += fmt::format("      {:<8} {}\n", what, how);
  return text;
}

std::string explain_sentence(const extract::Document& doc, const extract::Extraction& extraction, std::uint32_t index, const schema::Ontology& ontology) {
  std::string text = fmt::format("{}\n", text_of(doc, extraction.parse.sentences[index].span));
  bool is_empty = true;
  for (const schema::Event& event : extraction.events) {
    if (event.sentence != index) continue;
    text += explain_event(event, ontology);
    is_empty = false;
  }
  for (const extract::Uncoded& uncoded : extraction.uncoded) {
    if (uncoded.sentence != index) continue;
    text += fmt::format("  not coded: {}: {}\n", text_of(doc, uncoded.span), uncoded.reason);
    is_empty = false;
  }
  if (is_empty) text += "  no predicate was found\n";
  return text + "\n";
}

std::string explain_document(const extract::Document& doc, const extract::Extraction& extraction, const schema::Ontology& ontology) {
  std::string text;
  for (std::uint32_t i = 0; i < extraction.parse.sentences.size(); ++i) text += explain_sentence(doc, extraction, i, ontology);
  return text;
}

ExitStatus explain_text(const WhyOptions& options, const schema::Ontology& ontology) {
  const auto read = read_options(options.input);
  if (!read) {
    report(read.error().message);
    return ExitStatus::Usage;
  }
  const auto pipeline = load_pipeline(options.model, options.coding, false);
  if (!pipeline) return fail(pipeline.error());
  extract::Document doc;
  doc.id = "text";
  doc.text = options.text;
  doc.creation_time = read->creation_time;
  doc.blocks.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, extract::Block::Kind::Body});
  const auto workspace = (*pipeline)->make_workspace();
  write_output(explain_document(doc, (*pipeline)->extract(doc, *workspace), ontology));
  return ExitStatus::Done;
}

}  // namespace

ExitStatus run_why(const WhyOptions& options) {
  const auto ontology = schema::Ontology::load();
  if (!ontology) return fail(ontology.error());
  if (!options.text.empty()) return explain_text(options, *ontology);
  const Finish finish = [&](const extract::Document& doc, extract::Extraction extraction) -> Delivery {
    std::string text = explain_document(doc, extraction, *ontology);
    return [text = std::move(text)] { write_output(text); };
  };
  return run_extraction({options.input, options.model, options.coding, false}, finish);
}

}  // namespace dyad::app
