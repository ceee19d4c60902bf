#include "app/extract_command.h"

#include <optional>

#include "app/command.h"
#include "app/event_lines.h"
#include "app/extraction.h"

namespace dyad::app {

ExitStatus run_extract(const ExtractOptions& options) {
  const auto ontology = schema::Ontology::load();
  if (!ontology) return fail(ontology.error());
  const EventFormat format = to_event_format(options.format);
  write_output(event_header(format));
  const Finish finish = [&](const extract::Document& doc, extract::Extraction extraction) -> Delivery {
    std::optional<base::CharacterOffsets> characters;
    if (options.offsets == "characters") characters.emplace(doc.text);
    std::string lines;
    for (const schema::Event& event : extraction.events) lines += event_line(event, format, *ontology, characters ? &*characters : nullptr);
    return [lines = std::move(lines)] { write_output(lines); };
  };
  return run_extraction({options.input, options.model, options.coding, options.all}, finish);
}

}  // namespace dyad::app
