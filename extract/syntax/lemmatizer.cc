#include "extract/syntax/lemmatizer.h"

#include <algorithm>

#include "base/msgpack.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {
namespace {

using base::MsgpackReader;

// "Number" in "Number=Sing|Person=3" -> "Sing"; empty if it is not there.
std::string_view feature(std::string_view feats, std::string_view name) {
  while (!feats.empty()) {
    const std::size_t end = std::min(feats.find('|'), feats.size());
    const std::string_view entry = feats.substr(0, end);
    if (entry.size() > name.size() && entry.starts_with(name) && entry[name.size()] == '=') return entry.substr(name.size() + 1);
    feats.remove_prefix(std::min(end + 1, feats.size()));
  }
  return {};
}

// Whether the form is the lemma already: a singular noun, an infinitive, a finite present form without number, a positive adjective.
bool is_base_form(std::string_view upos, std::string_view feats) {
  const std::string_view verb_form = feature(feats, "VerbForm");
  if (upos == "NOUN" && feature(feats, "Number") == "Sing") return true;
  if (upos == "VERB" && verb_form == "Fin" && feature(feats, "Tense") == "Pres" && feature(feats, "Number").empty()) return true;
  return verb_form == "Inf" || verb_form == "None" || feature(feats, "Degree") == "Pos";
}

void add_front(std::vector<std::string>& forms, std::string form) {
  forms.insert(forms.begin(), std::move(form));
}

bool holds(const std::vector<std::string>& forms, std::string_view form) { return std::ranges::find(forms, form) != forms.end(); }

void remove_repeated(std::vector<std::string>& forms) {
  std::vector<std::string> distinct;
  for (std::string& form : forms) {
    if (!holds(distinct, form)) distinct.push_back(std::move(form));
  }
  forms = std::move(distinct);
}

}  // namespace

base::Result<Lemmatizer> Lemmatizer::read(std::string bytes, const std::string& file) {
  Lemmatizer lemmatizer;
  lemmatizer.bytes_ = std::make_unique<const std::string>(std::move(bytes));
  MsgpackReader in(*lemmatizer.bytes_);
  int found = 0;
  for (std::size_t count = in.read_map(); count > 0 && in.ok(); --count) {
    const std::string_view name = in.read_string();
    const bool is_rules = name == "lemma_rules", is_words = name == "lemma_index", is_exceptions = name == "lemma_exc";
    if (!is_rules && !is_words && !is_exceptions) {
      in.skip();
      continue;
    }
    ++found;
    for (std::size_t tags = in.read_map(); tags > 0 && in.ok(); --tags) {
      Table& table = lemmatizer.tables_[in.read_unsigned()];
      if (is_rules) {
        for (std::size_t rules = in.read_array(); rules > 0 && in.ok(); --rules) {
          const std::size_t parts = in.read_array();
          const std::string_view ending = in.read_string();
          table.rules.push_back({ending, in.read_string()});
          for (std::size_t i = 2; i < parts; ++i) in.skip();
        }
      } else if (is_words) {
        const std::size_t words = in.read_array();
        table.words = WordSet(lemmatizer.bytes_->data(), words);
        for (std::size_t i = 0; i < words && in.ok(); ++i) table.words.insert(in.read_string());
      } else {
        for (std::size_t words = in.read_map(); words > 0 && in.ok(); --words) {
          auto& lemmas = table.exceptions[in.read_string()];
          for (std::size_t lemma = in.read_array(); lemma > 0 && in.ok(); --lemma) lemmas.push_back(in.read_string());
        }
      }
    }
  }
  if (!in.ok()) return base::Error{base::ErrorCode::BadInput, file + ": " + in.fault()};
  if (found != 3) return base::Error{base::ErrorCode::Unsupported, file + ": expected tables lemma_rules, lemma_index and lemma_exc"};
  return lemmatizer;
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view lower, std::string_view upos, std::string_view feats) const {
  if (upos.empty() || upos == "EOL" || upos == "SPACE" || is_base_form(upos, feats)) return std::string(lower);
  const auto table = tables_.find(string_id(to_lower(upos)));
  if (table == tables_.end()) return std::string(upos == "PROPN" ? form : lower);
  return apply(table->second, form, lower);
}

std::string Lemmatizer::apply(const Table& table, std::string_view form, std::string_view lower) const {
  std::vector<std::string> forms;
  std::vector<std::string> unknown;
  for (const auto& [ending, replacement] : table.rules) {
    if (!lower.ends_with(ending)) continue;
    std::string candidate(lower.substr(0, lower.size() - ending.size()));
    candidate += replacement;
    if (candidate.empty()) continue;
    if (table.words.contains(candidate)) add_front(forms, std::move(candidate));
    else if (!is_alphabetic(std::string_view(candidate))) forms.push_back(std::move(candidate));
    else unknown.push_back(std::move(candidate));
  }
  remove_repeated(forms);
  if (const auto at = table.exceptions.find(lower); at != table.exceptions.end()) {
    for (const std::string_view lemma : at->second) {
      if (!holds(forms, lemma)) add_front(forms, std::string(lemma));
    }
  }
  if (!forms.empty()) return forms.front();
  return unknown.empty() ? std::string(form) : unknown.front();
}

}  // namespace dyad::extract
