#include "extract/syntax/tree.h"

namespace dyad::extract {

Tree::Tree(const Parse& parse) : parse_(&parse), offsets_(parse.tokens.size() + 1, 0), subtrees_(parse.tokens.size()) {
  const auto& tokens = parse.tokens;
  const auto count = static_cast<TokenIndex>(tokens.size());
  for (TokenIndex i = 0; i < count; ++i) {
    subtrees_[i] = {i, i + 1};
    if (tokens[i].head != i) ++offsets_[tokens[i].head + 1];
  }
  for (TokenIndex i = 0; i < count; ++i) offsets_[i + 1] += offsets_[i];
  children_.resize(offsets_[count]);
  std::vector<std::uint32_t> fill(offsets_.begin(), offsets_.end() - (count == 0 ? 0 : 1));
  for (TokenIndex i = 0; i < count; ++i) {
    if (tokens[i].head != i) children_[fill[tokens[i].head]++] = i;
  }
  // Leaves first: a token widens its head once all its own dependents have widened it. Linear however deep the tree is.
  std::vector<std::uint32_t> open(count);
  std::vector<TokenIndex> done;
  for (TokenIndex i = 0; i < count; ++i) {
    open[i] = offsets_[i + 1] - offsets_[i];
    if (open[i] == 0) done.push_back(i);
  }
  for (std::size_t next = 0; next < done.size(); ++next) {
    const TokenIndex head = tokens[done[next]].head;
    if (head == done[next]) continue;
    subtrees_[head] = base::cover(subtrees_[head], subtrees_[done[next]]);
    if (--open[head] == 0) done.push_back(head);
  }
}

std::span<const TokenIndex> Tree::children(TokenIndex index) const {
  return {children_.data() + offsets_[index], children_.data() + offsets_[index + 1]};
}

TokenIndex Tree::head_of(base::TokenSpan tokens) const {
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    if (is_root(i) || !tokens.contains((*this)[i].head)) return i;
  }
  return tokens.begin;
}

std::optional<TokenIndex> Tree::child(TokenIndex index, std::string_view deprel) const {
  for (TokenIndex child : children(index)) {
    if (parse_->tokens[child].deprel == deprel) return child;
  }
  return std::nullopt;
}

bool Tree::is_ancestor(TokenIndex ancestor, TokenIndex index) const {
  for (;; index = parse_->tokens[index].head) {
    if (index == ancestor) return true;
    if (parse_->tokens[index].head == index) return false;
  }
}

base::TextSpan Tree::text_span(base::TokenSpan span) const {
  const auto& tokens = parse_->tokens;
  const auto is_blank = [&](TokenIndex i) { return tokens[i].upos == "SPACE"; };
  while (!span.empty() && is_blank(span.begin)) ++span.begin;
  while (!span.empty() && is_blank(span.end - 1)) --span.end;
  if (span.empty()) return {};
  return {tokens[span.begin].span.begin, tokens[span.end - 1].span.end};
}

}  // namespace dyad::extract
