#include "extract/document/byte_source.h"

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extract/document/decompression.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

class FileSource final : public ByteSource {
 public:
  FileSource(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  ~FileSource() override {
    if (owned_) ::close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    for (;;) {
      const ssize_t count = ::read(descriptor_, buffer, size);
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return Error{ErrorCode::Unreadable, std::string("cannot be read: ") + std::strerror(errno)};
    }
  }

 private:
  int descriptor_;
  bool owned_;
};

// Gives back the first bytes, that were read to see what the file is.
class PrefixedSource final : public ByteSource {
 public:
  PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest) : prefix_(std::move(prefix)), rest_(std::move(rest)) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    if (given_ == prefix_.size()) return rest_->read(buffer, size);
    const std::size_t count = prefix_.copy(buffer, size, given_);
    given_ += count;
    return count;
  }

 private:
  std::string prefix_;
  std::size_t given_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(STDIN_FILENO, false));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return Error{ErrorCode::NotFound, "no such file or folder"};
    return Error{ErrorCode::Unreadable, std::string("cannot be opened: ") + std::strerror(errno)};
  }
  return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(descriptor, true));
}

Result<std::string> read_prefix(ByteSource& source, std::size_t wanted) {
  std::string prefix(wanted, '\0');
  std::size_t size = 0;
  while (size < wanted) {
    const auto count = source.read(prefix.data() + size, wanted - size);
    if (!count) return count.error();
    if (*count == 0) break;
    size += *count;
  }
  prefix.resize(size);
  return prefix;
}

}  // namespace

Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& path) {
  auto file = open_file(path);
  if (!file) return file;
  auto prefix = read_prefix(**file, 6);
  if (!prefix) return prefix.error();
  const std::string_view magic = *prefix;
  const auto starts = [&](std::string_view bytes) { return magic.starts_with(bytes); };
  const bool gzip = starts("\x1f\x8b"), zstd = starts("\x28\xb5\x2f\xfd");
  const char* foreign = starts("BZh") ? "bzip2"
                        : starts(std::string_view("\xfd"
                                                  "7zXZ\0",
                                                  6))
                            ? "xz"
                        : starts("PK\x03\x04") ? "zip"
                                               : nullptr;
  if (foreign) return Error{ErrorCode::Unsupported, std::string(foreign) + " data, expected text, gzip or zstd"};
  std::unique_ptr<ByteSource> bytes = std::make_unique<PrefixedSource>(*std::move(prefix), *std::move(file));
  if (gzip) return undo_gzip(std::move(bytes));
  if (zstd) return undo_zstd(std::move(bytes));
  return bytes;
}

}  // namespace dyad::extract
