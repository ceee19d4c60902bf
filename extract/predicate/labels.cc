#include "extract/predicate/labels.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dyad::extract {
namespace {

// Labels differ in their first eight bytes and their length, so that one integer stands for the string.
constexpr std::uint64_t pack(std::string_view text) {
  std::uint64_t key = text.size();
  for (std::size_t i = 0; i < 7; ++i) key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return key;
}

// A perfect-enough hash: 256 slots, linear probing, filled at compile time.
template <typename Value, std::size_t N>
class LabelTable {
 public:
  struct Row {
    std::string_view label;
    Value value;
  };
  constexpr explicit LabelTable(const Row (&rows)[N]) {
    for (const Row& row : rows) {
      std::size_t slot = home(pack(row.label));
      while (keys_[slot] != 0) slot = (slot + 1) % kSlots;
      keys_[slot] = pack(row.label);
      values_[slot] = row.value;
    }
  }
  constexpr Value find(std::string_view label, Value otherwise) const {
    const std::uint64_t key = pack(label);
    for (std::size_t slot = home(key); keys_[slot] != 0; slot = (slot + 1) % kSlots) {
      if (keys_[slot] == key) return values_[slot];
    }
    return otherwise;
  }

 private:
  static constexpr std::size_t kSlots = 256;
  static constexpr std::size_t home(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15ULL) >> 56; }
  std::array<std::uint64_t, kSlots> keys_{};
  std::array<Value, kSlots> values_{};
};

using DepRow = LabelTable<Dep, 47>::Row;
constexpr DepRow kDepRows[] = {
    {"acl", Dep::Acl}, {"acomp", Dep::Acomp}, {"advcl", Dep::Advcl}, {"advmod", Dep::Advmod}, {"agent", Dep::Agent}, {"amod", Dep::Amod},
    {"appos", Dep::Appos}, {"attr", Dep::Attr}, {"aux", Dep::Aux}, {"auxpass", Dep::Auxpass}, {"case", Dep::Case}, {"cc", Dep::Cc},
    {"ccomp", Dep::Ccomp}, {"compound", Dep::Compound}, {"conj", Dep::Conj}, {"csubj", Dep::Csubj}, {"csubjpass", Dep::Csubjpass},
    {"dative", Dep::Dative}, {"dep", Dep::Dep}, {"det", Dep::Det}, {"dobj", Dep::Dobj}, {"expl", Dep::Expl}, {"intj", Dep::Intj},
    {"mark", Dep::Mark}, {"meta", Dep::Meta}, {"neg", Dep::Neg}, {"nmod", Dep::Nmod}, {"npadvmod", Dep::Npadvmod}, {"nsubj", Dep::Nsubj},
    {"nsubjpass", Dep::Nsubjpass}, {"nummod", Dep::Nummod}, {"oprd", Dep::Oprd}, {"parataxis", Dep::Parataxis}, {"pcomp", Dep::Pcomp},
    {"pobj", Dep::Pobj}, {"poss", Dep::Poss}, {"preconj", Dep::Preconj}, {"predet", Dep::Predet}, {"prep", Dep::Prep}, {"prt", Dep::Prt},
    {"punct", Dep::Punct}, {"quantmod", Dep::Quantmod}, {"relcl", Dep::Relcl}, {"ROOT", Dep::Root}, {"root", Dep::Root}, {"xcomp", Dep::Xcomp},
    {"tmod", Dep::Npadvmod},
};
constexpr LabelTable<Dep, 47> kDeps(kDepRows);

using TagRow = LabelTable<Tag, 24>::Row;
constexpr TagRow kTagRows[] = {
    {"VB", Tag::Vb}, {"VBD", Tag::Vbd}, {"VBG", Tag::Vbg}, {"VBN", Tag::Vbn}, {"VBP", Tag::Vbp}, {"VBZ", Tag::Vbz}, {"MD", Tag::Md}, {"NN", Tag::Nn},
    {"NNS", Tag::Nns}, {"NNP", Tag::Nnp}, {"NNPS", Tag::Nnps}, {"JJ", Tag::Jj}, {"PRP", Tag::Prp}, {"PRP$", Tag::PrpPoss}, {"WDT", Tag::Wdt},
    {"WP", Tag::Wp}, {"WP$", Tag::WpPoss}, {"WRB", Tag::Wrb}, {"TO", Tag::To}, {"IN", Tag::In}, {"DT", Tag::Dt}, {"CD", Tag::Cd}, {"RB", Tag::Rb},
    {"EX", Tag::Ex},
};
constexpr LabelTable<Tag, 24> kTags(kTagRows);

using EntityRow = LabelTable<EntityType, 13>::Row;
constexpr EntityRow kEntityRows[] = {
    {"PERSON", EntityType::Person}, {"NORP", EntityType::Norp}, {"GPE", EntityType::Gpe}, {"ORG", EntityType::Org}, {"LOC", EntityType::Loc},
    {"FAC", EntityType::Fac}, {"EVENT", EntityType::Event}, {"DATE", EntityType::Date}, {"TIME", EntityType::Time}, {"MONEY", EntityType::Quantity},
    {"PERCENT", EntityType::Quantity}, {"QUANTITY", EntityType::Quantity}, {"CARDINAL", EntityType::Quantity},
};
constexpr LabelTable<EntityType, 13> kEntities(kEntityRows);

}  // namespace

Dep to_dep(std::string_view label) { return kDeps.find(label, Dep::None); }
Tag to_tag(std::string_view xpos) { return kTags.find(xpos, Tag::Other); }
EntityType to_entity_type(std::string_view label) {
  return label.empty() ? EntityType::None : kEntities.find(label, EntityType::Other);
}

}  // namespace dyad::extract
