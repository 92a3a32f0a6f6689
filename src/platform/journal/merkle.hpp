// The append-only Merkle tree over a lane's rows (the tree of RFC 6962, with SM3): only its peaks
// are kept.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto.hpp"

namespace tb {

class MerkleTree {
 public:
  MerkleTree() = default;
  // From peaks() of a tree with `count` leaves.
  MerkleTree(std::int64_t count, std::string_view peaks);
  void add(const Digest& leaf);
  // The root of all leaves; SM3 of nothing when there is none.
  Digest root() const;
  std::int64_t count() const { return count_; }
  std::string peaks() const;  // 32 bytes each, largest subtree first

 private:
  std::int64_t count_ = 0;
  std::vector<Digest> peaks_;
};

}  // namespace tb
