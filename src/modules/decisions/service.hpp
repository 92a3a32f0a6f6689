// Use cases of decisions: the tables that the city runs, in versions; whoever needs one asks here.
#pragma once
#include <functional>
#include <map>
#include <memory>

#include "core/memory.hpp"
#include "core/snapshot.hpp"
#include "engine/dmn/program.hpp"
#include "modules/decisions/types.hpp"
#include "modules/identity/service.hpp"
#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {
extern const Migrations k_decisions_migrations;
}

namespace tb::decisions {

// A version of a table, ready to run. Immutable, shared by threads.
struct Table {
  std::string key;
  std::int64_t version = 0;
  dmn::ProgramPtr program;
  // The decisions of the model with what each needs.
  std::vector<DecisionView> decisions() const;

  // The value of a decision, with what each table did when `explains`; now() and today() are `now`.
  // Inputs are fitted to the types of the model. Fails not_found `dmn.unknown_decision`.
  Result<dmn::Answer> decide(std::string_view decision, const feel::Context& inputs, Instant now,
                             bool explains = false) const;
  // The same, every rule in words.
  Result<Trial> tried(std::string_view decision, const feel::Context& inputs, Instant now) const;
  static std::string digest_of(std::string_view value_json);
  // What the journal keeps of it.
  Decided record(std::string_view decision, const feel::Context& inputs,
                 const feel::Value& value) const;
};
using TablePtr = std::shared_ptr<const Table>;

// What those who run a table need of it: one FieldError for each thing that is not so. Nothing for
// tables of others.
using Contract =
    std::function<Result<std::vector<FieldError>>(std::string_view key, const dmn::Program&)>;

class DecisionService {
 public:
  DecisionService(Database& database, identity::IdentityService& identity)
      : database_(database), identity_(identity) {}
  // Before the first publication.
  void need(Contract contract) { contracts_.push_back(std::move(contract)); }

  // ---- for those who run tables

  // Asks for whatever is in force now.
  static constexpr std::int64_t kNewest = 0;
  // The edition in force, which counts the publications of all tables; looked at every two seconds.
  // 0 = nothing is published, or the database is away.
  std::int64_t edition();
  // The table as it was in an edition; of an edition before its first version that one. From memory
  // once it was read. Fails not_found `decision.not_found`.
  Result<TablePtr> table(std::string_view key, std::int64_t edition);
  // The newest of every table.
  Result<std::vector<TablePtr>> tables();
  // A version as it was published. Fails not_found `decision.not_found`.
  Result<TablePtr> version(std::string_view key, std::int64_t version);

  // ---- use cases

  // Publishes what came with the program, unless a table of that key was published by somebody:
  // then his stays. Fails as publish().
  Result<void> ship(std::string_view key, const std::string& xml);
  Result<TableList> list(const identity::Caller& caller);
  // `version` 0 = the newest. Fails not_found `decision.not_found`.
  Result<TableModel> model(const identity::Caller& caller, std::string_view key,
                           std::int64_t version);
  // What is wrong or suspicious in a text that is not published yet. Fails as dmn::read and
  // dmn::link when it cannot be read at all.
  Result<Checked> check(const identity::Caller& caller, std::string_view key,
                        const CheckTable& request);
  // Decides with it and explains. Fails also invalid `decision.input`, not_found
  // `dmn.unknown_decision`.
  Result<Trial> try_out(const identity::Caller& caller, std::string_view key,
                        const TryTable& request);
  // A new version, in force from now on; running cases keep theirs. Fails conflict
  // `decision.changed` (published meanwhile), `decision.same`, `decision.warnings` (there are some
  // and they were not accepted); invalid `decision.note`, `decision.findings`,
  // `decision.contract`. Journals decision.published.v1.
  Result<TableModel> publish(const identity::Caller& caller, std::string_view key,
                             const PublishTable& request);

 private:
  struct Known {
    std::int64_t edition = 0;
    std::map<std::string, std::vector<ModelHead>, std::less<>> heads;  // by version
  };
  using KnownPtr = std::shared_ptr<const Known>;

  Result<KnownPtr> known(bool fresh);
  static Result<KnownPtr> look(Tx& tx, const KnownPtr& before);
  Result<void> keep_contract(std::string_view key, const dmn::Program& program);
  Result<void> add(ModelRecord record, std::int64_t based_on);

  Database& database_;
  identity::IdentityService& identity_;
  std::vector<Contract> contracts_;
  Snapshot<Known> known_;
  Memory<std::string, TablePtr> tables_{1'000};
};

}  // namespace tb::decisions
