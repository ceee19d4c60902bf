#include "extract/syntax/conllu.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {
namespace {

struct Escape {
  char32_t code_point;
  char letter;
};
constexpr Escape kEscapes[] = {{U' ', 's'}, {U'\t', 't'}, {U'\n', 'n'}, {U'\r', 'r'}, {U'\\', '\\'}};

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

void append_escaped(std::string_view form, std::string& out) {
  for (std::size_t at = 0; at < form.size();) {
    const auto [value, length] = base::decode(form, at);
    const auto* escape = std::find_if(std::begin(kEscapes), std::end(kEscapes), [&](const Escape& e) { return e.code_point == value; });
    if (escape != std::end(kEscapes)) out.append({'\\', escape->letter});
    else if (is_control(value) || is_space(value)) fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", static_cast<std::uint32_t>(value));
    else out.append(form.substr(at, length));
    at += length;
  }
}

// A sentence's text in a comment: line ends would end it.
void append_line(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, length] = base::decode(text, at);
    if (is_control(value) || value == 0x2028 || value == 0x2029) out.push_back(' ');
    else out.append(text.substr(at, length));
    at += length;
  }
}

void append_or_blank(std::string_view value, std::string& out) { out.append(value.empty() ? std::string_view("_") : value); }

void append_token(const Token& token, std::uint32_t index, std::uint32_t first, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{}\t", index - first + 1);
  append_escaped(token.form, out);
  out.push_back('\t');
  if (token.lemma.empty()) out.push_back('_');
  append_escaped(token.lemma, out);
  for (const std::string_view value : {token.upos, token.xpos, token.feats}) {
    out.push_back('\t');
    append_or_blank(value, out);
  }
  const auto head = token.head == index ? 0 : std::int64_t{token.head} - first + 1;
  fmt::format_to(std::back_inserter(out), "\t{}\t{}\t_\tTokenRange={}:{}", head, token.deprel,
                 token.span.begin, token.span.end);
  if (!token.space_after) out.append("|SpaceAfter=No");
  if (token.entity_mark != EntityMark::Outside) {
    fmt::format_to(std::back_inserter(out), "|NER={}-{}", token.entity_mark == EntityMark::Begin ? 'B' : 'I', token.entity_type);
  }
  out.push_back('\n');
}

}  // namespace

void write_conllu(std::string_view doc_id, std::string_view text, const Parse& parse, std::string& out) {
  write_conllu_head(doc_id, out);
  write_conllu_sentences(text, parse, 0, out);
}

void write_conllu_head(std::string_view doc_id, std::string& out) {
  out.append("# newdoc id = ");
  append_line(doc_id, out);
  out.push_back('\n');
}

void write_conllu_sentences(std::string_view text, const Parse& piece, std::size_t written, std::string& out) {
  for (const Sentence& sentence : piece.sentences) {
    fmt::format_to(std::back_inserter(out), "# sent_id = {}\n# text = ", ++written);
    append_line(text.substr(sentence.span.begin, sentence.span.size()), out);
    out.push_back('\n');
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) append_token(piece.tokens[i], i, sentence.tokens.begin, out);
    out.push_back('\n');
  }
}

std::string escape_conllu(std::string_view form) {
  std::string out;
  append_escaped(form, out);
  return out;
}

std::string unescape_conllu(std::string_view column) {
  std::string out;
  for (std::size_t at = 0; at < column.size(); ++at) {
    if (column[at] != '\\' || at + 1 == column.size()) {
      out.push_back(column[at]);
      continue;
    }
    const char letter = column[++at];
    const auto* escape = std::find_if(std::begin(kEscapes), std::end(kEscapes), [&](const Escape& e) { return e.letter == letter; });
    std::uint32_t value = 0;
    if (escape != std::end(kEscapes)) {
      base::append(out, escape->code_point);
    } else if (const std::size_t end = column.find('}', at); letter == 'u' && end != std::string_view::npos) {
      std::from_chars(column.data() + at + 2, column.data() + end, value, 16);
      base::append(out, value);
      at = end;
    }
  }
  return out;
}

}  // namespace dyad::extract
