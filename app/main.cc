#include <fmt/format.h>

#include "schema/plover.h"

int main() {
  const auto ontology = dyad::schema::Ontology::load();
  fmt::print("{} contexts\n", ontology ? ontology->contexts().size() : 0);
  return ontology ? 0 : 3;
}
