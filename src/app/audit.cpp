// audit verify: recomputes the journal and compares it with seals and checkpoints, inside and
// outside.
#include <fmt/format.h>

#include <cstdio>

#include "app/city.hpp"
#include "app/cli.hpp"
#include "app/refuse.hpp"
#include "app/share.hpp"

namespace tb::app {
namespace {

struct CheckpointFile {
  std::vector<Checkpoint> points;
  std::int64_t unreadable = 0;  // lines that are no checkpoint
};

Result<CheckpointFile> read_checkpoints(const std::string& path) {
  CheckpointFile out;
  const auto text = TRY(read_file(path));
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    if (end != 0) {
      if (auto point = from_json<Checkpoint>(rest.substr(0, end)))
        out.points.push_back(*std::move(point));
      else
        ++out.unreadable;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

Result<Verification> verify(const ServeOptions& options, const std::string& file) {
  const auto folder = options.keys.empty() ? options.data + "/keys" : options.keys;
  const auto keys = TRY(identity::Keys::open(folder, false));
  const auto key = TRY(checkpoint_key(*keys, folder, false));
  // What this node wrote outside the database counts as well, as far as the file is there.
  const auto written = options.data + "/checkpoints.jsonl";
  const auto own = read_checkpoints(written).value_or(CheckpointFile{});
  auto outside = own.points;
  // A power cut tears at most the last lines; what can be read still counts, and it is said.
  if (own.unreadable > 0)
    fmt::print("注意：{} 里有 {} 行读不出，没有用来核对\n", written, own.unreadable);
  if (!file.empty()) {
    const auto given = TRY(read_checkpoints(file));
    if (given.unreadable > 0)
      return invalid(
          "audit.checkpoint_file",
          fmt::format("检查点文件 {} 有 {} 行读不出，请换一份完整的", file, given.unreadable));
    outside.insert(outside.end(), given.points.begin(), given.points.end());
  }
  const auto database = Database::open(database_options(options));
  return verify_journal(*database, key.public_key(), outside);
}

}  // namespace

int audit_verify(const ServeOptions& options, const std::string& checkpoint_file) {
  const auto done = verify(options, checkpoint_file);
  if (!done) return refuse(done.error(), 2);
  for (const auto& finding : done->findings)
    fmt::print("发现问题：第 {} 道第 {} 条：{}\n", finding.lane, finding.seq, finding.what);
  fmt::print("核对了 {} 条记录、{} 个检查点，{} 条尚未封存，{} 处问题\n", done->rows,
             done->checkpoints, done->unsealed, done->findings.size());
  return done->findings.empty() ? 0 : 1;
}

}  // namespace tb::app
