#include "extract/predicate/open_triples.h"

#include <algorithm>
#include <optional>

#include "extract/predicate/syntax_view.h"

namespace dyad::extract {
namespace {

using Tokens = std::vector<TokenIndex>;

// One predicate with what its triples are made of.
class TripleFinder {
 public:
  TripleFinder(const SyntaxView& syntax, const std::vector<Predicate>& predicates)
      : syntax_(syntax), tree_(syntax.tree()), predicates_(predicates) {}

  std::vector<OpenTriple> run() {
    for (const Predicate& predicate : predicates_) {
      if (const auto verb = verb_of(predicate)) read(predicate, *verb);
    }
    return std::move(triples_);
  }

 private:
  Dep dep(TokenIndex token) const { return syntax_.dep(token); }
  Tag tag(TokenIndex token) const { return syntax_.tag(token); }

  std::optional<TokenIndex> verb_of(const Predicate& predicate) const {
    for (const TokenIndex piece : predicate.pieces) if (is_verb(tag(piece))) return piece;
    return std::nullopt;
  }

  void read(const Predicate& predicate, TokenIndex verb) {
    if (const TokenIndex there = syntax_.child(verb, Dep::Expl); there != kNoToken) {
      Argument argument;
      argument.head = there;
      read_with_subject(predicate, verb, argument, {there});
    }
    for (const Argument& argument : predicate.arguments) {
      if (argument.path != "nsubj" && argument.path != "nsubjpass") continue;
      const Tokens subject = noun_phrase(argument.head, true);
      if (!subject.empty()) read_with_subject(predicate, verb, argument, subject);
    }
  }

  void read_with_subject(const Predicate& predicate, TokenIndex verb, const Argument& subject_argument, const Tokens& subject) {
    const std::size_t before = triples_.size();
    read_objects(predicate, verb, subject_argument, subject);
    for (const TokenIndex c : tree_.children(verb)) {
      if (dep(c) == Dep::Xcomp || dep(c) == Dep::Ccomp || dep(c) == Dep::Advcl || dep(c) == Dep::Conj) return;  // the fact goes on there
    }
    const bool whole = subject_argument.source == ArgumentSource::Own || subject_argument.source == ArgumentSource::Coordination;
    if (triples_.size() == before && whole && predicate.kind == PredicateKind::Verb) add_triple(predicate, subject_argument, subject, verb_group(predicate, verb), {});
  }

  void read_objects(const Predicate& predicate, TokenIndex verb, const Argument& subject_argument, const Tokens& subject) {
    Tokens group = verb_group(predicate, verb);
    add_governing_verbs(predicate, verb, group);
    if (tag(group.front()) == Tag::To) return;  // a purpose: "to punish"
    Tokens object_tokens;
    for (const TokenIndex c : tree_.children(verb)) {
      const Dep label = dep(c);
      if (label != Dep::Dobj && label != Dep::Attr && label != Dep::Oprd && label != Dep::Acomp && label != Dep::Dative) continue;
      if (label == Dep::Dative && tag(c) == Tag::In) continue;
      if (std::find(group.begin(), group.end(), c) != group.end() || is_relative(tag(c))) continue;
      for (const TokenIndex object : conjuncts(c)) add_nominal(predicate, subject_argument, subject, group, object);
      if (object_tokens.empty()) object_tokens = noun_phrase(c, false);
    }
    for (const Argument& argument : predicate.arguments) {  // "the gifts that she sent": the object stands before
      if (argument.source == ArgumentSource::Relative && argument.path == "dobj") add_nominal(predicate, subject_argument, subject, group, argument.head);
    }
    for (const TokenIndex c : tree_.children(verb)) {
      if (dep(c) == Dep::Ccomp && !syntax_.has_auxiliary_to(c)) add(predicate, subject_argument, subject, group, clause(c));
    }
    if (predicate.kind == PredicateKind::Adjective) add_adjective(predicate, verb, subject_argument, subject, group);
    Tokens relation = group;
    relation.insert(relation.end(), object_tokens.begin(), object_tokens.end());
    for (const TokenIndex c : tree_.children(verb)) add_prepositional(predicate, subject_argument, subject, relation, c);
    for (const TokenIndex piece : predicate.pieces) {
      if (piece == verb || dep(piece) != Dep::Acomp) continue;
      for (const TokenIndex c : tree_.children(piece)) add_prepositional(predicate, subject_argument, subject, relation, c);
    }
    for (const TokenIndex c : tree_.children(verb)) {
      if (dep(c) == Dep::Npadvmod && !tree_[c].entity_type.empty()) add(predicate, subject_argument, subject, relation, noun_phrase(c, true));
    }
  }

  // (the mine, is, very deep)
  void add_adjective(const Predicate& predicate, TokenIndex verb, const Argument& subject_argument, const Tokens& subject, const Tokens& group) {
    for (const TokenIndex piece : predicate.pieces) {
      if (dep(piece) != Dep::Acomp || piece < verb) continue;
      Tokens be = group;
      std::erase(be, piece);
      add(predicate, subject_argument, subject, be, noun_phrase(piece, false));
    }
  }

  // An object, and what hangs on it by prepositions: (became, a justice), (became a justice of, the court).
  void add_nominal(const Predicate& predicate, const Argument& subject_argument, const Tokens& subject, const Tokens& group, TokenIndex object) {
    const Tokens phrase = noun_phrase(object, false);
    add(predicate, subject_argument, subject, group, noun_phrase(object, true));
    Tokens relation = group;
    relation.insert(relation.end(), phrase.begin(), phrase.end());
    for (const TokenIndex c : tree_.children(object)) {
      if (!std::binary_search(phrase.begin(), phrase.end(), c)) add_prepositional(predicate, subject_argument, subject, relation, c);
    }
  }

  void add_prepositional(const Predicate& predicate, const Argument& subject_argument, const Tokens& subject, const Tokens& relation, TokenIndex c) {
    const Dep label = dep(c);
    if (label != Dep::Prep && label != Dep::Agent && label != Dep::Dative) return;
    for (const TokenIndex object : tree_.children(c)) {
      // "from 1970 to 1985" has two places, "out of the city" one.
      if (dep(object) == Dep::Prep) add_prepositional(predicate, subject_argument, subject, tree_.child(c, "pobj") ? relation : with(relation, c), object);
      if (dep(object) != Dep::Pobj || is_relative(tag(object)) || syntax_.has(object, kNoArgument)) continue;  // not "for example"
      for (const TokenIndex each : conjuncts(object)) add_nominal(predicate, subject_argument, subject, with(relation, c), each);
    }
  }
  static Tokens with(Tokens tokens, TokenIndex token) {
    tokens.push_back(token);
    return tokens;
  }

  // Auxiliaries, negation, the verb, its particle; "is critical" with the adjective.
  Tokens verb_group(const Predicate& predicate, TokenIndex verb) const {
    Tokens group{verb};
    for (const TokenIndex c : tree_.children(verb)) {
      switch (dep(c)) {
        case Dep::Aux: case Dep::Auxpass: case Dep::Neg: case Dep::Prt: group.push_back(c); break;
        default: break;
      }
    }
    for (const TokenIndex piece : predicate.pieces) {
      if (dep(piece) == Dep::Acomp) group.push_back(piece);
    }
    std::sort(group.begin(), group.end());
    // A conjunct shares the auxiliaries of the first verb: "was cut and [was] flushed".
    if (dep(verb) == Dep::Conj && tree_[verb].head < verb && is_verb(tag(tree_[verb].head)) && !is_finite(tag(verb)) && group.front() == verb) {
      Tokens shared;
      for (const TokenIndex c : tree_.children(tree_[verb].head)) {
        if (dep(c) != Dep::Aux && dep(c) != Dep::Auxpass) continue;
        if (c < tree_[verb].head && (tag(verb) == Tag::Vbn ? tag(c) != Tag::Md : tag(c) == Tag::Md)) shared.push_back(c);
      }
      group.insert(group.begin(), shared.begin(), shared.end());
    }
    return group;
  }

  // "helped to raise", "was said to have made": the verbs above an infinitive with the same subject.
  void add_governing_verbs(const Predicate& predicate, TokenIndex verb, Tokens& group) const {
    const Predicate* at = &predicate;
    TokenIndex lower = verb;
    for (int steps = 0; steps < 3 && at->governor && dep(lower) == Dep::Xcomp; ++steps) {
      const Predicate& governor = predicates_[*at->governor];
      const auto upper = verb_of(governor);
      if (!upper || *upper > lower || tree_.child(*upper, "dobj")) return;
      Tokens above = verb_group(governor, *upper);
      above.insert(above.end(), group.begin(), group.end());
      group = std::move(above);
      at = &governor;
      lower = *upper;
    }
  }

  // "(that) the troops had left"
  Tokens clause(TokenIndex verb) const {
    Tokens tokens;
    const base::TokenSpan span = tree_.subtree(verb);
    for (TokenIndex t = span.begin; t < span.end; ++t) if (!is_quote(t)) tokens.push_back(t);
    while (!tokens.empty() && dep(tokens.back()) == Dep::Punct) tokens.pop_back();
    while (!tokens.empty() && dep(tokens.front()) == Dep::Punct) tokens.erase(tokens.begin());
    return tokens;
  }

  Tokens conjuncts(TokenIndex head) const {
    Tokens found{head};
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (const TokenIndex c : tree_.children(found[i])) if (dep(c) == Dep::Conj && !is_verb(tag(c))) found.push_back(c);
    }
    return found;
  }

  // The noun with what belongs to it: no clauses, appositions and conjuncts; prepositional phrases only with "of", where asked for.
  Tokens noun_phrase(TokenIndex head, bool with_of) const {
    Tokens phrase;
    collect(head, with_of, phrase);
    add_name(head, phrase);
    std::sort(phrase.begin(), phrase.end());
    phrase.erase(std::unique(phrase.begin(), phrase.end()), phrase.end());
    std::erase_if(phrase, [&](TokenIndex token) { return is_quote(token); });
    fill_gaps(phrase);
    return phrase;
  }
  // All of a name: "the University of Accra", "31 March, 1963".
  void add_name(TokenIndex head, Tokens& phrase) const {
    if (tree_[head].entity_mark == EntityMark::Outside) return;
    TokenIndex begin = head, end = head + 1;
    while (begin > 0 && tree_[begin].entity_mark == EntityMark::Inside) --begin;
    while (end < tree_.size() && tree_[end].entity_mark == EntityMark::Inside) ++end;
    for (TokenIndex t = begin; t < end; ++t) phrase.push_back(t);
  }
  bool is_quote(TokenIndex token) const {
    const std::string_view form = tree_[token].form;
    return form == "\"" || form == "''" || form == "``" || form == "`" || form == "“" || form == "”";
  }
  // A comma, hyphen or slash between two words of the phrase belongs to it.
  void fill_gaps(Tokens& phrase) const {
    Tokens filled;
    for (const TokenIndex token : phrase) {
      if (!filled.empty() && filled.back() + 2 == token && dep(token - 1) == Dep::Punct && !is_quote(token - 1)) filled.push_back(token - 1);
      filled.push_back(token);
    }
    phrase = std::move(filled);
  }
  void collect(TokenIndex head, bool with_of, Tokens& phrase) const {
    phrase.push_back(head);
    for (const TokenIndex c : tree_.children(head)) {
      switch (dep(c)) {
        case Dep::Relcl: case Dep::Acl: case Dep::Appos: case Dep::Conj: case Dep::Cc: case Dep::Advcl: case Dep::Parataxis: case Dep::Preconj: break;
        case Dep::Prep: if (with_of && tree_[c].lemma == "of" && c > head) collect(c, true, phrase); break;
        case Dep::Punct: break;
        case Dep::Amod: case Dep::Compound: case Dep::Nmod: case Dep::Nummod: case Dep::Poss: collect_all(c, phrase); break;
        default: collect(c, with_of, phrase); break;
      }
    }
  }
  void collect_all(TokenIndex head, Tokens& phrase) const {
    phrase.push_back(head);
    for (const TokenIndex c : tree_.children(head)) collect_all(c, phrase);
  }

  // The words of the tokens, with the spaces of the text where they stand together.
  std::string text(const Tokens& tokens) const {
    std::string out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i != 0 && (tokens[i - 1] + 1 != tokens[i] || tree_[tokens[i - 1]].space_after)) out += ' ';
      out += tree_[tokens[i]].form;
    }
    return out;
  }

  void add(const Predicate& predicate, const Argument& subject_argument, const Tokens& subject, const Tokens& relation, const Tokens& object) {
    if (!object.empty()) add_triple(predicate, subject_argument, subject, relation, object);
  }
  // Without object: (the minister, did not resign).
  void add_triple(const Predicate& predicate, const Argument& subject_argument, const Tokens& subject, const Tokens& relation, const Tokens& object) {
    OpenTriple triple;
    triple.subject = text(subject);
    triple.relation = text(relation);
    triple.object = text(object);
    triple.sentence = predicate.sentence;
    triple.negated = predicate.status.negated;
    triple.confidence = confidence(subject_argument, subject, object, tree_.parse().sentences[predicate.sentence]);
    Tokens all = subject;
    all.insert(all.end(), relation.begin(), relation.end());
    all.insert(all.end(), object.begin(), object.end());
    const auto [first, last] = std::minmax_element(all.begin(), all.end());
    triple.span = {tree_[*first].span.begin, tree_[*last].span.end};
    triples_.push_back(std::move(triple));
  }

  // Short sentences are parsed best; facts without object, and long or composed phrases, are cut wrongly more often.
  double confidence(const Argument& subject_argument, const Tokens& subject, const Tokens& object, const Sentence& sentence) const {
    double value = subject_argument.source == ArgumentSource::Own ? 0.92 : 0.88;
    value -= 0.01 * static_cast<double>(std::min<std::size_t>(sentence.tokens.size(), 50));
    if (object.empty()) value -= 0.3;
    if (object.size() >= 10 || is_composed(object)) value -= 0.2;
    if (subject.size() >= 6 || is_composed(subject)) value -= 0.15;
    if (subject.size() == 1 && (tag(subject.front()) == Tag::Prp || tag(subject.front()) == Tag::Dt)) value -= 0.05;  // "it", "this"
    return std::max(0.05, value);
  }
  bool is_composed(const Tokens& phrase) const {
    return std::any_of(phrase.begin(), phrase.end(), [&](TokenIndex token) { return dep(token) == Dep::Cc || dep(token) == Dep::Punct; });
  }

  const SyntaxView& syntax_;
  const Tree& tree_;
  const std::vector<Predicate>& predicates_;
  std::vector<OpenTriple> triples_;
};

}  // namespace

std::vector<OpenTriple> build_triples(const SyntaxView& syntax, const std::vector<Predicate>& predicates) { return TripleFinder(syntax, predicates).run(); }

}  // namespace dyad::extract
