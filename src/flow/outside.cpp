// What an instance has to do with the outside: errands of other systems, messages and signals, and
// the hand of an administrator.
#include <algorithm>

#include "flow/packed.hpp"
#include "flow/store.hpp"
#include "flow/work.hpp"

namespace tb::flow {
namespace {

constexpr std::int64_t kTries = 3;  // of an errand whose drawing does not say

IncidentRow incident_of(Tx& tx, const ErrandRow& errand, std::string_view why) {
  return {.case_id = errand.case_id,
          .id = tx.new_id(),
          .kind = IncidentKind::errand,
          .token = errand.token,
          .element = errand.element,
          .outcome = {},
          .variables = {packed({})},
          .code = "errand.not_done",
          .reason = std::string(why),
          .raised_at = tx.now(),
          .attempts = errand.attempts,
          .tried_at = tx.now(),
          .resolved_at = {}};
}

}  // namespace

Result<void> Work::must_go_on() const {
  if (!suspended()) return {};
  return conflict("flow.suspended", "管理员暂停了这件申请的流程，恢复后才能接着办，请稍后再试");
}

Result<void> Work::receive(Tx& tx, Host& host, const bpmn::Event& event) {
  TRY_VOID(must_go_on());
  if (parked_) {
    raise(tx, IncidentKind::event, 0, "", "", bpmn::serialise(event));
    return {};
  }
  auto done = step(tx, host, event, tx.now());
  // Nobody waits: that is an answer, and no trouble of the process.
  if (!done && done.error().code == "flow.stuck" &&
      done.error().fields.front().code == "bpmn.not_awaited")
    return conflict("bpmn.not_awaited", done.error().detail);
  return done;
}

Result<void> Work::finish_errand(Tx& tx, Host& host, const ErrandRow& errand,
                                 const std::string& error, bpmn::Variables variables) {
  TRY_VOID(must_go_on());
  store::done_errand(tx, errand);
  const auto token = static_cast<bpmn::TokenId>(errand.token);
  const bpmn::Event event = error.empty()
                                ? bpmn::Event(bpmn::ActDone{token, std::move(variables)})
                                : bpmn::Event(bpmn::Failed{token, error, std::move(variables)});
  if (parked_) {
    raise(tx, IncidentKind::event, errand.token, errand.element, error, bpmn::serialise(event));
    return {};
  }
  return step(tx, host, event, tx.now());
}

void Work::fail_errand(Tx& tx, const ErrandRow& errand, std::string_view why) {
  store::add_incident(tx, incident_of(tx, errand, why));
  row_.status = kIncident;
}

void Work::give_up(Tx& tx, const ErrandRow& errand, std::string_view why) {
  store::add_incident(tx, incident_of(tx, errand, why));
  store::mark_incident(tx, errand.case_id);
}

Result<void> Work::suspend() {
  if (state_.ended()) return conflict("bpmn.task_gone", "这件申请的流程已经结束");
  TRY_VOID(must_go_on());
  row_.status = kSuspended;
  return {};
}

Result<void> Work::resume(const std::vector<IncidentRow>& incidents) {
  if (!suspended()) return conflict("flow.not_suspended", "这件申请的流程没有暂停");
  const bool open =
      std::ranges::any_of(incidents, [](const IncidentRow& one) { return !one.resolved_at; });
  row_.status = open ? kIncident : std::string_view("running");
  return {};
}

Result<void> Work::relocate(Tx& tx, Host& host, bpmn::TokenId token, std::string_view element) {
  TRY_VOID(must_go_on());
  auto done = step(tx, host, bpmn::Relocated{token, model_->find(element)}, tx.now());
  if (!done && done.error().code == "flow.stuck") {
    const auto& cause = done.error().fields.front();
    return conflict(cause.code, cause.message);
  }
  return done;
}

Result<void> Work::run_act(Tx& tx, Host& host, const bpmn::Effect& effect, Instant event_time) {
  const auto& element = model_->element(effect.element);
  if (element.topic.empty()) {
    TRY_VOID(host.act(element.act, event_time));
    return apply(tx, host, bpmn::ActDone{effect.token, {}}, event_time);
  }
  // Only what the drawing hands out by name leaves the house (个人信息保护法 6).
  const auto* own = bpmn::frame_of(state_.frames, effect.token);
  store::add_errand(tx, {.case_id = row_.case_id,
                         .id = tx.new_id(),
                         .token = effect.token,
                         .element = element.id,
                         .topic = element.topic,
                         .body = host.body(),
                         .variables = {packed(own != nullptr ? own->variables : bpmn::Variables{})},
                         .ready_at = tx.now(),
                         .fence = 0,
                         .attempts = 0,
                         .most = element.retries > 0 ? element.retries : kTries,
                         .worker = {}});
  return {};
}

void Work::subscribe(Tx& tx, const bpmn::Effect& effect) {
  const auto& element = model_->element(effect.element);
  const bool is_signal = element.trigger == bpmn::Trigger::signal;
  store::add_subscription(
      tx, {row_.case_id, effect.token, element.id,
           is_signal ? LetterKind::signal : LetterKind::message, element.event.name});
}

Result<void> Work::send(Tx& tx, const bpmn::Effect& effect, const bpmn::Variables& sent) {
  const auto& element = model_->element(effect.element);
  LetterRow row{
      .id = tx.new_id(),
      .case_id = row_.case_id,
      .kind = effect.kind == bpmn::EffectKind::signal ? LetterKind::signal : LetterKind::message,
      .name = element.event.name,
      .recipient = {},
      .variables = {packed(sent)},
      .sent_at = tx.now(),
      .attempts = 0,
      .not_before = tx.now(),
      .after = {}};
  if (element.to) {
    const feel::ContextScope names(sent);
    const auto to = feel::evaluate(*element.to, names);
    if (to.string() == nullptr)
      return invalid("flow.no_recipient", "“" + element.label() +
                                              "”要把消息发给另一件申请，但算不出它的编号，"
                                              "请管理员检查流程变量。");
    row.recipient = *to.string();
  }
  store::add_letter(tx, row);
  return {};
}

// Subscriptions and errands of tokens whose element is called otherwise now.
void Work::rename_outside(Tx& tx, const bpmn::Renamed& names) {
  for (auto& row : all_of<SubscriptionRow>(store::ask_subscriptions(tx, row_.case_id))) {
    const auto& now = bpmn::renamed(names, row.element);
    if (now == row.element) continue;
    store::remove_subscription(tx, row.case_id, row.token, row.element);
    row.element = now;
    store::add_subscription(tx, row);
  }
  for (auto& row : all_of<ErrandRow>(store::ask_errands(tx, row_.case_id))) {
    const auto& now = bpmn::renamed(names, row.element);
    if (now == row.element) continue;
    row.element = now;
    store::rename_errand(tx, row);
  }
}

}  // namespace tb::flow
