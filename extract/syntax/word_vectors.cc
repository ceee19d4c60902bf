#include "extract/syntax/word_vectors.h"

#include <bit>
#include <charconv>
#include <cstring>

#include <fmt/format.h>

#include "base/msgpack.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::string_view kMagic("\x93NUMPY\x01\x00", 8);

// The numbers of "'shape': (20000, 300)" in a NumPy header; nothing if there are not two.
bool read_shape(std::string_view header, std::size_t& rows, std::size_t& columns) {
  const std::size_t at = header.find("'shape': (");
  if (at == std::string_view::npos) return false;
  const char* end = header.data() + header.size();
  const auto first = std::from_chars(header.data() + at + 10, end, rows);
  if (first.ec != std::errc() || end - first.ptr < 2 || std::string_view(first.ptr, 2) != ", ") return false;
  return std::from_chars(first.ptr + 2, end, columns).ec == std::errc();
}

}  // namespace

base::Result<WordVectors> WordVectors::read(std::string_view matrix, const std::string& matrix_file, std::string_view keys, const std::string& keys_file) {
  WordVectors vectors;
  if (auto done = vectors.read_matrix(matrix, matrix_file); !done) return done.error();
  if (auto done = vectors.read_keys(keys, keys_file); !done) return done.error();
  return vectors;
}

base::Result<void> WordVectors::read_matrix(std::string_view bytes, const std::string& file) {
  const Error unknown{ErrorCode::Unsupported, file + ": expected a NumPy file, version 1, of <f4 in row order with two dimensions"};
  if (!bytes.starts_with(kMagic) || bytes.size() < 10) return unknown;
  const std::size_t header_size = static_cast<unsigned char>(bytes[8]) | static_cast<std::size_t>(static_cast<unsigned char>(bytes[9])) << 8;
  if (bytes.size() < 10 + header_size) return unknown;
  const std::string_view header = bytes.substr(10, header_size);
  const bool known = header.find("'descr': '<f4'") != std::string_view::npos && header.find("'fortran_order': False") != std::string_view::npos;
  if (!known || !read_shape(header, rows_, width_)) return unknown;
  bytes.remove_prefix(10 + header_size);
  if (width_ > 0 && rows_ > bytes.size() / sizeof(float) / width_) {
    return Error{ErrorCode::BadInput, fmt::format("{}: expected {} rows of {} floats: it ends too early", file, rows_, width_)};
  }
  values_.resize(rows_ * width_);
  if (!values_.empty()) std::memcpy(values_.data(), bytes.data(), values_.size() * sizeof(float));
  return {};
}

base::Result<void> WordVectors::read_keys(std::string_view bytes, const std::string& file) {
  base::MsgpackReader in(bytes);
  const std::size_t count = in.read_map();
  const std::size_t size = count == 0 ? 0 : std::bit_ceil(count + count / 2);
  words_.resize(size);
  row_plus_one_.resize(size);
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    const StringId word = in.read_unsigned();
    const std::uint64_t row = in.read_unsigned();
    if (in.ok() && row >= rows_) return Error{ErrorCode::BadInput, fmt::format("{}: expected rows below {}, not {}", file, rows_, row)};
    std::size_t at = word & (size - 1);
    while (row_plus_one_[at] != 0 && words_[at] != word) at = (at + 1) & (size - 1);
    words_[at] = word;
    row_plus_one_[at] = static_cast<std::uint32_t>(row + 1);
  }
  if (!in.ok()) return Error{ErrorCode::BadInput, fmt::format("{}: {}", file, in.fault())};
  return {};
}

std::span<const float> WordVectors::find(StringId word) const {
  if (words_.empty()) return {};
  const std::size_t mask = words_.size() - 1;
  for (std::size_t at = word & mask; row_plus_one_[at] != 0; at = (at + 1) & mask) {
    if (words_[at] == word) return {values_.data() + (row_plus_one_[at] - 1) * width_, width_};
  }
  return {};
}

}  // namespace dyad::extract
