// 延期 (行政許可法 42): once, by the head of the body, with a reason that the applicant is told.
#include <fmt/format.h>

#include "modules/cases/rules_steps.hpp"
#include "modules/cases/service_act.hpp"
#include "modules/cases/service_words.hpp"

namespace tb::cases {
namespace {

constexpr std::string_view kExtended = "case.extended.v1";

}  // namespace

Result<void> CaseWork::extend(Tx& tx, const identity::Caller& caller, const ExtendCase& request) {
  TRY_VOID(identity::may(caller, identity::Action::extend_case, facts(tx.now())));
  if (request.reason.empty())
    return needs("reason", "请写明延期的理由，申请人会读到（行政许可法第四十二条）");
  TRY_VOID(short_enough("reason", request.reason));
  const auto days = request.days.value_or(rules::kExtensionDays);
  if (days < 1 || days > rules::kExtensionDays) {
    const auto words =
        fmt::format("延期最多 {} 个工作日（行政许可法第四十二条），请改短", rules::kExtensionDays);
    return invalid("clock.extension_too_long", words, {{"days", "range", words}});
  }
  TRY_VOID(rules::extend(dossier, at(tx), days, caller.name));
  auto content = paper(tx);
  content.reason = request.reason;
  content.approved_by = caller.name;
  content.extension_days = std::to_string(days);
  content.extended_due_on = day_of(dossier.clock("decision")->due_at);
  TRY_VOID(add_remedy(content, "extension_notice", tx.now()));
  const auto document = issue(tx, "extension_notice", "延期告知书", "延期", std::move(content));
  tell(tx, kExtended, &caller, {std::to_string(days), request.reason, document, {}});
  return {};
}

std::optional<ExtensionView> CaseWork::extension() const {
  const auto* decision = dossier.clock("decision");
  if (decision == nullptr || !decision->extension) return std::nullopt;
  const auto& row = *decision->extension;
  ExtensionView out{row.amount,      row.at, decision->due_at,
                    row.approved_by, {},     "行政许可法第四十二条"};
  for (std::size_t i = 0; i < journal.size(); ++i)
    if (journal[i].kind == kExtended) out.reason = opened_.journal[i].comment;
  return out;
}

Result<Case> CaseService::extend(const identity::Caller& caller, std::string_view number,
                                 const ExtendCase& request, const Once& once) {
  const auto id = TRY(id_of(number));
  return act(caller, id, once, "延期", [&](Tx& tx, CaseWork& work) -> Result<void> {
    return work.extend(tx, caller, request);
  });
}

}  // namespace tb::cases
