// Placeholders {name} filled from a JSON object.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace tb::documents {

// Texts by name, and lists of such objects by name.
struct Data {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::vector<Data>, std::less<>> lists;
};

// Numbers and booleans are taken as they are written. Fails invalid `document.data_malformed`.
Result<Data> read_data(std::string_view json);
// Fails invalid `document.data_missing` for a name that the data do not know.
Result<std::string> fill(std::string_view text, const Data& data);

}  // namespace tb::documents
