#include "extract/mention/mention_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/any_of.h"
#include "extract/mention/pronoun.h"

namespace dyad::extract {
namespace {

using base::is_any_of;

constexpr std::uint32_t kNoRun = 0xFFFFFFFFu;

bool is_name_type(std::string_view type) {
  static constexpr std::array<std::string_view, 9> kTypes = {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"};
  return is_any_of(type, kTypes);
}
bool is_amount_type(std::string_view type) {
  static constexpr std::array<std::string_view, 5> kTypes = {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"};
  return is_any_of(type, kTypes);
}
bool is_inner_label(std::string_view label) { return label == "compound" || label == "nmod" || label == "amod" || label == "nn"; }
bool is_argument_label(std::string_view label) {
  static constexpr std::array<std::string_view, 9> kLabels = {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "dative", "appos", "ROOT"};
  return is_any_of(label, kLabels);
}

// Finds the mentions of one document.
class Finder {
 public:
  Finder(const Tree& tree, const std::vector<base::TokenSpan>& known_names) : tree_(tree), run_of_(tree.size(), kNoRun) {
    find_runs(known_names);
  }

  Mentions find() {
    out_.by_token.assign(tree_.size(), -1);
    out_.all.reserve(tree_.size() / 3 + 4);
    for (TokenIndex t = 0; t < tree_.size(); ++t) {
      if (const auto kind = kind_of_head(t)) {
        if (const auto last = last_conjunct(t)) add_coordination(t, *last, *kind);
        add(t, *kind);
      }
    }
    return std::move(out_);
  }

 private:
  // "the Netherlands" of "the National Library of the Netherlands", "US" of "US Congress"
  static bool is_nested_label(std::string_view label) { return label == "pobj" || label == "compound" || label == "poss" || label == "nmod"; }

  // A run is a name: a named entity of the model, widened or cut by the names that the gazetteer knows.
  void find_runs(const std::vector<base::TokenSpan>& known_names) {
    std::vector<base::TokenSpan> entities;
    for (TokenIndex t = 0; t < tree_.size(); ++t) {
      if (tree_[t].entity_mark == EntityMark::Begin && is_name_type(tree_[t].entity_type)) {
        TokenIndex end = t + 1;
        while (end < tree_.size() && tree_[end].entity_mark == EntityMark::Inside) ++end;
        entities.push_back(trim({t, end}));
      }
    }
    known_head_.assign(tree_.size(), false);
    for (base::TokenSpan name : known_names) known_head_[head_of(name)] = true;
    std::size_t next = 0;
    for (base::TokenSpan entity : entities) {
      while (next < known_names.size() && known_names[next].end <= entity.begin) add_run(known_names[next++]);
      // An entity that holds several known names ("Moscow and Washington") is cut; one that is a part of a known name gives way.
      std::size_t inside = next;
      while (inside < known_names.size() && known_names[inside].begin < entity.end) ++inside;
      if (inside - next == 1 && entity.contains(known_names[next])) {
        add_run(entity);
        ++next;
      } else if (inside > next) {
        while (next < inside) add_run(known_names[next++]);
      } else {
        add_run(entity);
      }
    }
    while (next < known_names.size()) add_run(known_names[next++]);
  }

  // Without an article in front and a possessive mark behind.
  base::TokenSpan trim(base::TokenSpan span) const {
    while (span.size() > 1 && (tree_[span.begin].upos == "DET" || tree_[span.begin].upos == "PUNCT" || tree_[span.begin].upos == "SPACE")) ++span.begin;
    while (span.size() > 1 && (tree_[span.end - 1].upos == "PART" || tree_[span.end - 1].upos == "PUNCT" || tree_[span.end - 1].upos == "SPACE")) --span.end;
    return span;
  }

  void add_run(base::TokenSpan span) {
    span = trim(span);
    if (span.empty() || run_of_[span.begin] != kNoRun) return;
    const auto index = static_cast<std::uint32_t>(runs_.size());
    for (TokenIndex t = span.begin; t < span.end; ++t) run_of_[t] = index;
    runs_.push_back({span, head_of(span)});
  }

  // The token whose head lies outside; "Bank of Japan" has "Bank". Of several an argument, else the last.
  TokenIndex head_of(base::TokenSpan span) const {
    TokenIndex head = span.end - 1;
    for (TokenIndex t = span.begin; t < span.end; ++t) {
      const bool outside = tree_.is_root(t) || !span.contains(tree_[t].head);
      if (outside && tree_[t].upos != "PUNCT" && tree_[t].upos != "PART") {
        head = t;
        if (is_argument_label(tree_[t].deprel)) break;
      }
    }
    return head;
  }

  std::optional<MentionKind> kind_of_head(TokenIndex t) const {
    const Token& token = tree_[t];
    if (run_of_[t] != kNoRun) return kind_in_run(t);
    if (token.upos == "PRON") return is_personal_pronoun(t) || is_other_pronoun(token) ? std::optional(MentionKind::Pronoun) : std::nullopt;
    if (token.upos == "NOUN") return is_inner_label(token.deprel) || is_amount_type(token.entity_type) || (token.deprel == "npadvmod" && !is_listed(t)) ? std::nullopt : std::optional(MentionKind::Nominal);
    if (token.upos == "PROPN") {
      if (is_amount_type(token.entity_type)) return std::nullopt;
      // "eBay", "iPlayer"; not "et al."
      const bool capital = std::any_of(token.form.begin(), token.form.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }) ||
                           (!token.form.empty() && !(token.form[0] >= 'a' && token.form[0] <= 'z'));
      if (!capital) {  // "Seoul's defence ministry", which the tagger may take for a name
        const bool noun = is_argument_label(token.deprel) && token.deprel != "conj" && token.form.size() > 3 && token.form.find('.') == std::string_view::npos;
        return noun ? std::optional(MentionKind::Nominal) : std::nullopt;
      }
      if (!is_inner_label(token.deprel)) return MentionKind::Name;
      // "Hezbollah fighters": a name of its own before a common noun, if it ends there.
      const bool before_noun = token.deprel == "compound" && tree_[token.head].upos == "NOUN" && t < token.head;
      return before_noun ? std::optional(MentionKind::Name) : std::nullopt;
    }
    if (token.upos == "ADJ" || token.upos == "NUM") return is_noun_like(t) ? std::optional(MentionKind::Nominal) : std::nullopt;
    return std::nullopt;
  }

  // The name's head, unless it only stands before a common noun of which it is not a name by itself.
  std::optional<MentionKind> kind_in_run(TokenIndex t) const {
    const Run& run = runs_[run_of_[t]];
    if (run.head != t) {
      if (known_head_[t] && is_nested_label(tree_[t].deprel)) return MentionKind::Name;
      // A verb phrase or clause that the model took for a name still holds noun phrases of its own.
      const bool own = is_argument_label(tree_[t].deprel) && tree_[t].deprel != "pobj" && tree_[t].deprel != "conj" && tree_[t].upos == "NOUN";
      return own ? std::optional(MentionKind::Nominal) : std::nullopt;
    }
    const std::string_view upos = tree_[t].upos;
    if (upos == "VERB" || upos == "AUX" || upos == "ADV" || upos == "ADP") return run.span.size() > 1 ? std::optional(MentionKind::Name) : std::nullopt;
    return MentionKind::Name;
  }

  // "meets farmers, truckers": no measure of the verb.
  bool is_listed(TokenIndex t) const {
    const TokenIndex begin = tree_.subtree(t).begin;
    return t > tree_[t].head && begin > 0 && (tree_[begin].form == "," || tree_[begin - 1].form == ",");
  }

  bool is_personal_pronoun(TokenIndex t) const {
    const Token& token = tree_[t];
    return (token.xpos == "PRP" || token.xpos == "PRP$") && token.deprel != "expl" && find_pronoun(token.form) != nullptr;
  }
  bool is_other_pronoun(const Token& token) const {
    if (token.xpos == "WP" || token.xpos == "WDT" || token.xpos == "EX" || token.xpos == "WP$") return false;
    return is_argument_label(token.deprel);
  }

  // "the wounded", "two of them", "three were killed", "many fled"
  bool is_noun_like(TokenIndex t) const {
    const Token& token = tree_[t];
    const std::string_view label = token.deprel;
    if (is_amount_type(token.entity_type)) return false;
    if (label == "nsubj" || label == "nsubjpass") return true;
    const auto has = [&](std::string_view child) { return tree_.child(t, child).has_value(); };
    const bool is_object = label == "dobj" || label == "pobj";
    if (token.upos != "NUM") return (is_object || label == "conj") && has("det");
    // "cut 300 jobs in Peru and 40 in Chile", "delivered the last 20", "owns five that can swim"; not "two of the four"
    const bool is_whole = label == "pobj" && !tree_.is_root(token.head) && tree_[tree_[token.head].head].upos == "NUM";
    const bool is_counted = is_object && !is_whole && (has("prep") || has("amod") || has("det") || has("relcl"));
    return is_counted || (label == "conj" && has("prep"));
  }

  // The last of nouns that are joined by "and", for the first of them.
  std::optional<TokenIndex> last_conjunct(TokenIndex t) const {
    if (tree_[t].deprel == "conj" || is_inner_label(tree_[t].deprel)) return std::nullopt;
    TokenIndex last = t;
    bool joined = false;
    for (auto next = tree_.child(last, "conj"); next; next = tree_.child(last, "conj")) {
      const std::string_view upos = tree_[*next].upos;
      if (upos != "NOUN" && upos != "PROPN" && upos != "PRON") break;
      if (const auto cc = tree_.child(last, "cc")) {
        if (tree_[*cc].lemma != "and" && tree_[*cc].form != "&") break;
        joined = true;
      }
      last = *next;
    }
    return joined ? std::optional(last) : std::nullopt;
  }

  void add_coordination(TokenIndex first, TokenIndex last, MentionKind kind) {
    Mention mention;
    mention.head = first;
    mention.kind = kind == MentionKind::Pronoun ? MentionKind::Nominal : kind;
    mention.coordination = true;
    mention.number = Number::Plural;
    mention.name = {first, last + 1};
    mention.span = {phrase_of(first, false).begin, std::max(phrase_of(last, false).end, last + 1)};
    mention.phrase = {phrase_of(first, true).begin, std::max(phrase_of(last, true).end, last + 1)};
    mention.chain = static_cast<std::uint32_t>(out_.all.size());
    out_.all.push_back(std::move(mention));
  }

  void add(TokenIndex head, MentionKind kind) {
    Mention mention;
    mention.head = head;
    mention.kind = kind;
    const bool inner = is_inner_label(tree_[head].deprel);
    mention.name = name_of(head, kind);
    mention.phrase = inner && tree_[head].deprel != "poss" ? mention.name : phrase_of(head, true);
    if (kind == MentionKind::Pronoun && find_pronoun(tree_[head].form)) mention.phrase = mention.span = mention.name;
    mention.span = inner ? mention.name : phrase_of(head, false);
    mention.chain = static_cast<std::uint32_t>(out_.all.size());
    set_features(mention);
    out_.by_token[head] = static_cast<std::int32_t>(out_.all.size());
    out_.all.push_back(std::move(mention));
  }

  base::TokenSpan name_of(TokenIndex head, MentionKind kind) const {
    if (run_of_[head] != kNoRun && runs_[run_of_[head]].head == head) return runs_[run_of_[head]].span;
    base::TokenSpan span{head, head + 1};
    if (run_of_[head] != kNoRun && kind == MentionKind::Name) {  // a known name inside a longer one
      while (span.begin > 0 && tree_[span.begin - 1].deprel == "compound" && tree_[span.begin - 1].head == head) --span.begin;
      return span;
    }
    if (kind == MentionKind::Pronoun) return span;
    while (span.begin > 0) {
      const Token& before = tree_[span.begin - 1];
      const bool part = (before.deprel == "compound" || before.deprel == "nmod") && span.contains(before.head) && run_of_[span.begin - 1] == kNoRun;
      if (!part) break;
      --span.begin;
    }
    return span;
  }

  // From the first to the last of the head's own dependents; conjuncts are mentions of their own.
  base::TokenSpan phrase_of(TokenIndex head, bool clauses) const {
    base::TokenSpan span{head, head + 1};
    for (TokenIndex child : tree_.children(head)) {
      const std::string_view label = tree_[child].deprel;
      if (label == "conj" || label == "cc" || label == "preconj" || label == "dep") {
        if (child > head) break;
        continue;
      }
      if (label == "punct" || (label == "case" && (!clauses || tree_[child].xpos != "POS"))) continue;
      if (!clauses && child > head && (label == "relcl" || label == "appos" || label == "acl" || label == "advcl")) break;
      // A head that is the predicate noun of a clause governs its subject and verb; they are no part of the phrase.
      if (label == "nsubj" || label == "nsubjpass" || label == "cop" || label == "aux" || label == "mark" || label == "csubj" || label == "advmod" ||
          label == "ccomp" || label == "parataxis" || label == "intj" || label == "npadvmod") {
        if (child > head) break;
        if (label != "advmod" || child + 1 != span.begin) continue;
      }
      const base::TokenSpan subtree = tree_.subtree(child);
      if (child > head ? subtree.begin >= head : subtree.end <= head) span = base::cover(span, subtree);
    }
    if (tree_[head].deprel == "ROOT" || tree_[head].deprel == "ccomp") {
      while (span.begin < head && (tree_[span.begin].upos == "PUNCT" || tree_[span.begin].upos == "SPACE")) ++span.begin;
    }
    if (run_of_[head] != kNoRun && runs_[run_of_[head]].head == head) span = base::cover(span, runs_[run_of_[head]].span);
    while (span.end > head + 1 && (tree_[span.end - 1].upos == "SPACE" || tree_[span.end - 1].form == ",")) --span.end;
    return close_brackets(span, head);
  }

  // "The World Health Organisation (WHO)": a bracket or quotation mark that opens inside is closed, or left out with what follows it.
  base::TokenSpan close_brackets(base::TokenSpan span, TokenIndex head) const {
    TokenIndex open = span.end;
    bool quoted = false;
    for (TokenIndex t = span.begin; t < span.end; ++t) {
      const std::string_view form = tree_[t].form;
      if (form == "(") open = t;
      if (form == ")") open = span.end;
      if (form == "\"") quoted = !quoted;
    }
    const std::string_view next = span.end < tree_.size() ? tree_[span.end].form : std::string_view();
    if ((open < span.end && next == ")") || (quoted && next == "\"")) return {span.begin, span.end + 1};
    if (open < span.end && open > head) return {span.begin, open};
    return span;
  }

  void set_features(Mention& mention) const {
    const Token& token = tree_[mention.head];
    if (mention.kind == MentionKind::Pronoun) {
      if (const Pronoun* pronoun = find_pronoun(token.form)) {
        mention.number = pronoun->number;
        mention.gender = pronoun->gender;
        mention.person = pronoun->person;
      }
      return;
    }
    if (token.xpos == "NNS" || (token.xpos == "NNPS" && mention.kind != MentionKind::Name)) mention.number = Number::Plural;
    if (token.xpos == "NN" || token.xpos == "NNP") mention.number = Number::Singular;
    if (token.upos == "NUM") mention.number = token.lemma == "one" ? Number::Singular : Number::Plural;
    if (token.upos == "ADJ" && mention.kind == MentionKind::Nominal) mention.number = Number::Plural;
  }

  struct Run {
    base::TokenSpan span;
    TokenIndex head = 0;
  };

  const Tree& tree_;
  std::vector<std::uint32_t> run_of_;
  std::vector<bool> known_head_;          // by token: head of a name that the gazetteer knows
  std::vector<Run> runs_;
  Mentions out_;
};

}  // namespace

Mentions find_mentions(const Tree& tree, const std::vector<base::TokenSpan>& known_names) { return Finder(tree, known_names).find(); }

}  // namespace dyad::extract
