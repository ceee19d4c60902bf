// Sentences around the news that are not news: "This story is auto-generated from a syndicated feed.", copyright lines,
// invitations to subscribe. The patterns are data: schema/documents/boilerplate.tsv.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "base/span.h"

namespace dyad::extract {

// Immutable; shared by threads. Moves, does not copy.
class Boilerplate {
 public:
  static base::Result<Boilerplate> load();
  ~Boilerplate();
  Boilerplate(Boilerplate&&) noexcept;
  Boilerplate& operator=(Boilerplate&&) noexcept;

  // The paragraph without boilerplate sentences at its end; empty if it holds nothing else. REQUIRES: valid UTF-8
  base::TextSpan strip(std::string_view text, base::TextSpan paragraph) const;

 private:
  struct Patterns;
  explicit Boilerplate(std::unique_ptr<Patterns> patterns);
  std::unique_ptr<Patterns> patterns_;
};

}  // namespace dyad::extract
