#include "flow/models.hpp"

#include "core/crypto.hpp"
#include "engine/bpmn/reader.hpp"
#include "flow/store.hpp"

namespace tb::flow {
namespace {

// What an element asks for that the processes of cases do not have; nothing when it is all there.
std::string_view lacking(const bpmn::Element& element) {
  using enum bpmn::ElementKind;
  if (element.trigger == bpmn::Trigger::message || element.trigger == bpmn::Trigger::signal ||
      element.kind == send_task)
    return "办件的流程还不能收发消息和信号";
  if (element.kind == service_task && element.act.empty()) return "系统任务没有指定动作（tb:act）";
  if (element.kind == rule_task) return "办件的流程还不能直接问决策表";
  if (element.kind == call_activity) return "办件的流程还不能调用另一个流程";
  return {};
}

Result<bpmn::ModelPtr> compile(std::string_view xml) {
  auto model = TRY(bpmn::read(xml));
  std::string why;
  const auto add = [&](const auto& at, std::string_view reason) {
    why += fmt::format("{}（{}，第 {} 行）：{}；", at.name, at.id, at.line, reason);
  };
  for (const auto& found : model->unsupported())
    if (found.blocking) add(found, found.reason);
  if (model->executable())
    for (const auto& element : model->elements())
      if (const auto reason = lacking(element); element.reachable && !reason.empty())
        add(element, reason);
  if (why.empty() && model->start() == bpmn::kNone) why = "没有普通的开始事件；";
  if (!why.empty())
    return invalid("flow.model_not_executable", "流程图里有还不能执行的部分：" + why);
  return model;
}

Result<void> check(const bpmn::Model& model, const bpmn::Skeleton& law) {
  std::vector<FieldError> broken;
  std::string why;
  for (const bpmn::Finding& finding : bpmn::unlawful(model, law)) {
    broken.push_back({finding.elements.empty() ? model.id() : finding.elements.front(),
                      "flow.model_unlawful", finding.message + "（" + finding.article + "）"});
    why += broken.back().message;
  }
  if (broken.empty()) return {};
  return invalid("flow.model_unlawful", "流程图不符合" + law.name + "的法定程序，不能发布：" + why,
                 std::move(broken));
}

}  // namespace

Result<std::int64_t> Models::publish(std::string_view key, std::string_view xml,
                                     const bpmn::Skeleton* law) {
  const auto model = TRY(compile(xml));
  if (law != nullptr) TRY_VOID(check(*model, *law));
  const auto digest = hex(sm3(xml));
  const auto version = TRY(database_.write([&](Tx& tx) -> Result<std::int64_t> {
    std::int64_t newest = 0;
    const auto asked = store::ask_newest_models(tx);
    for (std::size_t i = 0; i < asked.rows().count(); ++i)
      if (asked.rows().text(i, 0) == key) newest = asked.rows().integer(i, 1);
    if (newest != 0) {
      const auto row = maybe<ModelRow>(store::ask_model(tx, key, newest));
      if (row && row->digest == digest) return newest;
    }
    store::add_model(tx, {std::string(key), newest + 1, digest, std::string(xml), tx.now()});
    return newest + 1;
  }));
  TRY_VOID(refresh());
  return version;
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

Result<std::string> Models::drawing(std::string_view key, std::int64_t version) {
  return database_.read([&](Tx& tx) -> Result<std::string> {
    auto found = maybe<ModelRow>(store::ask_model(tx, key, version));
    if (!found) return not_found("flow.model_missing", "找不到这一版流程，请联系管理员");
    return std::move(found->xml);
  });
}

Result<bpmn::ModelPtr> Models::model(std::string_view key, std::int64_t version) {
  const std::pair<std::string, std::int64_t> name{std::string(key), version};
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = compiled_.find(name); found != compiled_.end()) return found->second;
  }
  const auto xml = TRY(drawing(key, version));
  auto model = TRY(compile(xml));
  const std::scoped_lock lock(mutex_);
  compiled_.emplace(name, model);
  return model;
}

}  // namespace tb::flow
