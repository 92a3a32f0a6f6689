// What a process has to do with the outside, and the hand of an administrator: errands of other
// systems, messages, signals, suspension.
#include <fmt/format.h>

#include "flow/packed.hpp"
#include "flow/store.hpp"
#include "modules/cases/service_act.hpp"
#include "modules/cases/service_words.hpp"

namespace tb::cases {
namespace {

constexpr std::int64_t kMostErrands = 100, kMostSeconds = 24 * 60 * 60;
constexpr std::size_t kMostName = 200;  // characters of a message, topic or worker
// How long a message waits for somebody who takes it.
constexpr std::int64_t kKept = kDay;

std::unexpected<Error> no_errand() {
  return conflict("errand.lease_lost",
                  "这项工作已经不归您办：租期过后由别人领走了，或者流程不再需要它");
}

Result<bpmn::Variables> variables_of(const std::optional<Json>& given) {
  if (!given) return bpmn::Variables{};
  auto read = feel::context_from_json(given->text);
  if (read) return read;
  return invalid("request.invalid", "变量要写成一个 JSON 对象",
                 {{"variables", "invalid", "请写成一个 JSON 对象"}});
}

Result<void> named(std::string_view field, std::string_view text) {
  if (!text.empty() && code_points(text) <= kMostName) return {};
  const auto words = fmt::format("请写 1 到 {} 个字", kMostName);
  return invalid("request.invalid", words, {{std::string(field), "invalid", words}});
}

Result<std::int64_t> seconds_of(std::optional<std::int64_t> given, std::int64_t usual) {
  const auto seconds = given.value_or(usual);
  if (seconds >= 1 && seconds <= kMostSeconds) return seconds;
  const auto words = fmt::format("请写 1 到 {} 秒", kMostSeconds);
  return invalid("request.invalid", words, {{"seconds", "invalid", words}});
}

// One minute, then twice as long each time, an hour at most.
Instant next_try(Instant now, std::int64_t attempts) {
  const auto doubled =
      kMinute << std::min<std::int64_t>(std::max<std::int64_t>(attempts - 1, 0), 6);
  return {now.us + std::min(doubled, kHour)};
}

struct ErrandKey {
  Id case_id, id;
};
Result<ErrandKey> parse_errand(std::string_view text) {
  ErrandKey out;
  const auto dot = text.find('.');
  const auto whole = [](std::string_view digits, Id& id) {
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), id.value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  if (dot == text.npos || !whole(text.substr(0, dot), out.case_id) ||
      !whole(text.substr(dot + 1), out.id))
    return not_found("errand.not_found", "没有找到这项外部工作，请核对编号");
  return out;
}

// The errand as its holder has it.
Result<flow::ErrandRow> held_errand(Tx& tx, const ErrandKey& key, std::int64_t fence) {
  auto row = maybe<flow::ErrandRow>(flow::store::ask_errand(tx, key.case_id, key.id));
  if (!row || row->fence != fence) return no_errand();
  return *std::move(row);
}

}  // namespace

// ---- of a case

Result<void> CaseWork::receive(Tx& tx, const identity::Caller* caller, std::string_view kind,
                               const bpmn::Event& event, const std::string& name) {
  if (!flow || flow->ended())
    return conflict("bpmn.not_awaited", fmt::format("这件申请现在没有环节在等“{}”", name));
  tx_ = &tx;
  flow->park(parked);
  TRY_VOID(flow->receive(tx, *this, event));
  tell(tx, kind, caller, {.outcome = {}, .comment = {}, .document = {}, .detail = name});
  return {};
}

void CaseWork::lose_message(Tx& tx, const std::string& name) {
  tell(tx, "case.message_lost.v1", nullptr,
       {.outcome = {}, .comment = {}, .document = {}, .detail = name});
}

Result<void> CaseWork::finish_errand(Tx& tx, const identity::Caller& caller,
                                     const flow::ErrandRow& errand, const std::string& error,
                                     const std::string& reason, bpmn::Variables variables) {
  if (!flow) return no_errand();
  tx_ = &tx;
  flow->park(parked);
  TRY_VOID(flow->finish_errand(tx, *this, errand, error, std::move(variables)));
  tell(tx, error.empty() ? "case.errand_done.v1" : "case.errand_failed.v1", &caller,
       {.outcome = error, .comment = reason, .document = {}, .detail = errand.topic},
       errand.element);
  return {};
}

Result<void> CaseWork::suspend(Tx& tx, const identity::Caller& caller, const std::string& reason) {
  if (!flow) return conflict("bpmn.not_started", "这件申请还没有开始办理");
  TRY_VOID(flow->suspend());
  tell(tx, "case.process_suspended.v1", &caller,
       {.outcome = {}, .comment = reason, .document = {}, .detail = {}});
  return {};
}

Result<void> CaseWork::resume(Tx& tx, const identity::Caller& caller, const std::string& reason) {
  if (!flow) return conflict("bpmn.not_started", "这件申请还没有开始办理");
  TRY_VOID(
      flow->resume(all_of<flow::IncidentRow>(flow::store::ask_incidents(tx, dossier.record.id))));
  tell(tx, "case.process_resumed.v1", &caller,
       {.outcome = {}, .comment = reason, .document = {}, .detail = {}});
  return {};
}

Result<void> CaseWork::move_token(Tx& tx, const identity::Caller& caller,
                                  const MoveToken& request) {
  if (!flow) return conflict("bpmn.not_started", "这件申请还没有开始办理");
  const auto* token = flow->state().token(static_cast<bpmn::TokenId>(request.token));
  const auto from = token == nullptr ? std::string() : flow->model().element(token->element).id;
  tx_ = &tx;
  TRY_VOID(flow->relocate(tx, *this, static_cast<bpmn::TokenId>(request.token), request.element));
  tell(tx, "case.token_moved.v1", &caller,
       {.outcome = {},
        .comment = request.reason,
        .document = {},
        .detail = from + " " + request.element});
  return {};
}

// ---- errands

Result<ErrandList> CaseService::lease_errands(const identity::Caller& caller,
                                              const LeaseErrands& request) {
  TRY_VOID(identity::may(caller, identity::Action::lease_errands, {}));
  TRY_VOID(named("topic", request.topic));
  TRY_VOID(named("worker", request.worker));
  const auto limit = std::clamp<std::int64_t>(request.limit.value_or(10), 1, kMostErrands);
  const auto seconds = TRY(seconds_of(request.seconds, 300));
  return services_.database.write([&](Tx& tx) -> Result<ErrandList> {
    ErrandList out;
    for (const auto body : identity::integrated_bodies(caller)) {
      const auto left = limit - static_cast<std::int64_t>(out.items.size());
      if (left == 0) break;
      for (auto& row : all_of<flow::ErrandRow>(
               flow::store::ask_ready_errands(tx, body, request.topic, tx.now(), left))) {
        // Its lease ran out each time: whoever took it died, or is too slow.
        if (row.attempts >= row.most) {
          flow::Work::give_up(tx, row, "领走这项工作的系统一直没有办完，租期到了也没有回音");
          row.ready_at = flow::kNever;
          flow::store::lease_errand(tx, row);
          continue;
        }
        ++row.attempts;
        row.worker = request.worker;
        row.ready_at = {tx.now().us + seconds * kSecond};
        flow::store::lease_errand(tx, row);
        out.items.push_back(TRY(errand_of(tx, row)));
      }
    }
    return out;
  });
}

Result<Errand> CaseService::errand_of(Tx& tx, const flow::ErrandRow& row) {
  const auto record = maybe<CaseRecord>(store::ask_case(tx, row.case_id));
  if (!record) return no_errand();
  Errand out{.id = fmt::format("{}.{}", row.case_id.value, row.id.value),
             .topic = row.topic,
             .element = row.element,
             .name = row.element,
             .case_number = record->number,
             .fence = row.fence + 1,
             .attempt = row.attempts,
             .attempts = row.most,
             .until = row.ready_at,
             .variables = {}};
  const auto instance =
      maybe<flow::InstanceRow>(flow::store::ask_instance_unlocked(tx, row.case_id));
  if (instance) {
    const auto model = TRY(services_.models.model(instance->model, instance->model_version));
    if (const auto at = model->find(row.element); at != bpmn::kNone)
      out.name = model->element(at).label();
  }
  out.variables.text = feel::to_json(TRY(flow::unpacked(row.variables)));
  return out;
}

// The act of a system on its errand, under the lease of the case; what the process cannot take is
// kept as an incident, for the work outside is done.
template <class Act>
Result<RunningProcess> CaseService::on_errand(const identity::Caller& caller, std::string_view text,
                                              std::int64_t fence, Act act) {
  const auto key = TRY(parse_errand(text));
  Parked parked;
  const auto once = [&](Tx& tx) -> Result<CaseWork> {
    auto work = TRY(CaseWork::load(services_, tx, key.case_id, flow::Lock::wait));
    TRY_VOID(identity::may(caller, identity::Action::finish_errand, work.facts(tx.now())));
    const auto row = TRY(held_errand(tx, key, fence));
    work.parked = parked.own;
    TRY_VOID(act(tx, work, row));
    work.save(tx);
    return work;
  };
  auto done = services_.database.write(once);
  if (!done && parked.add({}, done.error())) done = services_.database.write(once);
  if (!done) return std::unexpected(std::move(done).error());
  return CaseWork::settled(*std::move(done))->standings();
}

Result<RunningProcess> CaseService::finish_errand(const identity::Caller& caller,
                                                  std::string_view errand,
                                                  const FinishErrand& request) {
  const auto variables = TRY(variables_of(request.variables));
  return on_errand(caller, errand, request.fence,
                   [&](Tx& tx, CaseWork& work, const flow::ErrandRow& row) {
                     return work.finish_errand(tx, caller, row, {}, {}, variables);
                   });
}

Result<RunningProcess> CaseService::fail_errand(const identity::Caller& caller,
                                                std::string_view errand,
                                                const FailErrand& request) {
  TRY_VOID(named("reason", request.reason));
  if (request.error)
    return on_errand(
        caller, errand, request.fence, [&](Tx& tx, CaseWork& work, const flow::ErrandRow& row) {
          return work.finish_errand(tx, caller, row, *request.error, request.reason, {});
        });
  const auto seconds = request.seconds ? std::optional(TRY(seconds_of(request.seconds, 1)))
                                       : std::optional<std::int64_t>();
  return on_errand(caller, errand, request.fence,
                   [&](Tx& tx, CaseWork& work, flow::ErrandRow row) -> Result<void> {
                     const bool over = row.attempts >= row.most;
                     row.ready_at = over      ? flow::kNever
                                    : seconds ? Instant{tx.now().us + *seconds * kSecond}
                                              : next_try(tx.now(), row.attempts);
                     flow::store::lease_errand(tx, row);
                     if (over) work.flow->fail_errand(tx, row, request.reason);
                     return {};
                   });
}

Result<Taken> CaseService::keep_errand(const identity::Caller& caller, std::string_view errand,
                                       const KeepErrand& request) {
  const auto key = TRY(parse_errand(errand));
  const auto seconds = TRY(seconds_of(request.seconds, 1));
  return services_.database.write([&](Tx& tx) -> Result<Taken> {
    const auto record = maybe<CaseRecord>(store::ask_case(tx, key.case_id));
    if (!record) return no_errand();
    identity::Facts facts;
    facts.deciding_body = record->deciding_body;
    TRY_VOID(identity::may(caller, identity::Action::finish_errand, facts));
    const auto row = TRY(held_errand(tx, key, request.fence));
    flow::store::keep_errand(tx, row, {tx.now().us + seconds * kSecond});
    return Taken{std::string(errand)};
  });
}

// ---- messages and signals

Result<RunningProcess> CaseService::receive(const identity::Caller& caller, std::string_view number,
                                            const SendEvent& request, const Once& once) {
  TRY_VOID(named("name", request.name));
  const auto variables = TRY(variables_of(request.variables));
  const auto id = TRY(id_of(number));
  Parked parked;
  const auto act = [&](Tx& tx) -> Result<CaseWork> {
    const auto claimed = claim(tx, caller, once, id, services_.database.node_clock());
    auto work = TRY(CaseWork::load(services_, tx, id, flow::Lock::wait));
    TRY_VOID(identity::may(caller, identity::Action::send_message, work.facts(tx.now())));
    TRY_VOID(check_first(tx, caller, once, claimed));
    work.parked = parked.own;
    TRY_VOID(work.receive(tx, &caller, "case.message_received.v1",
                          bpmn::Message{request.name, 0, variables}, request.name));
    work.save(tx);
    return work;
  };
  auto done = services_.database.write(act);
  if (!done && parked.add({}, done.error())) done = services_.database.write(act);
  if (done) return CaseWork::settled(*std::move(done))->standings();
  if (!replayed(done.error())) return std::unexpected(std::move(done).error());
  return services_.database.read([&](Tx& tx) -> Result<RunningProcess> {
    return TRY(CaseWork::look(services_, tx, id)).work->standings();
  });
}

Result<Taken> CaseService::signal(const identity::Caller& caller, const SendEvent& request) {
  TRY_VOID(identity::may(caller, identity::Action::send_signal, {}));
  TRY_VOID(named("name", request.name));
  const auto variables = TRY(variables_of(request.variables));
  return services_.database.write([&](Tx& tx) -> Result<Taken> {
    const flow::LetterRow row{.id = tx.new_id(),
                              .case_id = {},
                              .kind = flow::LetterKind::signal,
                              .name = request.name,
                              .recipient = {},
                              .variables = {flow::packed(variables)},
                              .sent_at = tx.now(),
                              .attempts = 0,
                              .not_before = tx.now(),
                              .after = {}};
    flow::store::add_letter(tx, row);
    JournalEntry entry{.case_id = row.id,
                       .id = {},
                       .kind = "signal.sent.v1",
                       .actor = caller.person,
                       .body = caller.body,
                       .element = request.name,
                       .at = tx.now(),
                       .payload = {}};
    append(tx, entry);
    return Taken{std::to_string(row.id.value)};
  });
}

Result<bool> CaseService::any_letters() {
  return services_.database.read([&](Tx& tx) -> Result<bool> {
    return !flow::store::ask_due_letters(tx, services_.database.node_clock(), 1).rows().empty();
  });
}

Result<std::int64_t> CaseService::deliver_letters(std::int64_t limit, const Fence* fence) {
  const auto letters =
      TRY(services_.database.read([&](Tx& tx) -> Result<std::vector<flow::LetterRow>> {
        return all_of<flow::LetterRow>(
            flow::store::ask_due_letters(tx, services_.database.node_clock(), limit));
      }));
  std::int64_t delivered = 0;
  for (const auto& letter : letters) {
    auto done =
        letter.kind == flow::LetterKind::signal ? spread(letter, fence) : deliver(letter, fence);
    if (!done && done.error().code == "lease.lost") return std::unexpected(done.error());
    if (done) ++delivered;
  }
  return delivered;
}

// Applies one letter in the case that gets it, in the transaction in which `passed` writes that it
// has it.
template <class Passed>
Result<void> CaseService::hand_over(const flow::LetterRow& letter, Id to, const Fence* fence,
                                    const bpmn::Event& event, std::string_view kind,
                                    Passed passed) {
  Parked parked;
  const auto once = [&](Tx& tx) -> Result<void> {
    const auto held = fence == nullptr ? std::nullopt : std::optional(fence->ask(tx));
    auto work = TRY(CaseWork::load(services_, tx, to, flow::Lock::wait));
    if (held) TRY_VOID(fence->holds(*held));
    work.parked = parked.own;
    TRY_VOID(work.receive(tx, nullptr, kind, event, letter.name));
    passed(tx);
    work.save(tx);
    return {};
  };
  auto done = services_.database.write(once);
  if (!done && parked.add({}, done.error())) done = services_.database.write(once);
  return done;
}

Result<void> CaseService::deliver(const flow::LetterRow& letter, const Fence* fence) {
  const auto variables = TRY(flow::unpacked(letter.variables));
  const auto to = letter.recipient.empty() ? Result<Id>(letter.case_id) : id_of(letter.recipient);
  auto done = to ? hand_over(letter, *to, fence, bpmn::Message{letter.name, 0, variables},
                             "case.message_received.v1",
                             [&](Tx& tx) { flow::store::remove_letter(tx, letter.id); })
                 : Result<void>(std::unexpected(to.error()));
  if (done || done.error().code == "lease.lost") return done;
  // Nobody waits for it yet, or the case stands, or the database was away: once more later.
  return services_.database.write([&](Tx& tx) -> Result<void> {
    if (tx.now().us < letter.sent_at.us + kKept) {
      auto later = letter;
      ++later.attempts;
      later.not_before = next_try(tx.now(), later.attempts);
      flow::store::put_off_letter(tx, later);
      return {};
    }
    auto work = TRY(CaseWork::load(services_, tx, letter.case_id, flow::Lock::wait));
    work.lose_message(tx, letter.name);
    flow::store::remove_letter(tx, letter.id);
    work.save(tx);
    return {};
  });
}

Result<void> CaseService::spread(const flow::LetterRow& letter, const Fence* fence) {
  constexpr std::int64_t kPage = 100;
  const auto variables = TRY(flow::unpacked(letter.variables));
  auto row = letter;
  while (true) {
    const auto cases = TRY(services_.database.read([&](Tx& tx) -> Result<std::vector<Id>> {
      const auto asked = flow::store::ask_listeners(tx, row.name, row.after, kPage);
      std::vector<Id> out;
      for (std::size_t i = 0; i < asked.rows().count(); ++i)
        out.push_back(Id{asked.rows().integer(i, 0)});
      return out;
    }));
    for (const auto to : cases) {
      row.after = to;
      const auto done =
          hand_over(row, to, fence, bpmn::Signalled{row.name, variables}, "case.signal_received.v1",
                    [&](Tx& tx) { flow::store::pass_letter(tx, row); });
      if (done) continue;
      const auto& why = done.error();
      if (why.code == "lease.lost" || why.kind == ErrorKind::unavailable ||
          why.kind == ErrorKind::unknown)
        return std::unexpected(why);
      // It does not wait any more, or stands still: a signal does not wait for anybody.
      TRY(services_.database.write([&](Tx& tx) -> Result<bool> {
        flow::store::pass_letter(tx, row);
        return true;
      }));
    }
    if (cases.size() < kPage) break;
  }
  return services_.database.write([&](Tx& tx) -> Result<void> {
    flow::store::remove_letter(tx, row.id);
    return {};
  });
}

// ---- the hand of an administrator

template <class Act>
Result<RunningProcess> CaseService::govern(const identity::Caller& caller, std::string_view number,
                                           const std::string& reason, Act act) {
  TRY_VOID(identity::may(caller, identity::Action::retry_incident, {}));
  TRY_VOID(check_note("process.note", reason));
  const auto id = TRY(id_of(number));
  auto done = services_.database.write([&](Tx& tx) -> Result<CaseWork> {
    auto work = TRY(CaseWork::load(services_, tx, id, flow::Lock::wait));
    TRY_VOID(act(tx, work));
    work.save(tx);
    return work;
  });
  if (!done) return std::unexpected(std::move(done).error());
  return CaseWork::settled(*std::move(done))->standings();
}

Result<RunningProcess> CaseService::suspend(const identity::Caller& caller, std::string_view number,
                                            const WhyProcess& request) {
  return govern(caller, number, request.reason,
                [&](Tx& tx, CaseWork& work) { return work.suspend(tx, caller, request.reason); });
}

Result<RunningProcess> CaseService::resume(const identity::Caller& caller, std::string_view number,
                                           const WhyProcess& request) {
  return govern(caller, number, request.reason,
                [&](Tx& tx, CaseWork& work) { return work.resume(tx, caller, request.reason); });
}

Result<RunningProcess> CaseService::move_token(const identity::Caller& caller,
                                               std::string_view number, const MoveToken& request) {
  return govern(caller, number, request.reason,
                [&](Tx& tx, CaseWork& work) { return work.move_token(tx, caller, request); });
}

Result<RunningProcess> CaseService::standings(const identity::Caller& caller,
                                              std::string_view number) {
  TRY_VOID(identity::may(caller, identity::Action::list_incidents, {}));
  const auto id = TRY(id_of(number));
  return services_.database.read([&](Tx& tx) -> Result<RunningProcess> {
    return TRY(CaseWork::look(services_, tx, id)).work->standings();
  });
}

Result<Replay> CaseService::replay_process(const identity::Caller& caller,
                                           std::string_view number) {
  TRY_VOID(identity::may(caller, identity::Action::list_incidents, {}));
  const auto id = TRY(id_of(number));
  const auto looked = TRY(services_.database.read(
      [&](Tx& tx) -> Result<Looked> { return CaseWork::look(services_, tx, id); }));
  return looked.work->replayed();
}

}  // namespace tb::cases
