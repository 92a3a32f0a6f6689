#include "modules/catalog/service_library.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "core/json.hpp"
#include "platform/files/whole_file.hpp"

namespace tb::catalog {

TB_STRUCT(RegionFile, source, licence, as_of, region, regions)
TB_STRUCT(Article, number, name, chapter, text)
TB_STRUCT(Law, id, title, short_title, version, valid_from, valid_to, date_basis, source, licence,
          as_of, note, articles)
TB_STRUCT(ArticleView, law, version, number, name, text)
TB_STRUCT(TopicItem, code, name)
TB_STRUCT(Topic, id, title, hint, items)
TB_STRUCT(TopicFile, source, licence, as_of, topics)
TB_STRUCT(Notice, id, title, published_on, body)
TB_STRUCT(NoticeFile, source, licence, as_of, notices)
TB_STRUCT(RegionList, items)
TB_STRUCT(TopicList, items)
TB_STRUCT(NoticeList, items)

namespace {

namespace fs = std::filesystem;

template <class T>
Result<T> read_record(const std::string& path) {
  const auto text = TRY(read_text(path));
  auto record = from_json<T>(text);
  if (record) return record;
  std::string why = record.error().detail;
  for (const auto& field : record.error().fields)
    why += fmt::format(" {}: {}", field.field, field.message);
  return invalid("library.broken", fmt::format("数据文件 {} 有误：{}", path, why));
}

}  // namespace

Result<std::string> read_text(const std::string& path) {
  auto bytes = files::whole_file(path);
  if (!bytes) return not_found("library.file_missing", "读不了数据文件 " + path);
  return *std::move(bytes);
}

Result<Library> Library::open(const std::string& data) {
  Library out;
  out.regions_ = TRY(read_record<RegionFile>(data + "/divisions/5116.json")).regions;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(data + "/laws", error)) {
    if (entry.path().extension() != ".json") continue;
    auto law = TRY(read_record<Law>(entry.path().string()));
    out.laws_.emplace(law.id, std::move(law));
  }
  out.topics_.items = TRY(read_record<TopicFile>(data + "/topics.json")).topics;
  out.notices_.items = TRY(read_record<NoticeFile>(data + "/notices.json")).notices;
  return out;
}

RegionList Library::regions(std::string_view parent) const {
  RegionList out;
  for (const auto& region : regions_)
    if (region.parent == parent) out.items.push_back(region);
  return out;
}

std::string Library::government_of(std::string_view region) const {
  constexpr std::size_t kCity = 4, kCounty = 6;
  std::string out;
  for (const auto length : {kCity, kCounty}) {
    const auto place = std::ranges::find(regions_, region.substr(0, length), &Region::code);
    if (place != regions_.end() && place->code.size() == length) out += place->name;
  }
  return (out.empty() ? std::string(region) : out) + "人民政府";
}

Result<Law> Library::law(std::string_view id) const {
  const auto found = laws_.find(id);
  if (found == laws_.end()) return not_found("law.not_found", "没有收录这部法律");
  return found->second;
}

Result<ArticleView> Library::article(std::string_view id, std::string_view number) const {
  const auto whole = TRY(law(id));
  for (const auto& article : whole.articles)
    if (article.number == number || article.name == number)
      return ArticleView{whole.title, whole.version, article.number, article.name, article.text};
  return not_found("law.no_article", fmt::format("《{}》里没有这一条", whole.title));
}

}  // namespace tb::catalog
