#include "extract/mention/coreference.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <utility>

#include "extract/mention/chains.h"
#include "extract/mention/pronoun.h"
#include "extract/mention/pronoun_antecedent.h"
#include "extract/mention/word_lists.h"

namespace dyad::extract {
namespace {

constexpr std::size_t kHeadWindow = 6;  // earlier mentions of the same head noun that a noun phrase is compared with

// Nouns by which texts speak again of a name whose entity the gazetteer does not know.
bool can_stand_for(Sort sort, std::string_view noun) {
  switch (sort) {
    case Sort::Country: return is_in(WordList::CountryNoun, noun);
    case Sort::Organisation: return is_in(WordList::OrganisationNoun, noun);
    case Sort::Place: return is_in(WordList::PlaceNoun, noun);
    default: return false;
  }
}

// Chains the mentions of one document.
class Chainer {
 public:
  explicit Chainer(Chains& chains) : chains_(chains), tree_(chains.tree()), pronouns_(chains) {}

  void run() {
    link_names();
    for (MentionIndex i = 0; i < chains_.size(); ++i) {
      if (!chains_.facts(i).chained) continue;
      if (chains_[i].coordination) continue;
      if (chains_[i].kind == MentionKind::Nominal) link_nominal(i);
      if (chains_[i].kind == MentionKind::Pronoun) pronouns_.link(i);
      remember(i);
    }
    for (MentionIndex i = 0; i < chains_.size(); ++i) chains_[i].chain = chains_.find(i);
  }

 private:
  // ---- names -----------------------------------------------------------------------------------------------------------------

  void link_names() {
    for (MentionIndex i = 0; i < chains_.size(); ++i) {
      if (!chains_.facts(i).chained || chains_[i].coordination || chains_[i].kind != MentionKind::Name) continue;
      if (chains_.facts(i).identity != 0) chains_.link_equal(identities_, chains_.facts(i).identity, i, "same entity");
      if (!chains_.facts(i).name.empty()) link_long_name(i);
    }
    for (MentionIndex i = 0; i < chains_.size(); ++i) {
      if (chains_.facts(i).chained && !chains_[i].coordination && chains_[i].kind == MentionKind::Name && !chains_.facts(i).name.empty()) link_short_name(i);
    }
  }

  // The hashes of a name's words, of its first letters (of words in capitals), and of its last word.
  struct NameKey {
    WordHash whole = 0;
    WordHash first = 0;
    WordHash last = 0;
    WordHash initials = 0;
    std::size_t words = 0;
  };
  NameKey key_of(base::TokenSpan name) {
    NameKey key;
    std::array<char, 8> initials{};
    std::size_t count = 0;
    for (TokenIndex t = name.begin; t < name.end; ++t) {
      const std::string_view form = tree_[t].form;
      const char c = form.empty() ? ' ' : form[0];
      if (c >= 'A' && c <= 'Z' && count < initials.size()) initials[count++] = c;
      hashes_.clear();
      append_words(form, hashes_);
      for (WordHash hash : hashes_) {
        if (hash == kBarrier || (tree_[t].upos == "PART" && hashes_.size() == 1)) continue;
        key.whole = combine(key.whole, hash);
        if (key.words++ == 0) key.first = hash;
        key.last = hash;
      }
    }
    if (count >= 2) key.initials = hash_word({initials.data(), count});
    return key;
  }

  void link_long_name(MentionIndex i) {
    const NameKey key = key_of(chains_.facts(i).name);
    if (key.words == 0) return;
    if (key.words > 1 || chains_.facts(i).sort != Sort::Person) chains_.link_equal(names_, key.whole, i, "same name");
    if (key.words < 2) return;
    if (chains_.facts(i).sort == Sort::Person || chains_.facts(i).sort == Sort::Unknown) {
      surnames_.emplace(key.last, i);
      first_names_.emplace(key.first, i);
    } else {
      if (key.initials != 0) initials_.emplace(key.initials, i);
      first_words_.emplace(key.first, i);
    }
  }

  void link_short_name(MentionIndex i) {
    const base::TokenSpan name = chains_.facts(i).name;
    const NameKey key = key_of(name);
    if (key.words != 1) return;
    const std::string_view form = tree_[name.begin].form;
    if (is_acronym(form)) {
      if (const auto found = initials_.find(key.last); found != initials_.end()) return chains_.link(i, found->second, "acronym");
    }
    const bool person = chains_.facts(i).sort == Sort::Person;
    if (person || chains_.facts(i).identity == 0) {  // the model often takes a surname by itself for an organisation
      if (const auto found = surnames_.find(key.last); found != surnames_.end()) return chains_.link(i, found->second, "surname");
      if (person) {
        if (const auto found = first_names_.find(key.last); found != first_names_.end() && chains_.facts(found->second).sort == Sort::Person) {
          return chains_.link(i, found->second, "first name");
        }
      }
    }
    if (!person && chains_.facts(i).identity == 0 && form.size() > 3) {
      if (const auto found = first_words_.find(key.last); found != first_words_.end() && chains_.facts(found->second).identity == 0 &&
                                                           chains_.facts(found->second).sort == Sort::Organisation && chains_.facts(i).sort == Sort::Organisation) {
        return chains_.link(i, found->second, "short name");
      }
    }
    chains_.link_equal(names_, key.whole, i, "same name");
  }

  static bool is_acronym(std::string_view form) {
    return form.size() >= 2 && form.size() <= 8 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // ---- noun phrases ----------------------------------------------------------------------------------------------------------

  void link_nominal(MentionIndex i) {
    if (is_predicate_noun(i)) return;
    const Mention& mention = chains_[i];
    const std::string_view noun = tree_[mention.head].lemma;
    const WordHash head = hash_word(noun);
    if (const auto holder = find_holder(i)) return chains_.link(i, *holder, "role");
    if (!chains_.facts(i).definite) return;
    if (const auto same = find_same_head(i, head)) return chains_.link(i, *same, "same noun");
    if (mention.number == Number::Plural || is_restricted(i)) return;
    if (const auto known = nouns_.find(head); known != nouns_.end() && is_near(known->second, i, 30) && !is_beside(i, known->second)) {
      return chains_.link(i, known->second, "noun for it");
    }
    if (const auto named = find_name_for(i, noun); named && !is_beside(i, *named)) chains_.link(i, *named, "noun for it");
  }

  // "The EU fined the company": two arguments of one verb are not the same.
  bool is_beside(MentionIndex i, MentionIndex antecedent) {
    const auto children = tree_.children(chains_.clause_of(chains_[i].head));
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
      const auto other = chains_.at(child);
      return other && *other < i && chains_.find(*other) == chains_.find(antecedent);
    });
  }

  // "X is the president": in OntoNotes' sense a statement about X, no mention of it.
  bool is_predicate_noun(MentionIndex i) const { return tree_[chains_[i].head].deprel == "attr"; }

  bool is_near(MentionIndex antecedent, MentionIndex i, std::uint32_t sentences) const { return chains_.sentence_of(antecedent) + sentences >= chains_.sentence_of(i); }

  // Whether the phrase says by itself which one it means: "the capital of Russia", "Russia's capital".
  bool is_restricted(MentionIndex i) const {
    const TokenIndex head = chains_[i].head;
    for (TokenIndex child : tree_.children(head)) {
      const std::string_view label = tree_[child].deprel;
      if (label == "prep" || label == "poss" || label == "relcl" || label == "acl" || label == "compound" || label == "nmod" || label == "nummod") return true;
      if (label == "amod" && child < head) return true;
    }
    return false;
  }

  // The person whose title or apposition is this role: "the foreign minister" after "Foreign Minister Sergei Lavrov".
  std::optional<MentionIndex> find_holder(MentionIndex i) {
    if (!chains_.facts(i).definite || chains_[i].number == Number::Plural || chains_.facts(i).sort != Sort::Person) return std::nullopt;
    for (WordHash role : chains_.facts(i).roles) {
      const auto found = holders_.find(role);
      if (found == holders_.end()) continue;
      const MentionIndex holder = found->second;
      // "the president" may be known from "Nigeria's president".
      const auto owner = chains_.facts(holder).owner != 0 ? chains_.facts(holder).owner : chains_.facts(chains_.find(holder)).owner;
      const bool other_owner = chains_.facts(i).owner != 0 && owner != 0 && chains_.facts(i).owner != owner;
      if (!other_owner && is_near(holder, i, 20)) return holder;
    }
    return std::nullopt;
  }

  std::optional<MentionIndex> find_same_head(MentionIndex i, WordHash head) {
    const auto found = heads_.find(head);
    if (found == heads_.end()) return std::nullopt;
    std::size_t seen = 0;
    for (MentionIndex j = found->second; j != kNoMention && seen < kHeadWindow; j = previous_same_head_[j], ++seen) {
      if (chains_[j].number != chains_[i].number || chains_[j].span.contains(chains_[i].span) || is_quantified(j)) continue;
      if (has_all_modifiers(i, j)) return j;
    }
    return std::nullopt;
  }

  // "no exposure", "most studies": nothing that could be spoken of again.
  bool is_quantified(MentionIndex j) const {
    const auto children = tree_.children(chains_[j].head);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return child < chains_[j].head && is_in(WordList::Quantifier, tree_[child].lemma); });
  }

  // Whether each modifier of `i` is one of `j`: "the draft documents" can be "two draft documents", not the reverse.
  bool has_all_modifiers(MentionIndex i, MentionIndex j) {
    for (TokenIndex child : tree_.children(chains_[i].head)) {
      const Token& token = tree_[child];
      if (token.deprel == "det" || token.upos == "DET" || token.deprel == "punct" || token.deprel == "cc" || token.deprel == "conj" || token.deprel == "relcl" ||
          token.deprel == "appos" || token.deprel == "case") {
        continue;
      }
      if (child > chains_[i].head && token.deprel != "prep") continue;
      const bool owner = token.deprel == "poss" || (token.deprel == "prep" && token.lemma == "of");
      if (owner && shares_owner(token.deprel == "poss" ? child : object_of(child), j)) continue;
      if (token.deprel == "poss" && find_pronoun(token.form)) return false;  // "his death" is not "the death of his mother"
      if (token.lemma == "two" || token.lemma == "same" || token.lemma == "such" || token.lemma == "said") continue;
      if (!holds_word(chains_[j].phrase, token.deprel == "prep" ? object_of(child) : child)) return false;
    }
    return true;
  }
  // Whether the phrase belongs to whom the token means: "his death", "the death of Norton", "Norton's death".
  bool shares_owner(TokenIndex token, MentionIndex j) {
    const auto known = chains_.at(token);
    if (!known) return false;
    const MentionIndex owner = chains_.find(*known);
    for (TokenIndex child : tree_.children(chains_[j].head)) {
      TokenIndex other = child;
      if (tree_[child].deprel == "prep" && tree_[child].lemma == "of") other = object_of(child);
      else if (tree_[child].deprel != "poss") continue;
      if (const auto mention = chains_.at(other); mention && chains_.find(*mention) == owner) return true;
    }
    return false;
  }
  TokenIndex object_of(TokenIndex preposition) const { return tree_.child(preposition, "pobj").value_or(preposition); }
  bool holds_word(base::TokenSpan span, TokenIndex word) const {
    for (TokenIndex t = span.begin; t < span.end; ++t) {
      if (tree_[t].lemma == tree_[word].lemma) return true;
    }
    return false;
  }

  // The last name of a sort that the noun can stand for: "the company" for a name that is no entity of the gazetteer.
  std::optional<MentionIndex> find_name_for(MentionIndex i, std::string_view noun) const {
    for (Sort sort : {Sort::Country, Sort::Organisation, Sort::Place}) {
      const MentionIndex j = last_of_sort_[static_cast<std::size_t>(sort)];
      if (j != kNoMention && can_stand_for(sort, noun) && is_near(j, i, 10)) return j;
    }
    return std::nullopt;
  }

  void remember(MentionIndex i) {
    if (chains_[i].kind == MentionKind::Pronoun) return;
    for (WordHash noun : chains_.facts(i).nouns) nouns_[noun] = i;
    if (chains_.facts(i).sort == Sort::Person) {
      for (WordHash role : chains_.facts(i).roles) holders_[role] = i;
    }
    if (chains_[i].kind == MentionKind::Name) {
      // "the study" after "the National Nutrition Study", "the bank" after "Grameen Bank"
      if (chains_.facts(i).name.size() > 1 && chains_.facts(i).sort != Sort::Person) nouns_[hash_word(tree_[chains_[i].head].form)] = i;
      last_of_sort_[static_cast<std::size_t>(chains_.facts(i).sort)] = i;
      return;
    }
    const WordHash head = hash_word(tree_[chains_[i].head].lemma);
    const auto [found, added] = heads_.emplace(head, i);
    if (previous_same_head_.empty()) previous_same_head_.assign(chains_.size(), kNoMention);
    if (!added) previous_same_head_[i] = std::exchange(found->second, i);
  }

  Chains& chains_;
  const Tree& tree_;
  PronounLinker pronouns_;
  std::vector<WordHash> hashes_;

  Chains::Index identities_, names_, surnames_, first_names_, initials_, first_words_;
  Chains::Index nouns_, holders_, heads_;
  std::vector<MentionIndex> previous_same_head_;
  std::array<MentionIndex, 7> last_of_sort_ = {kNoMention, kNoMention, kNoMention, kNoMention, kNoMention, kNoMention, kNoMention};
};

}  // namespace

void chain_mentions(const Tree& tree, std::span<const MentionFacts> facts, Mentions& mentions) {
  assert(facts.size() == mentions.all.size());
  Chains chains(tree, facts, mentions);
  Chainer(chains).run();
}

}  // namespace dyad::extract
