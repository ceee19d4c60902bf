// The dependency tree of a parse, with the look-ups that the later steps ask for. Built once a document.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/token/token.h"

namespace dyad::extract {

using TokenIndex = std::uint32_t;

// Views a Parse and must not outlive it. Immutable after construction.
class Tree {
 public:
  explicit Tree(const Parse& parse);

  const Parse& parse() const { return *parse_; }
  const Token& operator[](TokenIndex index) const { return parse_->tokens[index]; }
  std::size_t size() const { return parse_->tokens.size(); }

  // Dependents in text order.
  std::span<const TokenIndex> children(TokenIndex index) const;
  // The first dependent with this label, or nothing.
  std::optional<TokenIndex> child(TokenIndex index, std::string_view deprel) const;
  bool is_root(TokenIndex index) const { return (*parse_).tokens[index].head == index; }
  // Whether `ancestor` is `index` or lies on its way to the root.
  bool is_ancestor(TokenIndex ancestor, TokenIndex index) const;
  // The first token of a span whose head lies outside of it. REQUIRES: not empty
  TokenIndex head_of(base::TokenSpan tokens) const;
  // From the leftmost to one past the rightmost descendant, `index` included.
  base::TokenSpan subtree(TokenIndex index) const { return subtrees_[index]; }
  // The text that a token span covers, without white space at its ends.
  base::TextSpan text_span(base::TokenSpan tokens) const;

 private:
  const Parse* parse_;
  std::vector<TokenIndex> children_;      // all children, grouped by head
  std::vector<std::uint32_t> offsets_;    // size() + 1 positions in children_
  std::vector<base::TokenSpan> subtrees_;
};

}  // namespace dyad::extract
