// Open triples: what a sentence says as (subject, relation, object), in its own words, without any ontology.
//
//   "He served as head of the bank."  ->  (He, served as, head), (He, served as head of, the bank)
#pragma once

#include <string>
#include <vector>

#include "extract/predicate/predicate.h"

namespace dyad::extract {

struct OpenTriple {
  std::string subject;
  std::string relation;       // verb with auxiliaries, negation and particle; for a later participant also the object and the preposition
  std::string object;         // empty where a fact has none
  base::TextSpan span;        // from the first to the last word used
  std::uint32_t sentence = 0;
  bool negated = false;
  double confidence = 0;      // [0,1]: ranks; not a probability
};

class SyntaxView;

// In the order of the predicates; n-ary facts split into one triple for each participant. Callers outside this folder use PredicateFinder::find_triples.
std::vector<OpenTriple> build_triples(const SyntaxView& syntax, const std::vector<Predicate>& predicates);

}  // namespace dyad::extract
