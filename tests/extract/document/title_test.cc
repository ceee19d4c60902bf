#include "extract/document/title.h"

#include <string>

#include <catch2/catch.hpp>

#include "extract/pipeline.h"

namespace dyad::extract {

TEST_CASE("a headline ends before the last free dash or bar", "[document]") {
  const auto [headline, rest] = GENERATE(table<std::string, std::string>({{"Army arrests president ", "- BBC News"}, {"Rebels shelled port ", "- mayor"}, {"Chad recalls its envoy ", "| World"},
                                                                          {"Strike shuts port of Callao ", "– Andina"}, {"Oslo – the inside story of the raid ", "— The Post"}}));
  CAPTURE(headline);
  CHECK(headline_length(headline + rest) == headline.size());
}

TEST_CASE("titles that are headlines alone", "[document]") {
  const std::string title = GENERATE(as<std::string>{}, "", "Army arrests president", "Paris - Berlin train late", "The 24-hour strike is over", "Chad recalls its envoy -", "US-led forces leave the port",
                                     "North Korea - once an ally of Beijing - condemns China", "Kenya sends 200 - 300 police to Haiti");
  CAPTURE(title);
  CHECK(headline_length(title) == title.size());
}

TEST_CASE("dateline, headline and publisher are read apart", "[document]") {
  Document doc;
  doc.text = "LIMA (EFE) - Chad jails an editor - BBC News\nChad jailed an editor - again.";
  doc.blocks = {{{0, 44}, Block::Kind::Title}, {{45, 75}, Block::Kind::Body}};
  std::vector<std::string> parts;
  for (const TextPart& part : parts_to_read(doc)) parts.push_back(doc.text.substr(part.span.begin, part.span.size()));
  CHECK(parts == std::vector<std::string>{"LIMA (EFE) - ", "Chad jails an editor ", "- BBC News", "Chad jailed an editor - again."});
}

}  // namespace dyad::extract
