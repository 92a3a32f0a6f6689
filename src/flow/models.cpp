#include "flow/models.hpp"

#include <charconv>

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
  if (element.kind == service_task && element.act.empty() && element.topic.empty())
    return "系统任务没有指定动作（tb:act）或外部系统的主题（tb:topic）";
  if (element.kind == service_task && !element.act.empty() && !element.topic.empty())
    return "系统任务只能指定一个：动作（tb:act）或外部系统的主题（tb:topic）";
  if (element.kind == rule_task && element.called.empty())
    return "决策任务没有指定决策表（tb:decision）";
  if (element.kind == call_activity) return "没有指定调用哪个流程（calledElement）";
  return {};
}

Result<bpmn::ModelPtr> checked(bpmn::ModelPtr model) {
  std::string why;
  for (const auto& found : obstacles(*model))
    if (found.blocking)
      why +=
          fmt::format("{}（{}，第 {} 行）：{}；", found.name, found.id, found.line, found.reason);
  if (why.empty()) return model;
  return invalid("flow.model_not_executable", "流程图里有还不能执行的部分：" + why);
}

// What a version calls, as the lines of ModelRow::calls.
using Bound = std::map<std::pair<std::string, std::string>, std::int64_t>;

std::string lines_of(const Bound& bound) {
  std::string out;
  for (const auto& [call, version] : bound)
    out += fmt::format("{}|{}|{}\n", call.first, call.second, version);
  return out;
}

Bound bound_of(std::string_view lines) {
  Bound out;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const auto line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const auto first = line.find('|'), second = line.rfind('|');
    if (first == line.npos || first == second) continue;
    std::int64_t version = 0;
    std::from_chars(line.data() + second + 1, line.data() + line.size(), version);
    out[{std::string(line.substr(0, first)),
         std::string(line.substr(first + 1, second - first - 1))}] = version;
  }
  return out;
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

Result<bpmn::ModelPtr> Models::linked(std::string_view xml, std::string& calls) {
  auto bound = bound_of(calls);
  const auto find = [&](std::string_view key, std::string_view written) -> Result<xml::Element> {
    auto& version = bound[{std::string(key), std::string(written)}];
    if (version == 0) {
      const auto end = written.data() + written.size();
      const bool numbered =
          !written.empty() && std::from_chars(written.data(), end, version).ptr == end;
      if (!written.empty() && !numbered)
        return invalid("flow.model_missing",
                       fmt::format("调用流程“{}”时写的版本“{}”不是数字", key, written));
      if (!numbered) version = TRY(newest(key));
    }
    auto found = row(key, version);
    if (!found)
      return invalid("flow.model_missing",
                     fmt::format("流程图调用的流程“{}”（第 {} 版）没有发布", key, version));
    return bpmn::read_tree(found->xml);
  };
  auto model = TRY(bpmn::read_linked(xml, find));
  calls = lines_of(bound);
  return model;
}

Result<bpmn::ModelPtr> Models::read(std::string_view xml) {
  std::string calls;
  return linked(xml, calls);
}

Result<std::int64_t> Models::publish(const Publication& made) {
  std::string calls;
  auto drawn = TRY(linked(made.xml, calls));
  TRY(checked(std::move(drawn)));
  // Without calls as it always was: what ships is not published again.
  const auto digest = hex(sm3(made.xml + calls));
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
                         .published_by = made.published_by,
                         .calls = calls};
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
  auto calls = found.calls;
  auto drawn = TRY(linked(found.xml, calls));
  auto model = TRY(checked(std::move(drawn)));
  const std::scoped_lock lock(mutex_);
  compiled_.emplace(name, model);
  return model;
}

}  // namespace tb::flow
