// Documents as PDF: a template of data/templates filled from a JSON object (Pango and Cairo, QR by
// libqrencode). Knows no business word: placeholders are names of members of the object.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/describe.hpp"
#include "core/result.hpp"

namespace tb::documents {

enum class BlockKind : std::uint8_t {
  addressee,
  paragraph,
  table,
  list,
  heading,
  signature,
  qr,
  note
};
TB_DESCRIBED(BlockKind)

struct TableRow {
  std::string title, value;
};
// One block of a page. A block whose `needs` is empty in the data is left out, so is a table row
// without value.
struct Block {
  BlockKind kind{};
  std::optional<std::string> text, needs, of, seal, date, url;
  std::vector<TableRow> rows;
};
struct Template {
  std::string id, title;
  std::optional<std::string> number, footer;
  bool landscape = false;  // licences: double rule, QR at the right
  std::vector<Block> blocks;
};
TB_DESCRIBED(TableRow)
TB_DESCRIBED(Block)
TB_DESCRIBED(Template)

class Printer {
 public:
  // Loads every template of `folder`. `address` is put before URLs that begin with "/". Fails
  // invalid `document.template_broken`, naming file and reason.
  static Result<std::unique_ptr<Printer>> open(const std::string& folder, std::string address);
  // The document as PDF. Same input, same bytes; thread-safe; reads no clock. Fails not_found
  // `document.no_template`, invalid `document.data_missing` (a placeholder that the data do not
  // know).
  Result<std::string> print(std::string_view id, std::string_view data_json) const;
  std::vector<std::string> ids() const;

 private:
  Printer() = default;
  std::string address_;
  std::map<std::string, Template, std::less<>> templates_;
};

}  // namespace tb::documents
