#include "extract/token/word_split.h"

namespace dyad::extract {
namespace {

class Splitter {
 public:
  Splitter(const TokenizerRules& rules, bool use_exceptions, RegexScratch& scratch, std::vector<WordPiece>& pieces)
      : rules_(rules), use_exceptions_(use_exceptions), scratch_(scratch), pieces_(pieces) {}

  void split(std::string_view word) {
    if (emit_exception(word)) return;
    word = strip_affixes(word);
    if (!word.empty()) split_middle(word);
    for (auto length = suffixes_.rbegin(); length != suffixes_.rend(); ++length) emit(*length);
  }

 private:
  bool is_exception(std::string_view word) const { return use_exceptions_ && rules_.exception(word) != nullptr; }

  void emit(std::size_t length) { pieces_.push_back({static_cast<std::uint32_t>(length), {}}); }

  bool emit_exception(std::string_view word) {
    if (!use_exceptions_) return false;
    const ExceptionTokens* tokens = rules_.exception(word);
    if (tokens == nullptr) return false;
    for (const ExceptionToken& token : *tokens) pieces_.push_back({static_cast<std::uint32_t>(token.form.size()), token.norm});
    return true;
  }

  // Emits prefixes, remembers suffixes, returns what is between them. Each round takes one of either kind, as far as there are.
  std::string_view strip_affixes(std::string_view word) {
    for (std::size_t before = 0; !word.empty() && word.size() != before && !is_exception(word);) {
      before = word.size();
      const std::size_t prefix = rules_.affixes.prefix_length(word, scratch_);
      const auto without_prefix = word.substr(prefix);
      if (prefix > 0 && is_exception(without_prefix)) {
        emit(prefix);
        return without_prefix;
      }
      const std::size_t suffix = rules_.affixes.suffix_length(without_prefix, scratch_);
      const auto without_suffix = word.substr(0, word.size() - suffix);
      if (suffix > 0 && is_exception(without_suffix)) {
        suffixes_.push_back(suffix);
        return without_suffix;
      }
      if (prefix > 0) emit(prefix);
      if (suffix > 0) suffixes_.push_back(suffix);
      word = word.substr(prefix, word.size() - prefix - suffix);
    }
    return word;
  }

  void split_middle(std::string_view word) {
    if (emit_exception(word)) return;
    if (rules_.affixes.is_url(word, scratch_)) return emit(word.size());
    std::size_t start = 0;
    std::size_t from = 0;
    while (const auto separator = rules_.affixes.find_infix(word, from, scratch_)) {
      from = separator->end > separator->begin ? separator->end : separator->end + 1;
      if (separator->begin == 0) continue;  // stays with what follows
      if (separator->begin > start) emit(separator->begin - start);
      if (separator->length() > 0) emit(separator->length());
      start = separator->end;
      if (from > word.size()) break;
    }
    if (start < word.size()) emit(word.size() - start);
  }

  const TokenizerRules& rules_;
  const bool use_exceptions_;
  RegexScratch& scratch_;
  std::vector<WordPiece>& pieces_;
  std::vector<std::size_t> suffixes_;
};

}  // namespace

void split_word(std::string_view word, const TokenizerRules& rules, bool use_exceptions, RegexScratch& scratch, std::vector<WordPiece>& pieces) {
  Splitter(rules, use_exceptions, scratch, pieces).split(word);
}

}  // namespace dyad::extract
