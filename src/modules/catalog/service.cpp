#include "modules/catalog/service.hpp"

#include <fmt/format.h>

#include <charconv>
#include <set>

#include "core/crypto.hpp"
#include "core/text.hpp"
#include "modules/catalog/rules.hpp"
#include "modules/catalog/rules_situation.hpp"
#include "modules/catalog/store.hpp"

namespace tb::catalog {

TB_STRUCT(ItemQuery, q, region, department, kind, audience, cursor, limit)

namespace {

constexpr std::int64_t kNewestUs = 2 * kSecond;

std::string key_of(std::string_view code, std::int64_t version) {
  return fmt::format("{}#{}", code, version);
}

std::unexpected<Error> absent() {
  return not_found("item.not_found", "没有找到这个事项，请换个说法搜索");
}

ItemRow row_of(const Implementation& row, const Guide* guide, std::optional<CaseKind> case_kind) {
  ItemRow out{.code = row.code,
              .name = row.name,
              .department = row.department,
              .region_code = row.region_code,
              .kind = row.kind,
              .kind_name = std::string(words_of(row.kind)),
              .case_kind = case_kind,
              .online = guide != nullptr,
              .summary = {},
              .highlights = {}};
  if (guide != nullptr) out.summary = guide->summary;
  return out;
}

// Every place that the item's place lies in, and whom it serves. A list that does not say whom an
// item serves leaves it to both.
std::vector<std::pair<std::string, std::string>> tags_of(const Implementation& row,
                                                         const Guide* guide) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& place : rules::places_of(row.region_code)) out.emplace_back("region", place);
  std::set<Audience> audiences;
  if (guide != nullptr)
    for (const auto& words : guide->audience)
      if (const auto audience = rules::audience_of(words)) audiences.insert(*audience);
  if (audiences.empty()) audiences = {Audience::person, Audience::legal_person};
  for (const auto audience : audiences)
    out.emplace_back("audience", std::string(name_of(audience)));
  return out;
}

bool has_text(const std::optional<std::string>& text) { return text && !text->empty(); }

}  // namespace

CatalogService::CatalogService(Database& database, decisions::DecisionService& decisions,
                               std::string share, const std::string& index_folder)
    : database_(database), decisions_(decisions), share_(std::move(share)), index_(index_folder) {
  decisions_.need(
      [this](std::string_view key, const dmn::Program& program) { return lacks(key, program); });
}

Result<void> CatalogService::open() {
  library_ = TRY(Library::open(share_ + "/data"));
  return {};
}

Result<std::shared_ptr<const HandledItem>> CatalogService::compiled(const Implementation& row) {
  if (!row.document)
    return conflict("item.not_online", "这个事项目前还不能在这里办，请看指南上的窗口地址和电话");
  if (auto known = versions_.get(key_of(row.code, row.version))) return *std::move(known);
  auto guide = TRY(from_json<Guide>(row.document->text));
  auto schema = TRY(FormSchema::parse(guide.form_schema.text));
  std::vector<std::optional<feel::Expression>> when(guide.materials.size());
  for (std::size_t i = 0; i < when.size(); ++i)
    if (guide.materials[i].when)
      if (auto parsed = feel::parse(*guide.materials[i].when)) when[i] = *std::move(parsed);
  auto item = std::make_shared<const HandledItem>(row, std::move(guide), std::move(schema),
                                                  std::move(when));
  versions_.put(key_of(row.code, row.version), item);
  return item;
}

Result<std::shared_ptr<const HandledItem>> CatalogService::maybe_handled(
    const Implementation& row) {
  if (!row.document) return nullptr;
  return compiled(row);
}

std::shared_ptr<const HandledItem> CatalogService::remembered_item(std::string_view code) const {
  const auto now = database_.node_clock();
  const auto newest = newest_.get(std::string(code));
  if (!newest || now.us - newest->at.us >= kNewestUs || now.us < newest->at.us) return nullptr;
  return versions_.get(key_of(code, newest->version)).value_or(nullptr);
}

Result<std::shared_ptr<const HandledItem>> CatalogService::handled_item(Tx& tx,
                                                                        std::string_view code) {
  const auto now = database_.node_clock();
  const std::string key(code);
  if (auto known = remembered_item(code)) return known;
  auto row = maybe<Implementation>(store::ask_current(tx, code));
  if (!row) return absent();
  newest_.put(key, {row->version, now});
  return compiled(*row);
}

Result<std::shared_ptr<const HandledItem>> CatalogService::handled_item(Tx& tx,
                                                                        std::string_view code,
                                                                        std::int64_t version) {
  if (auto known = versions_.get(key_of(code, version))) return *std::move(known);
  auto row = maybe<Implementation>(store::ask_version(tx, code, version));
  if (!row) return absent();
  return compiled(*row);
}

Result<std::map<std::string, Body>> CatalogService::bodies(Tx& tx, std::string_view region) {
  std::map<std::string, Body> out;
  for (auto& body : all_of<Body>(store::ask_bodies(tx)))
    if (region.starts_with(body.region_code)) out.emplace(body.name, std::move(body));
  return out;
}

Result<ImportReport> CatalogService::import_items(
    std::string_view json, const std::function<void(std::int64_t, std::int64_t)>& progress) {
  auto read = TRY(read_items(json));
  ImportReport out{.rows = static_cast<std::int64_t>(read.rows.size()),
                   .reports = std::move(read.reports)};
  for (const auto& report : out.reports)
    out.refused += report.outcome == RowOutcome::refused ? 1 : 0;
  constexpr std::size_t kBatch = 200;
  const auto start = out;
  for (std::size_t from = 0; from < read.rows.size(); from += kBatch) {
    const auto to = std::min(read.rows.size(), from + kBatch);
    const auto before = out;
    TRY(database_.write([&](Tx& tx) -> Result<bool> {
      out = before;
      std::map<std::string, std::pair<std::string, std::int64_t>> known;
      const auto asked = store::ask_digests(tx);
      for (std::size_t i = 0; i < asked.rows().count(); ++i)
        known[std::string(asked.rows().text(i, 0))] = {std::string(asked.rows().text(i, 1)), 0};
      const auto places = TRY(bodies(tx, read.rows[from].region_code));
      for (auto i = from; i < to; ++i) {
        auto row = read.rows[i];
        const auto there = known.find(row.code);
        if (there != known.end() && there->second.first == row.row_digest) {
          ++out.unchanged;
          continue;
        }
        if (const auto body = places.find(row.department); body != places.end())
          row.body = body->second.id;
        row.valid_from = date_of(tx.now());
        row.id = tx.new_id();
        if (there == known.end()) {
          ++out.added;
        } else {
          // The guide of a handled item stays with its next version.
          const auto old = maybe<Implementation>(store::ask_current(tx, row.code));
          row.id = old->id;
          row.version = old->version + 1;
          row.document = old->document;
          row.guide_digest = old->guide_digest;
          row.handled_in = old->handled_in;
          store::retire(tx, row.code, row.valid_from);
          ++out.changed;
        }
        store::add(tx, row);
      }
      if (out.added + out.changed != before.added + before.changed) store::raise_generation(tx);
      return true;
    }));
    progress(static_cast<std::int64_t>(to), out.rows);
  }
  if (out.added + out.changed != start.added + start.changed)
    TRY(database_.write([&](Tx& tx) -> Result<bool> {
      const auto import = tx.new_id();
      for (const auto& report : out.reports) store::add_report(tx, import, report);
      return true;
    }));
  return out;
}

Result<bool> CatalogService::publish(std::string_view guide_json) {
  const auto guide = TRY(from_json<Guide>(guide_json));
  TRY_VOID(rules::publishable(guide));
  TRY(FormSchema::parse(guide.form_schema.text));
  if (guide.handling.situation) {
    const auto table = TRY(decisions_.table(*guide.handling.situation, decisions_.kNewest));
    if (auto found = rules::check_situation(*table->program, guide); !found.empty())
      return invalid("item.not_publishable",
                     fmt::format("指南和它的决策表“{}”对不上", *guide.handling.situation),
                     std::move(found));
  }
  const auto digest = hex(sm3(guide_json));
  return database_.write([&](Tx& tx) -> Result<bool> {
    auto row = maybe<Implementation>(store::ask_current(tx, guide.code));
    if (!row)
      return not_found("item.not_found",
                       fmt::format("清单里没有事项 {}，请先导入清单", guide.code));
    if (row->guide_digest == digest) return false;
    store::retire(tx, row->code, date_of(tx.now()));
    ++row->version;
    row->document = Json{std::string(guide_json)};
    row->guide_digest = digest;
    row->handled_in = "here";
    row->valid_from = date_of(tx.now());
    store::add(tx, *row);
    store::raise_generation(tx);
    return true;
  });
}

Result<void> CatalogService::put_bodies(const std::vector<Body>& all) {
  TRY(database_.write([&](Tx& tx) -> Result<bool> {
    for (const auto& body : all) store::put_body(tx, body);
    return true;
  }));
  return {};
}

Result<std::int64_t> CatalogService::generation() {
  return database_.read([](Tx& tx) -> Result<std::int64_t> {
    const auto asked = store::ask_generation(tx);
    return asked.rows().empty() ? 0 : asked.rows().integer(0, 0);
  });
}

Result<void> CatalogService::refresh_index() {
  const auto now = TRY(generation());
  if (now == index_.generation()) return {};
  const auto rows = TRY(database_.read([](Tx& tx) -> Result<std::vector<Implementation>> {
    return all_of<Implementation>(store::ask_all_current(tx));
  }));
  std::vector<SearchDocument> documents;
  std::int64_t rank = 0;
  for (const auto& row : rows) {
    const auto handled = TRY(maybe_handled(row));
    const auto* guide = handled ? &handled->guide : nullptr;
    SearchDocument document{
        .id = row.code,
        .title = row.name,
        .text = row.department + " " + row.main_item.value_or(""),
        .facets = {{"department", row.department}, {"kind", std::string(name_of(row.kind))}},
        .tags = tags_of(row, guide),
        .rank = ++rank + (guide != nullptr ? 0 : 1'000'000)};
    if (guide != nullptr) {
      document.text += " " + guide->summary + " " + guide->description;
      for (const auto& synonym : guide->synonyms) document.title += " " + synonym;
    }
    documents.push_back(std::move(document));
  }
  return index_.rebuild(documents, now);
}

Result<ItemList> CatalogService::search(const ItemQuery& query) {
  SearchQuery asked{.words = normalise(query.q.value_or("")),
                    .filters = {},
                    .offset = 0,
                    .limit = std::clamp<std::int64_t>(query.limit.value_or(20), 1, 100)};
  if (has_text(query.region)) asked.filters["region"] = rules::place_of(*query.region);
  if (has_text(query.audience)) {
    const auto audience = rules::audience_of(*query.audience);
    if (!audience)
      return invalid("item.audience", "服务对象请选“个人”或“法人”",
                     {{"audience", "unknown", "请选“个人”或“法人”"}});
    asked.filters["audience"] = std::string(name_of(*audience));
  }
  if (has_text(query.department)) asked.filters["department"] = *query.department;
  if (has_text(query.kind)) asked.filters["kind"] = *query.kind;
  if (has_text(query.cursor)) {
    const auto& text = *query.cursor;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), asked.offset);
    if (error != std::errc() || end != text.data() + text.size() || asked.offset < 0 ||
        asked.offset > 1'000'000)
      return invalid("item.cursor", "翻页的位置不对，请从第一页重新查找",
                     {{"cursor", "malformed", "请用上一页给出的 next"}});
  }
  const auto found = TRY(index_.find(asked));
  auto out = TRY(database_.read([&](Tx& tx) -> Result<ItemList> {
    ItemList list;
    std::vector<Asked> rows;
    rows.reserve(found.ids.size());
    for (const auto& id : found.ids) rows.push_back(store::ask_current(tx, id));
    for (const auto& row : rows) {
      const auto item = maybe<Implementation>(row);
      if (!item) continue;  // withdrawn since the index was built
      const auto handled = TRY(maybe_handled(*item));
      list.items.push_back(handled ? row_of(*item, &handled->guide,
                                            case_kind(*handled, tx.now(), decisions_.kNewest))
                                   : row_of(*item, nullptr, std::nullopt));
      list.items.back().highlights = found.words;
    }
    return list;
  }));
  out.total = found.total;
  out.suggestion = found.suggestion;
  const auto shown = asked.offset + static_cast<std::int64_t>(found.ids.size());
  if (shown < found.total && !found.ids.empty()) out.next = std::to_string(shown);
  for (const auto& [facet, counts] : found.facets)
    for (const auto& row : counts) {
      if (facet == "department")
        out.facets.departments.push_back({row.value, row.value, row.count});
      if (facet == "kind")
        out.facets.kinds.push_back(
            {row.value,
             std::string(words_of(enum_of<ItemKind>(row.value).value_or(ItemKind::permit))),
             row.count});
    }
  return out;
}

Result<Item> CatalogService::item(std::string_view code) {
  const auto row = TRY(database_.read([&](Tx& tx) -> Result<Implementation> {
    auto found = maybe<Implementation>(store::ask_current(tx, code));
    if (!found) return absent();
    return *std::move(found);
  }));
  const auto handled = TRY(maybe_handled(row));
  const auto* guide = handled ? &handled->guide : nullptr;
  const auto kind =
      handled ? std::optional(case_kind(*handled, database_.node_clock(), decisions_.kNewest))
              : std::nullopt;
  const auto head = row_of(row, guide, kind);
  Item out;
  out.code = head.code;
  out.name = head.name;
  out.department = head.department;
  out.region_code = head.region_code;
  out.kind = head.kind;
  out.kind_name = head.kind_name;
  out.case_kind = head.case_kind;
  out.online = head.online;
  out.summary = head.summary;
  out.version = std::to_string(row.version);
  out.handled_in = row.handled_in;
  out.source = {row.source_url, "四川政务服务网公开清单，2025 年 4 月"};
  if (guide == nullptr) return out;
  out.description = guide->description;
  out.audience = guide->audience;
  out.conditions = guide->conditions;
  out.form_schema = guide->form_schema;
  out.form_layout = guide->form_layout;
  out.materials = guide->materials;
  if (const auto table = table_of(*handled, decisions_.kNewest)) {
    const auto words = rules::only_when(*guide, *table->program);
    for (std::size_t i = 0; i < words.size(); ++i) out.materials[i].only_when = words[i];
    out.questions = rules::questions(*table, handled->schema.open_fields());
  }
  out.limits = guide->limits;
  out.steps = guide->steps;
  out.fees = guide->fees;
  out.visits = guide->visits;
  out.channels = guide->channels;
  out.places = guide->places;
  out.legal_basis = guide->legal_basis;
  out.faq = guide->faq;
  out.result = guide->result;
  out.documents = guide->documents;
  out.example = guide->example;
  out.example_note = guide->example_note;
  return out;
}

}  // namespace tb::catalog
