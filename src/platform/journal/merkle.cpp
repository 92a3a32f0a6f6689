#include "platform/journal/merkle.hpp"

#include <bit>

namespace tb {
namespace {

Digest node(const Digest& left, const Digest& right) {
  return sm3("\x01" + bytes_of(left) + bytes_of(right));
}

}  // namespace

MerkleTree::MerkleTree(std::int64_t count, std::string_view peaks)
    : count_(count), peaks_(peaks.size() / 32) {
  for (std::size_t i = 0; i < peaks_.size(); ++i)
    std::memcpy(peaks_[i].data(), peaks.data() + i * 32, 32);
}

void MerkleTree::add(const Digest& leaf) {
  peaks_.push_back(leaf);
  ++count_;
  // Each trailing zero bit of the new count is a pair of equal subtrees to join.
  for (int zeros = std::countr_zero(static_cast<std::uint64_t>(count_)); zeros > 0; --zeros) {
    const auto right = peaks_.back();
    peaks_.pop_back();
    peaks_.back() = node(peaks_.back(), right);
  }
}

Digest MerkleTree::root() const {
  if (peaks_.empty()) return sm3("");
  auto root = peaks_.back();
  for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) root = node(*peak, root);
  return root;
}

std::string MerkleTree::peaks() const {
  std::string out;
  for (const auto& peak : peaks_) out += bytes_of(peak);
  return out;
}

}  // namespace tb
