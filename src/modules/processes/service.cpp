#include "modules/processes/service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/crypto.hpp"
#include "core/text.hpp"
#include "engine/bpmn/reader.hpp"
#include "flow/store.hpp"
#include "modules/processes/rules.hpp"
#include "platform/store/record.hpp"
#include "platform/telemetry/log.hpp"

namespace tb::processes {
namespace {

std::unexpected<Error> absent() {
  return not_found("flow.model_missing", "没有这个流程，或者没有这一版，请回到列表重新选择");
}

std::unexpected<Error> taken(std::string_view key) {
  return conflict("process.key_taken",
                  fmt::format("已经有标识是“{}”的流程，请给新流程换一个标识", key));
}

// Of one version, or of all when it is 0.
std::pair<std::int64_t, std::int64_t> running_of(const std::vector<flow::RunningRow>& rows,
                                                 std::string_view key, std::int64_t version) {
  std::pair<std::int64_t, std::int64_t> out;
  for (const auto& row : rows)
    if (row.model == key && (version == 0 || row.model_version == version)) {
      out.first += row.running;
      out.second += row.stopped;
    }
  return out;
}

}  // namespace

const bpmn::Skeleton* ProcessService::law(std::string_view power) const {
  const auto found = laws_.find(power);
  return found == laws_.end() ? nullptr : &found->second;
}

std::string ProcessService::power_name(std::string_view power) const {
  const auto* found = law(power);
  return found == nullptr ? std::string() : found->name;
}

Result<ProcessService::Heads> ProcessService::heads(std::string_view key) {
  return database_.read([&](Tx& tx) -> Result<Heads> {
    auto all = all_of<flow::ModelHead>(flow::store::ask_heads(tx));
    std::erase_if(all, [&](const auto& head) { return head.key != key; });
    return all;
  });
}

Result<std::string> ProcessService::power_of(const Heads& known, std::string_view key,
                                             const std::optional<std::string>& first) const {
  if (!known.empty()) return known.back().power;
  if (!first) return absent();
  TRY_VOID(rules::check_key(key));
  if (!first->empty() && law(*first) == nullptr)
    return invalid("process.power", "没有这种权力的法定程序，请从列出的权力里选一种，或者都不选");
  return *first;
}

Result<std::vector<ProcessFinding>> ProcessService::findings(const bpmn::Model& model,
                                                             std::string_view xml,
                                                             std::string_view power) {
  const auto words = TRY(words_());
  const auto key = fmt::format("{} {} {}", power, model.fingerprint(), hex(sm3(xml)));
  auto explored = explored_.get(key);
  if (!explored) {
    explored =
        std::make_shared<const std::vector<ProcessFinding>>(rules::explored(model, law(power)));
    explored_.put(key, *explored);
  }
  return rules::findings(model, words, **explored);
}

Result<std::size_t> ProcessService::warnings(const std::vector<ProcessFinding>& findings) {
  std::vector<FieldError> errors;
  std::string words;
  for (const auto& finding : findings) {
    if (finding.severity != Severity::error) continue;
    const auto article = finding.article.empty() ? "" : "（" + finding.article + "）";
    errors.push_back({finding.elements.empty() ? "process" : finding.elements.front(),
                      "process." + finding.kind, finding.message + article});
    words += errors.back().message + "；";
  }
  if (errors.empty()) return findings.size();
  const auto detail =
      fmt::format("流程图有 {} 处必须先改，改好以后才能发布：{}", errors.size(), words);
  return invalid("process.findings", detail, std::move(errors));
}

Result<void> ProcessService::ship(std::string_view key, std::string_view power,
                                  const std::string& xml) {
  if (!power.empty() && law(power) == nullptr)
    return not_found("law.no_skeleton", fmt::format("没有“{}”的法定程序", power));
  if (const auto known = TRY(heads(key)); !known.empty()) {
    const auto digest = hex(sm3(xml));
    if (std::ranges::any_of(known, [&](const auto& head) { return head.digest == digest; }))
      return models_.refresh();
    if (const auto& newest = known.back(); newest.published_by) {
      log_warn("process.edited_stays",
               {{"key", std::string(key)}, {"version", std::to_string(newest.version)}});
      return models_.refresh();
    }
  }
  const auto model = TRY(models_.read(xml));
  const auto found = TRY(findings(*model, xml, power));
  TRY(warnings(found));
  TRY(models_.publish({.key = std::string(key),
                       .xml = xml,
                       .power = std::string(power),
                       .note = "随程序提供",
                       .published_by = {},
                       .based_on = {}}));
  return {};
}

Result<ProcessList> ProcessService::list(const identity::Caller& caller) {
  TRY_VOID(identity::may(caller, identity::Action::read_processes, {}));
  auto out = TRY(database_.read([&](Tx& tx) -> Result<ProcessList> {
    const auto asked = flow::store::ask_heads(tx);
    const auto running = all_of<flow::RunningRow>(flow::store::ask_running(tx));
    std::map<std::string, flow::ModelHead> newest;
    for (auto& head : all_of<flow::ModelHead>(asked)) newest[head.key] = std::move(head);
    ProcessList made;
    for (const auto& [key, head] : newest) {
      const auto [all, stopped] = running_of(running, key, 0);
      made.items.push_back({.key = key,
                            .name = {},
                            .purpose = {},
                            .power = head.power,
                            .power_name = power_name(head.power),
                            .version = head.version,
                            .published_at = head.published_at,
                            .published_by = TRY(identity_.publisher_name(tx, head.published_by)),
                            .note = head.note,
                            .shipped = !head.published_by,
                            .running = all,
                            .stopped = stopped});
    }
    return made;
  }));
  for (auto& row : out.items) {
    const auto model = TRY(models_.model(row.key, row.version));
    row.name = model->name();
    row.purpose = model->documentation();
  }
  for (const auto& [power, skeleton] : laws_) out.powers.push_back({power, skeleton.name});
  out.words = TRY(words_());
  if (identity::may(caller, identity::Action::publish_process, {})) out.may.emplace_back("publish");
  return out;
}

Result<ProcessDrawing> ProcessService::model(const identity::Caller& caller, std::string_view key,
                                             std::int64_t version) {
  TRY_VOID(identity::may(caller, identity::Action::read_processes, {}));
  auto out = TRY(database_.read([&](Tx& tx) -> Result<ProcessDrawing> {
    const auto asked = flow::store::ask_heads(tx);
    const auto running = all_of<flow::RunningRow>(flow::store::ask_running(tx));
    ProcessDrawing made{.key = std::string(key)};
    for (const auto& head : all_of<flow::ModelHead>(asked)) {
      if (head.key != key) continue;
      made.newest = head.version;
      made.versions.push_back({.version = head.version,
                               .published_at = head.published_at,
                               .published_by = TRY(identity_.publisher_name(tx, head.published_by)),
                               .note = head.note,
                               .shipped = !head.published_by,
                               .running = running_of(running, key, head.version).first});
    }
    std::ranges::reverse(made.versions);
    auto row = maybe<flow::ModelRow>(
        flow::store::ask_model(tx, key, version == 0 ? made.newest : version));
    if (!row) return absent();
    made.power = row->power;
    made.power_name = power_name(row->power);
    made.version = row->version;
    made.published_at = row->published_at;
    made.published_by = TRY(identity_.publisher_name(tx, row->published_by));
    made.note = row->note;
    made.shipped = !row->published_by;
    made.xml = std::move(row->xml);
    return made;
  }));
  const auto model = TRY(models_.model(key, out.version));
  out.name = model->name();
  out.purpose = model->documentation();
  out.words = TRY(words_());
  out.findings = TRY(findings(*model, out.xml, out.power));
  if (identity::may(caller, identity::Action::publish_process, {})) out.may.emplace_back("publish");
  return out;
}

Result<CheckedProcess> ProcessService::check(const identity::Caller& caller, std::string_view key,
                                             const CheckProcess& request) {
  TRY_VOID(identity::may(caller, identity::Action::publish_process, {}));
  const auto known = TRY(heads(key));
  const auto power = TRY(power_of(known, key, request.power));
  const auto model = TRY(models_.read(request.xml));
  return CheckedProcess{model->name(), TRY(findings(*model, request.xml, power))};
}

Result<Played> ProcessService::play(const identity::Caller& caller, const PlayProcess& request) {
  TRY_VOID(identity::may(caller, identity::Action::publish_process, {}));
  const auto model = TRY(models_.read(request.xml));
  if (!model->executable())
    return invalid("process.not_executable", "流程图里还有不能执行的部分，改好以后才能演练");
  const auto known = TRY(rules::values_of(request.values));
  return rules::told(
      bpmn::rehearse(*model, rules::steps_of(request.steps), database_.node_clock(), known));
}

Result<ProcessDrawing> ProcessService::publish(const identity::Caller& caller, std::string_view key,
                                               const PublishProcess& request) {
  TRY_VOID(identity::may(caller, identity::Action::publish_process, {}));
  TRY_VOID(check_note("process.note", request.note));
  const auto known = TRY(heads(key));
  if (!known.empty() && request.power) return taken(key);
  const auto power = TRY(power_of(known, key, request.power));
  if (known.empty() && request.based_on != 0) return absent();
  if (!known.empty() && known.back().version == request.based_on &&
      known.back().digest == hex(sm3(request.xml)))
    return conflict("process.same", "和现在的版本一样，没有需要发布的修改");
  const auto model = TRY(models_.read(request.xml));
  const auto found = TRY(findings(*model, request.xml, power));
  const auto count = TRY(warnings(found));
  if (count > 0 && !request.accept_warnings)
    return conflict("process.warnings",
                    fmt::format("检查有 {} 条提醒。请逐条看过，确认没有问题以后再发布", count));
  const auto made = models_.publish({.key = std::string(key),
                                     .xml = request.xml,
                                     .power = power,
                                     .note = request.note,
                                     .published_by = caller.person,
                                     .based_on = request.based_on});
  if (!made) {
    const bool met = known.empty() && made.error().code == "process.changed";
    return met ? taken(key) : std::unexpected(made.error());
  }
  return this->model(caller, key, 0);
}

}  // namespace tb::processes
