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

Result<std::vector<Checkpoint>> read_checkpoints(const std::string& path) {
  std::vector<Checkpoint> out;
  const auto text = TRY(read_file(path));
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    if (end != 0) out.push_back(TRY(from_json<Checkpoint>(rest.substr(0, end))));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

Result<Verification> verify(const ServeOptions& options, const std::string& file) {
  const auto folder = options.keys.empty() ? options.data + "/keys" : options.keys;
  const auto keys = TRY(identity::Keys::open(folder, false));
  const auto key = TRY(checkpoint_key(*keys, folder, false));
  // What this node wrote outside the database counts as well, as far as the file is there.
  auto outside =
      read_checkpoints(options.data + "/checkpoints.jsonl").value_or(std::vector<Checkpoint>{});
  if (!file.empty()) {
    auto given = TRY(read_checkpoints(file));
    outside.insert(outside.end(), given.begin(), given.end());
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
