#include "platform/store/serials.hpp"

namespace tb {
namespace {

const Statement kLease{"serial_lease", R"(
INSERT INTO serial_block (key, next) VALUES ($1, 1 + CAST($2 AS BIGINT))
ON CONFLICT (key) DO UPDATE SET next = serial_block.next + CAST($2 AS BIGINT)
RETURNING next - CAST($2 AS BIGINT))"};

}  // namespace

Result<std::int64_t> Serials::next(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  if (blocks_.size() > 1000)
    blocks_.clear();  // keys carry the day: old ones are not asked for again
  auto& block = blocks_[key];
  if (block.next == block.end) {
    const auto first = TRY(database_.write([&](Tx& tx) -> Result<std::int64_t> {
      return tx.ask(kLease, {key, block_}).rows().integer(0, 0);
    }));
    block = {first, first + block_};
  }
  return block.next++;
}

}  // namespace tb
