#include "core/form_facts.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "core/codes.hpp"

namespace tb {

namespace json = boost::json;

namespace {

constexpr std::int64_t kFarthest = 200 * 366;  // days

std::string_view plain(json::string_view text) { return {text.data(), text.size()}; }

const json::value* member(const json::value& object, std::string_view name) {
  return object.is_object() ? object.as_object().if_contains({name.data(), name.size()}) : nullptr;
}
std::string_view text(const json::value& object, std::string_view name) {
  const auto* found = member(object, name);
  return found != nullptr && found->is_string() ? plain(found->as_string()) : std::string_view();
}

struct Range {
  std::int64_t from = 0, to = 0;
};
std::optional<Range> range_of(const json::value& schema) {
  const auto* days = member(schema, "x-days");
  if (days == nullptr) return std::nullopt;
  const auto* from = member(*days, "from");
  const auto* to = member(*days, "to");
  if (from == nullptr || to == nullptr || !from->is_int64() || !to->is_int64()) return Range{1, 0};
  return Range{from->as_int64(), to->as_int64()};
}

std::unexpected<Error> wrong(std::string_view field, std::string_view why) {
  return invalid("form.schema_invalid", fmt::format("表单结构有误：{} 的 {}", field, why));
}

Result<void> check_field(const json::value& properties, std::string_view name,
                         const json::value& field) {
  if (const auto days = range_of(field))
    if (text(field, "format") != "date" || days->from > days->to || days->from < -kFarthest ||
        days->to > kFarthest)
      return wrong(name, "x-days 要写在日期上，写明从（from）多少天到（to）多少天");
  for (const auto* keyword : {"x-birth-of", "x-sex-of"}) {
    if (member(field, keyword) == nullptr) continue;
    const auto* other = member(properties, text(field, keyword));
    if (other == nullptr || text(*other, "format") != "id-number")
      return wrong(name, fmt::format("{} 要写出同一组里身份号码的字段名", keyword));
  }
  return {};
}

std::string title_of(const json::value& schema, std::string_view name) {
  const auto title = text(schema, "title");
  return std::string(title.empty() ? name : title);
}

struct Place {
  const json::object& form;
  Date today;
  std::vector<FieldError>& errors;
};

void check_value(const Place& place, const json::value& schema, std::string_view name,
                 const std::string& path, std::string_view value) {
  const auto title = title_of(schema, name);
  const auto tell = [&](std::string_view code, std::string message) {
    place.errors.push_back({path, std::string(code), std::move(message)});
  };
  const auto day = parse_date(value);
  if (const auto days = range_of(schema); days && day) {
    const auto first = place.today + static_cast<std::int32_t>(days->from),
               last = place.today + static_cast<std::int32_t>(days->to);
    if (*day < first || last < *day)
      tell("date_range",
           fmt::format("“{}”要在 {} 和 {} 之间，请核对", title, to_string(first), to_string(last)));
  }
  const auto said = [&](std::string_view keyword) {
    const auto other = text(schema, keyword);
    const auto* found =
        other.empty() ? nullptr : place.form.if_contains({other.data(), other.size()});
    return found != nullptr && found->is_string() ? plain(found->as_string()) : std::string_view();
  };
  if (const auto birth = birth_date(said("x-birth-of")); birth && day && *birth != *day)
    tell("birth_mismatch", fmt::format("“{}”与身份号码里的出生日期不一致，请核对", title));
  if (const auto who = sex(said("x-sex-of")); who && (*who == Sex::male ? "男" : "女") != value)
    tell("sex_mismatch", fmt::format("“{}”与身份号码不一致，请核对", title));
}

void check_object(const json::value& schema, const json::object& form, const std::string& path,
                  Date today, std::vector<FieldError>& errors) {
  const auto* properties = member(schema, "properties");
  if (properties == nullptr) return;
  const Place place{form, today, errors};
  for (const auto& row : form) {
    const auto name = plain(row.key());
    const auto* field = member(*properties, name);
    if (field == nullptr) continue;
    const auto here = path.empty() ? std::string(name) : fmt::format("{}/{}", path, name);
    const auto& value = row.value();
    if (value.is_string())
      check_value(place, *field, name, here, plain(value.as_string()));
    else if (value.is_object())
      check_object(*field, value.as_object(), here, today, errors);
    else if (const auto* items = member(*field, "items"); items != nullptr && value.is_array())
      for (std::size_t i = 0; i < value.as_array().size(); ++i)
        if (const auto& one = value.as_array()[i]; one.is_object())
          check_object(*items, one.as_object(), fmt::format("{}/{}", here, i), today, errors);
  }
}

}  // namespace

Result<void> check_fact_rules(const json::value& schema) {
  const auto* properties = member(schema, "properties");
  if (properties == nullptr || !properties->is_object()) return {};
  for (const auto& row : properties->as_object()) {
    TRY_VOID(check_field(*properties, plain(row.key()), row.value()));
    TRY_VOID(check_fact_rules(row.value()));
    if (const auto* items = member(row.value(), "items")) TRY_VOID(check_fact_rules(*items));
  }
  return {};
}

void check_facts(const json::value& schema, const json::value& form, Date today,
                 std::vector<FieldError>& errors) {
  if (form.is_object()) check_object(schema, form.as_object(), "", today, errors);
}

}  // namespace tb
