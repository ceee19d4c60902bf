// A reader of MessagePack bytes that copies nothing: values are taken in their order, strings are views.
// The first fault (truncated, another type than asked for) stays: later calls return empty values, so that a caller
// checks ok() once at the end of a stretch.
//
//   MsgpackReader in(bytes);
//   for (std::size_t n = in.read_map(); n > 0 && in.ok(); --n) { key = in.read_string(); in.skip(); }
//   if (!in.ok()) return error(in.fault());
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dyad::base {

class MsgpackReader {
 public:
  enum class Type { Nil, Boolean, Integer, Float, String, Binary, Array, Map, Extension, End };

  explicit MsgpackReader(std::string_view bytes) : bytes_(bytes) {}

  // The type of the next value; End after the last one, and after a fault.
  Type peek() const;

  // The number of entries that follow (pairs for a map). Never more than there are bytes left.
  std::size_t read_map();
  std::size_t read_array();
  std::string_view read_string();
  std::string_view read_binary();
  std::string_view read_string_or_binary();
  std::int64_t read_integer();    // faults on values above the range
  std::uint64_t read_unsigned();  // faults on negative values
  double read_float();            // integers too
  bool read_boolean();
  void read_nil();
  void skip();  // one value with all it holds

  bool ok() const { return fault_.empty(); }
  // "byte 1041: expected a string"
  const std::string& fault() const { return fault_; }
  bool at_end() const { return at_ >= bytes_.size(); }
  std::size_t position() const { return at_; }

 private:
  // A value's head: its type, its length or number, and where its content begins.
  struct Head {
    Type type = Type::End;
    std::uint64_t number = 0;  // length, count, or the bits of the value
    bool negative = false;
    bool wide = false;         // 64-bit float
    std::size_t size = 0;      // bytes of the head
  };
  Head head() const;
  Head take(Type type, const char* expected);
  std::string_view take_bytes(const Head& head);
  void fail(const std::string& what);

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string fault_;
};

}  // namespace dyad::base
