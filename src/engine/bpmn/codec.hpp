// Bytes of states, events and variables: varints, texts with their length, a tag before each value.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/bpmn/state.hpp"

namespace tb::bpmn {

class Writer {
 public:
  void byte(std::uint8_t value) { out.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value);
  void text(std::string_view value);
  // False when values nest deeper than 32; the bytes are then of no use.
  bool variables(const Variables& variables, int depth = 0);
  std::string out;

 private:
  bool value(const feel::Value& value, int depth);
  bool decimal(const feel::Value& value);
  bool as_text(const feel::Value& value);
};

// Every read says nothing when the bytes are short or wrong, and then all later ones do too.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  std::optional<std::uint8_t> byte();
  std::optional<std::uint64_t> number();
  std::optional<std::uint32_t> number32();
  std::optional<std::string_view> text();
  std::optional<Variables> variables(int depth = 0);
  bool at_end() const { return rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

 private:
  std::optional<feel::Value> value(int depth);
  std::optional<feel::Value> decimal();
  std::optional<feel::Value> from_text();
  std::optional<feel::Value> list(int depth);
  std::string_view rest_;
};

// Bytes that the variables take in a state; nothing when they nest too deeply.
std::optional<std::size_t> encoded_size(const Variables& variables);

}  // namespace tb::bpmn
