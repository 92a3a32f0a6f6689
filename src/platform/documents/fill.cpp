#include "platform/documents/fill.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace tb::documents {

namespace json = boost::json;

namespace {

std::string plain(json::string_view text) { return {text.data(), text.size()}; }

Data data_of(const json::object& object) {
  Data out;
  for (const auto& row : object) {
    const auto name = plain(row.key());
    const auto& value = row.value();
    if (value.is_array()) {
      auto& list = out.lists[name];
      for (const auto& item : value.as_array())
        if (item.is_object()) list.push_back(data_of(item.as_object()));
    } else if (value.is_string()) {
      out.texts[name] = plain(value.as_string());
    } else if (!value.is_object()) {
      out.texts[name] = value.is_null() ? std::string() : json::serialize(value);
    }
  }
  return out;
}

}  // namespace

Result<Data> read_data(std::string_view text) {
  json::error_code error;
  const auto value = json::parse(json::string_view(text.data(), text.size()), error);
  if (error || !value.is_object())
    return invalid("document.data_malformed", "文书的数据不是 JSON 对象");
  return data_of(value.as_object());
}

Result<std::string> fill(std::string_view text, const Data& data) {
  std::string out;
  while (!text.empty()) {
    const auto open = std::min(text.find('{'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    const auto close = text.find('}');
    if (close == std::string_view::npos)
      return invalid("document.template_broken", "文书模板里的大括号没有配对");
    const auto name = text.substr(1, close - 1);
    const auto found = data.texts.find(name);
    if (found == data.texts.end())
      return invalid("document.data_missing", fmt::format("文书缺少数据“{}”", name));
    out += found->second;
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace tb::documents
