#include "flow/state.hpp"

#include <algorithm>

#include "flow/store.hpp"

namespace tb::flow {
namespace {

constexpr std::size_t kMostWhole = 64;  // tokens
// Before the first piece of a state in pieces; no state begins like that.
constexpr char kInPieces = '\xff';

}  // namespace

Result<bpmn::State> KeptState::take(Tx& tx, const InstanceRow& row) {
  pieces_.clear();
  const auto& kept = row.state.data;
  if (!kept.starts_with(kInPieces)) return bpmn::deserialise(kept);
  std::string whole = kept.substr(1);
  for (auto& piece : all_of<PieceRow>(store::ask_pieces(tx, row.case_id))) {
    whole += piece.bytes.data;
    pieces_.push_back({static_cast<std::uint64_t>(piece.piece), std::move(piece.bytes.data)});
  }
  return bpmn::deserialise(whole);
}

void KeptState::put(Tx& tx, const bpmn::State& state, InstanceRow& row) {
  std::vector<bpmn::Piece> now;
  if (state.tokens.size() <= kMostWhole) {
    row.state.data = bpmn::serialise(state);
  } else {
    now = bpmn::pieces(state);
    row.state.data = kInPieces + now.front().bytes;
    now.erase(now.begin());
  }
  auto before = pieces_.begin();
  const auto drop = [&] {
    store::remove_piece(tx, row.case_id, static_cast<std::int64_t>(before->key));
    ++before;
  };
  for (const auto& piece : now) {
    while (before != pieces_.end() && before->key < piece.key) drop();
    const bool is_there = before != pieces_.end() && before->key == piece.key;
    if (!is_there || before->bytes != piece.bytes)
      store::put_piece(tx, {row.case_id, static_cast<std::int64_t>(piece.key), {piece.bytes}});
    if (is_there) ++before;
  }
  while (before != pieces_.end()) drop();
  pieces_ = std::move(now);
}

}  // namespace tb::flow
