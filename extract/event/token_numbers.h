// The words of a document by number, each looked up when it is first asked for: several conditions ask for the same word.
#pragma once

#include <string_view>
#include <vector>

#include "extract/event/word_numbers.h"
#include "extract/syntax/tree.h"

namespace dyad::extract {

// Refers to the tree and to the numbers, which must outlive it. Not for use by several threads.
class TokenNumbers {
 public:
  TokenNumbers(const Tree& tree, const WordNumbers& numbers) : tree_(tree), numbers_(numbers), known_(tree.size()) {}

  WordNumber lemma(TokenIndex token) const { return of(token).lemma; }
  WordNumber norm(TokenIndex token) const { return of(token).norm; }
  // Of a word that is no token.
  WordNumber find(std::string_view word) const { return numbers_.find(word); }

 private:
  static constexpr WordNumber kNotAsked = 0xFFFFFFFF;
  struct Numbers {
    WordNumber lemma = kNotAsked;
    WordNumber norm = kNotAsked;
  };

  const Numbers& of(TokenIndex token) const {
    Numbers& known = known_[token];
    if (known.lemma == kNotAsked) {
      const Token& word = tree_[token];
      known.lemma = numbers_.find(word.lemma);
      known.norm = word.norm == word.lemma ? known.lemma : numbers_.find(word.norm);
    }
    return known;
  }

  const Tree& tree_;
  const WordNumbers& numbers_;
  mutable std::vector<Numbers> known_;  // by token
};

}  // namespace dyad::extract
