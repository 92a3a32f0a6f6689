// What the tables of the city say about items.
#include "modules/catalog/rules_situation.hpp"
#include "modules/catalog/service.hpp"
#include "modules/catalog/store.hpp"
#include "platform/store/record.hpp"

namespace tb::catalog {

decisions::TablePtr CatalogService::table_of(const HandledItem& item, std::int64_t edition) {
  const auto& key = item.guide.handling.situation;
  if (!key) return nullptr;
  return decisions_.table(*key, edition).value_or(nullptr);
}

Situation CatalogService::situation(const HandledItem& item, const feel::Context& answers,
                                    Instant now, std::int64_t edition) {
  const auto table = table_of(item, edition);
  return table ? rules::situation(item.guide, *table, answers, now)
               : rules::situation(item.guide, item.when, answers);
}

CaseKind CatalogService::case_kind(const HandledItem& item, Instant now, std::int64_t edition) {
  const auto table = decisions_.table(rules::kCaseKindTable, edition);
  if (!table) return item.guide.case_kind.value_or(CaseKind::promised);
  return rules::case_kind(**table, item.guide, now).kind;
}

std::vector<decisions::Decided> CatalogService::decided(const HandledItem& item,
                                                        const feel::Context& answers, Instant now,
                                                        std::int64_t edition) {
  std::vector<decisions::Decided> out;
  if (const auto table = table_of(item, edition))
    if (auto one = rules::materials_decided(*table, answers, now)) out.push_back(*std::move(one));
  if (const auto table = decisions_.table(rules::kCaseKindTable, edition))
    if (auto one = rules::case_kind_decided(**table, item.guide, now))
      out.push_back(*std::move(one));
  return out;
}

Result<Situation> CatalogService::situation(std::string_view code, const AskSituation& request) {
  const auto answers = feel::context_from_json(request.answers.text);
  if (!answers)
    return invalid("item.answers", "情形的回答读不出来，请重新选择",
                   {{"answers", "malformed", answers.error().detail}});
  const auto item = TRY(database_.read([&](Tx& tx) { return handled_item(tx, code); }));
  const auto now = database_.node_clock();
  auto out = situation(*item, *answers, now, decisions_.kNewest);
  if (const auto table = decisions_.table(rules::kCaseKindTable, decisions_.kNewest)) {
    auto told = rules::case_kind(**table, item->guide, now);
    out.case_kind = told.kind;
    out.case_kind_why = std::move(told.why);
  }
  return out;
}

Result<std::vector<FieldError>> CatalogService::lacks(std::string_view key,
                                                      const dmn::Program& program) {
  if (key == rules::kCaseKindTable) return rules::check_case_kind(program);
  std::vector<FieldError> out;
  const auto rows = TRY(database_.read([](Tx& tx) -> Result<std::vector<Implementation>> {
    return all_of<Implementation>(store::ask_handled(tx));
  }));
  for (const auto& row : rows) {
    const auto item = TRY(compiled(row));
    if (item->guide.handling.situation != key) continue;
    for (auto& one : rules::check_situation(program, item->guide)) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace tb::catalog
