// Steps that processes could not make: what people did stays done, nothing loops, somebody is told
// and can try again.
#include <charconv>

#include "core/text.hpp"
#include "flow/store.hpp"
#include "modules/cases/service_act.hpp"

namespace tb::cases {
namespace {

// "case.incident", or a cursor "raised.incident".
bool parse_pair(std::string_view text, std::int64_t& first, std::int64_t& second) {
  const auto dot = text.find('.');
  const auto whole = [](std::string_view digits, std::int64_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  return dot != std::string_view::npos && whole(text.substr(0, dot), first) &&
         whole(text.substr(dot + 1), second);
}

Incident read_incident(flow::Models& models, const Rows& rows, std::size_t at) {
  flow::IncidentRow row;
  read_row(rows, at, 0, *TypeOf<flow::IncidentRow>::get(), &row);
  auto column = TypeOf<flow::IncidentRow>::get()->count;
  Incident out;
  out.id = fmt::format("{}.{}", row.case_id.value, row.id.value);
  out.case_number = rows.text(at, column);
  out.state = enum_of<State>(rows.text(at, column + 1)).value_or(State::draft);
  out.state_name = rules::words_of(out.state);
  out.item = {std::string(rows.text(at, column + 2)), std::string(rows.text(at, column + 3))};
  out.body_name = rows.text(at, column + 4);
  out.model = rows.text(at, column + 5);
  out.model_version = rows.integer(at, column + 6);
  out.kind = row.kind;
  out.element = row.element;
  if (const auto model = models.model(out.model, out.model_version))
    if (const auto index = (*model)->find(row.element); index != bpmn::kNone)
      out.element_name = (*model)->element(index).name;
  out.outcome = row.outcome;
  out.code = row.code;
  out.reason = row.reason;
  out.raised_at = row.raised_at;
  out.attempts = row.attempts;
  out.tried_at = row.tried_at;
  if (!rows.null(at, column + 7) && !row.resolved_at)
    out.next_try_at = Instant{rows.integer(at, column + 7)};
  out.resolved_at = row.resolved_at;
  return out;
}

// Lost infrastructure is tried again without a word; a bug or broken data looks the same, so after
// some failures it is told too.
constexpr std::int64_t kQuietFailures = 3;
// Timers to a commit: waiting for the disk costs more than firing one.
constexpr std::size_t kTogether = 25;
bool is_passing(const Error& why, const flow::TimerRow& timer) {
  return ((why.kind == ErrorKind::unavailable || why.kind == ErrorKind::unknown ||
           why.code == "store.conflict") &&
          timer.failures < kQuietFailures) ||
         why.code == "flow.suspended";
}

}  // namespace

bool Parked::add(Id event, const Error& why) {
  if (why.code != "flow.stuck") return false;
  if (event)
    events.emplace(event, why);
  else
    own = why;
  return true;
}

std::optional<Error> Parked::of(Id event) const {
  const auto found = events.find(event);
  return found == events.end() ? std::nullopt : std::optional(found->second);
}

Result<void> CaseWork::retry(Tx& tx, const identity::Caller& caller,
                             const std::vector<flow::IncidentRow>& incidents, Id incident) {
  if (!flow) return not_found("incident.not_found", "没有找到这个问题，请刷新后再试");
  tx_ = &tx;
  TRY_VOID(flow->retry(tx, *this, services_->models, incidents, incident));
  tell(tx, "case.process_retried.v1", &caller, {});
  return {};
}

Result<void> CaseWork::skip(Tx& tx, const identity::Caller& caller,
                            const std::vector<flow::IncidentRow>& incidents, Id incident,
                            const SkipIncident& request) {
  if (!flow) return not_found("incident.not_found", "没有找到这个问题，请刷新后再试");
  tx_ = &tx;
  TRY_VOID(flow->skip(tx, *this, incidents, incident, request.element));
  tell(tx, "case.process_skipped.v1", &caller,
       {.outcome = {}, .comment = request.reason, .document = {}, .detail = request.element});
  return {};
}

Result<IncidentList> CaseService::incidents(const identity::Caller& caller, std::string_view cursor,
                                            std::int64_t limit) {
  TRY_VOID(identity::may(caller, identity::Action::list_incidents, {}));
  Instant raised{-1};
  Id after;
  if (!cursor.empty() && !parse_pair(cursor, raised.us, after.value))
    return invalid("query.invalid", "翻页位置不对，请从第一页重新看",
                   {{"cursor", "invalid", "请从第一页重新看"}});
  return services_.database.read([&](Tx& tx) -> Result<IncidentList> {
    const auto asked = store::ask_open_incidents(tx, raised, after, limit + 1);
    IncidentList out;
    const auto& rows = asked.rows();
    for (std::size_t i = 0; i < rows.count(); ++i) {
      if (out.items.size() == static_cast<std::size_t>(limit)) {
        const auto& last = out.items.back();
        out.next = fmt::format("{}.{}", last.raised_at.us, last.id.substr(last.id.find('.') + 1));
        break;
      }
      out.items.push_back(read_incident(services_.models, rows, i));
    }
    return out;
  });
}

template <class Act>
Result<Incident> CaseService::mend(std::string_view text, Act act) {
  Id case_id, id;
  if (!parse_pair(text, case_id.value, id.value))
    return not_found("incident.not_found", "没有找到这个问题，请刷新后再试");
  const auto find = [&](Tx& tx) -> Result<Incident> {
    const auto asked = store::ask_incident(tx, case_id, id);
    if (asked.rows().empty())
      return not_found("incident.not_found", "没有找到这个问题，请刷新后再试");
    return read_incident(services_.models, asked.rows(), 0);
  };
  TRY(services_.database.read(find));
  const auto tried = services_.database.write([&](Tx& tx) -> Result<bool> {
    auto work = TRY(CaseWork::load(services_, tx, case_id, flow::Lock::wait));
    const auto rows = all_of<flow::IncidentRow>(flow::store::ask_incidents(tx, case_id));
    TRY_VOID(act(tx, work, rows, id));
    work.save(tx);
    return true;
  });
  if (tried) return services_.database.read(find);
  const auto& why = tried.error();
  if (why.code == "incident.resolved" || why.kind == ErrorKind::unavailable ||
      why.kind == ErrorKind::unknown)
    return std::unexpected(why);
  const auto cause =
      why.code == "flow.stuck" ? why.fields.front() : FieldError{"process", why.code, why.detail};
  if (cause.code == "bpmn.not_relocatable")
    return invalid(cause.code, cause.message, {{"element", "invalid", cause.message}});
  TRY(services_.database.write([&](Tx& tx) -> Result<bool> {
    for (auto& row : all_of<flow::IncidentRow>(flow::store::ask_incidents(tx, case_id))) {
      if (row.id != id || row.resolved_at) continue;
      ++row.attempts;
      row.tried_at = tx.now();
      row.code = cause.code;
      row.reason = cause.message;
      flow::store::save_incident(tx, row);
    }
    return true;
  }));
  return conflict("incident.still_stuck", "还是走不下去：" + cause.message, "incident");
}

Result<Incident> CaseService::retry_incident(const identity::Caller& caller,
                                             std::string_view incident) {
  TRY_VOID(identity::may(caller, identity::Action::retry_incident, {}));
  TRY_VOID(services_.models.refresh());  // what another node published counts
  return mend(incident, [&](Tx& tx, CaseWork& work, const auto& rows, Id id) {
    return work.retry(tx, caller, rows, id);
  });
}

Result<Incident> CaseService::skip_incident(const identity::Caller& caller,
                                            std::string_view incident,
                                            const SkipIncident& request) {
  TRY_VOID(identity::may(caller, identity::Action::retry_incident, {}));
  TRY_VOID(check_note("process.note", request.reason));
  return mend(incident, [&](Tx& tx, CaseWork& work, const auto& rows, Id id) {
    return work.skip(tx, caller, rows, id, request);
  });
}

Result<bool> CaseService::anything_due() {
  return services_.database.read([&](Tx& tx) -> Result<bool> {
    return !flow::store::ask_due_timers(tx, services_.database.node_clock(), 1).rows().empty();
  });
}

Result<std::int64_t> CaseService::fire_due(std::int64_t limit, const Fence* fence) {
  const auto timers =
      TRY(services_.database.read([&](Tx& tx) -> Result<std::vector<flow::TimerRow>> {
        return all_of<flow::TimerRow>(
            flow::store::ask_due_timers(tx, services_.database.node_clock(), limit));
      }));
  std::int64_t fired = 0;
  for (auto rest = std::span(timers); !rest.empty();) {
    const auto batch = rest.first(together(rest));
    rest = rest.subspan(batch.size());
    auto done = fire(batch, fence);
    // One of them cannot be fired: each by itself then, so that it holds up no other.
    const bool one_by_one = !done && batch.size() > 1 && done.error().code != "lease.lost";
    if (one_by_one)
      for (const auto& timer : batch) fired += TRY(fire_alone(timer, fence));
    else if (!done)
      fired += TRY(put_off(batch.front(), std::move(done)));
    else
      fired += *done;
  }
  return fired;
}

// Those that are fired in one commit: of different cases, in their order.
std::size_t CaseService::together(std::span<const flow::TimerRow> timers) {
  std::size_t count = 0;
  while (count < std::min(timers.size(), kTogether) &&
         std::ranges::find(timers.first(count), timers[count].case_id, &flow::TimerRow::case_id) ==
             timers.begin() + static_cast<std::ptrdiff_t>(count))
    ++count;
  return count;
}

Result<std::int64_t> CaseService::fire(std::span<const flow::TimerRow> timers, const Fence* fence) {
  return services_.database.write([&](Tx& tx) -> Result<std::int64_t> {
    const auto held = fence == nullptr ? std::nullopt : std::optional(fence->ask(tx));
    std::int64_t fired = 0;
    for (const auto& timer : timers) {
      // Another node may have fired it: then its row is gone and nothing happens here.
      auto work = TRY(CaseWork::load(services_, tx, timer.case_id, flow::Lock::wait));
      if (held) TRY_VOID(fence->holds(*held));
      if (!work.flow || timer.due_at > tx.now()) continue;
      TRY_VOID(work.fire(tx, timer));
      work.save(tx);
      ++fired;
    }
    return fired;
  });
}

Result<std::int64_t> CaseService::fire_alone(const flow::TimerRow& timer, const Fence* fence) {
  auto done = fire({&timer, 1}, fence);
  return done ? done : put_off(timer, std::move(done));
}

// What could not be fired is tried later; somebody is told when it is more than bad luck.
Result<std::int64_t> CaseService::put_off(const flow::TimerRow& timer,
                                          Result<std::int64_t> failed) {
  const auto& why = failed.error();
  if (why.code == "lease.lost") return failed;
  if (why.code == "bpmn.task_gone") return 0;
  // When the database is away this fails too, and the sweep is simply made again.
  (void)services_.database.write([&](Tx& tx) -> Result<bool> {
    flow::Work::put_off(tx, timer, why, !is_passing(why, timer));
    return true;
  });
  return 0;
}

}  // namespace tb::cases
