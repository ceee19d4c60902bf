#include "extract/actor/gazetteer.h"

#include <algorithm>

#include "extract/actor/gazetteer_impl.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

// A word of the text and the token that it comes from.
struct Word {
  WordHash hash = kBarrier;
  TokenIndex token = 0;
  bool first = false;  // of its token
  bool last = false;
};

std::vector<Word> words_of(const Tree& tree) {
  std::vector<Word> words;
  words.reserve(tree.size() + 16);
  std::vector<WordHash> hashes;
  for (TokenIndex i = 0; i < tree.size(); ++i) {
    hashes.clear();
    append_words(tree[i].form, hashes);
    for (std::size_t k = 0; k < hashes.size(); ++k) words.push_back({hashes[k], i, k == 0, k + 1 == hashes.size()});
  }
  return words;
}

bool is_capital(std::string_view text) {
  return !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || static_cast<unsigned char>(text[0]) >= 0x80);
}

constexpr std::int64_t kLargeCity = 300'000;

bool is_inner_label(std::string_view label) { return label == "compound" || label == "amod" || label == "nmod"; }

bool is_place_type(std::string_view entity_type) { return entity_type == "GPE" || entity_type == "LOC" || entity_type == "FAC"; }

// Finds the matches of one document.
class Matcher {
 public:
  Matcher(const Gazetteer::Impl& impl, std::string_view text, const Tree& tree, std::optional<base::Date> day)
      : impl_(impl), text_(text), tree_(tree), day_(day), words_(words_of(tree)), the_(hash_word("the")) {}

  GazetteerMatches run() {
    out_.name_at.assign(tree_.size(), GazetteerMatches::kNone);
    out_.role_ending.assign(tree_.size(), GazetteerMatches::kNone);
    out_.role_headed.assign(tree_.size(), GazetteerMatches::kNone);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].first && words_[i].hash != kBarrier) match_from(i);
    }
    for (std::uint32_t index : out_.role_ending) {
      if (index != GazetteerMatches::kNone) set_role_head(index);
    }
    return std::move(out_);
  }

 private:
  void match_from(std::size_t i) {
    NameMatch best = longest_name(i, true);
    if (best.tokens.empty() || best.tokens.begin < free_) return;
    if (words_[i].hash == the_ && i + 1 < words_.size()) {  // "the West Bank" is not "the West" and "Bank"
      if (longest_name(i + 1, false).tokens.end > best.tokens.end) return;
    }
    if (is_part_of_person(best)) return;
    for (TokenIndex t = best.tokens.begin; t < best.tokens.end; ++t) out_.name_at[t] = static_cast<std::uint32_t>(out_.names.size());
    out_.names.push_back(best);
    free_ = best.tokens.end;
  }

  NameMatch longest_name(std::size_t i, bool keep_roles) {
    NameMatch best;
    NameTrie::Node node = NameTrie::kRoot;
    for (std::size_t j = i; j < words_.size(); ++j) {
      node = impl_.trie.step(node, words_[j].hash);
      if (node == NameTrie::kNone) break;
      const std::uint32_t value = impl_.trie.value(node);
      if (value == NameTrie::kNoValue || !words_[j].last) continue;
      const base::TokenSpan tokens{words_[i].token, words_[j].token + 1};
      if (tree_[tokens.begin].sentence != tree_[tokens.end - 1].sentence) break;
      if (const auto record = choose(value, tokens)) best = {tokens, *record};
      if (keep_roles) keep_role(value, tokens);
    }
    return best;
  }

  void set_role_head(std::uint32_t index) {
    const base::TokenSpan tokens = out_.roles[index].tokens;
    TokenIndex head = tokens.end - 1;
    for (int steps = 0; steps < 8 && !tree_.is_root(head) && tokens.contains(tree_[head].head); ++steps) head = tree_[head].head;
    std::uint32_t& headed = out_.role_headed[head];
    if (headed == GazetteerMatches::kNone || tokens.size() > out_.roles[headed].tokens.size()) headed = index;
  }

  void keep_role(std::uint32_t record, base::TokenSpan tokens) {
    for (; record != NameTrie::kNoValue; record = impl_.records[record].next) {
      if (impl_.records[record].use != NameUse::Role) continue;
      std::uint32_t& ending = out_.role_ending[tokens.end - 1];
      if (ending != GazetteerMatches::kNone && out_.roles[ending].tokens.begin <= tokens.begin) return;
      ending = static_cast<std::uint32_t>(out_.roles.size());
      out_.roles.push_back({tokens, record});
      return;
    }
  }

  // The preferred record whose conditions hold; one that is valid on the day before all others.
  std::optional<std::uint32_t> choose(std::uint32_t record, base::TokenSpan tokens) const {
    std::optional<std::uint32_t> found;
    for (; record != NameTrie::kNoValue; record = impl_.records[record].next) {
      if (!holds(impl_.records[record], tokens)) continue;
      if (is_valid_on_day(impl_.records[record])) return record;
      if (!found) found = record;
    }
    return found;
  }

  bool holds(const NameRecord& record, base::TokenSpan tokens) const {
    if (record.use == NameUse::Role) return false;
    const std::string_view form = text_.substr(tree_[tokens.begin].span.begin, tree_[tokens.end - 1].span.end - tree_[tokens.begin].span.begin);
    if (record.exact && form != record.form) return false;
    if (record.ordinary) return is_name_here(tokens);
    if (record.exact) return true;
    if (!record.capital) return true;
    const bool article = tokens.size() > 1 && form.size() > 4 && (form[0] | 32) == 't' && (form[1] | 32) == 'h' && (form[2] | 32) == 'e' && form[3] == ' ';
    const TokenIndex first = article ? tokens.begin + 1 : tokens.begin;
    if (!is_capital(tree_[first].form)) return false;
    if (record.use != NameUse::City) return true;
    const Token& token = tree_[first];  // "Nice to see you", "Reading helps"
    if (tokens.size() > 1 || is_place_type(token.entity_type) || (token.upos == "PROPN" && token.entity_mark == EntityMark::Outside && !is_inside_name(record, token))) return true;
    // "shelled Aleppo", which the model may take for a people: a large city may be right where the whole name is one word.
    return token.upos == "PROPN" && token.entity_type == "NORP" && impl_.cities[record.target].population >= kLargeCity && tokens.end < tree_.size() &&
           tree_[tokens.end].entity_mark != EntityMark::Inside;
  }

  // "Federal" of "the Federal Minister": a piece of a longer name rather than a small town.
  bool is_inside_name(const NameRecord& record, const Token& token) const {
    return is_inner_label(token.deprel) && tree_[token.head].upos == "PROPN" && impl_.cities[record.target].population < kLargeCity;
  }

  // Whether an ordinary word is a name where it stands: "Apple sued Samsung", "sued by Target"; not "Shell casings were found", "an Apple",
  // "the Amazon is burning", "Orange is a colour".
  bool is_name_here(base::TokenSpan tokens) const {
    const Token& token = tree_[tokens.begin];
    const bool starts = tokens.begin == 0 || tree_[tokens.begin - 1].sentence != token.sentence || tree_[tokens.begin - 1].upos == "PUNCT";
    if (tokens.begin > 0 && tree_[tokens.begin - 1].upos == "DET" && tree_[tokens.begin - 1].sentence == token.sentence) return false;
    if (is_place_type(token.entity_type) || token.entity_type == "PERSON") return false;
    if (!starts) return true;
    if (is_inner_label(token.deprel)) return token.entity_type == "ORG" && token.upos == "PROPN";  // "Amazon workers"
    return (token.entity_type == "ORG" || token.upos == "PROPN") && tree_[token.head].lemma != "be";
  }

  bool is_valid_on_day(const NameRecord& record) const {
    if (!day_ || record.use == NameUse::City || record.use == NameUse::Role) return true;
    const base::DateInterval& valid = impl_.entries[record.target].valid;
    return !valid.is_known() || valid.overlaps({*day_, *day_});
  }

  // Whether a place's name is a piece of a person's: "Jordan" of "Michael Jordan", "Chad" of "Chad Smith".
  bool is_part_of_person(const NameMatch& match) const {
    const NameRecord& record = impl_.records[match.record];
    const bool person = record.use == NameUse::Name && impl_.entries[record.target].actor.kind == schema::EntityKind::Person;
    if (tree_[match.tokens.begin].entity_type != "PERSON") return false;
    if (person) return is_namesake(match);
    const bool left = tree_[match.tokens.begin].entity_mark == EntityMark::Inside;
    const TokenIndex next = match.tokens.end;
    const bool right = next < tree_.size() && tree_[next].entity_mark == EntityMark::Inside && tree_[next].upos == "PROPN" &&
                       out_.role_ending[next] == GazetteerMatches::kNone;
    return left || (right && record.use != NameUse::Demonym);
  }

  // Whether the name of a known person is a piece of another's: "Biden" of "Hunter Biden", "Donald Trump" of "Donald Trump Jr.".
  // A first name with the known person's initial is taken for a spelling of his: "Vladmir Putin", "J. Biden".
  bool is_namesake(const NameMatch& match) const {
    const TokenIndex next = match.tokens.end;
    if (next < tree_.size() && tree_[next].entity_mark == EntityMark::Inside && (tree_[next].form == "Jr." || tree_[next].form == "Jr")) return true;
    TokenIndex first = match.tokens.begin;
    if (match.tokens.size() > 1) return false;
    while (first > 0 && tree_[first].entity_mark == EntityMark::Inside && out_.role_ending[first - 1] == GazetteerMatches::kNone) --first;
    if (first == match.tokens.begin || tree_[first].upos != "PROPN") return false;
    return tree_[first].form.front() != impl_.entries[impl_.records[match.record].target].actor.name.front();
  }

  const Gazetteer::Impl& impl_;
  std::string_view text_;
  const Tree& tree_;
  std::optional<base::Date> day_;
  std::vector<Word> words_;
  WordHash the_;
  TokenIndex free_ = 0;  // the first token that no match covers yet
  GazetteerMatches out_;
};

// Our own files; those that the program does not hold are left out.
std::optional<std::string_view> own_file(std::string_view name) {
  const auto bytes = schema::data_file(name);
  return bytes ? std::optional(*bytes) : std::nullopt;
}

base::Result<void> add_own_files(GazetteerBuilder& builder) {
  const auto countries = schema::data_file("actors/countries.tsv");
  const auto extra = schema::data_file("actors/countries_extra.tsv");
  if (!countries) return countries.error();
  if (!extra) return extra.error();
  if (auto done = builder.add_countries(*countries, *extra); !done) return done;
  for (const char* name : {"actors/regions.tsv", "actors/peoples.tsv", "actors/organisations.tsv", "actors/bodies.tsv", "actors/groups.tsv"}) {
    const auto text = own_file(name);
    if (!text) continue;
    if (auto done = builder.add_entities({std::string("schema/") + name, {}}, *text, nullptr); !done) return done;
  }
  if (const auto text = own_file("actors/leaders.tsv")) {
    if (auto done = builder.add_leaders("schema/actors/leaders.tsv", *text, nullptr); !done) return done;
  }
  if (const auto text = own_file("actors/roles.tsv")) {
    if (auto done = builder.add_roles("schema/actors/roles.tsv", *text, nullptr); !done) return done;
  }
  if (const auto text = own_file("actors/first_names.tsv")) {
    if (auto done = builder.add_first_names(*text); !done) return done;
  }
  if (const auto text = own_file("places/us_states.tsv")) {
    if (auto done = builder.add_states(*text); !done) return done;
  }
  const auto cities = own_file("places/cities.tsv");
  const auto more = own_file("places/cities_extra.tsv");
  if (cities) return builder.add_cities(*cities, more.value_or(std::string_view()));
  return {};
}

}  // namespace

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Gazetteer::~Gazetteer() = default;

base::Result<std::unique_ptr<const Gazetteer>> Gazetteer::load(const std::vector<UserTable>& user_tables, std::vector<base::Error>* problems) {
  auto impl = std::make_unique<Impl>();
  GazetteerBuilder builder(*impl);
  if (auto done = add_own_files(builder); !done) return done.error();
  builder.prefer_new();
  std::vector<base::Error> found;
  for (const UserTable& table : user_tables) {
    if (auto done = builder.add_user_table(table, found); !done) found.push_back(done.error());
  }
  if (!found.empty() && !problems) return found.front();
  if (problems) problems->insert(problems->end(), found.begin(), found.end());
  return std::unique_ptr<const Gazetteer>(new Gazetteer(std::move(impl)));
}

const GazetteerEntry& Gazetteer::entry(std::uint32_t index) const { return impl_->entries[index]; }
const RoleEntry& Gazetteer::role(std::uint32_t index) const { return impl_->roles[index]; }
const City& Gazetteer::city(std::uint32_t index) const { return impl_->cities[index]; }
const NameRecord& Gazetteer::record(std::uint32_t index) const { return impl_->records[index]; }
std::span<const std::uint32_t> Gazetteer::leaders(WordHash surname) const {
  const auto found = impl_->surnames.find(surname);
  return found == impl_->surnames.end() ? std::span<const std::uint32_t>() : found->second;
}

std::span<const std::uint32_t> Gazetteer::offices_of(WordHash identity) const {
  const auto found = impl_->offices.find(identity);
  return found == impl_->offices.end() ? std::span<const std::uint32_t>() : found->second;
}

Gender Gazetteer::gender_of(WordHash first_name) const {
  const auto found = impl_->first_names.find(first_name);
  return found == impl_->first_names.end() ? Gender::Unknown : found->second;
}

std::size_t Gazetteer::size() const { return impl_->records.size(); }

std::optional<std::uint32_t> Gazetteer::country(std::string_view alpha3) const {
  const auto found = impl_->countries.find(alpha3);
  return found == impl_->countries.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> Gazetteer::find(std::string_view form) const {
  std::vector<std::uint32_t> found;
  std::vector<WordHash> words;
  append_words(form, words);
  NameTrie::Node node = NameTrie::kRoot;
  for (WordHash word : words) {
    node = impl_->trie.step(node, word);
    if (node == NameTrie::kNone) return found;
  }
  if (words.empty()) return found;
  for (auto record = impl_->trie.value(node); record != NameTrie::kNoValue; record = impl_->records[record].next) {
    if (!impl_->records[record].exact || impl_->records[record].form == form) found.push_back(record);
  }
  return found;
}

GazetteerMatches Gazetteer::find_matches(std::string_view text, const Tree& tree, std::optional<base::Date> day) const {
  return Matcher(*impl_, text, tree, day).run();
}

}  // namespace dyad::extract
