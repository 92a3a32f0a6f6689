#include "modules/catalog/rules_import.hpp"

#include <fmt/format.h>

#include <set>

#include "core/codes.hpp"
#include "core/crypto.hpp"
#include "core/json.hpp"
#include "core/text.hpp"

namespace tb::catalog {

TB_STRUCT(ListedItem, code, name, department, main_item, task_type, region_code, agency_uscc,
          source_url)
TB_STRUCT(ItemFile, source, licence, as_of, note, region, count, items)

namespace {

// Code lengths of our columns (domain.md (f)): an item that does not fit is refused, never cut.
constexpr std::size_t kMaxCode = 64;

struct Row {
  ListedItem given;
  RowReport report;
  bool refused = false;

  void repaired(std::string reason) {
    report.outcome = refused ? RowOutcome::refused : RowOutcome::repaired;
    report.reason += (report.reason.empty() ? "" : "；") + std::move(reason);
  }
  void refuse(std::string reason) {
    refused = true;
    report.outcome = RowOutcome::refused;
    report.reason += (report.reason.empty() ? "" : "；") + std::move(reason);
  }
};

void check_agency(Row& row) {
  auto& code = row.given.agency_uscc;
  if (!code || code->empty()) {
    code.reset();
    return row.repaired("没有机构代码，留空");
  }
  if (const auto checked = check_credit_code(*code); !checked) {
    row.repaired(fmt::format("机构代码 {} 不对（{}），留空", *code, checked.error().detail));
    code.reset();
  }
}

// The name stays as the list has it, full-width signs and all; only blanks around it go.
void check_name(Row& row) {
  auto& name = row.given.name;
  const auto first = name.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || !check_text(name, true))
    return row.refuse("没有事项名称，或名称不是正常的文字");
  const auto last = name.find_last_not_of(" \t\r\n");
  const auto trimmed = name.substr(first, last - first + 1);
  if (trimmed != name) row.repaired("名称前后有多余的空白，已去掉");
  name = trimmed;
}

}  // namespace

std::optional<ItemKind> kind_of_digits(std::string_view digits) {
  static constexpr std::pair<std::string_view, ItemKind> kKinds[]{
      {"01", ItemKind::permit},        {"02", ItemKind::penalty},
      {"03", ItemKind::enforcement},   {"04", ItemKind::levy},
      {"05", ItemKind::benefit},       {"06", ItemKind::inspection},
      {"07", ItemKind::confirmation},  {"08", ItemKind::reward},
      {"09", ItemKind::ruling},        {"10", ItemKind::other_power},
      {"20", ItemKind::public_service}};
  for (const auto& [key, kind] : kKinds)
    if (key == digits) return kind;
  return std::nullopt;
}

Result<ReadItems> read_items(std::string_view json) {
  auto file = from_json<ItemFile>(json);
  if (!file) {
    std::string why = file.error().detail;
    for (const auto& field : file.error().fields)
      why += fmt::format("；{}：{}", field.field, field.message);
    return invalid("import.malformed", "这不是事项清单文件：" + why);
  }
  ReadItems out;
  std::set<std::string> seen;
  std::int64_t number = 0;
  for (auto& given : file->items) {
    ++number;
    Row row{std::move(given), {number, {}, {}, RowOutcome::kept, {}}};
    check_name(row);
    const auto kind = kind_of_digits(row.given.task_type);
    if (!kind) row.refuse(fmt::format("不认识的事项类型 {}", row.given.task_type));
    if (row.given.code.empty() || row.given.code.size() > kMaxCode)
      row.refuse("事项编码为空或超过 64 个字符");
    else if (!seen.insert(row.given.code).second)
      row.refuse("事项编码与前面的行重复");
    if (!row.given.region_code) {
      row.given.region_code = file->region + "000000";
      row.repaired(fmt::format("没有区划代码，按清单的区划补为 {}", *row.given.region_code));
    }
    check_agency(row);
    row.report.code = row.given.code;
    row.report.name = row.given.name;
    if (row.report.outcome != RowOutcome::kept) out.reports.push_back(row.report);
    if (row.refused) continue;
    out.rows.push_back({.id = {},
                        .code = row.given.code,
                        .directory_code = {},
                        .name = row.given.name,
                        .main_item = row.given.main_item,
                        .kind = *kind,
                        .depth = row.given.main_item ? 2 : 1,
                        .body = {},
                        .department = row.given.department,
                        .region_code = *row.given.region_code,
                        .agency_uscc = row.given.agency_uscc,
                        .source_url = row.given.source_url,
                        .handled_in = "manual",
                        .document = {},
                        .row_digest = hex(sm3(to_json(row.given))),
                        .guide_digest = {},
                        .valid_from = {},
                        .valid_to = {}});
  }
  return out;
}

}  // namespace tb::catalog
