#include "base/msgpack.h"

#include <bit>

namespace dyad::base {
namespace {

std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

// The format: https://github.com/msgpack/msgpack/blob/master/spec.md
MsgpackReader::Head MsgpackReader::head() const {
  if (!ok() || at_ >= bytes_.size()) return {};
  const auto lead = static_cast<unsigned char>(bytes_[at_]);
  if (lead < 0x80) return {Type::Integer, lead, false, false, 1};
  if (lead < 0x90) return {Type::Map, lead & 0x0Fu, false, false, 1};
  if (lead < 0xA0) return {Type::Array, lead & 0x0Fu, false, false, 1};
  if (lead < 0xC0) return {Type::String, lead & 0x1Fu, false, false, 1};
  if (lead >= 0xE0) return {Type::Integer, static_cast<std::uint64_t>(static_cast<std::int8_t>(lead)), true, false, 1};
  const auto with = [&](Type type, std::size_t count) -> Head {
    if (bytes_.size() - at_ - 1 < count) return {};
    return {type, big_endian(bytes_, at_ + 1, count), false, false, 1 + count};
  };
  switch (lead) {
    case 0xC0: return {Type::Nil, 0, false, false, 1};
    case 0xC2: return {Type::Boolean, 0, false, false, 1};
    case 0xC3: return {Type::Boolean, 1, false, false, 1};
    case 0xC4: case 0xC5: case 0xC6: return with(Type::Binary, std::size_t{1} << (lead - 0xC4));
    case 0xC7: case 0xC8: case 0xC9: return with(Type::Extension, std::size_t{1} << (lead - 0xC7));
    case 0xCA: return with(Type::Float, 4);
    case 0xCB: {
      Head head = with(Type::Float, 8);
      head.wide = true;
      return head;
    }
    case 0xCC: case 0xCD: case 0xCE: case 0xCF: return with(Type::Integer, std::size_t{1} << (lead - 0xCC));
    case 0xD0: case 0xD1: case 0xD2: case 0xD3: {
      const std::size_t count = std::size_t{1} << (lead - 0xD0);
      Head head = with(Type::Integer, count);
      const int unused = static_cast<int>(64 - 8 * count);
      const auto value = static_cast<std::int64_t>(head.number << unused) >> unused;
      head.number = static_cast<std::uint64_t>(value);
      head.negative = value < 0;
      return head;
    }
    case 0xD4: case 0xD5: case 0xD6: case 0xD7: case 0xD8:
      return {Type::Extension, std::uint64_t{1} << (lead - 0xD4), false, false, 1};
    case 0xD9: case 0xDA: case 0xDB: return with(Type::String, std::size_t{1} << (lead - 0xD9));
    case 0xDC: case 0xDD: return with(Type::Array, std::size_t{2} << (lead - 0xDC));
    case 0xDE: case 0xDF: return with(Type::Map, std::size_t{2} << (lead - 0xDE));
    default: return {};
  }
}

MsgpackReader::Type MsgpackReader::peek() const { return head().type; }

void MsgpackReader::fail(const std::string& what) {
  if (ok()) fault_ = "byte " + std::to_string(at_) + ": " + what;
}

MsgpackReader::Head MsgpackReader::take(Type type, const char* expected) {
  const Head next = head();
  if (next.type != type) {
    fail(at_ >= bytes_.size() ? "it ends too early" : std::string("expected ") + expected);
    return {};
  }
  at_ += next.size;
  return next;
}

std::string_view MsgpackReader::take_bytes(const Head& head) {
  if (!ok()) return {};
  if (bytes_.size() - at_ < head.number) {
    fail("it ends too early");
    return {};
  }
  const auto content = bytes_.substr(at_, head.number);
  at_ += head.number;
  return content;
}

std::size_t MsgpackReader::read_map() {
  const Head next = take(Type::Map, "a map");
  if (ok() && next.number > (bytes_.size() - at_) / 2) fail("it ends too early");
  return ok() ? next.number : 0;
}

std::size_t MsgpackReader::read_array() {
  const Head next = take(Type::Array, "a list");
  if (ok() && next.number > bytes_.size() - at_) fail("it ends too early");
  return ok() ? next.number : 0;
}

std::string_view MsgpackReader::read_string() { return take_bytes(take(Type::String, "a string")); }
std::string_view MsgpackReader::read_binary() { return take_bytes(take(Type::Binary, "bytes")); }

std::string_view MsgpackReader::read_string_or_binary() {
  return peek() == Type::Binary ? read_binary() : read_string();
}

std::int64_t MsgpackReader::read_integer() {
  const Head next = take(Type::Integer, "a number");
  if (!next.negative && next.number > INT64_MAX) fail("the number is too large");
  return static_cast<std::int64_t>(next.number);
}

std::uint64_t MsgpackReader::read_unsigned() {
  const Head next = take(Type::Integer, "a number");
  if (next.negative) fail("expected a number from 0");
  return next.number;
}

double MsgpackReader::read_float() {
  if (peek() == Type::Integer) return static_cast<double>(read_integer());
  const Head next = take(Type::Float, "a number");
  return next.wide ? std::bit_cast<double>(next.number) : std::bit_cast<float>(static_cast<std::uint32_t>(next.number));
}

bool MsgpackReader::read_boolean() { return take(Type::Boolean, "true or false").number != 0; }

void MsgpackReader::read_nil() { take(Type::Nil, "nil"); }

void MsgpackReader::skip() {
  // A counter of values still to skip instead of recursion: nesting costs no stack.
  for (std::uint64_t left = 1; left > 0 && ok(); --left) {
    const Head next = take(peek(), "a value");
    switch (next.type) {
      case Type::String: case Type::Binary: take_bytes(next); break;
      case Type::Extension: take_bytes({next.type, next.number + 1, false, false, 0}); break;
      case Type::Array: left += next.number; break;
      case Type::Map: left += 2 * next.number; break;
      case Type::End: fail("it ends too early"); break;
      default: break;
    }
    if (left > bytes_.size() + 1) fail("it ends too early");
  }
}

}  // namespace dyad::base
