// Full-text search over public content (Xapian with CJK n-grams), one copy per node, rebuilt from
// the database when its generation differs. Chinese words, Traditional ones too, pinyin and
// initials find the same. Knows no business word.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace tb {

// One thing to be found. Words in `title` weigh more than those in `text`. Facets are filtered and
// counted by name, tags only filtered: a document may have several of one name. `rank` orders what
// a search without words lists (small first).
struct SearchDocument {
  std::string id, title, text;
  std::map<std::string, std::string> facets;
  std::vector<std::pair<std::string, std::string>> tags;
  std::int64_t rank = 0;
};
struct SearchQuery {
  std::string words;                           // empty = everything
  std::map<std::string, std::string> filters;  // facet or tag → value
  std::int64_t offset = 0, limit = 20;
};
struct FacetCount {
  std::string value;
  std::int64_t count = 0;
};
struct SearchResult {
  std::vector<std::string> ids;
  std::int64_t total = 0;                                 // exact
  std::map<std::string, std::vector<FacetCount>> facets;  // most frequent first
  std::vector<std::string> words;                         // of the query, as found, for marking
  std::optional<std::string> suggestion;                  // when nothing was found: what was meant
};

class SearchIndex {
 public:
  // `folder` is made when absent; the index of an earlier run is used when it is whole.
  explicit SearchIndex(std::string folder);
  ~SearchIndex();

  // The generation of the content that is indexed; -1 when there is none.
  std::int64_t generation() const;
  // Replaces the whole index; searches go on on the old one meanwhile. Facet names must be the same
  // for all documents.
  Result<void> rebuild(const std::vector<SearchDocument>& documents, std::int64_t generation);
  // Two-character words work; of a long text the first 100 characters count; signs alone are no
  // search. The order is total, so pages neither repeat nor skip. Fails unavailable
  // `search.not_ready` before the first rebuild, invalid `search.not_text` for other than UTF-8.
  Result<SearchResult> find(const SearchQuery& query) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tb
