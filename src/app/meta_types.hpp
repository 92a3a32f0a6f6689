// Answers of the program itself.
#pragma once
#include <string>
#include <vector>

#include "platform/journal/sealer.hpp"

namespace tb::app {

struct MetaRegion {
  std::string code, name;
};
struct MetaToday {
  Date date;
  std::string words;
  bool is_workday = true;
  std::string closes_at;
};
struct Meta {
  std::string product, version;
  bool demo = false;
  MetaRegion region;
  Instant now;
  MetaToday today;
  std::vector<std::string> languages;
};
struct Health {
  std::string status;
};
struct CheckpointList {
  std::vector<Checkpoint> items;
  std::optional<std::string> next;
};
TB_DESCRIBED(MetaRegion)
TB_DESCRIBED(MetaToday)
TB_DESCRIBED(Meta)
TB_DESCRIBED(Health)
TB_DESCRIBED(CheckpointList)

}  // namespace tb::app
