// Steps that could not be made: kept, put off, tried again.
#include <algorithm>

#include "flow/packed.hpp"
#include "flow/store.hpp"
#include "flow/work.hpp"

namespace tb::flow {
namespace {

// One minute, then twice as long each time, an hour at most.
Instant next_try(Instant now, std::int64_t failures) {
  const auto doubled = kMinute << std::min<std::int64_t>(failures - 1, 6);
  return {now.us + std::min(doubled, kHour)};
}

// The cause of `flow.stuck`, else the failure itself.
FieldError cause_of(const Error& why) {
  if (why.code == "flow.stuck" && !why.fields.empty()) return why.fields.front();
  return {"process", why.code, why.detail};
}

Result<const IncidentRow*> open_incident(const std::vector<IncidentRow>& incidents, Id incident) {
  const auto found = std::ranges::find(incidents, incident, &IncidentRow::id);
  if (found == incidents.end() || found->resolved_at)
    return conflict("incident.resolved", "这个问题已经处理好了，请刷新");
  return &*found;
}

}  // namespace

void Work::raise(Tx& tx, IncidentKind kind, std::int64_t token, std::string_view element,
                 const std::string& outcome, std::string kept) {
  const auto cause = cause_of(*parked_);
  store::add_incident(tx, {.case_id = row_.case_id,
                           .id = tx.new_id(),
                           .kind = kind,
                           .token = token,
                           .element = std::string(element),
                           .outcome = outcome,
                           .variables = {std::move(kept)},
                           .code = cause.code,
                           .reason = cause.message,
                           .raised_at = tx.now(),
                           .attempts = 1,
                           .tried_at = tx.now(),
                           .resolved_at = {}});
  row_.status = kIncident;
  parked_.reset();
}

// A timer that had failed went through, or is needed no more: what it was stuck at is over.
void Work::settle_timer(Tx& tx, std::int64_t token, std::string_view boundary) {
  bool others = false;
  for (auto& incident : all_of<IncidentRow>(store::ask_incidents(tx, row_.case_id))) {
    if (incident.resolved_at) continue;
    if (incident.kind == IncidentKind::timer && incident.token == token &&
        incident.element == boundary) {
      incident.resolved_at = tx.now();
      store::save_incident(tx, incident);
    } else {
      others = true;
    }
  }
  if (!others) row_.status.clear();
}

Result<void> Work::retry(Tx& tx, Host& host, Models& models,
                         const std::vector<IncidentRow>& incidents, Id incident) {
  const auto* found = TRY(open_incident(incidents, incident));
  const auto newest = TRY(models.newest(row_.model));
  if (newest != row_.model_version) TRY_VOID(move(tx, host, models, newest));
  TRY_VOID(must_go_on());
  TRY_VOID(try_again(tx, host, *found));
  resolve(tx, incidents, *found);
  return {};
}

Result<void> Work::try_again(Tx& tx, Host& host, const IncidentRow& found) {
  const auto token = static_cast<bpmn::TokenId>(found.token);
  switch (found.kind) {
    case IncidentKind::start:
      return step(tx, host, bpmn::Started{TRY(unpacked(found.variables))}, tx.now());
    case IncidentKind::task:
      return step(tx, host,
                  bpmn::TaskCompleted{token, found.outcome, TRY(unpacked(found.variables))},
                  tx.now());
    case IncidentKind::timer:
      return fire_step(tx, host, found.token, found.element);
    case IncidentKind::event:
      return step(tx, host, TRY(bpmn::deserialise_event(found.variables.data)), tx.now());
    case IncidentKind::errand:
      for (auto& errand : all_of<ErrandRow>(store::ask_errands(tx, row_.case_id))) {
        if (errand.token != found.token) continue;
        errand.attempts = 0;
        errand.ready_at = tx.now();
        errand.worker.clear();
        store::lease_errand(tx, errand);
      }
      return {};
  }
  return {};
}

Result<void> Work::skip(Tx& tx, Host& host, const std::vector<IncidentRow>& incidents, Id incident,
                        std::string_view element) {
  const auto* found = TRY(open_incident(incidents, incident));
  TRY_VOID(must_go_on());
  const auto token = static_cast<bpmn::TokenId>(found->token);
  TRY_VOID(step(tx, host, bpmn::Relocated{token, model_->find(element)}, tx.now()));
  resolve(tx, incidents, *found);
  return {};
}

// Over, and when nothing else is open the instance runs again.
void Work::resolve(Tx& tx, const std::vector<IncidentRow>& incidents, IncidentRow incident) {
  incident.resolved_at = incident.tried_at = tx.now();
  ++incident.attempts;
  store::save_incident(tx, incident);
  const bool others = std::ranges::any_of(
      incidents, [&](const auto& one) { return !one.resolved_at && one.id != incident.id; });
  if (!others) row_.status.clear();
}

void Work::put_off(Tx& tx, const TimerRow& timer, const Error& why, bool tell) {
  const auto timers = all_of<TimerRow>(store::ask_timers(tx, timer.case_id));
  const auto found = std::ranges::find_if(timers, [&](const TimerRow& one) {
    return one.token == timer.token && one.boundary == timer.boundary;
  });
  if (found == timers.end()) return;
  auto row = *found;
  ++row.failures;
  row.not_before = next_try(tx.now(), row.failures);
  store::put_off_timer(tx, row);
  if (!tell) return;
  const auto cause = cause_of(why);
  for (auto& incident : all_of<IncidentRow>(store::ask_incidents(tx, row.case_id))) {
    if (incident.resolved_at || incident.kind != IncidentKind::timer ||
        incident.token != row.token || incident.element != row.boundary)
      continue;
    incident.attempts = row.failures;
    incident.tried_at = tx.now();
    incident.code = cause.code;
    incident.reason = cause.message;
    store::save_incident(tx, incident);
    return;
  }
  store::add_incident(tx, {.case_id = row.case_id,
                           .id = tx.new_id(),
                           .kind = IncidentKind::timer,
                           .token = row.token,
                           .element = row.boundary,
                           .outcome = {},
                           .variables = {packed({})},
                           .code = cause.code,
                           .reason = cause.message,
                           .raised_at = tx.now(),
                           .attempts = row.failures,
                           .tried_at = tx.now(),
                           .resolved_at = {}});
  store::mark_incident(tx, row.case_id);
}

}  // namespace tb::flow
