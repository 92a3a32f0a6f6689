// Use cases of the catalogue: find an item, read its guide, import the list, publish a handled
// item.
#pragma once
#include <atomic>
#include <functional>
#include <memory>

#include "core/form.hpp"
#include "core/memory.hpp"
#include "engine/feel/expression.hpp"
#include "modules/catalog/rules_import.hpp"
#include "modules/catalog/service_library.hpp"
#include "modules/catalog/types.hpp"
#include "modules/decisions/service.hpp"
#include "platform/search/search.hpp"
#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {
extern const Migrations k_catalog_migrations;
}

namespace tb::catalog {

// A version of an item that is handled here, with its form and conditions compiled. Immutable.
struct HandledItem {
  Implementation row;
  Guide guide;
  FormSchema schema;
  // Of a guide without table, one for each of its materials: nothing when it is always asked for,
  // or its condition cannot be read (then it is never).
  std::vector<std::optional<feel::Expression>> when;
};

struct ItemQuery {
  std::optional<std::string> q, region, department, kind, audience, cursor;
  std::optional<std::int64_t> limit;
};
TB_DESCRIBED(ItemQuery)

struct ImportReport {
  std::int64_t rows = 0, added = 0, changed = 0, unchanged = 0, refused = 0;
  std::vector<RowReport> reports;
};

class CatalogService {
 public:
  // `share` holds data/; `index_folder` the search index of this node.
  CatalogService(Database& database, decisions::DecisionService& decisions, std::string share,
                 const std::string& index_folder);

  // Reads what ships as files: divisions, laws, topics, notices.
  Result<void> open();
  const Library& library() const { return library_; }

  // The newest version of an item that is handled here; from memory while the catalogue's
  // generation is the same, which is looked at every two seconds. Fails not_found `item.not_found`,
  // conflict `item.not_online`.
  Result<std::shared_ptr<const HandledItem>> handled_item(Tx& tx, std::string_view code);
  // The same without a look into the database, while memory may answer; else nothing.
  std::shared_ptr<const HandledItem> remembered_item(std::string_view code) const;
  // A version, from memory once it was read.
  Result<std::shared_ptr<const HandledItem>> handled_item(Tx& tx, std::string_view code,
                                                          std::int64_t version);

  // Brings a list in: what is new or changed becomes a new version, nothing is lost.
  // `progress(done, all)`.
  Result<ImportReport> import_items(
      std::string_view json, const std::function<void(std::int64_t, std::int64_t)>& progress);
  // Publishes the guide of an item as a new version when it differs. Fails as rules::publishable.
  Result<bool> publish(std::string_view guide_json);
  Result<void> put_bodies(const std::vector<Body>& bodies);
  // Brings the index of this node up to date.
  Result<void> refresh_index();

  Result<ItemList> search(const ItemQuery& query);
  Result<Item> item(std::string_view code);
  // The same as JSON, from memory while nothing that they say has changed: one statement.
  using Answer = std::shared_ptr<const std::string>;
  Result<Answer> search_answer(const ItemQuery& query);
  Result<Answer> item_answer(std::string_view code);

  // What these answers ask for and say, by the tables of an edition (0 = the newest).
  Situation situation(const HandledItem& item, const feel::Context& answers, Instant now,
                      std::int64_t edition);
  // 即办件 or 承诺件, by the tables of an edition.
  CaseKind case_kind(const HandledItem& item, Instant now, std::int64_t edition);
  // What its tables decide for these answers, for a journal.
  std::vector<decisions::Decided> decided(const HandledItem& item, const feel::Context& answers,
                                          Instant now, std::int64_t edition);
  // For everybody who reads a guide. Fails as handled_item(); invalid `item.answers`.
  Result<Situation> situation(std::string_view code, const AskSituation& request);

 private:
  // From memory, or compiled now. Fails conflict `item.not_online`.
  Result<std::shared_ptr<const HandledItem>> compiled(const Implementation& row);
  // The same for lists: null when it is not handled here.
  Result<std::shared_ptr<const HandledItem>> maybe_handled(const Implementation& row);
  Result<std::map<std::string, Body>> bodies(Tx& tx, std::string_view region);
  Result<std::int64_t> generation();
  template <class Make>
  Result<Answer> remembered(std::string_view asked, Make make);

  // The item's table, or null: it has none, or it cannot be read now.
  decisions::TablePtr table_of(const HandledItem& item, std::int64_t edition);
  Result<std::vector<FieldError>> lacks(std::string_view key, const dmn::Program& program);

  Database& database_;
  decisions::DecisionService& decisions_;
  std::string share_;
  Library library_;
  SearchIndex index_;
  Memory<std::string, std::shared_ptr<const HandledItem>> versions_{5'000};
  struct Newest {
    std::int64_t version = 0;
    Instant at;
  };
  Memory<std::string, Newest> newest_{5'000};
  Memory<std::string, Answer> answers_{500};  // some kB each
};

}  // namespace tb::catalog
