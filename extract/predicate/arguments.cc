// The participants that hang on a predicate's own tokens, by the paths of schema/predicates.
#include <algorithm>

#include "extract/predicate/draft.h"
#include "extract/predicate/headlines.h"
#include "extract/predicate/voice.h"

namespace dyad::extract {
namespace {

class ArgumentFinder {
 public:
  ArgumentFinder(const SyntaxView& syntax, Drafts& drafts) : syntax_(syntax), lexicon_(syntax.lexicon()), paths_(lexicon_.paths()), drafts_(drafts) {}

  void run() {
    for (Draft& draft : drafts_.all) read(draft);
  }

 private:
  // Where the walk stands: in the frame's rules and in the predicate's own ones.
  struct Place {
    PathRules::Node frame = 0;
    PathRules::Node own = 0;
    bool nowhere() const { return frame == 0 && own == 0; }
  };

  void read(Draft& draft) {
    draft_ = &draft;
    const Frame frame = frame_of(draft);
    draft.result.passive = frame == Frame::Passive || frame == Frame::DitransitivePassive;
    if (draft.verb != kNoToken && draft.result.kind == PredicateKind::LightVerb) walk_light(draft, frame);
    else if (draft.verb != kNoToken) walk(draft.verb, {lexicon_.frame(frame), own_paths(draft)});
    if (draft.has_future_be(syntax_)) walk(draft.top, {lexicon_.frame(frame), own_paths(draft)});
    if (draft.result.kind == PredicateKind::Adjective) {
      walk(draft.result.trigger, {lexicon_.frame(Frame::Adjective), lexicon_.word(syntax_.word(draft.result.trigger)).adjective_paths});
    }
    if (draft.noun != kNoToken) walk(draft.noun, {lexicon_.frame(Frame::Noun), lexicon_.word(syntax_.word(draft.noun)).noun_paths});
    if (draft.noun != kNoToken) walk_around(draft);
    find_misplaced(draft);
    if (draft.noun != kNoToken) take_against(draft);
    if (draft.result.passive && draft.verb != kNoToken) take_misplaced_agent(draft);
    settle_roles(syntax_, draft);
  }

  Frame frame_of(const Draft& draft) const {
    switch (draft.result.kind) {
      case PredicateKind::Noun: return Frame::Noun;
      case PredicateKind::Adjective: return Frame::Adjective;
      case PredicateKind::Copula: return Frame::Copula;
      default: break;
    }
    if (!is_passive(syntax_, draft.verb)) return Frame::Active;
    const TokenIndex object = syntax_.child(draft.verb, Dep::Dobj);
    return object != kNoToken && object != draft.noun && draft.result.kind == PredicateKind::Verb ? Frame::DitransitivePassive : Frame::Passive;
  }
  // "is" has none; what follows it belongs to its adjective: "is opposed to".
  PathRules::Node own_paths(const Draft& draft) const {
    if (draft.result.kind == PredicateKind::Adjective) return lexicon_.word(syntax_.word(draft.result.trigger)).adjective_paths;
    return lexicon_.word(syntax_.word(draft.verb)).verb_paths;
  }
  // What follows a light verb belongs to its noun, unless the verb chooses it: "drew criticism from farmers", "opened an inquiry into the fire".
  void walk_light(const Draft& draft, Frame frame) {
    const Place verb{lexicon_.frame(frame), own_paths(draft)};
    const Place noun{lexicon_.frame(Frame::Noun), lexicon_.word(syntax_.word(draft.noun)).noun_paths};
    for (const TokenIndex c : syntax_.children(draft.verb)) {
      if (is_piece(c)) {
        if (syntax_.dep(c) == Dep::Prep) walk_conjuncts(c, verb);
        continue;
      }
      const Dep dep = syntax_.dep(c);
      const bool is_nouns = c > draft.noun && dep == Dep::Prep && step_own(verb.own, dep, syntax_.word(c)) == 0 && syntax_.word(c) != 0 &&
                            paths_.step(noun.frame, dep, syntax_.word(c)) != 0;
      visit(c, dep, is_nouns ? noun : verb);
    }
  }

  bool is_piece(TokenIndex token) const {
    const auto& pieces = draft_->result.pieces;
    return std::find(pieces.begin(), pieces.end(), token) != pieces.end();
  }

  bool is_taken(TokenIndex token) const { return std::find(taken_.begin(), taken_.end(), token) != taken_.end(); }

  void walk(TokenIndex at, Place place) {
    for (const TokenIndex c : syntax_.children(at)) {
      if (is_taken(c)) continue;
      if (!is_piece(c)) visit(c, meant_label(c), place);
      else if (syntax_.dep(c) == Dep::Prep) walk_conjuncts(c, place);
      if (syntax_.dep(c) == Dep::Auxpass || syntax_.dep(c) == Dep::Aux) visit_misplaced_subject(c, place);
    }
  }
  // "Chile is opposed": the parser hangs the subject on the auxiliary.
  void visit_misplaced_subject(TokenIndex auxiliary, Place place) {
    for (const TokenIndex c : syntax_.children(auxiliary)) {
      if (syntax_.dep(c) == Dep::Nsubj || syntax_.dep(c) == Dep::Nsubjpass) visit(c, draft_->result.passive ? syntax_.dep(c) : Dep::Nsubj, place);
    }
  }
  // What the parser should have called it: the subject of an attitude is none of a passive, "by phone" no agent.
  Dep meant_label(TokenIndex token) const {
    const Dep dep = syntax_.dep(token);
    if (dep == Dep::Nsubjpass && syntax_.head(token) == draft_->verb && is_attitude(syntax_, draft_->verb)) return Dep::Nsubj;
    return dep == Dep::Agent && is_by_means(syntax_, token) ? Dep::Prep : dep;
  }

  // Follows one dependent; its label may be that of the word that it is coordinated with ("to NATO and to the EU").
  void visit(TokenIndex c, Dep dep, Place place) {
    const bool has_word = dep == Dep::Prep || dep == Dep::Dative || dep == Dep::Agent;
    const WordId word = has_word ? syntax_.word(c) : 0;
    const Place next{paths_.step(place.frame, dep, word), step_own(place.own, dep, word)};
    if (dep == Dep::Prep && syntax_.has_child(c, Dep::Pobj)) walk_conjuncts(c, place);
    if (next.nowhere()) return;
    const bool is_preposition = has_word && syntax_.has_child(c, Dep::Pobj);
    if (const PathRule* rule = is_preposition ? nullptr : pick(next, c)) {
      if (!rule->is_void) add(c, *rule, ArgumentSource::Own);
    } else if ((next.frame != 0 && paths_.has_edges(next.frame)) || (next.own != 0 && paths_.has_edges(next.own))) {
      walk(c, next);
    }
  }
  // "from Kabul to Herat": the second preposition hangs on the first, or is its conjunct.
  void walk_conjuncts(TokenIndex preposition, Place place) {
    for (const TokenIndex c : syntax_.children(preposition)) {
      const bool is_conjunct = syntax_.dep(c) == Dep::Conj && syntax_.tag(c) == syntax_.tag(preposition);
      if ((is_conjunct || syntax_.dep(c) == Dep::Prep) && !is_piece(c)) visit(c, Dep::Prep, place);
    }
  }
  PathRules::Node step_own(PathRules::Node node, Dep dep, WordId word) const {
    if (node == 0) return 0;
    const PathRules::Node next = paths_.step(node, dep, word);
    // A predicate's own rule for its object holds for the subject of its passive.
    return next == 0 && dep == Dep::Nsubjpass ? paths_.step(node, Dep::Dobj, 0) : next;
  }
  // Not "an end to the fighting".
  bool is_plain_time(TokenIndex token) const {
    return syntax_.is_time(token) && (syntax_.entity(token) != EntityType::None || syntax_.tag(token) == Tag::Nnp || !syntax_.has_child(token, Dep::Prep));
  }
  const PathRule* pick(Place place, TokenIndex argument) const {
    // "the attack on Monday": a time stays one, whatever else the predicate takes by that preposition.
    if (place.own != 0 && place.frame != 0 && is_plain_time(argument)) {
      for (const PathRule& rule : paths_.rules(place.frame)) if (rule.condition == Condition::Time) return &rule;
    }
    for (const PathRules::Node node : {place.own, place.frame}) {
      if (node == 0) continue;
      for (const PathRule& rule : paths_.rules(node)) if (syntax_.meets(argument, rule.condition)) return &rule;
    }
    return nullptr;
  }

  void add(TokenIndex head, const PathRule& rule, ArgumentSource source) {
    auto& arguments = draft_->result.arguments;
    const TokenIndex meant = syntax_.through_transparent(head);
    for (const Argument& known : arguments) if (known.head == meant) return;
    const bool is_bare = !syntax_.has_child(head, Dep::Compound) && !syntax_.has_child(head, Dep::Amod);  // not "to the stock exchange"
    if (syntax_.has(head, kNoArgument) && is_bare && (rule.preposition != 0 || rule.role == Role::Time)) return;
    if (syntax_.dep(head) == Dep::Compound && rule.role == Role::Target && !syntax_.has(draft_->noun, kTakesObject)) return;
    if (is_absolute(head) || is_expletive(head)) return;
    if (is_prefix(head)) return add_conjuncts(head, rule);
    Argument& argument = arguments.emplace_back();
    argument.role = rule.role;
    argument.head = meant;
    argument.phrase = syntax_.phrase(head);
    argument.path = paths_.path_text(rule);
    if (argument.path == "dobj" && syntax_.dep(head) == Dep::Nsubjpass) argument.path = "nsubjpass";
    argument.preposition = preposition_of(head, rule);
    argument.source = source;
    add_conjuncts(head, rule);
  }
  void add_conjuncts(TokenIndex head, const PathRule& rule) {
    for (const TokenIndex c : syntax_.children(head)) {
      if (syntax_.dep(c) == Dep::Conj && !is_verb(syntax_.tag(c))) add(c, rule, ArgumentSource::Coordination);
    }
    if (syntax_.dep(head) == Dep::Dobj) add_listed(head, rule);
  }
  void add_listed(TokenIndex object, const PathRule& rule) {
    for (const TokenIndex above : {syntax_.head(object), object}) {
      for (const TokenIndex c : syntax_.children(above)) {
        if (is_one_more_object(syntax_, object, c)) add(c, rule, ArgumentSource::Coordination);
      }
    }
  }
  // "co-founder" is three tokens, which parsers take for a list.
  bool is_prefix(TokenIndex token) const {
    if (syntax_[token].form == "-") return true;
    const TokenIndex next = token + 1;
    return next < syntax_.size() && syntax_[next].form == "-" && syntax_[next].span.begin == syntax_[token].span.end && syntax_[token].form.size() <= 3;
  }

  // The one on the path, else the one that the argument hangs on: "by", "to" of a dative.
  std::string_view preposition_of(TokenIndex head, const PathRule& rule) const {
    if (rule.preposition != 0) return lexicon_.text(rule.preposition);
    const TokenIndex first = syntax_.first_conjunct(head);
    return syntax_.dep(first) == Dep::Pobj ? syntax_[syntax_.head(first)].lemma : std::string_view();
  }

  // "It was reported that", "It is clear that"; not "It was attacked".
  bool is_expletive(TokenIndex head) const {
    if (syntax_.tag(head) != Tag::Prp || syntax_[head].lemma != "it" || draft_->verb == kNoToken) return false;
    if (!draft_->result.passive && draft_->result.kind == PredicateKind::Verb) return false;
    if (syntax_.has_child(draft_->verb, Dep::Ccomp)) return true;
    return draft_->result.kind == PredicateKind::Adjective && (syntax_.has_child(draft_->verb, Dep::Xcomp) || syntax_.has_child(draft_->result.trigger, Dep::Ccomp));
  }

  // "with concerns mounting": a clause, no participant.
  bool is_absolute(TokenIndex head) const {
    if (syntax_.dep(head) != Dep::Pobj || syntax_[syntax_.head(head)].lemma != "with") return false;
    const TokenIndex clause = syntax_.child(head, Dep::Acl);
    return clause != kNoToken && syntax_.tag(clause) == Tag::Vbg && clause == head + 1;
  }

  // What belongs to the noun and hangs elsewhere: "Norway's series of raids", "signed a deal with the union", "a suit was filed against the firm".
  void walk_around(Draft& draft) {
    const Place place{lexicon_.frame(Frame::Noun), lexicon_.word(syntax_.word(draft.noun)).noun_paths};
    const TokenIndex above = syntax_.above_transparent(draft.noun);
    if (above != draft.noun) {
      for (const TokenIndex c : syntax_.children(above)) if (syntax_.dep(c) == Dep::Poss) visit(c, Dep::Poss, place);
    }
    take_noun_above(draft);
    if (draft.result.kind != PredicateKind::Noun || (syntax_.dep(above) != Dep::Dobj && syntax_.dep(above) != Dep::Nsubjpass)) return;
    const TokenIndex verb = syntax_.head(above);
    TokenIndex end = std::max(verb + 1, syntax_.tree().subtree(above).end);
    for (const TokenIndex c : syntax_.children(verb)) {
      if (syntax_.dep(c) != Dep::Prep || c != end) continue;
      end = syntax_.tree().subtree(c).end;
      if ((is_party_of_noun(place.own, c) || is_agent_of(draft, c)) && !chooses_as_verb(verb, syntax_.word(c))) visit(c, Dep::Prep, place);
    }
  }
  // "to end strikes by the rebels"; not "to pay a refund by the bank"
  bool is_agent_of(const Draft& noun, TokenIndex preposition) const {
    const TokenIndex object = syntax_.child(preposition, Dep::Pobj);
    return syntax_[preposition].lemma == "by" && object != kNoToken && syntax_.is_party(object) && noun.noun_entry->sense == NounSense::Event;
  }
  // "a bridge under construction", "the firms under investigation", "a band on tour"; not "held under an agreement", "a book on the tour".
  void take_noun_above(Draft& draft) {
    if (draft.result.kind != PredicateKind::Noun || syntax_.dep(draft.noun) != Dep::Pobj) return;
    const TokenIndex preposition = syntax_.head(draft.noun);
    const TokenIndex above = syntax_.head(preposition);
    const bool is_on = syntax_[preposition].lemma == "on" && syntax_.has(draft.noun, kStateOn);
    if ((syntax_[preposition].lemma != "under" && !is_on) || !is_noun(syntax_.tag(above)) || syntax_.dep(preposition) != Dep::Prep || (!is_on && draft.noun != preposition + 1)) return;
    const Role role = is_on ? Role::Actor : Role::Target;
    for (const Argument& argument : draft.result.arguments) if (argument.role == role) return;
    const TokenIndex article = syntax_.child(draft.noun, Dep::Det);
    if (is_on && !syntax_.is_party(above) && article != kNoToken && syntax_[article].lemma == "the") return;
    Argument& argument = draft.result.arguments.emplace_back();
    argument.role = role;
    argument.head = above;
    argument.phrase = {syntax_.tree().subtree(above).begin, preposition};
    argument.path = is_on ? "<prep:on" : "<prep:under";
    argument.preposition = syntax_[preposition].lemma;
    argument.source = ArgumentSource::Nominal;
  }
  bool is_party_of_noun(PathRules::Node own, TokenIndex preposition) const {
    const TokenIndex object = syntax_.child(preposition, Dep::Pobj);
    if (object == kNoToken || syntax_.word(preposition) == 0) return false;
    const std::string_view lemma = syntax_[preposition].lemma;  // "to" belongs to the verb as often
    if (lemma != "to" && own != 0 && paths_.step(own, Dep::Prep, syntax_.word(preposition)) != 0) return true;
    return lemma == "against" || lemma == "between" || ((lemma == "with" || lemma == "from") && syntax_.is_party(object));
  }
  bool chooses_as_verb(TokenIndex verb, WordId preposition) const {
    const PathRules::Node root = lexicon_.word(syntax_.word(verb)).verb_paths;
    return root != 0 && paths_.step(root, Dep::Prep, preposition) != 0;
  }

  // Parsers hang "from NATO" on the nearest noun. Where the predicate chooses a preposition and has no such phrase, one inside
  // its object is taken, unless the noun there chooses it too.
  // "demanded guarantees over its security from NATO"; not "condemned the withdrawal from Syria".
  void find_misplaced(Draft& draft) {
    for (const TokenIndex token : {draft.verb, draft.noun}) {
      if (token == kNoToken || syntax_.word(token) == 0) continue;
      const Word& word = lexicon_.word(syntax_.word(token));
      const PathRules::Node root = token == draft.verb ? word.verb_paths : word.noun_paths;
      if (root == 0 || draft.result.kind == PredicateKind::Adjective) continue;
      for (const WordId preposition : paths_.prepositions(root)) take_misplaced(draft, root, preposition);
    }
  }
  // "a lawsuit by shareholders against the bank", "a protest of farmers against the king": the parser hangs it on whoever acts.
  // Not "the murder of a campaigner against the war".
  void take_against(Draft& draft) {
    for (const Argument& actor : draft.result.arguments) {
      const bool acts = actor.preposition == "by" || (actor.preposition == "of" && draft.noun_entry != nullptr && draft.noun_entry->of == Role::Actor);
      if (!acts || !syntax_.is_party(actor.head)) continue;
      const auto children = syntax_.children(actor.head);
      const auto against = std::find_if(children.begin(), children.end(), [&](TokenIndex c) { return syntax_.dep(c) == Dep::Prep && syntax_[c].lemma == "against"; });
      if (against == children.end()) continue;
      cut_phrases(draft, syntax_.tree().subtree(*against).begin, kNoToken);
      return visit(*against, Dep::Prep, {lexicon_.frame(Frame::Noun), lexicon_.word(syntax_.word(draft.noun)).noun_paths});
    }
  }
  void take_misplaced(Draft& draft, PathRules::Node root, WordId preposition) {
    for (const Argument& argument : draft.result.arguments) if (argument.preposition == lexicon_.text(preposition)) return;
    const std::size_t count = draft.result.arguments.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Argument argument = draft.result.arguments[i];
      if (argument.head < draft.top || is_subject(argument) || argument.role == Role::Time) continue;
      const TokenIndex found = find_below(argument.head, preposition, 3);
      if (found == kNoToken) continue;
      const Place place{0, paths_.step(root, Dep::Prep, preposition)};
      const TokenIndex object = syntax_.child(found, Dep::Pobj);
      const Place end{0, paths_.step(place.own, Dep::Pobj, 0)};
      if (object == kNoToken || end.nowhere()) continue;
      if (const PathRule* rule = pick(end, object); rule != nullptr && !rule->is_void) {
        add(object, *rule, ArgumentSource::Own);
        cut_phrases(draft, syntax_.tree().subtree(found).begin, object);
        return;
      }
    }
  }
  TokenIndex find_below(TokenIndex noun, WordId preposition, int depth) const {
    for (const TokenIndex c : syntax_.children(noun)) {
      if (syntax_.dep(c) == Dep::Prep && syntax_.word(c) == preposition && c > noun && !chooses(noun, preposition)) return c;
      if (depth == 0 || is_verb(syntax_.tag(c)) || c < noun) continue;
      if (const TokenIndex found = find_below(c, preposition, depth - 1); found != kNoToken) return found;
    }
    return kNoToken;
  }
  bool chooses(TokenIndex noun, WordId preposition) const {
    const PathRules::Node root = lexicon_.word(syntax_.word(noun)).noun_paths;
    return root != 0 && paths_.step(root, Dep::Prep, preposition) != 0 && paths_.step(root, Dep::Prep, preposition) != paths_.step(root, Dep::Prep, 0);
  }
  // "was ordered to pay damages by a court", "was banned from entering Iraq by the army": the agent hangs on what the passive governs.
  // Not "was urged to stand by Peru", "told to report by Monday", "urged to end strikes by the rebels". The passive, which stands before
  // what it governs, is read first, so that the agent is not taken twice.
  void take_misplaced_agent(const Draft& draft) {
    if (draft.result.argument(Role::Actor) != nullptr) return;
    for (const TokenIndex c : syntax_.children(draft.verb)) {
      const TokenIndex clause = syntax_.dep(c) == Dep::Prep ? syntax_.child(c, Dep::Pcomp) : syntax_.dep(c) == Dep::Xcomp ? c : kNoToken;
      if (clause == kNoToken || !is_verb(syntax_.tag(clause)) || is_passive(syntax_, clause)) continue;
      for (const TokenIndex by : syntax_.children(clause)) {
        const TokenIndex agent = by > clause && syntax_[by].lemma == "by" ? syntax_.child(by, Dep::Pobj) : kNoToken;
        if (agent == kNoToken || !syntax_.is_party(agent) || chooses_as_verb(clause, syntax_.word(by)) || is_act(by - 1)) continue;
        taken_.push_back(by);
        return visit(by, Dep::Agent, {lexicon_.frame(Frame::Passive), 0});
      }
    }
  }
  // Not "damages", which may be paid.
  bool is_act(TokenIndex token) const {
    const Draft* noun = drafts_.at(token);
    return noun != nullptr && noun->noun == token && noun->noun_entry != nullptr && noun->noun_entry->sense == NounSense::Event;
  }
  static void cut_phrases(Draft& draft, TokenIndex begin, TokenIndex taken) {
    for (Argument& argument : draft.result.arguments) {
      if (argument.head < begin && argument.head != taken && argument.phrase.contains(begin)) argument.phrase.end = begin;
    }
  }

  const SyntaxView& syntax_;
  const Lexicon& lexicon_;
  const PathRules& paths_;
  Drafts& drafts_;
  Draft* draft_ = nullptr;
  std::vector<TokenIndex> taken_;  // agents that hang on what the passive governs
};

}  // namespace

void find_arguments(const SyntaxView& syntax, Drafts& drafts) { ArgumentFinder(syntax, drafts).run(); }

}  // namespace dyad::extract
