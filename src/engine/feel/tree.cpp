#include "engine/feel/tree.hpp"

namespace tb::feel {

Place place_of(std::string_view text, std::uint32_t offset) {
  Place place;
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace tb::feel
