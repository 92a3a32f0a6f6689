// 特别程序 (行政許可法 45): started with a written notice, ended with its cause, watched in
// between.
#include <algorithm>

#include "modules/cases/service_words.hpp"
#include "modules/cases/service_work.hpp"

namespace tb::cases {

Result<HoldRecord> CaseWork::hold(Tx& tx, const identity::Caller& caller,
                                  const StartHold& request) {
  TRY_VOID(identity::may(caller, identity::Action::hold_case, facts(tx.now())));
  if (request.reason.empty()) return needs("reason", "请写明为什么需要特别程序，申请人会读到");
  TRY_VOID(short_enough("reason", request.reason));
  TRY_VOID(rules::hold(dossier, at(tx), request.kind, request.planned_end));
  HoldRecord row{
      dossier.record.id, tx.new_id(),         request.kind, sealed(request.reason, "hold"),
      tx.now(),          request.planned_end, {},           caller.person};
  store::add_hold(tx, row);
  holds.push_back(row);
  opened_.hold_reasons.push_back(request.reason);
  auto content = paper(tx);
  content.hold_kind = clock::chinese(request.kind);
  content.hold_planned_end = chinese_date(request.planned_end);
  content.reason = request.reason;
  const auto document = issue(tx, handled->guide.handling.document_kinds.hold,
                              "特别程序所需时间告知书", "特别程序", std::move(content));
  tell(tx, "case.held.v1", &caller,
       {std::string(name_of(request.kind)), request.reason, document, {}});
  return row;
}

Result<HoldRecord> CaseWork::end_hold(Tx& tx, const identity::Caller& caller, Id id,
                                      const EndHold& request) {
  TRY_VOID(identity::may(caller, identity::Action::end_hold, facts(tx.now())));
  const auto found =
      std::find_if(holds.begin(), holds.end(), [&](const auto& h) { return h.id == id; });
  if (found == holds.end())
    return not_found("hold.not_found", "没有找到这次特别程序，请刷新后再试");
  if (found->ended_at)
    return conflict("hold.already_ended", "这次特别程序已经结束了", name_of(dossier.record.state));
  TRY_VOID(short_enough("result", text_of(request.result)));
  TRY_VOID(rules::resume(dossier, at(tx)));
  found->ended_at = tx.now();
  store::end_hold(tx, *found);
  tell(tx, "case.resumed.v1", &caller,
       {std::string(name_of(found->kind)), text_of(request.result), {}, {}});
  return *found;
}

HoldView CaseWork::view_of(const HoldRecord& hold, Instant now) const {
  const auto* own = dossier.clock("hold");
  return {hold.id,
          hold.kind,
          std::string(clock::chinese(hold.kind)),
          "行政许可法第四十五条",
          opened_.hold_reasons[static_cast<std::size_t>(&hold - holds.data())],
          hold.held_from,
          hold.planned_end,
          hold.ended_at,
          !hold.ended_at && own != nullptr && clock::is_overdue(*own, now)};
}

// The hold's own clock says how long it has lasted, and turns red when it lasts longer than
// planned.
void CaseWork::tell_hold(ClockView& out, const clock::Clock& clock, Instant now) const {
  out.held = out.used;
  out.words = rules::words_of_hold(clock, out.overdue, now);
  if (clock.state == clock::ClockState::running && !clock::is_overdue(clock, now))
    out.level = ClockLevel::held;
}

}  // namespace tb::cases
