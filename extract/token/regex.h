// Regular expressions of Python's `re`, as the language model stores them, run by PCRE2's compiler to machine code.
// RE2 cannot run them: they look behind and ahead.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dyad::extract {

// What a match needs to write to: one for each thread.
class RegexScratch {
 public:
  RegexScratch();
  ~RegexScratch();
  RegexScratch(RegexScratch&&) noexcept;
  RegexScratch& operator=(RegexScratch&&) noexcept;

 private:
  friend class Regex;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct RegexMatch {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;

  std::size_t length() const { return end - begin; }
};

// Immutable after construction; shared by threads. Moves, does not copy.
class Regex {
 public:
  // `name` says in messages where the pattern is from.
  static base::Result<Regex> compile(std::string_view python_pattern, const std::string& name);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  // The leftmost match that begins at byte `from` or later. What lies before is seen by look-behinds.
  // REQUIRES: valid UTF-8.
  std::optional<RegexMatch> search(std::string_view text, std::size_t from, RegexScratch& scratch) const;
  // A match that begins at the start of the text.
  std::optional<RegexMatch> match(std::string_view text, RegexScratch& scratch) const;

 private:
  struct Impl;
  explicit Regex(std::unique_ptr<Impl> impl);
  std::optional<RegexMatch> run(std::string_view text, std::size_t from, unsigned options, RegexScratch& scratch) const;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
