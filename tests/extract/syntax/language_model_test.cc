#include "extract/syntax/language_model.h"

#include <fstream>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "extract/syntax/conllu.h"
#include "tests/support/language_model.h"

using namespace dyad::extract;
using dyad::test::language_model;

namespace {

std::string parse(const std::string& text, LanguageModel::Workspace& workspace) {
  Parse result;
  language_model().parse(text, {0, static_cast<std::uint32_t>(text.size())}, 0, workspace, result);
  std::string out;
  write_conllu("d", text, result, out);
  return out;
}

}  // namespace

TEST_CASE("stretches of a text are appended with positions in the text", "[syntax][model]") {
  const std::string text = "Title here\n\nPeru voted. Chile left.";
  auto workspace = language_model().make_workspace();
  Parse result;
  language_model().parse(text, {0, 10}, 0, *workspace, result);
  language_model().parse(text, {12, static_cast<std::uint32_t>(text.size())}, 1, *workspace, result);
  REQUIRE(result.tokens.size() == 8);
  REQUIRE(result.sentences.size() == 3);
  for (std::size_t i = 0; i < result.tokens.size(); ++i) {
    const Token& token = result.tokens[i];
    CHECK(text.substr(token.span.begin, token.span.size()) == token.form);
    CHECK(result.sentences[token.sentence].tokens.contains(static_cast<std::uint32_t>(i)));
    CHECK(result.sentences[token.sentence].tokens.contains(token.head));
  }
  CHECK(result.sentences[0].block == 0);
  CHECK(result.sentences[1].block == 1);
  CHECK(result.sentences[1].span == dyad::base::TextSpan{12, 23});
  CHECK(result.tokens[2].entity_type == "GPE");
}

TEST_CASE("what was read before changes nothing", "[syntax][model]") {
  const std::string text = "The U.S. didn't say who'd sent Maria Lopez to Lima on 4 May.";
  auto fresh = language_model().make_workspace();
  auto used = language_model().make_workspace();
  for (const char* other : {"Who said it?", "Lima (Peru) 4.", "maria lopez\n\nMARIA LOPEZ", ""}) parse(other, *used);
  CHECK(parse(text, *fresh) == parse(text, *used));
  CHECK(parse(text, *used) == parse(text, *fresh));
}

TEST_CASE("threads share a model", "[syntax][model]") {
  const std::string text = "Police in Lima arrested 14 people after clashes on Monday.";
  auto workspace = language_model().make_workspace();
  const std::string expected = parse(text, *workspace);
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&] {
      auto own = language_model().make_workspace();
      for (int i = 0; i < 3; ++i) result = parse(text, *own);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == expected);
}

TEST_CASE("an empty text has no tokens and no sentences", "[syntax][model]") {
  auto workspace = language_model().make_workspace();
  Parse result;
  language_model().parse("", {0, 0}, 0, *workspace, result);
  CHECK(result.tokens.empty());
  CHECK(result.sentences.empty());
}

TEST_CASE("the small model has no word vectors", "[syntax][model]") { CHECK(language_model().vector("president").empty()); }

TEST_CASE("a long text is parsed the same in pieces of any size", "[syntax][model]") {
  const std::string name = GENERATE("news", "strings");
  const bool has_lines = GENERATE(true, false);
  std::ifstream in("tests/data/language/" + name + ".jsonl");
  std::string text;
  for (std::string line; std::getline(in, line);) text += nlohmann::json::parse(line)["text"].get<std::string>() + (has_lines ? "\n" : " ");
  const auto whole_space = language_model().make_workspace(std::size_t{1} << 30);
  const std::string whole = parse(text, *whole_space);
  const std::size_t size = GENERATE(1, 7, 300);
  CAPTURE(name, has_lines, size);
  const auto workspace = language_model().make_workspace(size);
  CHECK(parse(text, *workspace) == whole);
  std::string handed_over;
  std::size_t pieces = 0, written = 0;
  write_conllu_head("d", handed_over);
  language_model().parse_in_pieces(text, {0, static_cast<std::uint32_t>(text.size())}, *workspace, [&](const Parse& piece) {
    write_conllu_sentences(text, piece, written, handed_over);
    written += piece.sentences.size();
    ++pieces;
  });
  CHECK(handed_over == whole);
  CHECK(pieces > 3);
}

TEST_CASE("parts of a text come out as each of them alone", "[syntax][model]") {
  const std::string name = GENERATE("news", "strings");
  std::ifstream in("tests/data/language/" + name + ".jsonl");
  std::string text;
  std::vector<TextPart> parts;
  for (std::string line; std::getline(in, line);) {
    // A whole document, a few words of it, nothing.
    const std::string words = nlohmann::json::parse(line)["text"];
    for (const std::string& part : {words, words.substr(0, words.find(' ')), std::string()}) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += part;
      parts.push_back({{begin, static_cast<std::uint32_t>(text.size())}, static_cast<std::uint32_t>(parts.size())});
      text += "\n\n";
    }
  }
  REQUIRE(parts.size() > 20);
  Parse alone, together, other;
  const auto one = language_model().make_workspace();
  for (const TextPart& part : parts) language_model().parse(text, part.span, part.block, *one, alone);
  const std::size_t size = GENERATE(1, 7, 300, 1 << 30);
  CAPTURE(name, size);
  const auto workspace = language_model().make_workspace(size);
  const TextToParse texts[] = {{text, std::span(parts).subspan(0, 11), &together}, {text, std::span(parts).subspan(11), &together}, {text, {}, &other}};
  language_model().parse(texts, *workspace);
  CHECK(other.tokens.empty());
  std::string expected, result;
  write_conllu("d", text, alone, expected);
  write_conllu("d", text, together, result);
  CHECK(result == expected);
  REQUIRE(together.sentences.size() == alone.sentences.size());
  for (std::size_t i = 0; i < alone.sentences.size(); ++i) {
    REQUIRE(together.sentences[i].block == alone.sentences[i].block);
    REQUIRE(together.sentences[i].span == alone.sentences[i].span);
  }
}

TEST_CASE("a text of more words than are remembered is parsed as it would be word by word", "[syntax][model]") {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "Ona" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + (i % 9 == 8 ? ". " : " ");
  const auto workspace = language_model().make_workspace();
  const auto whole_space = language_model().make_workspace(std::size_t{1} << 30);
  CHECK(parse(text, *workspace) == parse(text, *whole_space));
}
