// Statements, parameters and rows: what passes between a store.cpp and the database driver.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/describe.hpp"

namespace tb {

// One parameter of a statement. Instants are BIGINT microseconds, dates TEXT, enumerations their
// label.
class Param {
 public:
  using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Bytes>;
  Param() = default;
  Param(std::nullopt_t) {}                               // NOLINT: parameters convert silently
  Param(bool v) : value_(v) {}                           // NOLINT
  Param(int v) : value_(std::int64_t{v}) {}              // NOLINT
  Param(std::int64_t v) : value_(v) {}                   // NOLINT
  Param(double v) : value_(v) {}                         // NOLINT
  Param(std::string v) : value_(std::move(v)) {}         // NOLINT
  Param(std::string_view v) : value_(std::string(v)) {}  // NOLINT
  Param(const char* v) : value_(std::string(v)) {}       // NOLINT
  Param(Bytes v) : value_(std::move(v)) {}               // NOLINT
  Param(Id v) : value_(v.value) {}                       // NOLINT
  Param(Instant v) : value_(v.us) {}                     // NOLINT
  Param(Date v) : value_(to_string(v)) {}                // NOLINT
  template <class E>
    requires std::is_enum_v<E>
  Param(E v) : value_(std::string(name_of(v))) {}  // NOLINT
  template <class T>
  Param(const std::optional<T>& v) {  // NOLINT
    if (v) *this = Param(*v);
  }
  const Value& value() const { return value_; }

 private:
  Value value_;
};
using Params = std::vector<Param>;

// A named SQL text with $1, $2 … The name reaches metrics. Make one constant per statement: drivers
// prepare it once per connection. Dialect marks, replaced by the driver: /*for_update*/,
// /*skip_locked*/, /*clustered*/ (see dialect.hpp).
class Statement {
 public:
  Statement(std::string name, std::string text);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  std::size_t id() const { return id_; }  // small, process-wide

 private:
  std::string name_, text_;
  std::size_t id_;
};

struct Cell {
  enum class Kind : std::uint8_t { null, integer, real, text, bytes } kind = Kind::null;
  std::int64_t integer = 0;
  double real = 0;
  std::string_view data{};  // text or bytes, kept alive by its Rows
};

// The answer of a statement, whole in memory.
class Rows {
 public:
  std::size_t count() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  std::size_t columns() const { return columns_; }
  bool empty() const { return cells_.empty(); }
  const Cell& at(std::size_t row, std::size_t column) const {
    return cells_[row * columns_ + column];
  }
  std::int64_t integer(std::size_t row, std::size_t column) const {
    return at(row, column).integer;
  }
  std::string_view text(std::size_t row, std::size_t column) const { return at(row, column).data; }
  bool null(std::size_t row, std::size_t column) const {
    return at(row, column).kind == Cell::Kind::null;
  }
  std::int64_t affected = 0;  // rows changed by a write

  // For drivers.
  void set_columns(std::size_t n) { columns_ = n; }
  void add(Cell cell) { cells_.push_back(cell); }
  void keep(std::shared_ptr<const void> owner) { owners_.push_back(std::move(owner)); }
  std::string_view copy(std::string_view text);  // copies into storage owned by these rows

 private:
  std::size_t columns_ = 0;
  std::vector<Cell> cells_;
  std::vector<std::shared_ptr<const void>> owners_;
  std::vector<std::unique_ptr<char[]>> chunks_;  // of copies, each twice the one before
  std::size_t chunk_ = 512;                      // size of the next
  char* room_ = nullptr;                         // what the last one has left
  std::size_t left_ = 0;
};

}  // namespace tb
