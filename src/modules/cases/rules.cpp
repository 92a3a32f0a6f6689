#include "modules/cases/rules.hpp"

#include <fmt/format.h>

#include "modules/cases/rules_steps.hpp"
#include "modules/cases/rules_tables.hpp"

namespace tb::cases {

TB_STRUCT(DeemedWithdrawal, region, item, basis)
TB_STRUCT(Parameters, correction_days, correction_basis, deemed_withdrawal, draft_days,
          hold_first_day, extension_moves_promise)

clock::Clock* Dossier::clock(std::string_view name) {
  const auto found =
      std::find_if(clocks.begin(), clocks.end(), [&](const auto& c) { return c.name == name; });
  return found == clocks.end() ? nullptr : &*found;
}
const clock::Clock* Dossier::clock(std::string_view name) const {
  return const_cast<Dossier*>(this)->clock(name);
}

namespace rules {

std::unexpected<Error> wrong_state(const CaseRecord& record, std::string_view act) {
  return conflict(
      "case.wrong_state",
      fmt::format("这件申请现在是“{}”，不能{}，请刷新后看最新状态", words_of(record.state), act),
      name_of(record.state));
}

void put(Dossier& dossier, clock::Clock clock) {
  if (auto* old = dossier.clock(clock.name))
    *old = std::move(clock);
  else
    dossier.clocks.push_back(std::move(clock));
}

Result<void> stop(Dossier& dossier, const Circumstances& at,
                  std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    auto* clock = dossier.clock(name);
    if (clock != nullptr && clock->state != clock::ClockState::stopped)
      *clock = TRY(clock::stop(std::move(*clock), at.now, at.calendar));
  }
  return {};
}

Result<void> stop_all(Dossier& dossier, const Circumstances& at) {
  return stop(dossier, at,
              {"pre_review", "notice", "decision", "promised", "delivery", "correction", "hold"});
}

void touch(Dossier& dossier, const Circumstances& at) {
  dossier.record.updated_at = at.now;
  const auto* leading = leading_clock(dossier);
  dossier.record.due_at = leading == nullptr ? std::nullopt : std::optional(leading->due_at);
}

namespace {

clock::ClockKind kind_of(catalog::LimitName name) {
  switch (name) {
    case catalog::LimitName::pre_review:
      return clock::ClockKind::pre_review;
    case catalog::LimitName::notice:
      return clock::ClockKind::notice;
    case catalog::LimitName::decision:
      return clock::ClockKind::statutory;
    case catalog::LimitName::promised:
      return clock::ClockKind::promised;
    case catalog::LimitName::delivery:
      return clock::ClockKind::delivery;
  }
  return clock::ClockKind::statutory;
}

// By how many days the body's head may extend (42): only a permit whose limit is that of 42 itself,
// for "法律、法规另有规定的，依照其规定". In working days (82).
std::int64_t extension_of(const catalog::Guide& guide) {
  if (guide.handling.power != catalog::ItemKind::permit) return 0;
  for (const auto& limit : guide.limits)
    if (limit.name == catalog::LimitName::decision)
      return limit.basis.article == "第四十二条" &&
                     limit.basis.law_id == "administrative_licensing_law"
                 ? kExtensionDays
                 : 0;
  return 0;
}

clock::Limit limit_of(const catalog::Limit& limit, const Circumstances& at) {
  const auto& guide = at.guide;
  const bool decision =
      limit.name == catalog::LimitName::decision || limit.name == catalog::LimitName::promised;
  const bool notice = limit.name == catalog::LimitName::notice;
  return {.name = std::string(name_of(limit.name)),
          .kind = kind_of(limit.name),
          .amount = limit.amount,
          .unit = limit.unit,
          .start = limit.start == catalog::LimitStart::received ? clock::Start::received
                   : limit.start == catalog::LimitStart::all_documents_received
                       ? clock::Start::all_documents_received
                       : clock::Start::accepted,
          .ends = clock::DayEnd::close_of_business,
          .extension_max = decision ? extension_of(guide) : 0,
          .consequence = notice ? clock::Consequence::deemed_accepted : clock::Consequence::none,
          .law = limit.basis.law.value_or(""),
          .article = limit.basis.article.value_or(""),
          .basis = limit.basis.text,
          .warn_days =
              warn_days(at.yellow.get(), name_of(limit.name), limit.amount, limit.unit, at.now)};
}

// Starts (or starts anew) every clock of the item that begins at `event`, counted from `from`.
Result<void> start_clocks(Dossier& dossier, const Circumstances& at, catalog::LimitStart event,
                          Instant from) {
  for (const auto& limit : at.guide.limits) {
    if (limit.start != event) continue;
    auto clock = TRY(clock::start(limit_of(limit, at), from, at.calendar));
    put(dossier, std::move(clock));
  }
  return {};
}

Result<void> start_correction_clock(Dossier& dossier, const Circumstances& at) {
  const auto* local = deemed_withdrawal(at.parameters, dossier.record);
  auto clock = TRY(clock::start(
      {.name = "correction",
       .kind = clock::ClockKind::correction,
       .amount = at.parameters.correction_days,
       .unit = clock::Unit::calendar_day,
       .start = clock::Start::received,
       .ends = clock::DayEnd::midnight,
       .consequence =
           local != nullptr ? clock::Consequence::deemed_withdrawn : clock::Consequence::none,
       .basis = at.parameters.correction_basis,
       .warn_days = warn_days(at.yellow.get(), "correction", at.parameters.correction_days,
                              clock::Unit::calendar_day, at.now)},
      at.now, at.calendar));
  put(dossier, std::move(clock));
  return {};
}

Result<void> become_accepted(Dossier& dossier, const Circumstances& at, Acceptance how,
                             Instant from) {
  auto& record = dossier.record;
  record.state = State::accepted;
  record.acceptance = how;
  record.accepted_at = from;
  TRY_VOID(stop(dossier, at, {"pre_review", "notice", "correction"}));
  TRY_VOID(start_clocks(dossier, at, catalog::LimitStart::accepted, from));
  touch(dossier, at);
  return {};
}

}  // namespace

Result<void> receive(Dossier& dossier, const Circumstances& at) {
  auto& record = dossier.record;
  if (record.state != State::draft && record.state != State::correcting)
    return wrong_state(record, "提交");
  const bool first = record.state == State::draft;
  record.state = State::received;
  if (first) record.received_at = at.now;
  TRY_VOID(stop(dossier, at, {"correction"}));
  // 32(4)(5): the five days run anew from the corrected papers.
  for (const auto& limit : at.guide.limits) {
    const bool before_acceptance =
        limit.name == catalog::LimitName::pre_review || limit.name == catalog::LimitName::notice;
    if (limit.start != catalog::LimitStart::received || !(first || before_acceptance)) continue;
    auto clock = TRY(clock::start(limit_of(limit, at), at.now, at.calendar));
    put(dossier, std::move(clock));
  }
  TRY_VOID(start_clocks(dossier, at, catalog::LimitStart::all_documents_received, at.now));
  touch(dossier, at);
  return {};
}

Result<void> correct(Dossier& dossier, const Circumstances& at, bool by_window_head) {
  auto& record = dossier.record;
  if (record.state != State::received)
    return wrong_state(record, "要求补正：补正只能在受理之前提出（行政许可法第三十二条）");
  if (record.corrections > 0 && !by_window_head)
    return forbidden(
        "case.corrected_once",
        "已经一次性告知过补正，再次要求补正须由窗口负责人提出（行政许可法第三十二条）");
  record.state = State::correcting;
  ++record.corrections;
  TRY_VOID(stop(dossier, at, {"pre_review", "notice"}));
  TRY_VOID(start_correction_clock(dossier, at));
  touch(dossier, at);
  return {};
}

Result<void> accept(Dossier& dossier, const Circumstances& at, Id by) {
  if (dossier.record.state != State::received) return wrong_state(dossier.record, "受理");
  dossier.record.accepted_by = by;
  return become_accepted(dossier, at, Acceptance::explicit_, at.now);
}

Result<void> deem_accepted(Dossier& dossier, const Circumstances& at) {
  const auto& record = dossier.record;
  if (record.state != State::received || !record.received_at)
    return wrong_state(record, "视为受理");
  // Corrected papers count from their own receipt: the notice clock began there.
  const auto* notice = dossier.clock("notice");
  if (notice == nullptr || !clock::is_overdue(*notice, at.now))
    return conflict("case.notice_not_over",
                    "告知期限还没有到，不能视为受理（行政许可法第三十二条）",
                    name_of(record.state));
  return become_accepted(dossier, at, Acceptance::deemed, notice->started_at);
}

Result<void> refuse_acceptance(Dossier& dossier, const Circumstances& at, Ground ground) {
  auto& record = dossier.record;
  if (record.state != State::received) return wrong_state(record, "作出不受理或不予受理决定");
  record.state = ground == Ground::not_required ? State::not_required : State::not_accepted;
  record.outcome = name_of(record.state);
  record.finished_at = at.now;
  TRY_VOID(stop_all(dossier, at));
  touch(dossier, at);
  return {};
}

Result<void> pass(Dossier& dossier, const Circumstances& at, Id by) {
  auto& record = dossier.record;
  if (record.state == State::held)
    return conflict("case.held", "特别程序还没有结束，请先结束特别程序再报审",
                    name_of(record.state));
  if (record.state != State::accepted && record.state != State::in_review)
    return wrong_state(record, "审查");
  record.state = State::in_review;
  record.reviewed_by = by;
  touch(dossier, at);
  return {};
}

Result<void> decide(Dossier& dossier, const Circumstances& at, bool granted, Id by) {
  auto& record = dossier.record;
  if (record.state == State::held)
    return conflict("case.held", "特别程序还没有结束，请先结束特别程序再作决定",
                    name_of(record.state));
  if (record.state != State::accepted && record.state != State::in_review)
    return wrong_state(record, "作出决定");
  if (record.accepted_by == by || record.reviewed_by == by)
    return forbidden("identity.same_person",
                     "受理或审查过这件申请的人不能作决定，请由另一位有权限的人决定");
  record.state = granted ? State::granted : State::refused;
  record.outcome = name_of(record.state);
  record.decided_by = by;
  record.decided_at = record.finished_at = at.now;
  TRY_VOID(stop(dossier, at, {"decision", "promised"}));
  TRY_VOID(start_clocks(dossier, at, catalog::LimitStart::decided, at.now));
  touch(dossier, at);
  return {};
}

Result<void> deliver(Dossier& dossier, const Circumstances& at) {
  auto& record = dossier.record;
  if (record.state != State::granted && record.state != State::refused)
    return wrong_state(record, "送达");
  record.state = State::closed;
  record.delivered_at = at.now;
  TRY_VOID(stop_all(dossier, at));
  touch(dossier, at);
  return {};
}

Result<void> withdraw(Dossier& dossier, const Circumstances& at) {
  auto& record = dossier.record;
  if (!is_before_decision(record.state))
    return wrong_state(record, "撤回：只有作出决定之前才能撤回");
  record.state = State::withdrawn;
  record.outcome = "withdrawn";
  record.finished_at = at.now;
  TRY_VOID(stop_all(dossier, at));
  touch(dossier, at);
  return {};
}

std::string_view words_of(State state) {
  switch (state) {
    case State::draft:
      return "草稿";
    case State::received:
      return "已收件";
    case State::correcting:
      return "补正中";
    case State::not_required:
      return "不受理";
    case State::not_accepted:
      return "不予受理";
    case State::accepted:
      return "已受理";
    case State::in_review:
      return "审查";
    case State::held:
      return "特别程序";
    case State::granted:
      return "准予";
    case State::refused:
      return "不予";
    case State::closed:
      return "已送达";
    case State::withdrawn:
      return "已撤回";
    case State::deemed_withdrawn:
      return "视为撤回";
  }
  return "";
}

std::string_view words_of(Ground ground) {
  switch (ground) {
    case Ground::not_required:
      return "依法不需要取得许可（行政许可法第三十二条第一款第一项）";
    case Ground::not_competent:
      return "不属于本机关职权范围（行政许可法第三十二条第一款第二项）";
    case Ground::banned:
      return "在限制申请期限内（行政许可法第七十八条、第七十九条）";
  }
  return "";
}

std::string_view words_of(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kTitles[]{
      {"pre_review", "预审期限"}, {"notice", "告知期限"},   {"decision", "法定期限"},
      {"promised", "承诺期限"},   {"delivery", "送达期限"}, {"correction", "补正期限"},
      {"hold", "特别程序"}};
  for (const auto& [key, title] : kTitles)
    if (key == name) return title;
  return name;
}

bool is_before_decision(State state) {
  switch (state) {
    case State::draft:
    case State::received:
    case State::correcting:
    case State::accepted:
    case State::in_review:
    case State::held:
      return true;
    default:
      return false;
  }
}

bool is_open(State state) {
  return is_before_decision(state) || state == State::granted || state == State::refused;
}

}  // namespace rules
}  // namespace tb::cases
