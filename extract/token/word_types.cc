#include "extract/token/word_types.h"

namespace dyad::extract {

WordType WordTypes::intern(std::string_view form, std::string_view own_norm) {
  if (own_norm.empty()) {
    if (const auto at = usual_.find(form); at != usual_.end()) return at->second;
  }
  std::string key;
  if (!own_norm.empty()) {
    key.append(form).append(1, '\0').append(own_norm);
    if (const auto at = own_norm_.find(key); at != own_norm_.end()) return at->second;
  }
  const auto type = static_cast<WordType>(lexemes_.size());
  Lexeme& lexeme = lexemes_.emplace_back(make_lexeme(form, rules_->norms));
  const auto found = rules_->sequences.find(form);
  sequences_.push_back(found == rules_->sequences.end() ? nullptr : &found->second);
  bytes_ += sizeof(Lexeme) + 4 * form.size();
  if (own_norm.empty()) {
    usual_.emplace(lexeme.form, type);
  } else {
    lexeme.norm = own_norm;
    lexeme.norm_id = string_id(own_norm);
    own_norm_.emplace(std::move(key), type);
  }
  return type;
}

void WordTypes::clear() {
  usual_.clear();
  own_norm_.clear();
  lexemes_.clear();
  sequences_.clear();
  bytes_ = 0;
}

}  // namespace dyad::extract
