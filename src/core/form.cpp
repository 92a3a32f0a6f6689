// Without this valijson ends the process on a schema that is wrong.
#define VALIJSON_USE_EXCEPTIONS 1

#include "core/form.hpp"

#include <fmt/format.h>
#include <unicode/unistr.h>
#include <unicode/uregex.h>

#include <boost/json.hpp>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "core/codes.hpp"
#include "core/form_facts.hpp"
#include "core/text.hpp"

namespace tb {

namespace json = boost::json;
using valijson::adapters::BoostJsonAdapter;

namespace {

json::string_view view(std::string_view text) { return {text.data(), text.size()}; }
std::string_view plain(json::string_view text) { return {text.data(), text.size()}; }

const json::value* member(const json::value& object, std::string_view name) {
  return object.is_object() ? object.as_object().if_contains(view(name)) : nullptr;
}
bool flag(const json::value& schema, std::string_view keyword) {
  const auto* found = member(schema, keyword);
  return found != nullptr && found->is_bool() && found->as_bool();
}
std::string text(const json::value& schema, std::string_view keyword) {
  const auto* found = member(schema, keyword);
  return found != nullptr && found->is_string() ? std::string(plain(found->as_string()))
                                                : std::string();
}
const json::value* property(const json::value& schema, std::string_view name) {
  const auto* properties = member(schema, "properties");
  return properties == nullptr ? nullptr : member(*properties, name);
}

// Whether anything in it, however deep, must be sealed.
bool sensitive(const json::value& schema) {
  if (flag(schema, "x-sensitive")) return true;
  if (const auto* items = member(schema, "items"); items != nullptr && sensitive(*items))
    return true;
  const auto* properties = member(schema, "properties");
  if (properties == nullptr || !properties->is_object()) return false;
  const auto& rows = properties->as_object();
  return std::any_of(rows.begin(), rows.end(),
                     [](const auto& row) { return sensitive(row.value()); });
}

Result<json::value> parse_form(std::string_view form) {
  if (form.size() > FormSchema::kMaxBytes)
    return invalid("form.malformed", "表单太大了，请减少内容后再保存");
  json::parse_options options;
  options.max_depth = FormSchema::kMaxDepth;
  json::error_code error;
  auto value = json::parse(view(form), error, {}, options);
  if (error || !value.is_object())
    return invalid("form.malformed", "表单内容读不懂，请刷新页面后重新填写");
  return value;
}

// A schema that requires nothing: for drafts. if/then/else only add requirements, so they go too.
void relax(json::value& schema) {
  if (!schema.is_object()) return;
  auto& object = schema.as_object();
  for (const auto* keyword :
       {"required", "if", "then", "else", "minItems", "minProperties", "minLength"})
    object.erase(keyword);
  if (auto* properties = object.if_contains("properties");
      properties != nullptr && properties->is_object())
    for (auto& row : properties->as_object()) relax(row.value());
  if (auto* items = object.if_contains("items")) relax(*items);
  if (auto* all = object.if_contains("allOf"); all != nullptr && all->is_array())
    for (auto& part : all->as_array()) relax(part);
}

using Pattern = std::unique_ptr<URegularExpression, decltype(&uregex_close)>;

// ICU reads characters, not bytes, keeps its stack on the heap and can be stopped; std::regex,
// which valijson would use, overflows the stack on a long text.
Pattern compiled(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const auto wide =
      icu::UnicodeString::fromUTF8({pattern.data(), static_cast<int32_t>(pattern.size())});
  Pattern out(uregex_open(wide.getBuffer(), wide.length(), 0, nullptr, &status), &uregex_close);
  if (U_FAILURE(status)) return {nullptr, &uregex_close};
  uregex_setTimeLimit(out.get(), 100, &status);
  uregex_setStackLimit(out.get(), 1 << 20, &status);
  return out;
}

bool matches(std::string_view pattern, std::string_view value) {
  const auto expression = compiled(pattern);
  if (!expression) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto wide =
      icu::UnicodeString::fromUTF8({value.data(), static_cast<int32_t>(value.size())});
  uregex_setText(expression.get(), wide.getBuffer(), wide.length(), &status);
  const bool found = uregex_find(expression.get(), 0, &status) != 0;
  return found && U_SUCCESS(status);
}

// Whether a pattern or format stands where only valijson would look: in conditions and choices.
bool hides_text_rule(const json::value& schema) {
  if (schema.is_array())
    return std::any_of(schema.as_array().begin(), schema.as_array().end(), hides_text_rule);
  if (!schema.is_object()) return false;
  for (const auto* keyword : {"pattern", "format"})
    if (const auto* own = member(schema, keyword); own != nullptr && own->is_string()) return true;
  if (member(schema, "patternProperties") != nullptr) return true;
  return std::any_of(schema.as_object().begin(), schema.as_object().end(),
                     [](const auto& row) { return hides_text_rule(row.value()); });
}

// Takes the patterns of the fields out of what valijson sees: check_texts looks at them. Fails with
// a sentence.
Result<void> take_text_rules(json::value& schema) {
  if (!schema.is_object()) return {};
  auto& object = schema.as_object();
  for (auto& row : object) {
    const auto key = plain(row.key());
    if (key == "pattern") {
      if (!row.value().is_string() || !compiled(plain(row.value().as_string())))
        return invalid("form.schema_invalid", "表单结构有误：pattern 不是正确的正则表达式");
    } else if (key == "format") {
      static constexpr std::string_view kFormats[]{"id-number", "credit-code", "phone", "date"};
      if (!row.value().is_string() ||
          std::find(std::begin(kFormats), std::end(kFormats), plain(row.value().as_string())) ==
              std::end(kFormats))
        return invalid("form.schema_invalid",
                       "表单结构有误：format 只能用 id-number、credit-code、phone、date");
    } else if (key == "items") {
      TRY_VOID(take_text_rules(row.value()));
    } else if (key == "properties" && row.value().is_object()) {
      for (auto& field : row.value().as_object()) TRY_VOID(take_text_rules(field.value()));
    } else if (key != "enum" && key != "const" && key != "default" && key != "examples" &&
               hides_text_rule(row.value())) {
      return invalid("form.schema_invalid",
                     fmt::format("表单结构有误：{} 里不能用 pattern 和 format，请写在字段上", key));
    }
  }
  if (object.contains("patternProperties"))
    return invalid("form.schema_invalid", "表单结构有误：不能用 patternProperties，请逐个列出字段");
  for (const auto* keyword : {"pattern", "format"}) object.erase(keyword);
  return {};
}

// The pointer of a valijson error: "<root>", "[name]", "[0]" → "name/0".
std::string pointer(const std::vector<std::string>& context) {
  std::string out;
  for (const auto& part : context) {
    if (part == "<root>") continue;
    auto name = std::string_view(part);
    if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
    if (!out.empty()) out += '/';
    out += name;
  }
  return out;
}

// The title of the field behind a pointer, for messages.
std::string title_of(const json::value& schema, std::string_view path) {
  const auto* at = &schema;
  std::string title;
  while (!path.empty() && at != nullptr) {
    const auto end = std::min(path.find('/'), path.size());
    const auto name = path.substr(0, end);
    const bool index =
        !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
    const auto* next = index ? member(*at, "items") : property(*at, name);
    if (index) title += fmt::format("第 {} 行", std::stoul(std::string(name)) + 1);
    if (next != nullptr && !index) {
      const auto own = text(*next, "title");
      title += own.empty() ? std::string(name) : own;
    } else if (next == nullptr) {
      title += name;
    }
    at = next;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return title;
}

std::string quoted(std::string_view message) {
  const auto from = message.find('\'');
  const auto to = from == std::string_view::npos ? from : message.find('\'', from + 1);
  return to == std::string_view::npos ? std::string()
                                      : std::string(message.substr(from + 1, to - from - 1));
}

// What valijson says, as a person would.
FieldError told(const json::value& schema, const valijson::ValidationResults::Error& error) {
  auto path = pointer(error.context);
  const std::string_view said = error.description;
  if (said.contains("Missing required property")) {
    const auto name = quoted(said);
    path = path.empty() ? name : path + "/" + name;
    return {path, "required", fmt::format("请填写“{}”", title_of(schema, path))};
  }
  const auto title = title_of(schema, path);
  if (said.contains("not permitted by 'type'"))
    return {path, "type", fmt::format("“{}”的格式不对，请按提示填写", title)};
  if (said.contains("additional") || said.contains("Object contains a property"))
    return {path, "unknown", fmt::format("“{}”不是这张表的内容，请去掉", title)};
  if (said.contains("Expected number"))
    return {path, "range", fmt::format("“{}”超出了允许的范围，请核对", title)};
  if (said.contains("enum"))
    return {path, "choice", fmt::format("请从列出的选项里选择“{}”", title)};
  if (said.contains("no more than"))
    return {path, "too_long", fmt::format("“{}”太长了，请缩短", title)};
  if (said.contains("shorter") || said.contains("fewer") || said.contains("too short") ||
      said.contains("more elements"))
    return {path, "too_short", fmt::format("“{}”填得不够，请补全", title)};
  return {path, "invalid", fmt::format("“{}”填得不对，请核对", title)};
}

Result<void> check_format(std::string_view format, std::string_view value, Date today) {
  if (format == "id-number") return check_id_number(value, today);
  if (format == "credit-code") return check_credit_code(value);
  if (format == "phone") return check_phone(value);
  if (format == "date") {
    if (const auto day = parse_date(value); !day) return std::unexpected(day.error());
  }
  return {};
}

// Our formats, and texts that must not hold control characters.
void check_texts(const json::value& schema, const json::value& value, const std::string& path,
                 FormMode mode, Date today, std::vector<FieldError>& errors) {
  if (value.is_string()) {
    const auto content = plain(value.as_string());
    if (content.empty()) return;
    if (const auto clean = check_text(content); !clean)
      errors.push_back({path, clean.error().code, clean.error().detail});
    if (const auto pattern = text(schema, "pattern");
        !pattern.empty() && !matches(pattern, content))
      errors.push_back({path, "pattern", "格式不对，请按提示填写"});
    // A half-typed number is no mistake while a draft is saved.
    if (mode == FormMode::draft) return;
    if (const auto checked = check_format(text(schema, "format"), content, today); !checked)
      errors.push_back({path, checked.error().code, checked.error().detail});
  } else if (value.is_object()) {
    for (const auto& row : value.as_object())
      if (const auto* inner = property(schema, plain(row.key())))
        check_texts(*inner, row.value(),
                    path.empty() ? std::string(plain(row.key()))
                                 : path + "/" + std::string(plain(row.key())),
                    mode, today, errors);
  } else if (value.is_array()) {
    const auto* items = member(schema, "items");
    for (std::size_t i = 0; items != nullptr && i < value.as_array().size(); ++i)
      check_texts(*items, value.as_array()[i], fmt::format("{}/{}", path, i), mode, today, errors);
  }
}

// An empty text is the same as nothing: a browser sends "" for a field that was cleared.
json::value without_blanks(const json::value& value) {
  if (value.is_object()) {
    json::object out;
    for (const auto& row : value.as_object()) {
      const bool blank =
          row.value().is_null() || (row.value().is_string() && row.value().as_string().empty());
      if (!blank) out[row.key()] = without_blanks(row.value());
    }
    return out;
  }
  if (value.is_array()) {
    json::array out;
    for (const auto& item : value.as_array()) out.push_back(without_blanks(item));
    return out;
  }
  return value;
}

void split_into(const json::value& schema, const json::object& form, json::object& open,
                json::object& closed) {
  for (const auto& row : form) {
    const auto* inner = property(schema, plain(row.key()));
    // What the schema does not know is kept, and kept sealed.
    const bool whole = inner == nullptr || flag(*inner, "x-sensitive") ||
                       (!row.value().is_object() && sensitive(*inner));
    if (whole) {
      closed[row.key()] = row.value();
    } else if (row.value().is_object()) {
      json::object open_part, closed_part;
      split_into(*inner, row.value().as_object(), open_part, closed_part);
      open[row.key()] = std::move(open_part);
      if (!closed_part.empty()) closed[row.key()] = std::move(closed_part);
    } else {
      open[row.key()] = row.value();
    }
  }
}

void merge_into(json::object& whole, const json::object& part) {
  for (const auto& row : part) {
    auto* there = whole.if_contains(row.key());
    if (there != nullptr && there->is_object() && row.value().is_object())
      merge_into(there->as_object(), row.value().as_object());
    else
      whole[row.key()] = row.value();
  }
}

std::string words(const json::value& value) {
  if (value.is_string()) return std::string(plain(value.as_string()));
  if (value.is_bool()) return value.as_bool() ? "是" : "否";
  if (value.is_null()) return {};
  if (value.is_array()) {
    std::string out;
    for (const auto& item : value.as_array()) out += (out.empty() ? "" : "、") + words(item);
    return out;
  }
  if (value.is_object()) {
    std::string out;
    for (const auto& row : value.as_object()) out += (out.empty() ? "" : " ") + words(row.value());
    return out;
  }
  return json::serialize(value);
}

}  // namespace

struct FormSchema::Parts {
  json::value source{json::object{}};
  valijson::Schema complete, draft;
};

FormSchema::FormSchema() : parts_(std::make_shared<const Parts>()) {}
FormSchema::FormSchema(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

Result<FormSchema> FormSchema::parse(std::string_view schema_json) {
  json::error_code error;
  auto parts = std::make_shared<Parts>();
  parts->source = json::parse(view(schema_json), error);
  if (error || !parts->source.is_object())
    return invalid("form.schema_invalid", "表单结构不是 JSON 对象");
  TRY_VOID(check_fact_rules(parts->source));
  auto whole = parts->source;
  TRY_VOID(take_text_rules(whole));
  auto relaxed = whole;
  relax(relaxed);
  try {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(BoostJsonAdapter(whole), parts->complete);
    parser.populateSchema(BoostJsonAdapter(relaxed), parts->draft);
  } catch (const std::exception& wrong) {
    return invalid("form.schema_invalid", fmt::format("表单结构有误：{}", wrong.what()));
  }
  return FormSchema(std::move(parts));
}

Result<void> FormSchema::check(std::string_view form_json, FormMode mode, Date today) const {
  const auto raw = TRY(parse_form(form_json));
  const auto form = without_blanks(raw);
  std::vector<FieldError> errors;
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  valijson::ValidationResults results;
  bool valid = false;
  try {
    valid = validator.validate(mode == FormMode::draft ? parts_->draft : parts_->complete,
                               BoostJsonAdapter(form), &results);
  } catch (const std::exception&) {
    // valijson throws where a value has a type that a keyword cannot read: the form is refused as a
    // whole below.
  }
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    auto field = told(parts_->source, error);
    const bool summary =
        error.description.contains("Failed to validate");  // the cause stands beside it
    const bool known = std::any_of(errors.begin(), errors.end(),
                                   [&](const auto& e) { return e.field == field.field; });
    if (!summary && !known) errors.push_back(std::move(field));
  }
  check_texts(parts_->source, form, "", mode, today, errors);
  if (mode == FormMode::complete) check_facts(parts_->source, form, today, errors);
  // Refused as a whole: no single field is to blame.
  if (!valid && errors.empty())
    errors.push_back({"", "invalid", "填写的内容互相不符，请核对后再提交"});
  if (errors.empty()) return {};
  return invalid("form.invalid", fmt::format("有 {} 处填写有误，请按提示修改", errors.size()),
                 std::move(errors));
}

Result<FormParts> FormSchema::split(std::string_view form_json) const {
  const auto form = TRY(parse_form(form_json));
  json::object open, closed;
  split_into(parts_->source, form.as_object(), open, closed);
  return FormParts{json::serialize(open), json::serialize(closed)};
}

std::string FormSchema::merge(std::string_view public_json, std::string_view sensitive_json) const {
  auto whole = json::parse(view(public_json)).as_object();
  if (const auto closed = json::parse(view(sensitive_json)); closed.is_object())
    merge_into(whole, closed.as_object());
  return json::serialize(whole);
}

std::vector<IndexedField> FormSchema::indexed(std::string_view form_json) const {
  std::vector<IndexedField> out;
  const auto form = parse_form(form_json);
  if (!form) return out;
  for (const auto& row : form->as_object()) {
    const auto* schema = property(parts_->source, plain(row.key()));
    if (schema != nullptr && flag(*schema, "x-index") && !sensitive(*schema))
      if (auto value = words(row.value()); !value.empty() && value.size() <= 200)
        out.push_back({std::string(plain(row.key())), std::move(value)});
  }
  return out;
}

std::vector<std::string> FormSchema::open_fields() const {
  std::vector<std::string> out;
  if (const auto* properties = member(parts_->source, "properties");
      properties != nullptr && properties->is_object())
    for (const auto& row : properties->as_object())
      if (!sensitive(row.value())) out.emplace_back(plain(row.key()));
  return out;
}

std::string FormSchema::text_at(std::string_view form_json, std::string_view field) const {
  const auto form = parse_form(form_json);
  const auto* found = form ? member(*form, field) : nullptr;
  return found == nullptr ? std::string() : words(*found);
}

}  // namespace tb
