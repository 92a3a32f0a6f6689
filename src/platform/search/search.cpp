#include "platform/search/search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <deque>
#include <filesystem>
#include <mutex>
#include <set>

#include "core/text.hpp"
#include "platform/search/script.hpp"
#include "platform/search/suggest.hpp"
#include "platform/telemetry/log.hpp"

namespace tb {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kRankSlot = 0, kFirstFacetSlot = 1;
constexpr unsigned kFacetCandidates = 10'000;
constexpr std::string_view kGeneration = "generation", kFacets = "facets", kPhrases = "phrases";
// Of what an index holds: one made by another release is made anew.
constexpr std::string_view kFormat = "format", kFormatNow = "2";
constexpr std::size_t kMaxWords = 100;     // code points of a query
constexpr std::size_t kMaxSyllables = 16;  // of a piece of pinyin; Xapian's terms end at 245 bytes
constexpr unsigned kMaxExpansion = 1'000;  // pieces that begin with what was typed
constexpr std::string_view kPinyin = "XPY", kInitials = "XPI";

std::string facet_term(const std::string& facet, const std::string& value) {
  auto term = fmt::format("X{}:{}", facet, value);
  if (term.size() > 200) term.resize(200);  // Xapian's terms end at 245 bytes
  return term;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// One opened database with the facet names it was built with; not for two threads at once.
struct Reader {
  explicit Reader(const std::string& path)
      : database(path), facets(lines_of(database.get_metadata(std::string(kFacets)))) {}
  Xapian::Database database;
  std::vector<std::string> facets;
};

// The pinyin of a title from each of its characters on, and its initials: what is typed is the
// beginning of one of them.
void add_sounds(Xapian::Document& document, const std::string& title) {
  for (const auto& run : search::runs_of(title))
    for (std::size_t from = 0; from < run.size(); ++from) {
      const auto to = std::min(run.size(), from + kMaxSyllables);
      std::string letters, initials;
      for (auto i = from; i < to; ++i) {
        letters += run[i].pinyin;
        initials += run[i].pinyin.substr(0, 1);
      }
      document.add_boolean_term(std::string(kPinyin) + letters);
      document.add_boolean_term(std::string(kInitials) + initials);
      std::string before;
      for (auto i = from; i < to; before += run[i++].pinyin) {
        if (run[i].other.empty()) continue;
        const auto after = letters.substr(before.size() + run[i].pinyin.size());
        document.add_boolean_term(fmt::format("{}{}{}{}", kPinyin, before, run[i].other, after));
        auto changed = initials;
        changed[i - from] = run[i].other.front();
        document.add_boolean_term(std::string(kInitials) + changed);
      }
    }
}

Xapian::Query beginning_with(std::string_view prefix, const std::string& letters) {
  return {Xapian::Query::OP_WILDCARD, std::string(prefix) + letters, kMaxExpansion,
          Xapian::Query::WILDCARD_LIMIT_FIRST, Xapian::Query::OP_OR};
}

// Letters typed by themselves: a word as it stands, pinyin or initials.
Xapian::Query typed_letters(std::string letters, const Xapian::Query& as_word) {
  if (letters.size() < 2 || letters.size() > kMaxSyllables * 6) return as_word;
  // ü is typed as v.
  for (std::size_t i = 1; i < letters.size(); ++i)
    if (letters[i] == 'v' && (letters[i - 1] == 'l' || letters[i - 1] == 'n')) letters[i] = 'u';
  const Xapian::Query sounds(Xapian::Query::OP_OR, beginning_with(kPinyin, letters),
                             beginning_with(kInitials, letters));
  return {Xapian::Query::OP_OR, as_word, {Xapian::Query::OP_SCALE_WEIGHT, sounds, 0.5}};
}

Xapian::Query parse(Reader& reader, const SearchQuery& query, const std::string& typed) {
  Xapian::QueryParser parser;
  parser.set_database(reader.database);
  parser.set_default_op(Xapian::Query::OP_AND);
  Xapian::Query words;
  // Chinese and Latin apart: "gljt 发放" is both.
  for (const auto& run : search::runs_of(typed))
    for (std::size_t from = 0, to = 0; from < run.size(); from = to) {
      const bool han = search::is_han(run[from].character);
      std::string text, letters;
      for (to = from; to < run.size() && search::is_han(run[to].character) == han; ++to) {
        text += run[to].character;
        letters += run[to].pinyin;
      }
      auto part = parser.parse_query(text, Xapian::QueryParser::FLAG_CJK_NGRAM);
      if (!han) part = typed_letters(letters, part);
      words = words.empty() ? part : Xapian::Query(Xapian::Query::OP_AND, words, part);
    }
  // A typed blank or sign alone is no search.
  if (words.empty()) words = Xapian::Query::MatchAll;
  for (const auto& [facet, value] : query.filters)
    words = Xapian::Query(Xapian::Query::OP_FILTER, words, Xapian::Query(facet_term(facet, value)));
  return words;
}

// Everything of Xapian but the reader is gone when this returns: its reference counts are not made
// for two threads, and the next one may take the reader at once.
SearchResult find_in(Reader& reader, const SearchQuery& query, const std::string& typed) {
  Xapian::Enquire enquire(reader.database);
  const auto parsed = parse(reader, query, typed);
  enquire.set_query(parsed);
  if (query.words.empty())
    enquire.set_sort_by_value(kRankSlot, false);
  else
    enquire.set_sort_by_relevance_then_value(kRankSlot, false);
  std::deque<Xapian::ValueCountMatchSpy> spies;  // cannot be moved
  for (unsigned i = 0; i < reader.facets.size(); ++i) {
    spies.emplace_back(kFirstFacetSlot + i);
    enquire.add_matchspy(&spies.back());
  }
  const auto set = enquire.get_mset(static_cast<unsigned>(query.offset),
                                    static_cast<unsigned>(query.limit), kFacetCandidates);
  SearchResult out;
  out.total = static_cast<std::int64_t>(set.get_matches_estimated());
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    out.ids.push_back(hit.get_document().get_data());
  for (unsigned i = 0; i < reader.facets.size(); ++i)
    for (auto value = spies[i].top_values_begin(100); value != spies[i].top_values_end(100);
         ++value)
      out.facets[reader.facets[i]].push_back(
          {*value, static_cast<std::int64_t>(value.get_termfreq())});
  if (!query.words.empty())
    for (auto term = parsed.get_terms_begin(); term != parsed.get_terms_end(); ++term)
      if ((*term).front() != 'X') out.words.push_back(*term);
  return out;
}

}  // namespace

struct SearchIndex::Parts {
  std::string folder;
  mutable std::mutex mutex;
  std::int64_t generation = -1;
  std::string path;  // of the generation in use
  mutable std::vector<std::unique_ptr<Reader>> readers;
  mutable std::shared_ptr<const search::Phrases> phrases;  // of the generation, once one is asked

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
  std::shared_ptr<const search::Phrases> known_phrases(const Reader& reader,
                                                       const std::string& from) const {
    {
      const std::scoped_lock lock(mutex);
      if (phrases != nullptr && from == path) return phrases;
    }
    auto made = std::make_shared<const search::Phrases>(
        lines_of(reader.database.get_metadata(std::string(kPhrases))));
    const std::scoped_lock lock(mutex);
    if (from == path) phrases = made;
    return made;
  }
};

namespace {
// Half-built by a run that was cut: the next rebuild replaces it.
void unusable(const fs::path& path, std::string_view why) {
  log_info("search.index_unusable", {{"path", path.string()}, {"why", std::string(why)}});
}
}  // namespace

SearchIndex::SearchIndex(std::string folder) : parts_(std::make_unique<Parts>()) {
  parts_->folder = std::move(folder);
  std::error_code error;
  fs::create_directories(parts_->folder, error);
  for (const auto& entry : fs::directory_iterator(parts_->folder, error)) {
    try {
      const Xapian::Database database(entry.path().string());
      if (database.get_metadata(std::string(kFormat)) != kFormatNow) continue;
      const auto generation = std::stoll(database.get_metadata(std::string(kGeneration)));
      if (generation <= parts_->generation) continue;
      parts_->generation = generation;
      parts_->path = entry.path().string();
    } catch (const std::exception& broken) {
      unusable(entry.path(), broken.what());
    } catch (const Xapian::Error& broken) {
      unusable(entry.path(), broken.get_msg());
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
    std::set<std::string> phrases;
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
      for (const auto& [tag, value] : row.tags) document.add_boolean_term(facet_term(tag, value));
      add_sounds(document, row.title);
      phrases.insert(row.title);
      document.set_data(row.id);
      database.add_document(document);
    }
    database.set_metadata(std::string(kFacets), names);
    database.set_metadata(std::string(kPhrases), fmt::format("{}", fmt::join(phrases, "\n")));
    database.set_metadata(std::string(kFormat), std::string(kFormatNow));
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
  parts_->phrases.reset();
  return {};
}

Result<SearchResult> SearchIndex::find(const SearchQuery& query) const {
  if (!is_utf8(query.words))
    return invalid("search.not_text", "要找的内容不是正常的文字，请重新输入");
  const auto typed = search::simplified(first_code_points(query.words, kMaxWords));
  try {
    std::string from;
    auto reader = parts_->take(from);
    if (reader == nullptr)
      return fail(ErrorKind::unavailable, "search.not_ready", "搜索正在准备，请稍后再试");
    auto out = find_in(*reader, query, typed);
    if (out.total == 0 && !query.words.empty())
      out.suggestion = parts_->known_phrases(*reader, from)->nearest(typed);
    parts_->give(std::move(reader), from);
    return out;
  } catch (const Xapian::Error& broken) {
    log_error("search.find", {{"why", broken.get_description()}});
    return fail(ErrorKind::unavailable, "search.not_ready", "搜索暂时用不了，请稍后再试");
  }
}

}  // namespace tb
