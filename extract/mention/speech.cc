#include "extract/mention/speech.h"

#include "extract/mention/word_lists.h"

namespace dyad::extract {
namespace {

bool is_quote_mark(std::string_view form) {
  return form == "\"" || form == "“" || form == "”" || form == "``" || form == "''" || form == "«" || form == "»";
}

// The speaker that syntax gives to a token: the subject outside the quotation of a verb of saying above it.
TokenIndex governing_speaker(const Tree& tree, const std::vector<std::uint32_t>& quote, TokenIndex token) {
  for (TokenIndex at = token;; at = tree[at].head) {
    if (is_saying(tree[at].lemma) && quote[at] == 0) {
      for (TokenIndex child : tree.children(at)) {
        if (tree[child].deprel == "nsubj" && quote[child] == 0) return child;
      }
    }
    if (tree.is_root(at)) return Speech::kNone;
  }
}

}  // namespace

bool is_saying(std::string_view lemma) { return is_in(WordList::Saying, lemma); }

Speech find_quotes(const Tree& tree) {
  Speech speech;
  const auto count = static_cast<TokenIndex>(tree.size());
  speech.quote.assign(count, 0);
  speech.speaker.assign(count, Speech::kNone);
  std::uint32_t number = 0;
  bool inside = false;
  const auto block_of = [&](TokenIndex t) { return tree.parse().sentences[tree[t].sentence].block; };
  for (TokenIndex t = 0; t < count; ++t) {
    if (t > 0 && block_of(t) != block_of(t - 1)) inside = false;
    if (is_quote_mark(tree[t].form)) {
      inside = !inside;
      number += inside;
    } else if (inside) {
      speech.quote[t] = number;
    }
  }
  if (number == 0) return speech;
  std::vector<TokenIndex> of_quote(number + 1, Speech::kNone);
  for (TokenIndex t = 0; t < count; ++t) {
    if (speech.quote[t] == 0 || of_quote[speech.quote[t]] != Speech::kNone) continue;
    if (tree[t].deprel == "nsubj" || tree[t].upos == "VERB" || tree[t].upos == "AUX") of_quote[speech.quote[t]] = governing_speaker(tree, speech.quote, t);
  }
  // Quotations without a speaker of their own: the one before in the block, else the one after.
  std::vector<std::uint32_t> blocks(number + 1, 0);
  for (TokenIndex t = 0; t < count; ++t) {
    if (speech.quote[t] != 0) blocks[speech.quote[t]] = block_of(t);
  }
  for (std::uint32_t q = 2; q <= number; ++q) {
    if (of_quote[q] == Speech::kNone && blocks[q] == blocks[q - 1]) of_quote[q] = of_quote[q - 1];
  }
  for (std::uint32_t q = number; q-- > 1;) {
    if (of_quote[q] == Speech::kNone && blocks[q] == blocks[q + 1]) of_quote[q] = of_quote[q + 1];
  }
  for (TokenIndex t = 0; t < count; ++t) {
    if (speech.quote[t] != 0) speech.speaker[t] = of_quote[speech.quote[t]];
  }
  return speech;
}

}  // namespace dyad::extract
