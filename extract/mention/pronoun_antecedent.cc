#include "extract/mention/pronoun_antecedent.h"

#include <algorithm>

#include "extract/mention/word_lists.h"

namespace dyad::extract {
namespace {

constexpr int kPronounWindow = 60;  // mentions that a pronoun looks back over
constexpr std::uint32_t kPronounSentences = 3;

}  // namespace

void PronounLinker::link(MentionIndex i) {
  const Pronoun* pronoun = find_pronoun(chains_.text_of(i));
  if (!pronoun || is_expletive(i)) return;
  if (pronoun->person == 1) return link_first_person(i, *pronoun);
  if (pronoun->person == 2) return chains_.link_equal(second_person_, block_key(i, 2), i, "you");
  MentionIndex best = kNoMention;
  int best_score = 0;
  int seen = 0;
  for (MentionIndex j = i; j-- > 0 && seen < kPronounWindow; ++seen) {
    if (chains_.sentence_of(j) + kPronounSentences < chains_.sentence_of(i)) break;
    const int score = score_antecedent(i, *pronoun, j);
    if (score > best_score) {
      best = j;
      best_score = score;
    }
  }
  if (best != kNoMention) chains_.link(i, best, chains_.sentence_of(best) == chains_.sentence_of(i) ? "pronoun, same sentence" : "pronoun, sentence before");
}

WordHash PronounLinker::block_key(MentionIndex i, WordHash what) const { return combine(what, speech_.quote[chains_[i].head] + 1); }

// "I" is the speaker of the quotation; "we" is kept apart and knows who says it.
void PronounLinker::link_first_person(MentionIndex i, const Pronoun& pronoun) {
  const TokenIndex speaker_token = speech_.speaker[chains_[i].head];
  std::optional<MentionIndex> speaker = speaker_token == kNoMention ? std::nullopt : chains_.at(speaker_token);
  if (speaker == i) speaker.reset();
  if (pronoun.number == Number::Singular) {
    if (speaker) return chains_.link(i, *speaker, "I of the speaker");
    return chains_.link_equal(first_person_, 1, i, "I");
  }
  chains_[i].speaker = speaker;
  chains_.link_equal(first_person_, combine(2, speaker ? chains_.find(*speaker) + 1 : 0), i, "we of the same speaker");
}

// "It is clear that ...", "it has been agreed that ...", "it rained"
bool PronounLinker::is_expletive(MentionIndex i) const {
  const TokenIndex token = chains_[i].head;
  if (chains_[i].gender != Gender::Neuter || !is_subject(tree_[token].deprel)) return false;
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

bool PronounLinker::agrees(const Pronoun& pronoun, MentionIndex j) {
  const Mention& candidate = chains_[j];
  const Sort sort = chains_.sort_of(j);
  if (candidate.kind == MentionKind::Pronoun) {
    const Pronoun* other = find_pronoun(chains_.text_of(j));
    if (!other) return pronoun.gender == Gender::Neuter || pronoun.number == Number::Plural;
    return other->person == 3 && other->number == pronoun.number && other->gender == pronoun.gender && chains_.find(j) != j;
  }
  if (pronoun.number == Number::Plural) {
    if (candidate.coordination || candidate.number == Number::Plural || sort == Sort::People) return true;
    return sort == Sort::Organisation;
  }
  if (candidate.coordination || (candidate.number == Number::Plural && candidate.kind == MentionKind::Nominal)) return false;
  if (pronoun.gender == Gender::Neuter) return sort != Sort::Person && sort != Sort::People;
  const Gender gender = chains_.gender_of(j);
  if (gender == Gender::Neuter || (gender != Gender::Unknown && gender != pronoun.gender)) return false;
  return sort == Sort::Person || (sort == Sort::Unknown && candidate.kind == MentionKind::Name);
}

// Where binding forbids it: "X saw him" is not X, "its demands" is not the demands.
bool PronounLinker::is_excluded(MentionIndex i, const Pronoun& pronoun, MentionIndex j) const {
  const TokenIndex token = chains_[i].head;
  if (chains_[j].phrase.contains(token)) return true;
  const TokenIndex governor = chains_.clause_of(token);
  const bool same_clause = chains_.clause_of(chains_[j].head) == governor && is_argument(chains_[j].head) && chains_.sentence_of(i) == chains_.sentence_of(j);
  if (pronoun.kind == PronounForm::Reflexive) return !(same_clause || (is_subject(tree_[chains_[j].head].deprel) && chains_.sentence_of(i) == chains_.sentence_of(j)));
  return pronoun.kind == PronounForm::Personal && same_clause && !is_conjoined_clause(token, chains_[j].head);
}
// "Mali broke off ties with France and expelled its ambassador": nobody expels his own. The subject may stand before a verb that is joined.
bool PronounLinker::is_own_of_accuser(MentionIndex i, MentionIndex j) {
  const Token& pronoun = tree_[chains_[i].head];
  if (pronoun.deprel != "poss" || tree_[pronoun.head].deprel != "dobj") return false;
  TokenIndex verb = tree_[pronoun.head].head;
  if (!is_in(WordList::AgainstOthers, tree_[verb].lemma)) return false;
  auto subject = tree_.child(verb, "nsubj");
  while (!subject && tree_[verb].deprel == "conj") {
    verb = tree_[verb].head;
    subject = tree_.child(verb, "nsubj");
  }
  const auto accuser = subject ? chains_.at(*subject) : std::nullopt;
  if (!accuser || *accuser >= i) return false;
  return chains_.find(*accuser) == chains_.find(j) || chains_[*accuser].phrase.contains(chains_[j].head);
}
bool PronounLinker::is_conjoined_clause(TokenIndex a, TokenIndex b) const { return tree_[a].deprel == "conj" && tree_[b].deprel == "conj"; }

bool PronounLinker::is_argument(TokenIndex token) const {
  const std::string_view label = tree_[token].deprel;
  return label == "nsubj" || label == "nsubjpass" || label == "dobj" || label == "pobj" || label == "dative" || label == "conj";
}

int PronounLinker::score_antecedent(MentionIndex i, const Pronoun& pronoun, MentionIndex j) {
  if (!chains_.facts(j).chained || !agrees(pronoun, j) || is_excluded(i, pronoun, j) || is_own_of_accuser(i, j)) return 0;
  const Token& token = tree_[chains_[i].head];
  const Token& other = tree_[chains_[j].head];
  int score = 100 - static_cast<int>(std::min<std::uint32_t>(i - j, 40));
  score -= 30 * static_cast<int>(token.sentence - other.sentence);
  if (chains_.block_of(i) != chains_.block_of(j)) score -= 10;
  if (is_subject(other.deprel)) score += 24;
  if (other.deprel == "dobj") score += 8;
  if (other.deprel == "poss") score += pronoun.kind == PronounForm::Possessive ? 8 : 2;
  if (is_subject(token.deprel) && is_subject(other.deprel)) score += 8;
  if (tree_.is_root(other.head) && is_subject(other.deprel)) score += 6;
  if (chains_[j].kind == MentionKind::Name) score += 10;
  if (chains_[j].kind == MentionKind::Pronoun) score += 14;
  if (chains_.is_linked(j)) score += 6;
  if (pronoun.gender == Gender::Neuter) {
    if (chains_.sort_of(j) == Sort::Country || chains_.sort_of(j) == Sort::Organisation) score += 12;
    if (chains_.sort_of(j) == Sort::Place) score -= 8;
  }
  if (pronoun.number == Number::Plural) {
    if (chains_[j].coordination) score += 8;
    if (chains_.sort_of(j) == Sort::People) score += 12;
    if (chains_.sort_of(j) == Sort::Organisation && chains_[j].number != Number::Plural) score -= 14;
  }
  return std::max(score, 1);
}

}  // namespace dyad::extract
