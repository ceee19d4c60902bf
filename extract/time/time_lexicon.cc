#include "extract/time/time_lexicon.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/table_file.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ (hash >> 15);
}

std::optional<WordGuard> to_guard(std::string_view name) {
  if (name.empty()) return WordGuard::None;
  if (name == "capital") return WordGuard::Capital;
  if (name == "proper") return WordGuard::Proper;
  if (name == "dated") return WordGuard::Dated;
  if (name == "noun") return WordGuard::Noun;
  if (name == "common") return WordGuard::Common;
  if (name == "nameless") return WordGuard::Nameless;
  if (name == "modifier") return WordGuard::Modifier;
  return std::nullopt;
}

}  // namespace

TimeLexicon::TimeLexicon() : slots_(2048) {}

std::optional<ClassId> TimeLexicon::find_class(std::string_view name) const {
  const auto found = std::find(class_names_.begin(), class_names_.end(), name);
  if (found == class_names_.end()) return std::nullopt;
  return static_cast<ClassId>(found - class_names_.begin());
}

std::optional<ClassId> TimeLexicon::class_id(std::string_view name) {
  if (const auto found = find_class(name)) return found;
  if (class_names_.size() == 64) return std::nullopt;
  class_names_.emplace_back(name);
  return static_cast<ClassId>(class_names_.size() - 1);
}

Result<void> TimeLexicon::add_words(std::string_view text, std::string name) {
  const auto table = base::read_table(text, std::move(name), {"class", "field", "value", "words", "when"});
  if (!table) return table.error();
  const auto at = [&](std::string_view title) { return *table->column(title); };
  for (const base::TableRow& row : table->rows) {
    const auto field = to_field(row.fields[at("field")]);
    if (!field) return table->error_at(row, fmt::format("expected the name of a field: '{}'", row.fields[at("field")]));
    const auto value = to_field_value(*field, row.fields[at("value")]);
    if (!value) return table->error_at(row, fmt::format("expected a value of '{}': '{}'", row.fields[at("field")], row.fields[at("value")]));
    const auto guard = to_guard(row.fields[at("when")]);
    if (!guard) return table->error_at(row, "expected 'capital', 'proper', 'dated', 'noun', 'common', 'nameless', 'modifier' or nothing in the column 'when'");
    const auto id = class_id(row.fields[at("class")]);
    if (!id) return table->error_at(row, "expected at most 64 word classes");
    for (std::string_view word : base::split_list(row.fields[at("words")])) {
      if (word.size() > kMaxLength) return table->error_at(row, fmt::format("expected words of at most {} letters: '{}'", kMaxLength, word));
      WordEntry& entry = make_entry(word);
      entry.readings.push_back({*id, *guard, *value});
      entry.classes |= std::uint64_t{1} << *id;
      entry.guarded |= *guard != WordGuard::None;
    }
  }
  return {};
}

LiteralId TimeLexicon::add_literal(std::string_view word) {
  WordEntry& entry = make_entry(word);
  if (entry.literal == 0) entry.literal = ++literals_;
  return entry.literal;
}

WordEntry& TimeLexicon::make_entry(std::string_view word) {
  if (const WordEntry* found = find(word)) return entries_[index_of(found)];
  entries_.emplace_back();
  insert(word, static_cast<std::uint32_t>(entries_.size() - 1));
  return entries_.back();
}

void TimeLexicon::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.length != 0) insert({slot.word.data(), slot.length}, slot.entry);
  }
}

void TimeLexicon::insert(std::string_view word, std::uint32_t entry) {
  if (2 * (used_ + 1) > slots_.size()) grow();
  std::size_t at = hash_of(word) & (slots_.size() - 1);
  while (slots_[at].length != 0) at = (at + 1) & (slots_.size() - 1);
  std::copy(word.begin(), word.end(), slots_[at].word.begin());
  slots_[at].length = static_cast<std::uint8_t>(word.size());
  slots_[at].entry = entry;
  may_begin_[static_cast<unsigned char>(word.front()) & 127U][word.size()] = true;
  ++used_;
}

const WordEntry* TimeLexicon::find(std::string_view form) const {
  if (form.empty() || form.size() > kMaxLength) return nullptr;
  const char first = to_lower(form.front());
  if (!may_begin_[static_cast<unsigned char>(first) & 127U][form.size()]) return nullptr;
  std::array<char, kMaxLength> folded;
  std::transform(form.begin(), form.end(), folded.begin(), to_lower);
  const std::string_view key(folded.data(), form.size());
  for (std::size_t at = hash_of(key) & (slots_.size() - 1); slots_[at].length != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (std::string_view(slots_[at].word.data(), slots_[at].length) == key) return &entries_[slots_[at].entry];
  }
  return nullptr;
}

}  // namespace dyad::extract
