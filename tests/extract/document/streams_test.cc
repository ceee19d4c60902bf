// Bytes and lines: compression undone, bounds kept.
#include <string>
#include <vector>

#include <zlib.h>
#include <zstd.h>
#include <catch2/catch.hpp>

#include "extract/document/byte_source.h"
#include "extract/document/line_reader.h"
#include "tests/support/scratch_folder.h"

namespace dyad::extract {
namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

std::string zstd(const std::string& text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

// The whole text, or "error: …".
std::string read_all(const std::string& path) {
  auto bytes = open_bytes(path);
  if (!bytes) return "error: " + bytes.error().message;
  LineReader lines(*std::move(bytes));
  auto text = lines.read_rest(std::size_t{1} << 30);
  if (!text) return "error: " + text.error().message;
  return **text;
}

std::string numbers(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::to_string(i * 7919) + (i % 10 ? " " : "\n");
  return text;
}

TEST_CASE("compressed files are read whatever their name is", "[document]") {
  const test::ScratchFolder folder;
  const std::string text = numbers(200000);
  CHECK(read_all(folder.write("a", text)) == text);
  CHECK(read_all(folder.write("b", gzip(text))) == text);
  CHECK(read_all(folder.write("c.txt", zstd(text))) == text);
  CHECK(read_all(folder.write("d", gzip("one\n") + gzip("two\n") + std::string(512, '\0'))) == "one\ntwo\n");
  CHECK(read_all(folder.write("e", zstd("one\n") + zstd("two\n"))) == "one\ntwo\n");
  CHECK(read_all(folder.write("f", "")).empty());
  CHECK(read_all(folder.write("g", gzip(""))).empty());
  CHECK(read_all(folder.write("h", zstd(""))).empty());
}

TEST_CASE("damaged or unknown compression is an error, not a shorter text", "[document]") {
  const test::ScratchFolder folder;
  const std::string text = numbers(50000), gz = gzip(text), zst = zstd(text);
  std::string flipped = gz;
  flipped[gz.size() / 2] = static_cast<char>(flipped[gz.size() / 2] ^ 0x55);
  CHECK(read_all(folder.write("a", gz.substr(0, gz.size() / 2))) == "error: gzip data end too early");
  CHECK(read_all(folder.write("b", gz.substr(0, gz.size() - 1))) == "error: gzip data end too early");
  CHECK(read_all(folder.write("c", zst.substr(0, zst.size() / 2))) == "error: zstd data end too early");
  CHECK_THAT(read_all(folder.write("d", flipped)), Catch::StartsWith("error: damaged gzip data: "));
  CHECK_THAT(read_all(folder.write("e", gz + "garbage")), Catch::StartsWith("error: damaged gzip data: "));
  CHECK(read_all(folder.write("f", "BZh91AY&SY")) == "error: bzip2 data, expected text, gzip or zstd");
  CHECK(read_all(folder.path_of("none")) == "error: no such file or folder");
}

// Gives what it is asked for in pieces of `step` bytes.
class Dripping final : public ByteSource {
 public:
  Dripping(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  base::Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t count = bytes_.copy(buffer, std::min(size, step_), at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

struct Seen {
  std::size_t number;
  std::string text, end;
  bool too_long;
  bool operator==(const Seen&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Seen& line) { return out << line.number << ":" << line.text << (line.too_long ? "…" : ""); }

std::vector<Seen> lines_of(const std::string& bytes, std::size_t step, std::size_t limit, bool peek) {
  LineReader reader(std::make_unique<Dripping>(bytes, step));
  std::vector<Seen> seen;
  for (;;) {
    if (peek) reader.peek();
    const auto line = reader.next_line(limit);
    REQUIRE(line);
    if (!*line) return seen;
    seen.push_back({(*line)->number, std::string((*line)->text), std::string((*line)->end), (*line)->too_long});
  }
}

TEST_CASE("lines are the same however the bytes arrive", "[document]") {
  const std::size_t step = GENERATE(1, 2, 3, 1000);
  const bool peek = GENERATE(false, true);
  CAPTURE(step, peek);
  CHECK(lines_of("one\r\n\ntwo\nthree", step, 100, peek) ==
        std::vector<Seen>{{1, "one", "\r\n", false}, {2, "", "\n", false}, {3, "two", "\n", false}, {4, "three", "", false}});
  CHECK(lines_of("a\n", step, 100, peek) == std::vector<Seen>{{1, "a", "\n", false}});
  CHECK(lines_of("", step, 100, peek).empty());
  CHECK(lines_of("abcdef\nxy\n", step, 3, peek) == std::vector<Seen>{{1, "", "\n", true}, {2, "xy", "\n", false}});
}

TEST_CASE("a line that spans buffers is whole, one over the limit is passed over", "[document]") {
  const std::string wide(300000, 'x');
  const auto all = lines_of(wide + "\nend\n", 50000, 300000, false);
  REQUIRE(all.size() == 2);
  CHECK(all[0].text == wide);
  const auto cut = lines_of(wide + "\nend\n", 50000, 299999, true);
  REQUIRE(cut.size() == 2);
  CHECK(cut[0].too_long);
  CHECK(cut[1] == Seen{2, "end", "\n", false});
}

}  // namespace
}  // namespace dyad::extract
