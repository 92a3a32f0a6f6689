#include "flow/models.hpp"

#include "core/crypto.hpp"
#include "engine/bpmn/reader.hpp"
#include "engine/bpmn/state.hpp"
#include "flow/store.hpp"
#include "platform/journal/journal.hpp"

namespace tb::flow {
namespace {

// What an element asks for that the processes of cases do not have; nothing when it is all there.
std::string_view lacking(const bpmn::Element& element) {
  using enum bpmn::ElementKind;
  if (element.trigger == bpmn::Trigger::message || element.trigger == bpmn::Trigger::signal ||
      element.kind == send_task)
    return "办件的流程还不能收发消息和信号";
  if (element.kind == service_task && element.act.empty()) return "系统任务没有指定动作（tb:act）";
  if (element.kind == rule_task && element.called.empty())
    return "决策任务没有指定决策表（tb:decision）";
  if (element.kind == call_activity) return "办件的流程还不能调用另一个流程";
  return {};
}

Result<bpmn::ModelPtr> compile(std::string_view xml) {
  auto model = TRY(bpmn::read(xml));
  std::string why;
  for (const auto& found : obstacles(*model))
    if (found.blocking)
      why +=
          fmt::format("{}（{}，第 {} 行）：{}；", found.name, found.id, found.line, found.reason);
  if (why.empty()) return model;
  return invalid("flow.model_not_executable", "流程图里有还不能执行的部分：" + why);
}

// Two nodes that publish at once take the same number; the later one takes the next.
constexpr int kTries = 5;

}  // namespace

std::vector<bpmn::Unsupported> obstacles(const bpmn::Model& model) {
  std::vector<bpmn::Unsupported> out(model.unsupported().begin(), model.unsupported().end());
  if (model.executable()) {
    for (const auto& element : model.elements())
      if (const auto reason = lacking(element); element.reachable && !reason.empty())
        out.push_back(
            {element.id, element.name, element.tag, element.line, std::string(reason), true});
    if (model.start() == bpmn::kNone)
      out.push_back({model.id(), model.name(), "process", 0, "没有普通的开始事件", true});
  }
  return out;
}

Result<std::int64_t> Models::publish(const Publication& made) {
  TRY(compile(made.xml));
  const auto digest = hex(sm3(made.xml));
  for (int tried = 0;; ++tried) {
    const auto version = database_.write([&](Tx& tx) -> Result<std::int64_t> {
      std::int64_t newest = 0;
      std::string newest_digest;
      for (auto& head : all_of<ModelHead>(store::ask_heads(tx))) {
        if (head.key != made.key) continue;
        newest = head.version;
        newest_digest = std::move(head.digest);
      }
      if (made.based_on && *made.based_on != newest)
        return conflict("process.changed",
                        "您编辑的时候别人发布了新的一版。请对照新版，把您的修改再做一遍");
      if (newest_digest == digest) return newest;
      const ModelRow row{.key = made.key,
                         .version = newest + 1,
                         .id = tx.new_id(),
                         .digest = digest,
                         .xml = made.xml,
                         .power = made.power,
                         .note = made.note,
                         .semantics = bpmn::kEngineSemantics,
                         .published_at = tx.now(),
                         .published_by = made.published_by};
      store::add_model(tx, row);
      JournalEntry entry{.case_id = row.id,
                         .id = {},
                         .kind = "process.published.v1",
                         .actor = row.published_by,
                         .body = {},
                         .element = fmt::format("{} {}", row.key, row.version),
                         .at = tx.now(),
                         .payload = {}};
      append(tx, entry);
      return row.version;
    });
    if (!version && version.error().code == "store.conflict" && tried < kTries) continue;
    if (version) TRY_VOID(refresh());
    return version;
  }
}

Result<void> Models::refresh() {
  auto newest =
      TRY(database_.read([](Tx& tx) -> Result<std::map<std::string, std::int64_t, std::less<>>> {
        std::map<std::string, std::int64_t, std::less<>> out;
        const auto asked = store::ask_newest_models(tx);
        for (std::size_t i = 0; i < asked.rows().count(); ++i)
          out[std::string(asked.rows().text(i, 0))] = asked.rows().integer(i, 1);
        return out;
      }));
  const std::scoped_lock lock(mutex_);
  newest_ = std::move(newest);
  return {};
}

Result<std::int64_t> Models::newest(std::string_view key) {
  const std::scoped_lock lock(mutex_);
  const auto found = newest_.find(key);
  if (found == newest_.end())
    return not_found("flow.model_missing", "这个事项还没有发布流程，请联系管理员");
  return found->second;
}

Result<ModelRow> Models::row(std::string_view key, std::int64_t version) {
  return database_.read([&](Tx& tx) -> Result<ModelRow> {
    auto found = maybe<ModelRow>(store::ask_model(tx, key, version));
    if (!found) return not_found("flow.model_missing", "找不到这一版流程，请联系管理员");
    return *std::move(found);
  });
}

Result<bpmn::ModelPtr> Models::model(std::string_view key, std::int64_t version) {
  const std::pair<std::string, std::int64_t> name{std::string(key), version};
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = compiled_.find(name); found != compiled_.end()) return found->second;
  }
  const auto found = TRY(row(key, version));
  if (found.semantics > bpmn::kEngineSemantics)
    return invalid("flow.model_newer", "这一版流程是更新的程序发布的，请先升级程序");
  auto model = TRY(compile(found.xml));
  const std::scoped_lock lock(mutex_);
  compiled_.emplace(name, model);
  return model;
}

}  // namespace tb::flow
