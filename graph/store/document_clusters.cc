#include "graph/store/document_clusters.h"

#include <cstring>
#include <map>
#include <set>
#include <vector>

#include "graph/store/near_duplicate.h"

namespace dyad::graph {
namespace {

Blob bytes_of(const Signature& signature) { return {{reinterpret_cast<const char*>(signature.data()), sizeof(Signature)}}; }

Signature signature_from(std::string_view bytes) {
  Signature signature{};
  if (bytes.size() == sizeof(Signature)) std::memcpy(signature.data(), bytes.data(), sizeof(Signature));
  return signature;
}

std::optional<std::int64_t> find_signature(Database& db, const Signature& signature) {
  Statement& find = db.cached("SELECT signature FROM signatures WHERE minima = ?");
  if (!find.start(bytes_of(signature)).step()) return std::nullopt;
  const std::int64_t row = find.integer(0);
  find.reset();
  return row;
}

Signature read_signature(Database& db, std::int64_t row) {
  Statement& find = db.cached("SELECT minima FROM signatures WHERE signature = ?");
  const Signature signature = find.start(row).step() ? signature_from(find.text(0)) : Signature{};
  find.reset();
  return signature;
}

// Signatures that share a band with this one and are alike.
std::vector<std::int64_t> find_alike(Database& db, const Signature& signature) {
  std::set<std::int64_t> candidates;
  Statement& find = db.cached("SELECT signature FROM signature_bands WHERE band = ? AND hash = ?");
  const auto hashes = bands(signature);
  for (std::size_t band = 0; band < hashes.size(); ++band) {
    for (find.start(static_cast<std::int64_t>(band), static_cast<std::int64_t>(hashes[band])); find.step();) candidates.insert(find.integer(0));
  }
  std::vector<std::int64_t> alike;
  for (const std::int64_t candidate : candidates) {
    if (is_near_duplicate(signature, read_signature(db, candidate))) alike.push_back(candidate);
  }
  return alike;
}

std::int64_t cluster_of(Database& db, std::int64_t signature) {
  Statement& find = db.cached("SELECT cluster FROM signatures WHERE signature = ?");
  const std::int64_t cluster = find.start(signature).step() ? find.integer(0) : signature;
  find.reset();
  return cluster;
}

void set_cluster(Database& db, std::int64_t signature, std::int64_t cluster) {
  db.cached("UPDATE signatures SET cluster = ? WHERE signature = ?").run(cluster, signature);
}

// The clusters of all that is alike become one.
void join_clusters(Database& db, std::int64_t signature, const std::vector<std::int64_t>& alike) {
  const std::int64_t joined = cluster_of(db, signature);
  for (const std::int64_t other : alike) {
    const std::int64_t cluster = cluster_of(db, other);
    if (cluster != joined) db.cached("UPDATE signatures SET cluster = ? WHERE cluster = ?").run(joined, cluster);
  }
}

}  // namespace

std::optional<std::int64_t> find_or_add_signature(Database& db, std::string_view text) {
  const auto signature = make_signature(text);
  if (!signature) return std::nullopt;
  if (const auto known = find_signature(db, *signature)) return known;
  const auto alike = find_alike(db, *signature);
  db.cached("INSERT INTO signatures(minima, cluster) VALUES (?, 0)").run(bytes_of(*signature));
  const std::int64_t row = db.last_rowid();
  set_cluster(db, row, row);
  const auto hashes = bands(*signature);
  for (std::size_t band = 0; band < hashes.size(); ++band) {
    db.cached("INSERT INTO signature_bands(band, hash, signature) VALUES (?, ?, ?)")
        .run(static_cast<std::int64_t>(band), static_cast<std::int64_t>(hashes[band]), row);
  }
  join_clusters(db, row, alike);
  return row;
}

void drop_unused_signature(Database& db, std::int64_t signature) {
  Statement& used = db.cached("SELECT 1 FROM documents WHERE signature = ? LIMIT 1");
  const bool is_used = used.start(signature).step();
  used.reset();
  if (is_used) return;
  const std::int64_t cluster = cluster_of(db, signature);
  db.cached("DELETE FROM signatures WHERE signature = ?").run(signature);
  std::vector<std::int64_t> members;
  Statement& find = db.cached("SELECT signature FROM signatures WHERE cluster = ?");
  for (find.start(cluster); find.step();) members.push_back(find.integer(0));
  for (const std::int64_t member : members) set_cluster(db, member, member);
  for (const std::int64_t member : members) join_clusters(db, member, find_alike(db, read_signature(db, member)));
}

}  // namespace dyad::graph
