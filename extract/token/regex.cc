#include "extract/token/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <new>

namespace dyad::extract {
namespace {

// White space is what Python takes for it, which is not what PCRE2 does (U+180E, U+001C to U+001F).
constexpr std::string_view kSpaces = R"(\x{9}-\x{d}\x{1c}-\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";

// Rewrites what PCRE2 writes otherwise: \uXXXX and \UXXXXXXXX, (?u) which is always on, \S and \s.
std::string to_pcre(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (pattern.substr(at).starts_with("(?u)")) {
      at += 3;
    } else if (c == '\\' && at + 1 < pattern.size()) {
      const char escaped = pattern[++at];
      const std::size_t digits = escaped == 'u' ? 4 : escaped == 'U' ? 8 : 0;
      if (digits > 0) {
        out.append("\\x{").append(pattern.substr(at + 1, digits)).append("}");
        at += digits;
      } else if (escaped == 'S' && !in_class) {
        out.append("[^").append(kSpaces).append("]");
      } else if (escaped == 's') {
        out.append(in_class ? "" : "[").append(kSpaces).append(in_class ? "" : "]");
      } else {
        out.append({c, escaped});
      }
    } else {
      if (c == '[' && !in_class) in_class = true;
      else if (c == ']') in_class = false;
      out.push_back(c);
    }
  }
  return out;
}

constexpr std::size_t kJitStackStart = 32 << 10;
constexpr std::size_t kJitStackLimit = 64 << 20;  // address space; used only by long words

template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* pointer) const { Free(pointer); }
};

}  // namespace

struct RegexScratch::Impl {
  std::unique_ptr<pcre2_match_data, Freer<pcre2_match_data_free>> data{pcre2_match_data_create(8, nullptr)};
  std::unique_ptr<pcre2_match_context, Freer<pcre2_match_context_free>> context{pcre2_match_context_create(nullptr)};
  std::unique_ptr<pcre2_jit_stack, Freer<pcre2_jit_stack_free>> stack{pcre2_jit_stack_create(kJitStackStart, kJitStackLimit, nullptr)};

  Impl() {
    if (!data || !context || !stack) throw std::bad_alloc();
    pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
  }
};

RegexScratch::RegexScratch() : impl_(std::make_unique<Impl>()) {}
RegexScratch::~RegexScratch() = default;
RegexScratch::RegexScratch(RegexScratch&&) noexcept = default;
RegexScratch& RegexScratch::operator=(RegexScratch&&) noexcept = default;

struct Regex::Impl {
  std::unique_ptr<pcre2_code, Freer<pcre2_code_free>> code;
};

Regex::Regex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

base::Result<Regex> Regex::compile(std::string_view python_pattern, const std::string& name) {
  const std::string pattern = to_pcre(python_pattern);
  const std::unique_ptr<pcre2_compile_context, Freer<pcre2_compile_context_free>> context(pcre2_compile_context_create(nullptr));
  if (!context) throw std::bad_alloc();
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  int fault = 0;
  PCRE2_SIZE offset = 0;
  auto impl = std::make_unique<Impl>();
  impl->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), PCRE2_UTF | PCRE2_UCP, &fault, &offset, context.get()));
  if (!impl->code) {
    PCRE2_UCHAR text[256] = {};
    pcre2_get_error_message(fault, text, sizeof text);
    return base::Error{base::ErrorCode::BadInput, name + ": expected a regular expression: " + reinterpret_cast<const char*>(text)};
  }
  // Without a just-in-time compiler for this machine PCRE2 interprets: slower, the same answers.
  pcre2_jit_compile(impl->code.get(), PCRE2_JIT_COMPLETE);
  return Regex(std::move(impl));
}

std::optional<RegexMatch> Regex::run(std::string_view text, std::size_t from, unsigned options, RegexScratch& scratch) const {
  pcre2_match_data* data = scratch.impl_->data.get();
  const int found = pcre2_match(impl_->code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, options | PCRE2_NO_UTF_CHECK, data,
                                scratch.impl_->context.get());
  if (found < 0) return std::nullopt;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data);
  return RegexMatch{ends[0], ends[1]};
}

std::optional<RegexMatch> Regex::search(std::string_view text, std::size_t from, RegexScratch& scratch) const { return run(text, from, 0, scratch); }

std::optional<RegexMatch> Regex::match(std::string_view text, RegexScratch& scratch) const { return run(text, 0, PCRE2_ANCHORED, scratch); }

}  // namespace dyad::extract
