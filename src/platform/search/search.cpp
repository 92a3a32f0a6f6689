#include "platform/search/search.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <deque>
#include <filesystem>
#include <mutex>

#include "platform/telemetry/log.hpp"

namespace tb {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kRankSlot = 0, kFirstFacetSlot = 1;
constexpr unsigned kFacetCandidates = 10'000;
constexpr std::string_view kGeneration = "generation", kFacets = "facets";

std::string facet_term(const std::string& facet, const std::string& value) {
  auto term = fmt::format("X{}:{}", facet, value);
  if (term.size() > 200) term.resize(200);  // Xapian's terms end at 245 bytes
  return term;
}

// One opened database with the facet names it was built with; not for two threads at once.
struct Reader {
  explicit Reader(const std::string& path) : database(path) {
    std::string_view names = text = database.get_metadata(std::string(kFacets));
    while (!names.empty()) {
      const auto end = std::min(names.find('\n'), names.size());
      facets.emplace_back(names.substr(0, end));
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }
  Xapian::Database database;
  std::string text;
  std::vector<std::string> facets;
};

Xapian::Query parse(Reader& reader, const SearchQuery& query) {
  Xapian::Query words = Xapian::Query::MatchAll;
  if (!query.words.empty()) {
    Xapian::QueryParser parser;
    parser.set_database(reader.database);
    parser.set_default_op(Xapian::Query::OP_AND);
    words = parser.parse_query(query.words, Xapian::QueryParser::FLAG_CJK_NGRAM);
    // A typed blank or sign alone is no search.
    if (words.empty()) words = Xapian::Query::MatchAll;
  }
  for (const auto& [facet, value] : query.filters)
    words = Xapian::Query(Xapian::Query::OP_FILTER, words, Xapian::Query(facet_term(facet, value)));
  return words;
}

}  // namespace

struct SearchIndex::Parts {
  std::string folder;
  mutable std::mutex mutex;
  std::int64_t generation = -1;
  std::string path;  // of the generation in use
  mutable std::vector<std::unique_ptr<Reader>> readers;

  std::unique_ptr<Reader> take(std::string& from) const {
    const std::scoped_lock lock(mutex);
    from = path;
    if (readers.empty()) return path.empty() ? nullptr : std::make_unique<Reader>(path);
    auto reader = std::move(readers.back());
    readers.pop_back();
    return reader;
  }
  void give(std::unique_ptr<Reader> reader, const std::string& from) const {
    const std::scoped_lock lock(mutex);
    if (from == path) readers.push_back(std::move(reader));
  }
};

SearchIndex::SearchIndex(std::string folder) : parts_(std::make_unique<Parts>()) {
  parts_->folder = std::move(folder);
  std::error_code error;
  fs::create_directories(parts_->folder, error);
  for (const auto& entry : fs::directory_iterator(parts_->folder, error)) {
    try {
      const Xapian::Database database(entry.path().string());
      const auto generation = std::stoll(database.get_metadata(std::string(kGeneration)));
      if (generation <= parts_->generation) continue;
      parts_->generation = generation;
      parts_->path = entry.path().string();
    } catch (
        const std::exception&) {  // half-built by a run that was cut: replaced by the next rebuild
    } catch (const Xapian::Error&) {
    }
  }
}
SearchIndex::~SearchIndex() = default;

std::int64_t SearchIndex::generation() const {
  const std::scoped_lock lock(parts_->mutex);
  return parts_->generation;
}

Result<void> SearchIndex::rebuild(const std::vector<SearchDocument>& documents,
                                  std::int64_t generation) {
  const auto path = fmt::format("{}/{}", parts_->folder, generation);
  try {
    fs::remove_all(path);
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    Xapian::TermGenerator terms;
    terms.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
    std::string names;
    if (!documents.empty())
      for (const auto& [facet, value] : documents.front().facets) names += facet + "\n";
    for (const auto& row : documents) {
      Xapian::Document document;
      terms.set_document(document);
      terms.index_text(row.title, 5);
      terms.increase_termpos();
      terms.index_text(row.text);
      document.add_value(kRankSlot, Xapian::sortable_serialise(static_cast<double>(row.rank)));
      unsigned slot = kFirstFacetSlot;
      for (const auto& [facet, value] : row.facets) {
        document.add_value(slot++, value);
        document.add_boolean_term(facet_term(facet, value));
      }
      document.set_data(row.id);
      database.add_document(document);
    }
    database.set_metadata(std::string(kFacets), names);
    database.set_metadata(std::string(kGeneration), std::to_string(generation));
    database.commit();
  } catch (const Xapian::Error& broken) {
    log_error("search.rebuild", {{"why", broken.get_description()}});
    return fail(ErrorKind::unavailable, "search.not_ready", "搜索正在重建，请稍后再试");
  }
  const std::scoped_lock lock(parts_->mutex);
  std::error_code error;
  if (!parts_->path.empty() && parts_->path != path) fs::remove_all(parts_->path, error);
  parts_->path = path;
  parts_->generation = generation;
  parts_->readers.clear();
  return {};
}

Result<SearchResult> SearchIndex::find(const SearchQuery& query) const {
  try {
    std::string from;
    auto reader = parts_->take(from);
    if (reader == nullptr)
      return fail(ErrorKind::unavailable, "search.not_ready", "搜索正在准备，请稍后再试");
    Xapian::Enquire enquire(reader->database);
    const auto parsed = parse(*reader, query);
    enquire.set_query(parsed);
    if (query.words.empty())
      enquire.set_sort_by_value(kRankSlot, false);
    else
      enquire.set_sort_by_relevance_then_value(kRankSlot, false);
    std::deque<Xapian::ValueCountMatchSpy> spies;  // cannot be moved
    for (unsigned i = 0; i < reader->facets.size(); ++i) {
      spies.emplace_back(kFirstFacetSlot + i);
      enquire.add_matchspy(&spies.back());
    }
    const auto set = enquire.get_mset(static_cast<unsigned>(query.offset),
                                      static_cast<unsigned>(query.limit), kFacetCandidates);
    SearchResult out;
    out.total = static_cast<std::int64_t>(set.get_matches_estimated());
    for (auto hit = set.begin(); hit != set.end(); ++hit)
      out.ids.push_back(hit.get_document().get_data());
    for (unsigned i = 0; i < reader->facets.size(); ++i)
      for (auto value = spies[i].top_values_begin(100); value != spies[i].top_values_end(100);
           ++value)
        out.facets[reader->facets[i]].push_back(
            {*value, static_cast<std::int64_t>(value.get_termfreq())});
    if (!query.words.empty())
      for (auto term = parsed.get_terms_begin(); term != parsed.get_terms_end(); ++term)
        if ((*term).front() != 'X' || (*term).find(':') == std::string::npos)
          out.words.push_back(*term);
    parts_->give(std::move(reader), from);
    return out;
  } catch (const Xapian::Error& broken) {
    log_error("search.find", {{"why", broken.get_description()}});
    return fail(ErrorKind::unavailable, "search.not_ready", "搜索暂时用不了，请稍后再试");
  }
}

}  // namespace tb
