// Completing tasks: the inbox of an instance and its one drainer.
#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "flow/store.hpp"
#include "modules/cases/service_act.hpp"

namespace tb::cases {
namespace {

struct TaskKey {
  Id case_id, task;
};

// "case.task"
Result<TaskKey> parse_task(std::string_view text) {
  TaskKey out;
  const auto dot = text.find('.');
  const auto whole = [](std::string_view digits, Id& id) {
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), id.value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  if (dot == std::string_view::npos || !whole(text.substr(0, dot), out.case_id) ||
      !whole(text.substr(dot + 1), out.task))
    return not_found("task.not_found", "没有找到这个任务，请刷新后再试");
  return out;
}

// The series whose number an outcome will need, when the outcome alone says so.
std::string_view series_of(std::string_view outcome) {
  if (outcome == "accept") return "受理";
  if (outcome == "correct") return "补正";
  if (outcome == "grant") return "决定";
  if (outcome == "deliver") return "送达";
  return {};
}

std::string sealed_label(Id case_id) { return fmt::format("inbox:{}", case_id.value); }

// An act that waits: who, what, and the key of his request, so that whoever applies it remembers it
// for him. His own node may be gone by then.
struct Waiting {
  identity::Caller caller;
  CompleteTask request;
  std::string route, key, digest;
  Once once() const { return {route, key, digest}; }
  bool is_of(const identity::Caller& who, const Once& request_once) const {
    return !key.empty() && caller.account == who.account && route == request_once.route &&
           key == request_once.key && digest == request_once.digest;
  }
};

std::string waiting_text(const identity::Caller& caller, const CompleteTask& request,
                         const Once& once) {
  return fmt::format("{}\n{}\n{}\n{}\n{}", to_json(caller), to_json(request), once.route, once.key,
                     once.digest);
}

Result<Waiting> waiting(const CaseWork& work, const flow::InboxRow& row) {
  const auto text = TRY(unseal(work.key, row.payload.data, sealed_label(row.case_id)));
  std::string_view rest = text;
  const auto line = [&rest] {
    const auto cut = std::min(rest.find('\n'), rest.size());
    const auto out = rest.substr(0, cut);
    rest.remove_prefix(std::min(cut + 1, rest.size()));
    return out;
  };
  auto caller = TRY(from_json<identity::Caller>(line()));
  auto request = TRY(from_json<CompleteTask>(line()));
  Waiting out{std::move(caller), std::move(request), {}, {}, {}};
  out.route = line();
  out.key = line();
  out.digest = line();
  return out;
}

// The act that this very request left in the inbox before, through a node that has died since.
Result<std::optional<Id>> left_before(const CaseWork& work, const identity::Caller& caller,
                                      const Once& once) {
  if (!work.flow || once.key.empty()) return std::nullopt;
  for (const auto& row : work.flow->inbox()) {
    const auto found = TRY(waiting(work, row));
    if (found.is_of(caller, once)) return row.id;
  }
  return std::nullopt;
}

}  // namespace

Result<Case> CaseService::complete(const identity::Caller& caller, std::string_view task_text,
                                   const CompleteTask& request, const Once& once) {
  const auto key = TRY(parse_task(task_text));
  Id failed;
  Error why;
  std::optional<Id> left;
  Parked parked;
  for (int round = 0; round < 10; ++round) {
    failed = {};
    left = {};
    auto done = services_.database.write([&](Tx& tx) -> Result<CaseWork> {
      const auto claimed = claim(tx, caller, once, key.case_id, services_.database.node_clock());
      std::optional<store::NumberAhead> ahead;
      if (const auto series = series_of(request.outcome); !series.empty())
        ahead = store::ask_number_ahead(tx, key.case_id, series,
                                        civil(date_of(services_.database.node_clock())).year);
      auto work = TRY(CaseWork::load(services_, tx, key.case_id, flow::Lock::attempt));
      TRY_VOID(check_first(tx, caller, once, claimed));
      left = TRY(left_before(work, caller, once));
      if (left) return fail(ErrorKind::unavailable, "case.busy", "");
      TRY(drain(tx, work, parked, &failed, &why));
      work.reserved = std::move(ahead);
      work.parked = parked.own;
      if (auto acted = work.complete(tx, caller, key.task, request); !acted)
        return stated(std::move(acted).error(), work);
      work.save(tx);
      return work;
    });
    if (done) return settle(*std::move(done), caller);
    if (const auto known = replayed(done.error())) return replay(caller, *known);
    if (done.error().code == "case.busy") {
      const auto inbox = left.value_or(services_.database.ids().next());
      if (!left) TRY_VOID(leave_in_inbox(caller, key.case_id, key.task, inbox, request, once));
      return or_answer_before(caller, once, wait_for_inbox(caller, key.case_id, inbox));
    }
    if (!parked.add(failed, done.error()) && !failed)
      return or_answer_before(caller, once, std::unexpected(std::move(done).error()));
  }
  return fail(ErrorKind::unavailable, "case.busy", "这件申请正在由别人办理，请稍后再试");
}

// Applies every event that waits, in order of arrival; gives how many. An event that the rules
// refuse is answered in a transaction of its own, so that nothing of it stays in this one: `failed`
// names it. The same request left twice (its first node died) is applied once, and answered in the
// later row.
Result<std::int64_t> CaseService::drain(Tx& tx, CaseWork& work, const Parked& parked, Id* failed,
                                        Error* why) {
  const auto rows = work.flow ? work.flow->inbox() : std::vector<flow::InboxRow>{};
  std::vector<std::pair<Id, Waiting>> applied;
  std::int64_t count = 0;
  for (auto row : rows) {
    auto act = TRY(waiting(work, row));
    const auto twin = std::find_if(applied.begin(), applied.end(), [&](const auto& before) {
      return before.second.is_of(act.caller, act.once());
    });
    if (twin != applied.end()) {
      flow::store::remove_inbox(tx, row.case_id, twin->first);
      twin->first = row.id;
    } else if (!row.result) {
      work.parked = parked.of(row.id);
      if (auto done = work.complete(tx, act.caller, row.task_id, act.request); !done) {
        *failed = row.id;
        *why = done.error();
        return std::unexpected(std::move(done).error());
      }
      claim(tx, act.caller, act.once(), row.case_id, services_.database.node_clock());
      ++count;
    }
    if (!row.result) {
      row.result = "";
      flow::store::answer_inbox(tx, row);
    }
    if (twin == applied.end() && row.result->empty()) applied.emplace_back(row.id, std::move(act));
  }
  return count;
}

Result<void> CaseService::leave_in_inbox(const identity::Caller& caller, Id case_id, Id task,
                                         Id inbox, const CompleteTask& request, const Once& once) {
  const auto done = services_.database.write([&](Tx& tx) -> Result<bool> {
    const auto record = maybe<CaseRecord>(store::ask_case(tx, case_id));
    if (!record) return not_found("case.not_found", "没有找到这件申请，请核对编号");
    const auto key = identity::Keys::derived(TRY(services_.keys.of(tx, record->applicant)),
                                             CaseWork::key_label(case_id));
    const auto text = waiting_text(caller, request, once);
    flow::store::add_inbox(
        tx, {case_id, inbox, task, caller.person, {seal(key, text, sealed_label(case_id))}, {}});
    return true;
  });
  if (!done) return std::unexpected(done.error());
  return {};
}

// Waits for the lease, then either finds the act applied by the drainer before, or drains all that
// waits.
Result<Case> CaseService::wait_for_inbox(const identity::Caller& caller, Id case_id, Id inbox) {
  Parked parked;
  for (int round = 0; round < 50; ++round) {
    Id failed;
    Error why;
    auto done = services_.database.write([&](Tx& tx) -> Result<std::pair<CaseWork, std::string>> {
      auto work = TRY(CaseWork::load(services_, tx, case_id, flow::Lock::wait));
      const auto& rows = work.flow->inbox();
      const auto mine =
          std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == inbox; });
      if (mine == rows.end()) return not_found("task.not_found", "没有找到这个任务，请刷新后再试");
      const auto result = mine->result;
      // A refused act drains as well: it was refused for what came before it, which must now come.
      if (TRY(drain(tx, work, parked, &failed, &why)) > 0) work.save(tx);
      flow::store::remove_inbox(tx, case_id, inbox);
      auto refused = result.value_or("");
      return std::pair(std::move(work), std::move(refused));
    });
    if (done && !done->second.empty())
      return conflict(done->second, "这一步没有办成：情况已经变化，请刷新后看最新状态",
                      name_of(done->first.dossier.record.state));
    if (done) return settle(std::move(done->first), caller);
    if (!failed) return std::unexpected(std::move(done).error());
    if (parked.add(failed, why)) continue;
    // Answer the refused event and look again.
    TRY(services_.database.write([&](Tx& tx) -> Result<bool> {
      flow::store::answer_inbox(tx, {case_id, failed, {}, {}, {}, why.code});
      return true;
    }));
  }
  return fail(ErrorKind::unavailable, "case.busy", "这件申请正在由别人办理，请稍后再试");
}

Result<TaskDetail> CaseService::task(const identity::Caller& caller, std::string_view text) {
  const auto key = TRY(parse_task(text));
  return services_.database.read([&](Tx& tx) -> Result<TaskDetail> {
    const auto looked = TRY(CaseWork::look(services_, tx, key.case_id));
    const auto& work = *looked.work;
    TRY_VOID(identity::may(caller, identity::Action::read_case, work.facts(looked.now)));
    const auto* task = work.flow ? work.flow->task(key.task) : nullptr;
    if (task == nullptr) return not_found("task.not_found", "没有找到这个任务，请刷新后再试");
    TaskDetail out{work.task_view(*task, work.flow->element(*task), looked.now),
                   work.view(&caller, looked.now),
                   {},
                   {}};
    const auto allowed =
        identity::may(caller, identity::Action::complete_task, work.facts(looked.now, task));
    if (!allowed) out.refusal = allowed.error().detail, out.refusal_code = allowed.error().code;
    return out;
  });
}

}  // namespace tb::cases
