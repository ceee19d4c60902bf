#include "extract/mention/coreference.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <unordered_map>
#include <utility>

#include "extract/mention/pronoun.h"
#include "extract/mention/speech.h"
#include "extract/mention/word_lists.h"

namespace dyad::extract {
namespace {

constexpr MentionIndex kNone = 0xFFFFFFFFu;
constexpr int kPronounWindow = 60;      // mentions that a pronoun looks back over
constexpr std::uint32_t kPronounSentences = 3;
constexpr std::size_t kHeadWindow = 6;  // earlier mentions of the same head noun that a noun phrase is compared with

bool is_subject(std::string_view label) { return label == "nsubj" || label == "nsubjpass"; }

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
  Chainer(const Tree& tree, std::span<const MentionFacts> facts, Mentions& mentions)
      : tree_(tree), facts_(facts), all_(mentions.all), by_token_(mentions.by_token), parent_(all_.size()), last_(all_.size()), sorts_(all_.size()), genders_(all_.size()) {
    for (MentionIndex i = 0; i < all_.size(); ++i) {
      parent_[i] = last_[i] = i;
      sorts_[i] = facts_[i].sort;
      genders_[i] = all_[i].gender;
    }
  }

  void run() {
    link_names();
    find_speech();
    for (MentionIndex i = 0; i < all_.size(); ++i) {
      if (!facts_[i].chained) continue;
      if (all_[i].coordination) continue;
      if (all_[i].kind == MentionKind::Nominal) link_nominal(i);
      if (all_[i].kind == MentionKind::Pronoun) link_pronoun(i);
      remember(i);
    }
    for (MentionIndex i = 0; i < all_.size(); ++i) all_[i].chain = find(i);
  }

 private:
  MentionIndex find(MentionIndex i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  // The chain's id is its first mention. `reason` is kept with the later one.
  void link(MentionIndex i, MentionIndex antecedent, std::string_view reason) {
    MentionIndex a = find(i);
    MentionIndex b = find(antecedent);
    if (a == b) return;
    if (a < b) std::swap(a, b);
    parent_[a] = b;
    last_[b] = std::max(last_[b], last_[a]);
    if (sorts_[a] == Sort::Person || sorts_[b] == Sort::Unknown || sorts_[b] == Sort::Thing) sorts_[b] = sorts_[a];
    if (genders_[b] == Gender::Unknown) genders_[b] = genders_[a];
    if (all_[i].link.empty()) {
      all_[i].antecedent = antecedent;
      all_[i].link.reserve(reason.size() + 24);
      all_[i].link.append(reason).append(" -> ").append(text_of(antecedent));
    }
  }

  std::string_view text_of(MentionIndex i) const { return tree_[all_[i].head].form; }
  std::uint32_t sentence_of(MentionIndex i) const { return tree_[all_[i].head].sentence; }
  std::uint32_t block_of(MentionIndex i) const { return tree_.parse().sentences[sentence_of(i)].block; }

  // ---- names -----------------------------------------------------------------------------------------------------------------

  void link_names() {
    for (MentionIndex i = 0; i < all_.size(); ++i) {
      if (!facts_[i].chained || all_[i].coordination || all_[i].kind != MentionKind::Name) continue;
      if (facts_[i].identity != 0) link_equal(identities_, facts_[i].identity, i, "same entity");
      if (!facts_[i].name.empty()) link_long_name(i);
    }
    for (MentionIndex i = 0; i < all_.size(); ++i) {
      if (facts_[i].chained && !all_[i].coordination && all_[i].kind == MentionKind::Name && !facts_[i].name.empty()) link_short_name(i);
    }
  }

  void link_equal(std::unordered_map<WordHash, MentionIndex>& map, WordHash key, MentionIndex i, std::string_view reason) {
    const auto [found, added] = map.emplace(key, i);
    if (!added) link(i, found->second, reason);
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
    const NameKey key = key_of(facts_[i].name);
    if (key.words == 0) return;
    if (key.words > 1 || facts_[i].sort != Sort::Person) link_equal(names_, key.whole, i, "same name");
    if (key.words < 2) return;
    if (facts_[i].sort == Sort::Person || facts_[i].sort == Sort::Unknown) {
      surnames_.emplace(key.last, i);
      first_names_.emplace(key.first, i);
    } else {
      if (key.initials != 0) initials_.emplace(key.initials, i);
      first_words_.emplace(key.first, i);
    }
  }

  void link_short_name(MentionIndex i) {
    const base::TokenSpan name = facts_[i].name;
    const NameKey key = key_of(name);
    if (key.words != 1) return;
    const std::string_view form = tree_[name.begin].form;
    if (is_acronym(form)) {
      if (const auto found = initials_.find(key.last); found != initials_.end()) return link(i, found->second, "acronym");
    }
    const bool person = facts_[i].sort == Sort::Person;
    if (person || facts_[i].identity == 0) {  // the model often takes a surname by itself for an organisation
      if (const auto found = surnames_.find(key.last); found != surnames_.end()) return link(i, found->second, "surname");
      if (person) {
        if (const auto found = first_names_.find(key.last); found != first_names_.end() && facts_[found->second].sort == Sort::Person) {
          return link(i, found->second, "first name");
        }
      }
    }
    if (!person && facts_[i].identity == 0 && form.size() > 3) {
      if (const auto found = first_words_.find(key.last); found != first_words_.end() && facts_[found->second].identity == 0 &&
                                                           facts_[found->second].sort == Sort::Organisation && facts_[i].sort == Sort::Organisation) {
        return link(i, found->second, "short name");
      }
    }
    link_equal(names_, key.whole, i, "same name");
  }

  static bool is_acronym(std::string_view form) {
    return form.size() >= 2 && form.size() <= 8 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // ---- noun phrases ----------------------------------------------------------------------------------------------------------

  void link_nominal(MentionIndex i) {
    if (is_predicate_noun(i)) return;
    const Mention& mention = all_[i];
    const std::string_view noun = tree_[mention.head].lemma;
    const WordHash head = hash_word(noun);
    if (const auto holder = find_holder(i)) return link(i, *holder, "role");
    if (!facts_[i].definite) return;
    if (const auto same = find_same_head(i, head)) return link(i, *same, "same noun");
    if (mention.number == Number::Plural || is_restricted(i)) return;
    if (const auto known = nouns_.find(head); known != nouns_.end() && is_near(known->second, i, 30)) return link(i, known->second, "noun for it");
    if (const auto named = find_name_for(i, noun)) link(i, *named, "noun for it");
  }

  // "X is the president": in OntoNotes' sense a statement about X, no mention of it.
  bool is_predicate_noun(MentionIndex i) const { return tree_[all_[i].head].deprel == "attr"; }

  bool is_near(MentionIndex antecedent, MentionIndex i, std::uint32_t sentences) const { return sentence_of(antecedent) + sentences >= sentence_of(i); }

  // Whether the phrase says by itself which one it means: "the capital of Russia", "Russia's capital".
  bool is_restricted(MentionIndex i) const {
    const TokenIndex head = all_[i].head;
    for (TokenIndex child : tree_.children(head)) {
      const std::string_view label = tree_[child].deprel;
      if (label == "prep" || label == "poss" || label == "relcl" || label == "acl" || label == "compound" || label == "nmod" || label == "nummod") return true;
      if (label == "amod" && child < head) return true;
    }
    return false;
  }

  // The person whose title or apposition is this role: "the foreign minister" after "Foreign Minister Sergei Lavrov".
  std::optional<MentionIndex> find_holder(MentionIndex i) const {
    if (!facts_[i].definite || all_[i].number == Number::Plural || facts_[i].sort != Sort::Person) return std::nullopt;
    for (WordHash role : facts_[i].roles) {
      const auto found = holders_.find(role);
      if (found == holders_.end()) continue;
      const MentionIndex holder = found->second;
      const bool other_owner = facts_[i].owner != 0 && facts_[holder].owner != 0 && facts_[i].owner != facts_[holder].owner;
      if (!other_owner && is_near(holder, i, 20)) return holder;
    }
    return std::nullopt;
  }

  std::optional<MentionIndex> find_same_head(MentionIndex i, WordHash head) {
    const auto found = heads_.find(head);
    if (found == heads_.end()) return std::nullopt;
    std::size_t seen = 0;
    for (MentionIndex j = found->second; j != kNone && seen < kHeadWindow; j = previous_same_head_[j], ++seen) {
      if (all_[j].number != all_[i].number || all_[j].span.contains(all_[i].span) || is_quantified(j)) continue;
      if (has_all_modifiers(i, j)) return j;
    }
    return std::nullopt;
  }

  // "no exposure", "most studies": nothing that could be spoken of again.
  bool is_quantified(MentionIndex j) const {
    const auto children = tree_.children(all_[j].head);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return child < all_[j].head && is_in(WordList::Quantifier, tree_[child].lemma); });
  }

  // Whether each modifier of `i` is one of `j`: "the draft documents" can be "two draft documents", not the reverse.
  bool has_all_modifiers(MentionIndex i, MentionIndex j) {
    for (TokenIndex child : tree_.children(all_[i].head)) {
      const Token& token = tree_[child];
      if (token.deprel == "det" || token.upos == "DET" || token.deprel == "punct" || token.deprel == "cc" || token.deprel == "conj" || token.deprel == "relcl" ||
          token.deprel == "appos" || token.deprel == "case") {
        continue;
      }
      if (child > all_[i].head && token.deprel != "prep") continue;
      const bool owner = token.deprel == "poss" || (token.deprel == "prep" && token.lemma == "of");
      if (owner && shares_owner(token.deprel == "poss" ? child : object_of(child), j)) continue;
      if (token.deprel == "poss" && find_pronoun(token.form)) return false;  // "his death" is not "the death of his mother"
      if (token.lemma == "two" || token.lemma == "same" || token.lemma == "such" || token.lemma == "said") continue;
      if (!holds_word(all_[j].phrase, token.deprel == "prep" ? object_of(child) : child)) return false;
    }
    return true;
  }
  // Whether the phrase belongs to whom the token means: "his death", "the death of Norton", "Norton's death".
  bool shares_owner(TokenIndex token, MentionIndex j) {
    if (by_token_[token] < 0) return false;
    const MentionIndex owner = find(static_cast<MentionIndex>(by_token_[token]));
    for (TokenIndex child : tree_.children(all_[j].head)) {
      TokenIndex other = child;
      if (tree_[child].deprel == "prep" && tree_[child].lemma == "of") other = object_of(child);
      else if (tree_[child].deprel != "poss") continue;
      if (by_token_[other] >= 0 && find(static_cast<MentionIndex>(by_token_[other])) == owner) return true;
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
      if (j != kNone && can_stand_for(sort, noun) && is_near(j, i, 10)) return j;
    }
    return std::nullopt;
  }

  void remember(MentionIndex i) {
    if (all_[i].kind == MentionKind::Pronoun) return;
    for (WordHash noun : facts_[i].nouns) nouns_[noun] = i;
    if (facts_[i].sort == Sort::Person) {
      for (WordHash role : facts_[i].roles) holders_[role] = i;
    }
    if (all_[i].kind == MentionKind::Name) {
      // "the study" after "the National Nutrition Study", "the bank" after "Grameen Bank"
      if (facts_[i].name.size() > 1 && facts_[i].sort != Sort::Person) nouns_[hash_word(tree_[all_[i].head].form)] = i;
      last_of_sort_[static_cast<std::size_t>(facts_[i].sort)] = i;
      return;
    }
    const WordHash head = hash_word(tree_[all_[i].head].lemma);
    const auto [found, added] = heads_.emplace(head, i);
    if (previous_same_head_.empty()) previous_same_head_.assign(all_.size(), kNone);
    if (!added) previous_same_head_[i] = std::exchange(found->second, i);
  }

  // ---- pronouns --------------------------------------------------------------------------------------------------------------

  void find_speech() { speech_ = find_quotes(tree_); }

  void link_pronoun(MentionIndex i) {
    const Pronoun* pronoun = find_pronoun(text_of(i));
    if (!pronoun || is_expletive(i)) return;
    if (pronoun->person == 1) return link_first_person(i, *pronoun);
    if (pronoun->person == 2) return link_equal(second_person_, block_key(i, 2), i, "you");
    MentionIndex best = kNone;
    int best_score = 0;
    int seen = 0;
    for (MentionIndex j = i; j-- > 0 && seen < kPronounWindow; ++seen) {
      if (sentence_of(j) + kPronounSentences < sentence_of(i)) break;
      const int score = score_antecedent(i, *pronoun, j);
      if (score > best_score) {
        best = j;
        best_score = score;
      }
    }
    if (best != kNone) link(i, best, sentence_of(best) == sentence_of(i) ? "pronoun, same sentence" : "pronoun, sentence before");
  }

  WordHash block_key(MentionIndex i, WordHash what) const { return combine(what, speech_.quote[all_[i].head] + 1); }

  // "I" is the speaker of the quotation; "we" is kept apart and knows who says it.
  void link_first_person(MentionIndex i, const Pronoun& pronoun) {
    const TokenIndex speaker_token = speech_.speaker[all_[i].head];
    std::optional<MentionIndex> speaker;
    if (speaker_token != kNone && by_token_[speaker_token] >= 0) speaker = static_cast<MentionIndex>(by_token_[speaker_token]);
    if (speaker == i) speaker.reset();
    if (pronoun.number == Number::Singular) {
      if (speaker) return link(i, *speaker, "I of the speaker");
      return link_equal(first_person_, 1, i, "I");
    }
    all_[i].speaker = speaker;
    link_equal(first_person_, combine(2, speaker ? find(*speaker) + 1 : 0), i, "we of the same speaker");
  }

  // "It is clear that ...", "it has been agreed that ...", "it rained"
  bool is_expletive(MentionIndex i) const {
    const TokenIndex token = all_[i].head;
    if (all_[i].gender != Gender::Neuter || !is_subject(tree_[token].deprel)) return false;
    const TokenIndex verb = tree_[token].head;
    if (is_in(WordList::ImpersonalVerb, tree_[verb].lemma)) return true;
    const bool passive = tree_[token].deprel == "nsubjpass";
    const bool copula = tree_[verb].lemma == "be";
    if (!passive && !copula) return false;
    for (TokenIndex child : tree_.children(verb)) {
      if (child < verb) continue;
      const std::string_view label = tree_[child].deprel;
      if (label == "csubj" || (label == "ccomp" && (copula || passive))) return true;
      if (copula && (label == "acomp" || label == "attr") && is_in(WordList::Judgement, tree_[child].lemma)) return true;
    }
    return false;
  }

  // Features of the whole chain: a surname has the gender that its title or an earlier pronoun gave.
  Sort sort_of(MentionIndex j) { return sorts_[find(j)]; }
  Gender gender_of(MentionIndex j) { return all_[j].gender != Gender::Unknown ? all_[j].gender : genders_[find(j)]; }

  bool agrees(const Pronoun& pronoun, MentionIndex j) {
    const Mention& candidate = all_[j];
    const Sort sort = sort_of(j);
    if (candidate.kind == MentionKind::Pronoun) {
      const Pronoun* other = find_pronoun(text_of(j));
      if (!other) return pronoun.gender == Gender::Neuter || pronoun.number == Number::Plural;
      return other->person == 3 && other->number == pronoun.number && other->gender == pronoun.gender && find(j) != j;
    }
    if (pronoun.number == Number::Plural) {
      if (candidate.coordination || candidate.number == Number::Plural || sort == Sort::People) return true;
      return sort == Sort::Organisation;
    }
    if (candidate.coordination || (candidate.number == Number::Plural && candidate.kind == MentionKind::Nominal)) return false;
    if (pronoun.gender == Gender::Neuter) return sort != Sort::Person && sort != Sort::People;
    const Gender gender = gender_of(j);
    if (gender == Gender::Neuter || (gender != Gender::Unknown && gender != pronoun.gender)) return false;
    return sort == Sort::Person || (sort == Sort::Unknown && candidate.kind == MentionKind::Name);
  }

  // Where binding forbids it: "X saw him" is not X, "its demands" is not the demands.
  bool is_excluded(MentionIndex i, const Pronoun& pronoun, MentionIndex j) const {
    const TokenIndex token = all_[i].head;
    if (all_[j].phrase.contains(token)) return true;
    const TokenIndex governor = clause_of(token);
    const bool same_clause = clause_of(all_[j].head) == governor && is_argument(all_[j].head) && sentence_of(i) == sentence_of(j);
    if (pronoun.kind == PronounForm::Reflexive) return !(same_clause || (is_subject(tree_[all_[j].head].deprel) && sentence_of(i) == sentence_of(j)));
    return pronoun.kind == PronounForm::Personal && same_clause && !is_conjoined_clause(token, all_[j].head);
  }
  bool is_conjoined_clause(TokenIndex a, TokenIndex b) const { return tree_[a].deprel == "conj" && tree_[b].deprel == "conj"; }

  bool is_argument(TokenIndex token) const {
    const std::string_view label = tree_[token].deprel;
    return label == "nsubj" || label == "nsubjpass" || label == "dobj" || label == "pobj" || label == "dative" || label == "conj";
  }
  // The verb whose argument the token is, through a preposition.
  TokenIndex clause_of(TokenIndex token) const {
    TokenIndex head = tree_[token].head;
    if (tree_[token].deprel == "pobj") head = tree_[head].head;
    return head;
  }

  int score_antecedent(MentionIndex i, const Pronoun& pronoun, MentionIndex j) {
    if (!facts_[j].chained || !agrees(pronoun, j) || is_excluded(i, pronoun, j)) return 0;
    const Token& token = tree_[all_[i].head];
    const Token& other = tree_[all_[j].head];
    int score = 100 - static_cast<int>(std::min<std::uint32_t>(i - j, 40));
    score -= 30 * static_cast<int>(token.sentence - other.sentence);
    if (block_of(i) != block_of(j)) score -= 10;
    if (is_subject(other.deprel)) score += 24;
    if (other.deprel == "dobj") score += 8;
    if (other.deprel == "poss") score += pronoun.kind == PronounForm::Possessive ? 8 : 2;
    if (is_subject(token.deprel) && is_subject(other.deprel)) score += 8;
    if (tree_.is_root(other.head) && is_subject(other.deprel)) score += 6;
    if (all_[j].kind == MentionKind::Name) score += 10;
    if (all_[j].kind == MentionKind::Pronoun) score += 14;
    if (find(j) != j || last_[find(j)] > j) score += 6;
    if (pronoun.gender == Gender::Neuter) {
      if (sort_of(j) == Sort::Country || sort_of(j) == Sort::Organisation) score += 12;
      if (sort_of(j) == Sort::Place) score -= 8;
    }
    if (pronoun.number == Number::Plural) {
      if (all_[j].coordination) score += 8;
      if (sort_of(j) == Sort::People) score += 12;
      if (sort_of(j) == Sort::Organisation && all_[j].number != Number::Plural) score -= 14;
    }
    return std::max(score, 1);
  }

  const Tree& tree_;
  std::span<const MentionFacts> facts_;
  std::vector<Mention>& all_;
  const std::vector<std::int32_t>& by_token_;
  std::vector<MentionIndex> parent_;              // union-find; the root is the first mention
  std::vector<MentionIndex> last_;                // of the root: the last mention of the chain
  std::vector<Sort> sorts_;                       // of the root: what the chain is
  std::vector<Gender> genders_;
  std::vector<WordHash> hashes_;

  std::unordered_map<WordHash, MentionIndex> identities_, names_, surnames_, first_names_, initials_, first_words_;
  std::unordered_map<WordHash, MentionIndex> nouns_, holders_, heads_, first_person_, second_person_;
  std::vector<MentionIndex> previous_same_head_;
  std::array<MentionIndex, 7> last_of_sort_ = {kNone, kNone, kNone, kNone, kNone, kNone, kNone};
  Speech speech_;
};

}  // namespace

void chain_mentions(const Tree& tree, std::span<const MentionFacts> facts, Mentions& mentions) {
  assert(facts.size() == mentions.all.size());
  Chainer(tree, facts, mentions).run();
}

}  // namespace dyad::extract
