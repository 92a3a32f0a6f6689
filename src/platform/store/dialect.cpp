#include "platform/store/dialect.hpp"

#include <array>

namespace tb {
namespace {

struct Mark {
  std::string_view mark, sqlite, postgres;
};
constexpr std::array kMarks{
    // SQLite knows no lock of a row: what it would have kept away is found stale (decision 17).
    Mark{"/*for_update*/", "", "FOR UPDATE"},
    Mark{"/*skip_locked*/", "", "FOR UPDATE SKIP LOCKED"},
    // A table whose primary key is its order on disk.
    Mark{"/*clustered*/", "WITHOUT ROWID", ""},
    // A table whose rows are changed often: the next version of a row finds room on its page.
    Mark{"/*roomy*/", "", "WITH (fillfactor = 50)"},
    // The order in which transactions become visible: see platform/journal.
    Mark{"/*commit_order*/", "BIGINT NOT NULL DEFAULT 0",
         "BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)"},
    Mark{"/*next_order*/",  // $3 = the lane; in the writing thread, so that nothing comes between
         "(SELECT coalesce((SELECT commit_order FROM journal WHERE lane = ?3 "
         "ORDER BY commit_order DESC LIMIT 1), 0) + 1)",
         "DEFAULT"},
    Mark{"/*settled*/", "9223372036854775807",
         "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint)"},
};

bool replace_mark(std::string_view& rest, Dialect dialect, std::string& out) {
  for (const auto& mark : kMarks) {
    if (!rest.starts_with(mark.mark)) continue;
    out += dialect == Dialect::sqlite ? mark.sqlite : mark.postgres;
    rest.remove_prefix(mark.mark.size());
    return true;
  }
  return false;
}

// Copies a quoted literal or name whole, so that a $ inside it stays.
void copy_quoted(std::string_view& rest, std::string& out) {
  const char quote = rest.front();
  const auto end = rest.find(quote, 1);
  const auto size = end == std::string_view::npos ? rest.size() : end + 1;
  out += rest.substr(0, size);
  rest.remove_prefix(size);
}

}  // namespace

std::string in_dialect(std::string_view sql, Dialect dialect) {
  std::string out;
  out.reserve(sql.size() + 32);
  while (!sql.empty()) {
    if (sql.front() == '/' && replace_mark(sql, dialect, out)) continue;
    if (sql.front() == '\'' || sql.front() == '"') {
      copy_quoted(sql, out);
      continue;
    }
    const bool parameter = dialect == Dialect::sqlite && sql.front() == '$' && sql.size() > 1 &&
                           sql[1] >= '0' && sql[1] <= '9';
    out += parameter ? '?' : sql.front();
    sql.remove_prefix(1);
  }
  return out;
}

}  // namespace tb
