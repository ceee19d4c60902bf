#include "base/msgpack.h"

#include <catch2/catch.hpp>

using dyad::base::MsgpackReader;
using namespace std::string_view_literals;

TEST_CASE("MessagePack values of every width are read", "[msgpack]") {
  MsgpackReader in("\x07\xFF\xCC\xFF\xCD\x01\x00\xCF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xD0\x80\xD1\xFF\x7F\xA2hi\xC4\x01x\xC0\xC3\xCA\x3F\x80\x00\x00\xCB\x3F\xF0\0\0\0\0\0\0"sv);
  CHECK(in.read_integer() == 7);
  CHECK(in.read_integer() == -1);
  CHECK(in.read_unsigned() == 255);
  CHECK(in.read_unsigned() == 256);
  CHECK(in.read_unsigned() == UINT64_MAX);
  CHECK(in.read_integer() == -128);
  CHECK(in.read_integer() == -129);
  CHECK(in.read_string() == "hi");
  CHECK(in.read_binary() == "x");
  in.read_nil();
  CHECK(in.read_boolean());
  CHECK(in.read_float() == 1.0);
  CHECK(in.read_float() == 1.0);
  CHECK(in.ok());
  CHECK(in.at_end());
}

TEST_CASE("a MessagePack value is skipped with all that it holds", "[msgpack]") {
  MsgpackReader in("\x92\x82\xA1" "a\x91\x01\xA1" "b\xC0\xD6\x01\0\0\0\0\x2A"sv);
  in.skip();
  CHECK(in.read_integer() == 42);
  CHECK(in.ok());
}

TEST_CASE("faulty MessagePack is told with its place", "[msgpack]") {
  struct Case {
    std::string_view bytes;
    const char* fault;
  };
  const auto [bytes, fault] = GENERATE(values<Case>({
      {""sv, "byte 0: it ends too early"},
      {"\xA5hi"sv, "byte 1: it ends too early"},
      {"\xDB\xFF\xFF\xFF\xFFx"sv, "byte 5: it ends too early"},
      {"\x01"sv, "byte 0: expected a string"},
      {"\xC1"sv, "byte 0: expected a string"},
      {"\xD9"sv, "byte 0: expected a string"},
  }));
  MsgpackReader in(bytes);
  CHECK(in.read_string().empty());
  CHECK(in.fault() == fault);
  CHECK(in.read_integer() == 0);  // the first fault stays
  CHECK(in.fault() == fault);
}

TEST_CASE("a MessagePack list that claims more entries than there are bytes is refused", "[msgpack]") {
  for (const auto bytes : {"\xDD\xFF\xFF\xFF\xFF\x01"sv, "\xDF\x7F\xFF\xFF\xFF\x01"sv}) {
    MsgpackReader list(bytes), map(bytes), skipped(bytes);
    CHECK((list.read_array() == 0 || !list.ok()));
    CHECK((map.read_map() == 0 || !map.ok()));
    skipped.skip();
    CHECK_FALSE(skipped.ok());
  }
}
