#include "extract/document/decompression.h"

#include <string>
#include <utility>
#include <vector>

#include <zlib.h>
#include <zstd.h>

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t kPackedBytes = std::size_t{64} << 10;
constexpr int kGzipWindow = 16 + MAX_WBITS;  // zlib's way to ask for the gzip wrapper

Error bad_data(std::string what) { return {ErrorCode::BadInput, std::move(what)}; }

// The packed bytes that wait to be undone.
class PackedInput {
 public:
  explicit PackedInput(std::unique_ptr<ByteSource> source) : source_(std::move(source)), bytes_(kPackedBytes) {}

  // REQUIRES: all bytes were used. At the end of the file size() stays 0.
  Result<void> refill() {
    const auto count = source_->read(bytes_.data(), bytes_.size());
    if (!count) return count.error();
    begin_ = 0;
    end_ = *count;
    return {};
  }
  char* data() { return bytes_.data() + begin_; }
  std::size_t size() const { return end_ - begin_; }
  void drop(std::size_t count) { begin_ += count; }

 private:
  std::unique_ptr<ByteSource> source_;
  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed) : input_(std::move(packed)) {}
  ~GzipSource() override { inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  bool start() { return inflateInit2(&stream_, kGzipWindow) == Z_OK; }

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    for (;;) {
      if (input_.size() == 0) {
        if (auto filled = input_.refill(); !filled) return filled.error();
        if (input_.size() == 0) {
          if (inside_) return bad_data("gzip data end too early");
          return std::size_t{0};
        }
      }
      if (!inside_ && !next_member()) continue;
      auto count = inflate_some(buffer, size);
      if (!count || *count > 0) return count;
    }
  }

 private:
  // Between members; tapes and some tools pad with zeros.
  bool next_member() {
    while (input_.size() > 0 && *input_.data() == '\0') input_.drop(1);
    if (input_.size() == 0) return false;
    inflateReset2(&stream_, kGzipWindow);
    inside_ = true;
    return true;
  }

  Result<std::size_t> inflate_some(char* buffer, std::size_t size) {
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(input_.size());
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = static_cast<uInt>(size);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    input_.drop(input_.size() - stream_.avail_in);
    if (status == Z_STREAM_END)
      inside_ = false;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      return bad_data(std::string("damaged gzip data: ") + (stream_.msg ? stream_.msg : "unknown"));
    return size - stream_.avail_out;
  }

  PackedInput input_;
  z_stream stream_{};
  bool inside_ = false;  // a member has begun and not ended
};

class ZstdSource final : public ByteSource {
 public:
  explicit ZstdSource(std::unique_ptr<ByteSource> packed) : input_(std::move(packed)) {}
  ~ZstdSource() override { ZSTD_freeDStream(stream_); }
  ZstdSource(const ZstdSource&) = delete;
  ZstdSource& operator=(const ZstdSource&) = delete;

  bool start() { return stream_ != nullptr; }

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    for (;;) {
      // A full buffer last time may have left output inside: ask for it before waiting for input.
      if (input_.size() == 0 && !more_inside_) {
        if (auto filled = input_.refill(); !filled) return filled.error();
        if (input_.size() == 0) {
          if (inside_) return bad_data("zstd data end too early");
          return std::size_t{0};
        }
      }
      ZSTD_inBuffer in{input_.data(), input_.size(), 0};
      ZSTD_outBuffer out{buffer, size, 0};
      const std::size_t status = ZSTD_decompressStream(stream_, &out, &in);
      if (ZSTD_isError(status)) return bad_data(std::string("damaged zstd data: ") + ZSTD_getErrorName(status));
      input_.drop(in.pos);
      inside_ = status != 0;
      more_inside_ = inside_ && out.pos == out.size;
      if (out.pos > 0) return out.pos;
    }
  }

 private:
  PackedInput input_;
  ZSTD_DStream* stream_ = ZSTD_createDStream();
  bool inside_ = false;  // a frame has begun and not ended
  bool more_inside_ = false;
};

template <typename Source>
Result<std::unique_ptr<ByteSource>> start(std::unique_ptr<ByteSource> packed) {
  auto source = std::make_unique<Source>(std::move(packed));
  if (!source->start()) return Error{ErrorCode::Failed, "no memory to decompress"};
  return std::unique_ptr<ByteSource>(std::move(source));
}

}  // namespace

Result<std::unique_ptr<ByteSource>> undo_gzip(std::unique_ptr<ByteSource> packed) { return start<GzipSource>(std::move(packed)); }
Result<std::unique_ptr<ByteSource>> undo_zstd(std::unique_ptr<ByteSource> packed) { return start<ZstdSource>(std::move(packed)); }

}  // namespace dyad::extract
