// A tree with its labels as integers and its lemmas as words of the lexicon: what the rules of this step read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/document/document.h"
#include "extract/predicate/labels.h"
#include "extract/predicate/lexicon.h"
#include "extract/syntax/tree.h"

namespace dyad::extract {

inline constexpr TokenIndex kNoToken = 0xFFFFFFFFU;

// Views a Tree and a Lexicon and must not outlive them.
class SyntaxView {
 public:
  SyntaxView(const Tree& tree, const Lexicon& lexicon);

  // Sentences in the document's title are headlines, whatever they end with.
  void mark_titles(const Document& doc);
  bool is_title(std::uint32_t sentence) const { return sentence < titles_.size() && titles_[sentence] != 0; }

  // What ends the sentence of a token, but for white space.
  std::string_view last_form(TokenIndex token) const;

  const Tree& tree() const { return tree_; }
  const Lexicon& lexicon() const { return lexicon_; }
  TokenIndex size() const { return static_cast<TokenIndex>(deps_.size()); }
  const Token& operator[](TokenIndex token) const { return tree_[token]; }

  Dep dep(TokenIndex token) const { return deps_[token]; }
  Tag tag(TokenIndex token) const { return tags_[token]; }
  WordId word(TokenIndex token) const { return words_[token]; }
  std::string_view lemma(TokenIndex token) const;  // of the token, "stage" where the model clips "staged" to "stag"
  bool has(TokenIndex token, WordFlag flag) const { return words_[token] != 0 && lexicon_.has(words_[token], flag); }
  TokenIndex head(TokenIndex token) const { return tree_[token].head; }
  std::span<const TokenIndex> children(TokenIndex token) const { return tree_.children(token); }
  EntityType entity(TokenIndex token) const {
    return tree_[token].entity_mark == EntityMark::Outside ? EntityType::None : to_entity_type(tree_[token].entity_type);
  }

  // The first dependent with this label, or kNoToken.
  TokenIndex child(TokenIndex token, Dep dep) const {
    for (const TokenIndex c : children(token)) if (deps_[c] == dep) return c;
    return kNoToken;
  }
  bool has_child(TokenIndex token, Dep dep) const { return child(token, dep) != kNoToken; }
  bool has_auxiliary_to(TokenIndex verb) const;  // "to invade"
  bool has_mark_that(TokenIndex verb) const;     // "the claim that they won"
  bool is_future_be(TokenIndex verb) const;      // "is" in "The minister is to resign"

  // The token at the front of a chain of conjuncts: "NATO" in "NATO and the EU" for both.
  TokenIndex first_conjunct(TokenIndex token) const {
    while (deps_[token] == Dep::Conj && head(token) != token) token = head(token);
    return token;
  }
  // "a round of talks", "$5 million in aid": what stands after the preposition, else the token itself; and back.
  TokenIndex through_transparent(TokenIndex noun) const;
  TokenIndex above_transparent(TokenIndex noun) const;
  // A dependent's phrase without the conjuncts that hang on it.
  base::TokenSpan phrase(TokenIndex head) const;

  // "rates, prices": the second phrase follows the first behind a comma.
  bool are_joined_by_comma(TokenIndex first, TokenIndex second) const;

  bool meets(TokenIndex argument, Condition condition) const;
  bool is_time(TokenIndex token) const;
  bool is_party(TokenIndex token) const;  // can act: names of people, countries, organisations; pronouns; nouns like "police"
  bool is_negated_phrase(TokenIndex noun) const;  // "nobody", "no group", "neither side"
  // Names what happens, is so or is meant, and neither a person nor a thing: "the decision", "fuel efficiency", "this". Not names, nor "the management".
  bool is_abstract(TokenIndex token) const;

 private:
  const Tree& tree_;
  const Lexicon& lexicon_;
  std::vector<Dep> deps_;
  std::vector<Tag> tags_;
  std::vector<WordId> words_;
  std::vector<std::pair<TokenIndex, std::string>> repaired_;  // by token
  std::vector<std::uint8_t> titles_;  // by sentence; empty where the document is not known
};

}  // namespace dyad::extract
