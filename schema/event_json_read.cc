// The reading half of schema/event_json.h.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/event_json.h"

namespace dyad::schema {
namespace {

using Json = nlohmann::ordered_json;

// Thrown inside this file only; the public functions turn it into an Error.
struct BadRecord {
  std::string message;
};

std::string brief(const Json& json) {
  std::string text = json.is_string() ? json.get<std::string>() : json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return text.size() > 60 ? text.substr(0, 57) + "..." : text;
}

// An object and the path that leads to it, for messages: "actor[0]".
class Record {
 public:
  Record(const Json& json, std::string path) : json_(json), path_(std::move(path)) {
    if (!json.is_object()) fail("", "an object", json);
  }

  const Json* find(const char* key) const {
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
  }
  const Json& need(const char* key, const char* expected) const {
    const Json* value = find(key);
    if (!value) throw BadRecord{fmt::format("{}: expected {}, found nothing", path_to(key), expected)};
    return *value;
  }
  [[noreturn]] void fail(std::string_view key, std::string_view expected, const Json& found) const {
    throw BadRecord{fmt::format("{}: expected {}: {}", path_to(key), expected, brief(found))};
  }
  std::string path_to(std::string_view key) const {
    if (key.empty()) return path_.empty() ? "record" : path_;
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
  }

  auto items() const { return json_.items(); }

  std::string text(const char* key) const {
    const Json* value = find(key);
    if (!value) return {};
    if (!value->is_string()) fail(key, "a text", *value);
    return value->get<std::string>();
  }
  std::string needed_text(const char* key) const {
    need(key, "a text");
    return text(key);
  }
  std::vector<std::string> texts(const char* key) const {
    const Json* value = find(key);
    if (!value) return {};
    std::vector<std::string> out;
    if (!value->is_array()) fail(key, "a list of texts", *value);
    for (const Json& entry : *value) {
      if (!entry.is_string()) fail(key, "a list of texts", *value);
      out.push_back(entry.get<std::string>());
    }
    return out;
  }
  bool flag(const char* key) const {
    const Json* value = find(key);
    if (value && !value->is_boolean()) fail(key, "true or false", *value);
    return value && value->get<bool>();
  }
  std::optional<double> number(const char* key) const {
    const Json* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_number()) fail(key, "a number", *value);
    return value->get<double>();
  }
  std::optional<std::int64_t> whole(const char* key) const {
    const Json* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_number_integer()) fail(key, "a whole number", *value);
    return value->get<std::int64_t>();
  }
  base::TextSpan span_of(const char* key, const Json& value) const {
    if (!value.is_array() || value.size() != 2 || !value[0].is_number_unsigned() || !value[1].is_number_unsigned() ||
        value[0].get<std::uint64_t>() > value[1].get<std::uint64_t>() || value[1].get<std::uint64_t>() > UINT32_MAX) {
      fail(key, "a span [begin,end]", value);
    }
    return {value[0].get<std::uint32_t>(), value[1].get<std::uint32_t>()};
  }
  std::optional<base::TextSpan> span(const char* key) const {
    const Json* value = find(key);
    if (!value) return std::nullopt;
    return span_of(key, *value);
  }
  std::optional<base::Date> day(const char* key) const {
    const Json* value = find(key);
    if (!value) return std::nullopt;
    const auto date = value->is_string() ? base::parse_date(value->get_ref<const std::string&>()) : std::nullopt;
    if (!date) fail(key, "a day as YYYY-MM-DD", *value);
    return date;
  }
  // A name out of a closed list, read with its own function.
  template <typename Enum>
  std::optional<Enum> name(const char* key, std::optional<Enum> (*read)(std::string_view), std::string_view expected) const {
    const Json* value = find(key);
    if (!value) return std::nullopt;
    const auto known = value->is_string() ? read(value->get_ref<const std::string&>()) : std::nullopt;
    if (!known) fail(key, expected, *value);
    return known;
  }

 private:
  const Json& json_;
  std::string path_;
};

Participant read_participant(const Record& record) {
  Participant out;
  out.text = record.text("text");
  out.span = record.span("span");
  out.actor.entity = record.text("entity");
  out.actor.name = record.text("name");
  out.actor.kind = record.name<EntityKind>("kind", to_entity_kind, "a kind of entity").value_or(EntityKind::Unknown);
  out.actor.code = record.text("code");
  out.actor.sectors = record.texts("sector");
  out.actor.wikidata = record.text("wikidata");
  return out;
}

std::vector<Participant> read_participants(const Record& record, const char* key) {
  const Json* list = record.find(key);
  if (!list) return {};
  if (!list->is_array()) record.fail(key, "a list", *list);
  std::vector<Participant> out;
  for (const Json& entry : *list) out.push_back(read_participant(Record(entry, fmt::format("{}[{}]", record.path_to(key), out.size()))));
  return out;
}

Action read_action(const Record& record) {
  Action out;
  out.text = record.text("text");
  out.span = record.span_of("span", record.need("span", "a span [begin,end]"));
  if (const Json* pieces = record.find("spans")) {
    if (!pieces->is_array()) record.fail("spans", "a list of spans", *pieces);
    for (const Json& piece : *pieces) out.spans.push_back(record.span_of("spans", piece));
  } else {
    out.spans.push_back(out.span);
  }
  out.lemma = record.text("lemma");
  out.type = record.name<EventType>("type", to_event_type, "one of the sixteen event types");
  out.modes = record.texts("mode");
  out.contexts = record.texts("contexts");
  out.cameo = record.text("cameo");
  return out;
}

EventDate read_date(const Record& parent) {
  const Json* json = parent.find("date");
  if (!json) return {};
  const Record record(*json, parent.path_to("date"));
  EventDate out;
  out.days = {record.day("start"), record.day("end")};
  if (out.days.first && out.days.last && *out.days.first > *out.days.last) record.fail("end", "a day not before the start", (*json)["end"]);
  out.granularity = record.name<Granularity>("granularity", to_granularity, "a granularity").value_or(Granularity::Unknown);
  out.basis = record.name<DateBasis>("basis", to_date_basis, "a basis of the date").value_or(DateBasis::Unknown);
  out.text = record.text("text");
  out.span = record.span("span");
  out.timex = record.text("timex");
  return out;
}

Location to_location(const Record& record) {
  return {record.text("text"),  record.text("name"),  record.text("country"),
          record.number("lat"), record.number("lon"), record.whole("geonames")};
}

Flags read_flags(const Record& parent) {
  const Json* json = parent.find("flags");
  if (!json) return {};
  const Record record(*json, "flags");
  return {record.flag("negated"), record.flag("future"), record.flag("hypothetical"), record.flag("historical")};
}

std::optional<Count> read_count(const Record& record, const char* key) {
  const Json* json = record.find(key);
  if (!json) return std::nullopt;
  if (!json->is_object()) return Count{record.whole(key), record.whole(key)};
  const Record range(*json, record.path_to(key));
  return Count{range.whole("low"), range.whole("high")};
}

Counts to_counts(const Record& record) {
  return {read_count(record, "dead"), read_count(record, "injured"), read_count(record, "arrested")};
}

Evidence read_evidence(const Record& parent) {
  const Record record(parent.need("evidence", "an object"), "evidence");
  return {record.span_of("span", record.need("span", "a span [begin,end]")), record.text("text")};
}

Explanation to_explanation(const Record& record) {
  Explanation out;
  for (const auto& [step, how] : record.items()) {
    if (how.is_string()) {
      out.emplace_back(step, how.get<std::string>());
    } else {
      for (std::string& line : record.texts(step.c_str())) out.emplace_back(step, std::move(line));
    }
  }
  return out;
}

// A part that may be absent: then its default value.
template <typename T>
T read_part(const Record& parent, const char* key, T (*read)(const Record&)) {
  const Json* json = parent.find(key);
  return json ? read(Record(*json, key)) : T{};
}

std::uint32_t read_sentence(const Record& record) {
  const auto number = record.whole("sentence").value_or(0);
  if (number < 0 || number > UINT32_MAX) record.fail("sentence", "a sentence number from 0", *record.find("sentence"));
  return static_cast<std::uint32_t>(number);
}

double read_confidence(const Record& record) {
  const double confidence = record.number("confidence").value_or(0);
  if (!(confidence >= 0 && confidence <= 1)) record.fail("confidence", "a number from 0 to 1", *record.find("confidence"));
  return confidence;
}

Event to_event(const Record& record) {
  Event out;
  out.id = record.needed_text("id");
  out.document = record.needed_text("doc");
  out.sentence = read_sentence(record);
  out.action = read_action(Record(record.need("action", "an object"), "action"));
  out.actors = read_participants(record, "actor");
  out.targets = read_participants(record, "target");
  out.date = read_date(record);
  if (record.find("location")) out.location = read_part(record, "location", to_location);
  out.flags = read_flags(record);
  if (const Json* speaker = record.find("reported_by")) out.reported_by = read_participant(Record(*speaker, "reported_by"));
  out.counts = read_part(record, "counts", to_counts);
  out.evidence = read_evidence(record);
  out.confidence = read_confidence(record);
  out.explanation = read_part(record, "explanation", to_explanation);
  return out;
}

Relation to_relation(const Record& record) {
  Relation out;
  out.document = record.needed_text("doc");
  out.sentence = read_sentence(record);
  out.subject = read_participant(Record(record.need("subject", "an object"), "subject"));
  out.relation = record.needed_text("relation");
  out.object = read_participant(Record(record.need("object", "an object"), "object"));
  out.date = read_date(record);
  out.evidence = read_evidence(record);
  out.confidence = read_confidence(record);
  out.explanation = read_part(record, "explanation", to_explanation);
  return out;
}

template <typename T>
base::Result<T> read_record(const Json& json, T (*read)(const Record&)) {
  try {
    return read(Record(json, ""));
  } catch (const BadRecord& bad) {
    return base::Error{base::ErrorCode::BadInput, bad.message};
  }
}

template <typename T>
base::Result<T> read_line(std::string_view line, T (*read)(const Record&)) {
  const Json json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) return base::Error{base::ErrorCode::BadInput, "expected one JSON object"};
  return read_record(json, read);
}

}  // namespace

base::Result<Event> event_from_json(const Json& json) { return read_record(json, to_event); }
base::Result<Relation> relation_from_json(const Json& json) { return read_record(json, to_relation); }
base::Result<Location> location_from_json(const Json& json) { return read_record(json, to_location); }
base::Result<Counts> counts_from_json(const Json& json) { return read_record(json, to_counts); }
base::Result<Explanation> explanation_from_json(const Json& json) { return read_record(json, to_explanation); }
base::Result<Event> read_event(std::string_view line) { return read_line(line, to_event); }
base::Result<Relation> read_relation(std::string_view line) { return read_line(line, to_relation); }

}  // namespace dyad::schema
