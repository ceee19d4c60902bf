#include "base/utf8.h"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace dyad::base {
namespace {

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

// Length of the valid code point at the start of `bytes`, or 0; `skip` is then the number of bytes to replace.
std::size_t valid_prefix(std::string_view bytes, std::size_t& skip) {
  utf8proc_int32_t code_point = 0;
  const auto length = utf8proc_iterate(bytes_of(bytes), static_cast<utf8proc_ssize_t>(bytes.size()), &code_point);
  if (length > 0) return static_cast<std::size_t>(length);
  skip = 1;
  return 0;
}

std::string map_text(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  utf8proc_int32_t code_point = 0;
  const auto rest = text.substr(at);
  const auto length = utf8proc_iterate(bytes_of(rest), static_cast<utf8proc_ssize_t>(rest.size()), &code_point);
  if (length <= 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(code_point), static_cast<std::uint32_t>(length)};
}

void append(std::string& out, char32_t code_point) {
  utf8proc_uint8_t buffer[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

bool is_valid_utf8(std::string_view bytes) {
  std::size_t skip = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = valid_prefix(bytes.substr(at), skip);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

Repaired repair_utf8(std::string_view bytes) {
  Repaired result;
  result.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t skip = 0;
    const std::size_t length = valid_prefix(bytes.substr(at), skip);
    if (length > 0) {
      result.text.append(bytes.substr(at, length));
      at += length;
    } else {
      append(result.text, 0xFFFD);
      ++result.replaced;
      at += skip;
    }
  }
  return result;
}

std::string fold_case(std::string_view text) {
  return map_text(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string fold_marks(std::string_view text) {
  return map_text(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
}

}  // namespace dyad::base
