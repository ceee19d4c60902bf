#include "extract/predicate/predicate.h"

#include <algorithm>

#include "extract/predicate/draft.h"
#include "extract/predicate/open_triples.h"

namespace dyad::extract {

struct PredicateFinder::Impl {
  std::unique_ptr<const Lexicon> lexicon;
};

base::Result<std::unique_ptr<const PredicateFinder>> PredicateFinder::load() {
  auto lexicon = Lexicon::load();
  if (!lexicon) return lexicon.error();
  auto impl = std::make_unique<Impl>();
  impl->lexicon = std::move(*lexicon);
  return std::unique_ptr<const PredicateFinder>(new PredicateFinder(std::move(impl)));
}

PredicateFinder::PredicateFinder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PredicateFinder::~PredicateFinder() = default;

std::vector<Predicate> PredicateFinder::find_predicates(const Tree& tree, const Document* doc) const {
  SyntaxView syntax(tree, *impl_->lexicon);
  if (doc != nullptr) syntax.mark_titles(*doc);
  Drafts drafts;
  find_triggers(syntax, drafts);
  find_arguments(syntax, drafts);
  find_governors(syntax, drafts);
  find_attributions(syntax, drafts);
  inherit_arguments(syntax, drafts);
  mark_abstractions(syntax, drafts);
  find_status(syntax, drafts);
  find_quoted_speakers(syntax, drafts);
  std::vector<Predicate> predicates;
  predicates.reserve(drafts.all.size());
  for (Draft& draft : drafts.all) predicates.push_back(std::move(draft.result));
  return predicates;
}

std::vector<OpenTriple> PredicateFinder::find_triples(const Tree& tree, const std::vector<Predicate>& predicates) const {
  return build_triples(SyntaxView(tree, *impl_->lexicon), predicates);
}

}  // namespace dyad::extract
