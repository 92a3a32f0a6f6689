#include "modules/decisions/service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/crypto.hpp"
#include "core/json.hpp"
#include "core/text.hpp"
#include "engine/dmn/reader.hpp"
#include "modules/decisions/rules.hpp"
#include "modules/decisions/store.hpp"
#include "platform/journal/journal.hpp"
#include "platform/store/record.hpp"
#include "platform/telemetry/log.hpp"

namespace tb::decisions {
namespace {

constexpr std::int64_t kLookEvery = 2 * kSecond;
// Two nodes that publish at once take the same number; the later one takes the next.
constexpr int kTries = 5;

std::unexpected<Error> absent() {
  return not_found("decision.not_found", "没有这张决策表，或者没有这一版，请回到列表重新选择");
}

std::unexpected<Error> changed() {
  return conflict("decision.changed",
                  "您编辑的时候别人发布了新的一版。请对照新版，把您的修改再做一遍");
}

}  // namespace

Result<dmn::Answer> Table::decide(std::string_view decision, const feel::Context& inputs,
                                  Instant now, bool explains) const {
  return program->decide(decision, rules::fitted(*program, inputs),
                         {.explain = explains, .bounds = rules::bounds(now)});
}

std::vector<DecisionView> Table::decisions() const { return rules::views(*program); }

Result<Trial> Table::tried(std::string_view decision, const feel::Context& inputs,
                           Instant now) const {
  return rules::tried(*program, decision, inputs, now);
}

Decided Table::record(std::string_view decision, const feel::Context& inputs,
                      const feel::Value& value) const {
  return {.model = key,
          .version = version,
          .decision = std::string(decision),
          .inputs = {feel::to_json(rules::needed(*program, decision, inputs))},
          .digest = digest_of(feel::to_json(value))};
}

std::string Table::digest_of(std::string_view value_json) {
  constexpr std::size_t kHalf = 32;
  return hex(sm3(value_json)).substr(0, kHalf);
}

Result<DecisionService::KnownPtr> DecisionService::known(bool fresh) {
  const auto now = database_.node_clock();
  if (!fresh)
    if (auto young = known_.young(now, kLookEvery)) return young;
  auto found = database_.read([&](Tx& tx) { return look(tx, known_.last()); });
  if (found)
    known_.keep(*found, now);
  else
    known_.give_up();
  return found;
}

Result<DecisionService::KnownPtr> DecisionService::look(Tx& tx, const KnownPtr& before) {
  const auto edition = store::ask_edition(tx);
  const auto newest = edition.rows().empty() ? 0 : edition.rows().integer(0, 0);
  if (before && before->edition == newest) return before;
  auto made = std::make_shared<Known>();
  for (auto& head : all_of<ModelHead>(store::ask_heads(tx))) {
    made->edition = std::max(made->edition, head.edition);
    made->heads[head.key].push_back(std::move(head));
  }
  return made;
}

std::int64_t DecisionService::edition() {
  const auto found = known(false);
  return found ? (*found)->edition : 0;
}

Result<TablePtr> DecisionService::table(std::string_view key, std::int64_t edition) {
  const auto all = TRY(known(false));
  const auto heads = all->heads.find(key);
  if (heads == all->heads.end()) return absent();
  const auto& versions = heads->second;
  const auto* found = &versions.front();
  for (const auto& head : versions)
    if (edition == kNewest || head.edition <= edition) found = &head;
  return this->version(key, found->version);
}

Result<std::vector<TablePtr>> DecisionService::tables() {
  std::vector<TablePtr> out;
  const auto all = TRY(known(false));
  for (const auto& [key, versions] : all->heads)
    out.push_back(TRY(version(key, versions.back().version)));
  return out;
}

Result<TablePtr> DecisionService::version(std::string_view key, std::int64_t version) {
  const auto name = fmt::format("{}#{}", key, version);
  if (auto known = tables_.get(name)) return *std::move(known);
  const auto row = TRY(database_.read([&](Tx& tx) -> Result<ModelRecord> {
    auto found = maybe<ModelRecord>(store::ask_version(tx, key, version));
    if (!found) return absent();
    return *std::move(found);
  }));
  auto made = std::make_shared<const Table>(
      Table{std::string(key), version, TRY(rules::compiled(row.xml))});
  tables_.put(name, made);
  return made;
}

Result<void> DecisionService::keep_contract(std::string_view key, const dmn::Program& program) {
  std::vector<FieldError> all;
  for (const auto& contract : contracts_)
    for (auto& one : TRY(contract(key, program))) all.push_back(std::move(one));
  if (all.empty()) return {};
  std::string words = "这张表缺少系统运行要用的部分，还不能发布：";
  for (const auto& one : all) words += one.message + "；";
  return invalid("decision.contract", words, std::move(all));
}

Result<void> DecisionService::add(ModelRecord record, std::int64_t based_on) {
  for (int tried = 0;; ++tried) {
    const auto done = database_.write([&](Tx& tx) -> Result<void> {
      const auto heads = all_of<ModelHead>(store::ask_heads(tx));
      std::int64_t newest = 0, edition = 0;
      for (const auto& head : heads) {
        edition = std::max(edition, head.edition);
        if (head.key == record.key) newest = std::max(newest, head.version);
      }
      if (newest != based_on) return changed();
      record.version = newest + 1;
      record.edition = edition + 1;
      record.id = tx.new_id();
      record.published_at = tx.now();
      store::add(tx, record);
      JournalEntry entry{.case_id = record.id,
                         .id = {},
                         .kind = "decision.published.v1",
                         .actor = record.published_by,
                         .body = {},
                         .element = fmt::format("{} {}", record.key, record.version),
                         .at = tx.now(),
                         .payload = {}};
      append(tx, entry);
      return {};
    });
    if (!done && done.error().code == "store.conflict" && tried < kTries) continue;
    if (done) TRY(known(true));
    return done;
  }
}

Result<void> DecisionService::ship(std::string_view key, const std::string& xml) {
  const auto digest = hex(sm3(xml));
  const auto program = TRY(rules::compiled(xml));
  const auto& model = program->package().main();
  for (int tried = 0;; ++tried) {
    const auto all = TRY(known(true));
    const auto heads = all->heads.find(key);
    std::int64_t newest = 0;
    if (heads != all->heads.end()) {
      const auto& head = heads->second.back();
      newest = head.version;
      const bool had = std::ranges::any_of(
          heads->second, [&](const ModelHead& one) { return one.digest == digest; });
      if (had) return {};
      if (head.published_by) {
        log_warn("decision.edited_stays",
                 {{"key", std::string(key)}, {"version", std::to_string(head.version)}});
        return {};
      }
    }
    const auto done = add({.key = std::string(key),
                           .digest = digest,
                           .name = model.name,
                           .purpose = model.description,
                           .xml = xml,
                           .note = "随程序提供",
                           .published_by = {}},
                          newest);
    if (!done && done.error().code == "decision.changed" && tried < kTries) continue;
    return done;
  }
}

Result<TableList> DecisionService::list(const identity::Caller& caller) {
  TRY_VOID(identity::may(caller, identity::Action::read_decisions, {}));
  const auto all = TRY(known(false));
  return database_.read([&](Tx& tx) -> Result<TableList> {
    TableList out;
    for (const auto& [key, heads] : all->heads) {
      const auto& head = heads.back();
      out.items.push_back({.key = key,
                           .name = head.name,
                           .purpose = head.purpose,
                           .version = head.version,
                           .published_at = head.published_at,
                           .published_by = TRY(identity_.publisher_name(tx, head.published_by)),
                           .note = head.note,
                           .shipped = !head.published_by});
    }
    return out;
  });
}

Result<TableModel> DecisionService::model(const identity::Caller& caller, std::string_view key,
                                          std::int64_t version) {
  TRY_VOID(identity::may(caller, identity::Action::read_decisions, {}));
  const auto all = TRY(known(false));
  const auto found = all->heads.find(key);
  if (found == all->heads.end()) return absent();
  const auto& heads = found->second;
  const auto head = version == 0 ? std::prev(heads.end())
                                 : std::ranges::find(heads, version, &ModelHead::version);
  if (head == heads.end()) return absent();
  const auto table = TRY(this->version(key, head->version));
  auto out = TRY(database_.read([&](Tx& tx) -> Result<TableModel> {
    const auto row = maybe<ModelRecord>(store::ask_version(tx, key, head->version));
    if (!row) return absent();
    TableModel made{.key = row->key,
                    .name = row->name,
                    .purpose = row->purpose,
                    .version = row->version,
                    .newest = heads.back().version,
                    .published_at = row->published_at,
                    .published_by = TRY(identity_.publisher_name(tx, row->published_by)),
                    .note = row->note,
                    .shipped = !row->published_by,
                    .xml = row->xml,
                    .decisions = {},
                    .findings = {},
                    .versions = {},
                    .may = {}};
    for (auto one = heads.rbegin(); one != heads.rend(); ++one)
      made.versions.push_back({.version = one->version,
                               .published_at = one->published_at,
                               .published_by = TRY(identity_.publisher_name(tx, one->published_by)),
                               .note = one->note,
                               .shipped = !one->published_by});
    return made;
  }));
  out.decisions = rules::views(*table->program);
  out.findings = rules::findings(*table->program);
  if (identity::may(caller, identity::Action::publish_decision, {}))
    out.may.emplace_back("publish");
  return out;
}

Result<Checked> DecisionService::check(const identity::Caller& caller, std::string_view key,
                                       const CheckTable& request) {
  TRY_VOID(identity::may(caller, identity::Action::publish_decision, {}));
  if (!TRY(known(false))->heads.contains(key)) return absent();
  const auto program = TRY(rules::compiled(request.xml));
  Checked out{.name = program->package().main().name,
              .decisions = rules::views(*program),
              .findings = rules::findings(*program)};
  const auto kept = keep_contract(key, *program);
  if (kept) return out;
  if (kept.error().code != "decision.contract") return std::unexpected(kept.error());
  std::vector<Finding> missing;
  for (const auto& one : kept.error().fields)
    missing.push_back({.code = "decision.contract",
                       .severity = Severity::error,
                       .element = one.field,
                       .table = {},
                       .rules = {},
                       .line = 0,
                       .message = one.message,
                       .english = {},
                       .example = {"null"}});
  out.findings.insert(out.findings.begin(), missing.begin(), missing.end());
  return out;
}

Result<Trial> DecisionService::try_out(const identity::Caller& caller, std::string_view key,
                                       const TryTable& request) {
  TRY_VOID(identity::may(caller, identity::Action::publish_decision, {}));
  if (!TRY(known(false))->heads.contains(key)) return absent();
  const auto program = TRY(rules::compiled(request.xml));
  const auto inputs = feel::context_from_json(request.inputs.text);
  if (!inputs)
    return invalid("decision.input", "试算的数据读不出来：" + inputs.error().detail,
                   {{"inputs", "malformed", inputs.error().detail}});
  return rules::tried(*program, request.decision, *inputs, database_.node_clock());
}

Result<TableModel> DecisionService::publish(const identity::Caller& caller, std::string_view key,
                                            const PublishTable& request) {
  TRY_VOID(identity::may(caller, identity::Action::publish_decision, {}));
  TRY_VOID(check_note("decision.note", request.note));
  const auto all = TRY(known(true));
  const auto heads = all->heads.find(key);
  if (heads == all->heads.end()) return absent();
  if (heads->second.back().version != request.based_on) return changed();
  const auto digest = hex(sm3(request.xml));
  if (heads->second.back().digest == digest)
    return conflict("decision.same", "和现在的版本一样，没有需要发布的修改");
  const auto program = TRY(rules::compiled(request.xml));
  std::vector<FieldError> errors;
  std::size_t warnings = 0;
  for (const auto& finding : rules::findings(*program)) {
    if (finding.severity == Severity::error)
      errors.push_back({finding.element, finding.code, finding.message});
    else
      ++warnings;
  }
  if (!errors.empty()) {
    const auto words = fmt::format("表里有 {} 处错误，改好以后才能发布", errors.size());
    return invalid("decision.findings", words, std::move(errors));
  }
  TRY_VOID(keep_contract(key, *program));
  if (warnings > 0 && !request.accept_warnings)
    return conflict("decision.warnings",
                    fmt::format("检查有 {} 条提醒。请逐条看过，确认没有问题以后再发布", warnings));
  const auto& model = program->package().main();
  TRY_VOID(add({.key = std::string(key),
                .digest = digest,
                .name = model.name,
                .purpose = model.description,
                .xml = request.xml,
                .note = request.note,
                .published_by = caller.person},
               request.based_on));
  return this->model(caller, key, 0);
}

}  // namespace tb::decisions
