// The import of an item list: every row is kept, repaired or refused, and each repair and refusal
// is named. Pure.
#pragma once
#include <vector>

#include "core/result.hpp"
#include "modules/catalog/types.hpp"

namespace tb::catalog {

// A row of the list as it stands (data/items/*.json).
struct ListedItem {
  std::string code, name, department;
  std::optional<std::string> main_item;
  std::string task_type;
  std::optional<std::string> region_code, agency_uscc, source_url;
};
struct ItemFile {
  std::string source, licence, as_of, note, region;
  std::int64_t count = 0;
  std::vector<ListedItem> items;
};
TB_DESCRIBED(ListedItem)
TB_DESCRIBED(ItemFile)

struct ReadItems {
  std::vector<Implementation> rows;  // without id, body and version
  std::vector<RowReport> reports;    // of repaired and refused rows
};

// Fails invalid `import.malformed` when the file is no item list.
Result<ReadItems> read_items(std::string_view json);
// "01" → permit … by GB/T 39046 A.1.
std::optional<ItemKind> kind_of_digits(std::string_view digits);

}  // namespace tb::catalog
