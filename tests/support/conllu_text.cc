#include "tests/support/conllu_text.h"

#include <sstream>
#include <vector>

namespace dyad::test {
namespace {

// Reads one token line; `first` is the document index of the sentence's first token.
extract::Token read_token(const std::string& line, ParsedText& out, std::uint32_t first) {
  std::istringstream in(line);
  std::vector<std::string> columns(10, "_");
  for (std::string& column : columns) in >> column;
  const auto keep = [&](const std::string& text) -> std::string_view {
    return text == "_" ? std::string_view() : out.parse.strings.emplace_back(text);
  };
  extract::Token token;
  token.form = token.norm = out.parse.strings.emplace_back(columns[1]);
  token.lemma = keep(columns[2]);
  token.upos = keep(columns[3]);
  token.xpos = keep(columns[4]);
  token.feats = keep(columns[5]);
  const int head = std::stoi(columns[6]);
  const auto index = static_cast<std::uint32_t>(out.parse.tokens.size());
  token.head = head == 0 ? index : first + static_cast<std::uint32_t>(head) - 1;
  token.deprel = head == 0 ? std::string_view("ROOT") : keep(columns[7]);
  token.space_after = columns[9].find("SpaceAfter=No") == std::string::npos;
  if (const auto at = columns[9].find("NER="); at != std::string::npos) {
    const std::string mark = columns[9].substr(at + 4, columns[9].find('|', at) - at - 4);
    token.entity_mark = mark[0] == 'B' ? extract::EntityMark::Begin : extract::EntityMark::Inside;
    token.entity_type = out.parse.strings.emplace_back(mark.substr(2));
  }
  token.span.begin = static_cast<std::uint32_t>(out.doc.text.size());
  out.doc.text += columns[1];
  token.span.end = static_cast<std::uint32_t>(out.doc.text.size());
  if (token.space_after) out.doc.text += ' ';
  return token;
}

void end_sentence(ParsedText& out, std::uint32_t first) {
  const auto end = static_cast<std::uint32_t>(out.parse.tokens.size());
  if (first == end) return;
  out.parse.tokens[first].starts_sentence = true;
  out.parse.sentences.push_back({{first, end}, {out.parse.tokens[first].span.begin, out.parse.tokens[end - 1].span.end}, 0});
}

}  // namespace

std::unique_ptr<ParsedText> parse_conllu(std::string_view block) {
  auto out = std::make_unique<ParsedText>();
  std::istringstream in{std::string(block)};
  std::uint32_t first = 0;
  for (std::string line; std::getline(in, line);) {
    const auto begin = line.find_first_not_of(" \t");
    if (begin == std::string::npos) {
      end_sentence(*out, first);
      first = static_cast<std::uint32_t>(out->parse.tokens.size());
    } else if (line[begin] != '#') {
      out->parse.tokens.push_back(read_token(line, *out, first));
      out->parse.tokens.back().sentence = static_cast<std::uint32_t>(out->parse.sentences.size());
    }
  }
  end_sentence(*out, first);
  out->doc.id = "test";
  out->doc.blocks.push_back({{0, static_cast<std::uint32_t>(out->doc.text.size())}, extract::Block::Kind::Body});
  return out;
}

}  // namespace dyad::test
