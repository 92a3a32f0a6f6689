// Forms: JSON Schema draft-07 with our keywords. x-sensitive (sealed per subject), x-index (found
// by value), x-source (which certificate fills it); and of a field that must fit the day or its
// neighbours: x-days {"from":-365,"to":730} (a date, in days from today, both included), x-birth-of
// and x-sex-of (what the id number in the named field says). valijson and Boost.JSON stay behind
// this header.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"

namespace tb {

// draft: what is there must be right, nothing need be there. complete: everything that is required
// must be there.
enum class FormMode : std::uint8_t { draft, complete };

// The two halves of a form: what may stand in clear, and what is sealed. Objects with the same
// nesting; a list with anything sensitive in its items is sensitive as a whole.
struct FormParts {
  std::string public_json, sensitive_json;
};
struct IndexedField {
  std::string field, value;
  bool operator==(const IndexedField&) const = default;
};

// Immutable; copies share the compiled schema; safe to share between threads.
class FormSchema {
 public:
  static constexpr std::size_t kMaxBytes = 256 * 1024;
  static constexpr std::size_t kMaxDepth = 16;

  FormSchema();  // takes any object
  // Fails invalid `form.schema_invalid`.
  static Result<FormSchema> parse(std::string_view schema_json);

  // Fails invalid: `form.malformed` (no JSON object, too large, too deep), or `form.invalid` with
  // every wrong field, named by its title, in Chinese. What depends on `today` (an id number's
  // birth date, x-days) and on other fields is looked at when the form is complete.
  Result<void> check(std::string_view form_json, FormMode mode, Date today) const;
  // Fails invalid `form.malformed`.
  Result<FormParts> split(std::string_view form_json) const;
  // The whole form again.
  std::string merge(std::string_view public_json, std::string_view sensitive_json) const;
  // The x-index fields of a form; never a sensitive one.
  std::vector<IndexedField> indexed(std::string_view form_json) const;
  // The top-level fields with nothing sensitive in them, in the order of the schema.
  std::vector<std::string> open_fields() const;
  // The value of a top-level field as people read it: texts as they are, numbers, 是/否, lists
  // joined by 、.
  std::string text_at(std::string_view form_json, std::string_view field) const;

 private:
  struct Parts;
  explicit FormSchema(std::shared_ptr<const Parts> parts);
  std::shared_ptr<const Parts> parts_;
};

}  // namespace tb
