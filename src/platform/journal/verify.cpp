#include <fmt/format.h>

#include <set>

#include "platform/journal/merkle.hpp"
#include "platform/journal/rows.hpp"
#include "platform/journal/sealer.hpp"

namespace tb {
namespace {

using sealing::Seal;

constexpr std::int64_t kPage = 5000;

const Statement kSeals{"verify_seals",
                       "SELECT " + columns<Seal>("s") + ", " + columns<JournalEntry>("j") + R"(
FROM journal_seal s LEFT JOIN journal j ON j.case_id = s.case_id AND j.id = s.journal_id
WHERE s.lane = $1 AND s.seq > $2 ORDER BY s.seq LIMIT $3)"};
const Statement kStored{
    "verify_checkpoints",
    "SELECT " + columns<Checkpoint>() + " FROM journal_checkpoint WHERE lane = $1 ORDER BY count"};
// All rows of a lane, and those that sort before what is sealed. Index journal_by_order.
const Statement kRows{"verify_rows", R"(
SELECT count(*), CAST(coalesce(sum(
  CASE WHEN (j.commit_order, j.id) <= (l.commit_order, l.journal_id) THEN 1 ELSE 0 END), 0) AS BIGINT)
FROM journal j LEFT JOIN journal_lane l ON l.lane = j.lane WHERE j.lane = $1)"};

// A lane that no sealer looks at hides rows from their seal.
const Statement kStray{"verify_stray", "SELECT count(*) FROM journal WHERE lane < 0 OR lane >= $1"};

class Walk {
 public:
  Walk(std::int64_t lane, std::multimap<std::int64_t, Checkpoint> points, const Sm2PublicKey& key,
       Verification& out)
      : lane_(lane), points_(std::move(points)), key_(key), out_(out) {}

  void seal(const Seal& seal, const std::optional<JournalEntry>& entry) {
    if (seal.seq != tree_.count() + 1) find(seal.seq, "封存序号不连续，有封存记录被删除或插入");
    auto leaf = entry ? sealing::leaf_of(*entry) : Digest{};
    if (!entry)
      find(seal.seq, "这条记录不见了");
    else if (bytes_of(leaf) != seal.digest.data)
      find(seal.seq, "这条记录的内容被改过");
    if (!entry && seal.digest.data.size() == 32)
      std::memcpy(leaf.data(), seal.digest.data.data(), 32);
    chain_ = bytes_of(sealing::chained(chain_, leaf));
    if (chain_ != seal.chain.data) find(seal.seq, "链断了，这里或前面的记录被改过");
    tree_.add(leaf);
    ++out_.rows;
    if (entry) ++found_;
    compare();
  }
  // `rows` of the lane in the journal, `settled` of them before what is sealed.
  void finish(std::int64_t rows, std::int64_t settled) {
    out_.unsealed += std::max<std::int64_t>(rows - found_, 0);
    // A row that sorts before what is sealed and has no seal.
    if (settled > found_) find(0, fmt::format("有 {} 条记录是封存之后插进来的", settled - found_));
    for (auto point = points_.upper_bound(tree_.count()); point != points_.end(); ++point)
      find(point->first,
           fmt::format("检查点说有 {} 条记录，现在只有 {} 条", point->first, tree_.count()));
  }

 private:
  void find(std::int64_t seq, std::string what) {
    if (out_.findings.size() < 100) out_.findings.push_back({lane_, seq, std::move(what)});
  }
  void compare() {
    const auto [first, last] = points_.equal_range(tree_.count());
    if (first == last) return;
    const auto root = hex(tree_.root());
    // What is kept outside is mostly what is stored: a signature is a millisecond's work.
    std::set<std::pair<std::string, std::string>> good;
    for (auto point = first; point != last; ++point) {
      ++out_.checkpoints;
      const std::pair both{signed_text(point->second), point->second.signature};
      if (!good.contains(both)) {
        const auto signature = from_base64(both.second);
        if (signature && key_.verify(both.first, *signature)) good.insert(both);
      }
      if (!good.contains(both))
        find(tree_.count(), "检查点的签名不对");
      else if (point->second.root != root || point->second.chain != to_hex(chain_))
        find(tree_.count(), "与检查点不一致，检查点之前的记录被改过或整条链被重算过");
    }
  }

  std::int64_t lane_;
  std::multimap<std::int64_t, Checkpoint> points_;
  const Sm2PublicKey& key_;
  Verification& out_;
  std::int64_t found_ = 0;
  MerkleTree tree_;
  std::string chain_ = std::string(32, '\0');
};

Result<void> verify_lane(Tx& tx, std::int64_t lane, const Sm2PublicKey& key,
                         const std::vector<Checkpoint>& outside, Verification& out) {
  std::multimap<std::int64_t, Checkpoint> points;
  for (auto& point : all_of<Checkpoint>(tx.ask(kStored, {lane})))
    points.emplace(point.count, std::move(point));
  for (const auto& point : outside)
    if (point.lane == lane) points.emplace(point.count, point);
  // Before the seals: a sealer at work may add some to them, and then there are more, not fewer.
  const auto counted = tx.ask(kRows, {lane});
  const auto all = counted.rows().integer(0, 0), settled = counted.rows().integer(0, 1);
  Walk walk(lane, std::move(points), key, out);
  const auto width = tb_type(static_cast<const Seal*>(nullptr))->count;
  std::int64_t after = 0;
  while (true) {
    const auto asked = tx.ask(kSeals, {lane, after, kPage});
    const auto& rows = asked.rows();
    for (std::size_t i = 0; i < rows.count(); ++i) {
      Seal seal;
      read_row(rows, i, 0, *TypeOf<Seal>::get(), &seal);
      std::optional<JournalEntry> entry;
      if (!rows.null(i, width))
        read_row(rows, i, width, *TypeOf<JournalEntry>::get(), &entry.emplace());
      walk.seal(seal, entry);
      after = seal.seq;
    }
    if (rows.count() < static_cast<std::size_t>(kPage)) break;
  }
  walk.finish(all, settled);
  return {};
}

}  // namespace

Result<Verification> verify_journal(Database& database, const Sm2PublicKey& key,
                                    const std::vector<Checkpoint>& outside) {
  return database.read([&](Tx& tx) -> Result<Verification> {
    Verification out;
    for (std::int64_t lane = 0; lane < kJournalLanes; ++lane)
      TRY_VOID(verify_lane(tx, lane, key, outside, out));
    const auto stray = tx.ask(kStray, {kJournalLanes});
    if (const auto rows = stray.rows().integer(0, 0); rows != 0)
      out.findings.push_back({-1, 0, fmt::format("有 {} 条记录不在任何封存的队列里", rows)});
    return out;
  });
}

}  // namespace tb
