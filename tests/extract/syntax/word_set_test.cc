#include "extract/syntax/word_set.h"

#include <catch2/catch.hpp>

using dyad::extract::WordSet;

TEST_CASE("a word set holds what was put in and nothing else", "[syntax]") {
  const std::string text = "abandon abate abbey";
  WordSet words(text.data(), 3);
  words.insert(std::string_view(text).substr(0, 7));
  words.insert(std::string_view(text).substr(8, 5));
  words.insert(std::string_view(text).substr(14, 5));
  for (const char* word : {"abandon", "abate", "abbey"}) CHECK(words.contains(word));
  for (const char* word : {"", "a", "abandons", "ABBEY"}) CHECK_FALSE(words.contains(word));
  CHECK_FALSE(WordSet().contains("abbey"));
}
