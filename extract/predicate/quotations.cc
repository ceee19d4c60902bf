// Who speaks in a quotation of several sentences, or in one that the parser does not tie to its verb of saying:
// "We will go. We will win," the general said. "It is over."
#include <algorithm>
#include <optional>

#include "extract/predicate/draft.h"

namespace dyad::extract {
namespace {

constexpr TokenIndex kNear = 12;  // tokens between a quotation and its verb of saying

class QuotationReader {
 public:
  QuotationReader(const SyntaxView& syntax, Drafts& drafts) : syntax_(syntax), drafts_(drafts), sentences_(syntax.tree().parse().sentences) {}

  void run() {
    for (TokenIndex t = 0; t < syntax_.size(); ++t) {
      const std::uint32_t block = sentences_[syntax_[t].sentence].block;
      if (block != block_) begin_block(block);
      const std::string_view form = syntax_[t].form;
      const bool straight = form == "\"";
      if ((straight && !open_) || form == "“" || form == "``") open_ = t;
      else if (open_ && (straight || form == "”" || form == "''")) close(t);
    }
  }

 private:
  // A quotation does not go on in the next paragraph, and a speaker is not kept.
  void begin_block(std::uint32_t block) {
    block_ = block;
    open_.reset();
    last_speaker_.reset();
  }

  void close(TokenIndex end) {
    const TokenIndex begin = *open_;
    open_.reset();
    auto speaker = speaker_beside(begin, end);
    if (!speaker && fills_sentences(begin, end)) speaker = last_speaker_;  // "..." , she said. "It goes on."
    last_speaker_ = speaker;
    if (!speaker) return;
    for (std::size_t i = first_draft(begin); i < drafts_.all.size() && drafts_.all[i].result.trigger < end; ++i) {
      Draft& draft = drafts_.all[i];
      if (!draft.result.speaker && is_clause(draft)) draft.result.speaker = speaker;
    }
  }
  // Drafts are ordered by trigger.
  std::size_t first_draft(TokenIndex token) const {
    const auto found = std::lower_bound(drafts_.all.begin(), drafts_.all.end(), token, [](const Draft& draft, TokenIndex t) { return draft.result.trigger < t; });
    return static_cast<std::size_t>(found - drafts_.all.begin());
  }
  // One word in quotation marks is a name or a hedge, no speech.
  static bool is_clause(const Draft& draft) { return !draft.is_nominal() || draft.governor != kNoPredicate; }

  // The subject of the nearest verb of saying outside, in the sentences where the quotation begins and ends.
  std::optional<TokenIndex> speaker_beside(TokenIndex begin, TokenIndex end) const {
    std::optional<TokenIndex> speaker;
    TokenIndex nearest = kNear;
    const TokenIndex last = sentences_[syntax_[end].sentence].tokens.end;
    for (std::size_t i = first_draft(sentences_[syntax_[begin].sentence].tokens.begin); i < drafts_.all.size() && drafts_.all[i].result.trigger < last; ++i) {
      const Draft& draft = drafts_.all[i];
      if (draft.verb == kNoToken || draft.embedding == nullptr || !draft.embedding->report || (draft.verb > begin && draft.verb < end)) continue;
      const std::uint32_t sentence = syntax_[draft.verb].sentence;
      if (sentence != syntax_[begin].sentence && sentence != syntax_[end].sentence) continue;
      const TokenIndex distance = draft.verb < begin ? begin - draft.verb : draft.verb - end;
      const Argument* actor = draft.result.argument(Role::Actor);
      if (distance >= nearest || actor == nullptr || (actor->head > begin && actor->head < end)) continue;
      nearest = distance;
      speaker = actor->head;
    }
    return speaker;
  }
  bool fills_sentences(TokenIndex begin, TokenIndex end) const {
    return sentences_[syntax_[begin].sentence].tokens.begin == begin && sentences_[syntax_[end].sentence].tokens.end <= end + 2;
  }

  const SyntaxView& syntax_;
  Drafts& drafts_;
  const std::vector<Sentence>& sentences_;
  std::uint32_t block_ = 0xFFFFFFFFU;
  std::optional<TokenIndex> open_;
  std::optional<TokenIndex> last_speaker_;
};

}  // namespace

void find_quoted_speakers(const SyntaxView& syntax, Drafts& drafts) { QuotationReader(syntax, drafts).run(); }

}  // namespace dyad::extract
