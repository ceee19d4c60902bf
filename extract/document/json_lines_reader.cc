// JSON lines: an object a line, the fields by their names.
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/table_file.h"
#include "base/utf8.h"
#include "extract/document/assemble.h"
#include "extract/document/format_reader.h"
#include "extract/document/messages.h"

namespace dyad::extract {
namespace {

using base::Result;
using Json = nlohmann::json;

// "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while …" -> "syntax error while …"
std::string_view cause(const Json::exception& error) {
  std::string_view what = error.what();
  for (std::string_view mark : {"] ", ": "}) {
    if (const std::size_t at = what.find(mark); at != std::string_view::npos && what.starts_with(mark == "] " ? "[" : "parse error")) {
      what.remove_prefix(at + mark.size());
    }
  }
  return what;
}

// Values that are no text or number (null, lists, objects) count as absent.
std::optional<std::string> to_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  return std::nullopt;
}

class JsonLinesReader final : public FormatReader {
 public:
  JsonLinesReader(OpenInput input, const ReadContext& context) : input_(std::move(input)), context_(context) {}

  std::optional<Result<Document>> next() override {
    while (!done_) {
      const auto line = input_.lines.next_line(context_.options.max_document_bytes);
      if (!line) {
        done_ = true;
        return Result<Document>(
            base::Error{line.error().code, fmt::format("{}:{}: {}", input_.name, input_.lines.line_number() + 1, line.error().message)});
      }
      if (!*line) return std::nullopt;
      if ((*line)->too_long) {
        return fail((*line)->number, fmt::format("expected a line of at most {} bytes", context_.options.max_document_bytes));
      }
      std::string_view text = (*line)->text;
      if ((*line)->number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
      if (!base::trim(text).empty()) return read_line(text, (*line)->number);
    }
    return std::nullopt;
  }

 private:
  Result<Document> fail(std::size_t line, std::string_view what) const { return bad_input(input_.name, line, what); }

  Result<Document> read_line(std::string_view line, std::size_t number) {
    if (base::is_valid_utf8(line)) return read_object(line, number);
    const auto repaired = base::repair_utf8(line);
    auto doc = read_object(repaired.text, number);
    if (doc) doc->replaced_bytes = repaired.replaced;
    return doc;
  }

  Result<Document> read_object(std::string_view line, std::size_t number) {
    try {
      const Json object = Json::parse(line);
      if (object.is_object()) return read_fields(object, number);
      if (object.is_array() && number == 1) return give_up(number, "a JSON array");
      return fail(number, fmt::format("expected a JSON object, found {} {}", object.type_name(), quoted(line)));
    } catch (const Json::parse_error& error) {
      const bool array = base::trim(line).starts_with('[');
      const bool ends_inside = number == 1 && error.byte > line.size();
      if (ends_inside && (array || !next_line_is_object())) return give_up(number, array ? "a JSON array" : "an object over several lines");
      return fail(number, fmt::format("bad JSON at column {}: {}", error.byte, cause(error)));
    } catch (const Json::exception& error) {
      return fail(number, fmt::format("bad JSON: {}", cause(error)));  // a number out of range
    }
  }

  // Invalidates the current line.
  bool next_line_is_object() {
    const std::string_view head = base::trim(input_.lines.peek());
    return head.empty() || head.starts_with('{');
  }

  // The file holds no JSON lines: one error, not one for every line that follows.
  Result<Document> give_up(std::size_t number, std::string_view found) {
    done_ = true;
    return fail(number, fmt::format("expected one JSON object a line, found {}", found));
  }

  Result<Document> read_fields(const Json& object, std::size_t number) const {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) {
      if (!value.is_null()) keys.push_back(key);
    }
    Record record;
    for (std::size_t i = 0; i < kFieldCount; ++i) {
      const auto field = static_cast<DocumentField>(i);
      const auto position = context_.names.find(field, keys);
      if (!position) continue;
      const Json& value = object.at(keys[*position]);
      const bool must_be_text = field == DocumentField::Text && !value.is_string();
      const bool must_be_day = field == DocumentField::Date && !value.is_string() && !value.is_number();
      if (must_be_text || must_be_day) return fail(number, fmt::format("expected a string in '{}', found {}", keys[*position], value.type_name()));
      record[i] = to_text(value);
    }
    if (!record[static_cast<std::size_t>(DocumentField::Text)]) return fail(number, fmt::format("expected a field {}", context_.names.describe(DocumentField::Text)));
    return make_document(std::move(record), input_.name, number, context_);
  }

  OpenInput input_;
  const ReadContext& context_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> make_json_lines_reader(OpenInput input, const ReadContext& context) {
  return std::make_unique<JsonLinesReader>(std::move(input), context);
}

}  // namespace dyad::extract
