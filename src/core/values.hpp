// Small value types that field tables know: ids, bytes, raw JSON.
#pragma once
#include <compare>
#include <cstdint>
#include <string>

namespace tb {

// A 64-bit id made by the program from time, node and serial; a string of digits in JSON.
struct Id {
  std::int64_t value = 0;
  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return value != 0; }
};

// Bytes of any kind; BYTEA or BLOB in the store, base64 in JSON.
struct Bytes {
  std::string data;
  bool operator==(const Bytes&) const = default;
};

// A JSON text already known to be valid, carried through unread (forms, payloads).
struct Json {
  std::string text = "null";
  bool operator==(const Json&) const = default;
};

}  // namespace tb
