#include "platform/documents/documents.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/json.hpp"
#include "platform/documents/canvas.hpp"
#include "platform/documents/fill.hpp"

namespace tb::documents {

TB_ENUM(BlockKind, addressee, paragraph, table, list, heading, signature, qr, note)
TB_STRUCT(TableRow, title, value)
TB_STRUCT(Block, kind, text, needs, of, seal, date, url, rows)
TB_STRUCT(Template, id, title, number, footer, landscape, blocks)

namespace {

namespace fs = std::filesystem;

constexpr double kBody = 14, kIndent = 28;

bool is_wanted(const Block& block, const Data& data) {
  if (!block.needs) return true;
  const auto text = data.texts.find(*block.needs);
  const auto list = data.lists.find(*block.needs);
  return (text != data.texts.end() && !text->second.empty()) ||
         (list != data.lists.end() && !list->second.empty());
}

class Writer {
 public:
  Writer(Canvas& canvas, const Data& data, const std::string& address, bool landscape)
      : canvas_(canvas), data_(data), address_(address), landscape_(landscape) {}

  Result<void> write(const Block& block) {
    // The text of a list is filled from its items.
    if (block.kind == BlockKind::list) return list(block);
    const auto words = TRY(fill(block.text.value_or(""), data_));
    switch (block.kind) {
      case BlockKind::addressee:
        canvas_.text(words, kBody, Align::left, true);
        break;
      case BlockKind::paragraph:
        canvas_.text(words, kBody, Align::left, false, kIndent);
        break;
      case BlockKind::heading:
        canvas_.text(words, kBody, Align::left, true);
        break;
      case BlockKind::note:
        canvas_.text(words, 10.5, Align::left);
        break;
      case BlockKind::table:
        return table(block);
      case BlockKind::list:
        break;
      case BlockKind::signature:
        return signature(block, words);
      case BlockKind::qr:
        return code(block, words);
    }
    canvas_.space(4);
    return {};
  }

 private:
  Result<void> table(const Block& block) {
    canvas_.space(6);
    for (const auto& row : block.rows) {
      const auto value = TRY(fill(row.value, data_));
      if (!value.empty()) canvas_.row(row.title, value);
    }
    // Rows that the data bring along.
    if (block.of)
      if (const auto found = data_.lists.find(*block.of); found != data_.lists.end())
        for (const auto& item : found->second) {
          const auto title = TRY(fill("{title}", item));
          const auto value = TRY(fill("{value}", item));
          canvas_.row(title, value);
        }
    canvas_.space(8);
    return {};
  }
  Result<void> list(const Block& block) {
    const auto found = data_.lists.find(block.of.value_or(""));
    if (found == data_.lists.end())
      return invalid("document.data_missing",
                     fmt::format("文书缺少清单“{}”", block.of.value_or("")));
    int number = 1;
    for (const auto& item : found->second) {
      const auto words = TRY(fill(block.text.value_or(""), item));
      canvas_.text(fmt::format("{}. {}", number++, words), kBody, Align::left, false, 0);
    }
    canvas_.space(4);
    return {};
  }
  Result<void> signature(const Block& block, const std::string& words) {
    canvas_.space(28);
    canvas_.text(words, kBody, Align::right);
    if (block.seal) canvas_.text(fmt::format("（{}）", *block.seal), 11, Align::right);
    const auto date = TRY(fill(block.date.value_or(""), data_));
    canvas_.text(date, kBody, Align::right);
    canvas_.space(12);
    return {};
  }
  Result<void> code(const Block& block, const std::string& words) {
    auto url = TRY(fill(block.url.value_or(""), data_));
    if (url.starts_with('/')) url = address_ + url;
    if (landscape_)
      canvas_.side_qr(url, words);
    else
      canvas_.qr(url, words);
    return {};
  }

  Canvas& canvas_;
  const Data& data_;
  const std::string& address_;
  bool landscape_;
};

Result<Template> read_template(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  auto made = from_json<Template>(text);
  if (!made) {
    std::string why = made.error().detail;
    for (const auto& field : made.error().fields)
      why += fmt::format(" {}：{}", field.field, field.message);
    return invalid("document.template_broken",
                   fmt::format("文书模板 {} 有误：{}", path.filename().string(), why));
  }
  if (made->id != path.stem().string())
    return invalid("document.template_broken",
                   fmt::format("文书模板 {} 的 id 应当与文件名一样", path.filename().string()));
  return made;
}

}  // namespace

Result<std::unique_ptr<Printer>> Printer::open(const std::string& folder, std::string address) {
  std::unique_ptr<Printer> printer(new Printer);
  printer->address_ = std::move(address);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".json") continue;
    auto made = TRY(read_template(entry.path()));
    printer->templates_.emplace(made.id, std::move(made));
  }
  if (printer->templates_.empty())
    return invalid("document.template_broken", "没有找到文书模板，请检查目录 " + folder);
  return printer;
}

std::vector<std::string> Printer::ids() const {
  std::vector<std::string> out;
  for (const auto& [id, made] : templates_) out.push_back(id);
  return out;
}

Result<std::string> Printer::print(std::string_view id, std::string_view data_json) const {
  const auto found = templates_.find(id);
  if (found == templates_.end())
    return not_found("document.no_template", fmt::format("没有“{}”的文书模板，请联系管理员", id));
  const auto& made = found->second;
  const auto data = TRY(read_data(data_json));
  const auto title = TRY(fill(made.title, data));
  Canvas canvas(title, made.footer.value_or(""), made.landscape);
  if (made.landscape) canvas.frame();
  canvas.text(title, made.landscape ? 28 : 22, Align::centre, true);
  if (made.number) {
    const auto number = TRY(fill(*made.number, data));
    canvas.text(number, 12, Align::centre);
  }
  canvas.space(made.landscape ? 10 : 16);
  Writer writer(canvas, data, address_, made.landscape);
  for (const auto& block : made.blocks)
    if (is_wanted(block, data)) TRY_VOID(writer.write(block));
  return canvas.finish();
}

}  // namespace tb::documents
