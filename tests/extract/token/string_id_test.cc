#include "extract/token/string_id.h"

#include <catch2/catch.hpp>

using namespace dyad::extract;

TEST_CASE("string ids are spaCy's", "[token]") {
  // The values are of spaCy's StringStore.
  const auto [text, id] = GENERATE(table<const char*, StringId>({
      {"apple", 8566208034543834098u}, {"Apple", 6418411030699964375u}, {"is", 3411606890003347522u}, {"é", 16256712947286012828u},
      {"naïve", 16224804062388677344u}, {"xxxx", 13110060611322374290u}, {"president", 13696383780240996584u},
      {"", 0u}, {"agent", 401u}, {"X", 101u}, {"punct", 445u}, {"_", 456u}, {"ID", 64u},
  }));
  CAPTURE(text);
  CHECK(string_id(text) == id);
}
