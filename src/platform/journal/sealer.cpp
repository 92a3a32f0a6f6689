#include "platform/journal/sealer.hpp"

#include "platform/journal/merkle.hpp"
#include "platform/journal/rows.hpp"
#include "platform/store/record.hpp"

namespace tb {

TB_STRUCT(Checkpoint, lane, count, root, chain, at, signature, signer)

namespace sealing {

TB_STRUCT(Lane, lane, count, chain, peaks, commit_order, journal_id, checkpointed, version)
TB_STRUCT(Seal, lane, seq, case_id, journal_id, digest, chain)

Digest leaf_of(const JournalEntry& entry) {
  std::string text(1, '\0');
  const auto add = [&text](std::string_view field) {
    text += std::to_string(field.size());
    text += ':';
    text += field;
  };
  for (const auto number : {entry.case_id.value, entry.id.value, entry.lane, entry.actor.value,
                            entry.body.value, entry.at.us})
    add(std::to_string(number));
  for (const std::string_view field :
       {std::string_view(entry.kind), std::string_view(entry.element),
        std::string_view(entry.payload.data)})
    add(field);
  return sm3(text);
}

Digest chained(std::string_view chain, const Digest& leaf) {
  return sm3(std::string(chain) + bytes_of(leaf));
}

}  // namespace sealing

namespace {

using sealing::Lane;
using sealing::Seal;

constexpr std::int64_t kBatch = 2000;  // rows sealed in one transaction

const Statement kEnsureLane{"journal_lane_ensure", R"(
INSERT INTO journal_lane (lane, count, chain, peaks, commit_order, journal_id, checkpointed, version)
VALUES ($1, 0, $2, $3, 0, 0, 0, 1) ON CONFLICT DO NOTHING)"};
const Statement kTakeLane{
    "journal_lane_take",
    "SELECT " + columns<Lane>() + " FROM journal_lane WHERE lane = $1 /*skip_locked*/"};
const Statement kSaveLane{"journal_lane_save", update_sql<Lane>("journal_lane", 1)};
// Index journal_by_order. Rows of transactions that may still be running are left for the next run.
const Statement kUnsealed{"journal_unsealed",
                          "SELECT " + columns<JournalEntry>() + R"(, commit_order FROM journal
WHERE lane = $1 AND (commit_order, id) > ($2, $3) AND commit_order < /*settled*/
ORDER BY commit_order, id LIMIT $4)"};
const Statement kPlaces{
    "journal_lane_places",
    "SELECT lane, commit_order, journal_id, count - checkpointed FROM journal_lane"};
// Index journal_by_order.
const Statement kWaiting{"journal_waiting", R"(
SELECT 1 FROM journal
WHERE lane = $1 AND (commit_order, id) > ($2, $3) AND commit_order < /*settled*/ LIMIT 1)"};
const Statement kAddSeal{"journal_seal_add", insert_sql<Seal>("journal_seal")};
const Statement kAddCheckpoint{
    "journal_checkpoint_add",
    insert_sql<Checkpoint>("journal_checkpoint", "ON CONFLICT DO NOTHING")};
const Statement kSigned{
    "journal_lane_signed",
    "UPDATE journal_lane SET checkpointed = $2 WHERE lane = $1 AND checkpointed < $2"};
const Statement kCheckpoints{
    "journal_checkpoints",
    "SELECT " + columns<Checkpoint>() + " FROM journal_checkpoint ORDER BY at DESC, lane LIMIT $1"};

Checkpoint checkpoint_of(const Lane& lane, const MerkleTree& tree, Instant at,
                         const std::string& signer) {
  return {.lane = lane.lane,
          .count = tree.count(),
          .root = hex(tree.root()),
          .chain = to_hex(lane.chain.data),
          .at = at,
          .signature = {},
          .signer = signer};
}

}  // namespace

std::string signed_text(const Checkpoint& point) {
  return fmt::format("tongban checkpoint\nlane {}\ncount {}\nroot {}\nchain {}\nat {}\nsigner {}\n",
                     point.lane, point.count, point.root, point.chain, point.at.us, point.signer);
}

Sealer::Sealer(Database& database, Sm2PrivateKey key,
               std::function<void(const Checkpoint&)> publish)
    : database_(database),
      key_(std::move(key)),
      signer_(key_.public_key().fingerprint()),
      publish_(std::move(publish)) {}

Result<bool> Sealer::has_work() { return TRY(waiting_lanes()).any(); }

Result<Sealer::Lanes> Sealer::waiting_lanes() {
  return database_.read([](Tx& tx) -> Result<Lanes> {
    Lanes waiting;
    const auto places = tx.ask(kPlaces, {});
    std::array<std::pair<std::int64_t, std::int64_t>, kJournalLanes> sealed{};
    for (std::size_t i = 0; i < places.rows().count(); ++i) {
      const auto lane = static_cast<std::size_t>(places.rows().integer(i, 0));
      sealed.at(lane) = {places.rows().integer(i, 1), places.rows().integer(i, 2)};
      waiting.set(lane, places.rows().integer(i, 3) > 0);
    }
    std::vector<Asked> lanes;
    lanes.reserve(sealed.size());
    for (std::size_t lane = 0; lane < sealed.size(); ++lane)
      lanes.push_back(tx.ask(kWaiting, {static_cast<std::int64_t>(lane), sealed.at(lane).first,
                                        sealed.at(lane).second}));
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
      if (!lanes[lane].rows().empty()) waiting.set(lane);
    return waiting;
  });
}

Result<std::int64_t> Sealer::run(const Guard& guard) {
  const auto waiting = TRY(waiting_lanes());
  std::int64_t sealed = 0;
  for (std::size_t lane = 0; lane < waiting.size(); ++lane) {
    if (!waiting.test(lane)) continue;
    std::int64_t batch = 0;
    do {
      batch = TRY(seal_lane(static_cast<std::int64_t>(lane), guard));
      sealed += batch;
    } while (batch == kBatch);
  }
  return sealed;
}

Result<std::int64_t> Sealer::seal_lane(std::int64_t number, const Guard& guard) {
  std::optional<Checkpoint> made;
  const auto sealed = TRY(database_.write([&](Tx& tx) -> Result<std::int64_t> {
    made.reset();
    if (guard) TRY_VOID(guard(tx));
    tx.write(kEnsureLane, {number, Bytes{std::string(32, '\0')}, Bytes{}});
    auto lane = maybe<Lane>(tx.ask(kTakeLane, {number}));
    if (!lane) return 0;  // another node is at it
    const auto asked = tx.ask(kUnsealed, {number, lane->commit_order, lane->journal_id, kBatch});
    const auto entries = all_of<JournalEntry>(asked);
    MerkleTree tree(lane->count, lane->peaks.data);
    if (entries.empty()) {
      if (lane->checkpointed < lane->count) made = checkpoint_of(*lane, tree, tx.now(), signer_);
      return 0;
    }
    for (const auto& entry : entries) {
      const auto leaf = sealing::leaf_of(entry);
      lane->chain.data = bytes_of(sealing::chained(lane->chain.data, leaf));
      tree.add(leaf);
      tx.write(kAddSeal,
               params_of(Seal{
                   number, tree.count(), entry.case_id, entry.id, {bytes_of(leaf)}, lane->chain}));
    }
    const auto last = entries.size() - 1;
    lane->commit_order = asked.rows().integer(last, tb_type(&entries[0])->count);
    lane->journal_id = entries[last].id;
    lane->count = tree.count();
    lane->peaks.data = tree.peaks();
    tx.write(kSaveLane, params_of(*lane), Expect::one);
    made = checkpoint_of(*lane, tree, tx.now(), signer_);
    return static_cast<std::int64_t>(entries.size());
  }));
  if (made) TRY_VOID(sign(*std::move(made), guard));
  return sealed;
}

// Not in the transaction that seals: a signature takes a millisecond, and SQLite has one writer.
Result<void> Sealer::sign(Checkpoint point, const Guard& guard) {
  point.signature = to_base64(key_.sign(signed_text(point)));
  TRY(database_.write([&](Tx& tx) -> Result<bool> {
    if (guard) TRY_VOID(guard(tx));
    tx.write(kAddCheckpoint, params_of(point));
    tx.write(kSigned, {point.lane, point.count});
    return true;
  }));
  publish_(point);
  return {};
}

Result<std::vector<Checkpoint>> checkpoints(Database& database, std::int64_t limit) {
  return database.read([&](Tx& tx) -> Result<std::vector<Checkpoint>> {
    return all_of<Checkpoint>(tx.ask(kCheckpoints, {limit}));
  });
}

}  // namespace tb
