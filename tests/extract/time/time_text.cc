#include "tests/extract/time/time_text.h"

#include <cctype>

#include <catch2/catch.hpp>

namespace dyad::test {
namespace {

bool is_abbreviation(std::string_view word) {
  static constexpr std::string_view kKnown[] = {"Wed.", "Oct.", "p.m.", "a.m.", "Dec.", "Jan.", "St.", "Jr.", "B.C.", "A.D."};
  for (std::string_view known : kKnown) if (word == known) return true;
  return false;
}

bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The length of the first token of a word as spaCy would split it, roughly.
std::size_t first_token(std::string_view word) {
  if (is_abbreviation(word)) return word.size();
  if (word.size() > 1 && is_abbreviation(word.substr(0, word.size() - 1))) return word.size() - 1;
  if (word == "'s") return 2;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const bool last = i + 1 == word.size();
    if (c == '\'' && (word.substr(i) == "'s" || last || i == 0)) return std::max<std::size_t>(i, 1);
    if ((c == ',' || c == ')' || c == '(' || c == ';' || c == '%' || c == '$') && (last || i == 0 || !is_digit(word[i + 1]))) return i == 0 ? 1 : i;
    if (c == '.' && last) return i == 0 ? 1 : i;
    if (c == '-' && i > 0 && !last && is_alphanumeric(word[i - 1])) return i;
    if (c == '-' && i == 0) return 1;
    if (i > 0 && is_digit(word[i - 1]) && (word.substr(i) == "pm" || word.substr(i) == "am") && word.find(':') == std::string_view::npos) return i;
  }
  return word.size();
}

void add_token(ParsedText& out, std::string_view form, std::string_view tag, std::uint32_t begin, bool space_after) {
  extract::Token token;
  token.form = token.norm = out.parse.strings.emplace_back(form);
  token.lemma = token.form;
  token.xpos = out.parse.strings.emplace_back(tag);
  token.deprel = out.parse.tokens.empty() ? "ROOT" : "dep";
  token.span = {begin, begin + static_cast<std::uint32_t>(form.size())};
  token.space_after = space_after;
  out.parse.tokens.push_back(token);
}

}  // namespace

std::unique_ptr<ParsedText> tokenize_plain(std::string_view text) {
  auto out = std::make_unique<ParsedText>();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at), tag;
    at = end + 1;
    if (const auto mark = word.find('_'); mark != std::string_view::npos) {
      tag = word.substr(mark + 1);
      word = word.substr(0, mark);
    }
    if (word.empty()) continue;
    while (!word.empty()) {
      const std::size_t length = first_token(word);
      const auto begin = static_cast<std::uint32_t>(out->doc.text.size());
      out->doc.text += word.substr(0, length);
      const bool last = length == word.size();
      add_token(*out, word.substr(0, length), tag, begin, last);
      word.remove_prefix(length);
    }
    out->doc.text += ' ';
  }
  const auto count = static_cast<std::uint32_t>(out->parse.tokens.size());
  if (count != 0) {
    out->parse.tokens[0].starts_sentence = true;
    out->parse.sentences.push_back({{0, count}, {0, static_cast<std::uint32_t>(out->doc.text.size())}, 0});
  }
  return out;
}

const extract::TimeTagger& time_tagger() {
  static const auto tagger = extract::TimeTagger::load();
  if (!tagger) FAIL(tagger.error().message);
  return **tagger;
}

std::vector<extract::TimeExpression> find_times(const ParsedText& text, std::string_view creation_time, extract::TimeOptions::Mode mode) {
  const extract::Tree tree(text.parse);
  return time_tagger().find_times(text.doc, tree, {base::parse_date(creation_time), mode});
}

}  // namespace dyad::test
