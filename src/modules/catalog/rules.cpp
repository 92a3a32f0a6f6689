#include "modules/catalog/rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tb::catalog::rules {

Result<void> publishable(const Guide& guide) {
  std::vector<FieldError> found;
  for (const auto& material : guide.materials) {
    if (is_vague(material))
      found.push_back(
          {"materials/" + material.id, "vague",
           fmt::format("“{}”说不清要什么，请写明具体材料，或引用要求它的条文", material.name)});
    if (material.held && material.provided_by == ProvidedBy::upload)
      found.push_back({"materials/" + material.id, "held",
                       fmt::format("“{}”市里已有，不能再要求提交", material.name)});
  }
  const Limit* law = nullptr;
  const Limit* promise = nullptr;
  for (const auto& limit : guide.limits) {
    if (limit.name == LimitName::decision) law = &limit;
    if (limit.name == LimitName::promised) promise = &limit;
  }
  if (law != nullptr && promise != nullptr && law->unit == promise->unit &&
      promise->amount > law->amount)
    found.push_back({"limits/promised", "too_long", "承诺时限不能比法定时限长"});
  if (found.empty()) return {};
  return invalid("item.not_publishable", fmt::format("有 {} 处不能发布，请修改", found.size()),
                 std::move(found));
}

namespace {
constexpr std::size_t kPlaceLengths[]{2, 4, 6, 9, 12};
}

std::string place_of(std::string_view code) {
  for (const auto length : kPlaceLengths)
    if (length <= code.size() && code.substr(length).find_first_not_of('0') == code.npos)
      return std::string(code.substr(0, length));
  return std::string(code);
}

std::vector<std::string> places_of(std::string_view code) {
  const auto place = place_of(code);
  std::vector<std::string> out;
  for (const auto length : kPlaceLengths)
    if (length < place.size()) out.push_back(place.substr(0, length));
  out.push_back(place);
  return out;
}

std::optional<Audience> audience_of(std::string_view words) {
  static constexpr std::string_view kPersons[]{"person", "个人", "自然人", "公民"};
  static constexpr std::string_view kLegalPersons[]{"legal_person", "法人",      "企业",
                                                    "个体工商户",   "其他组织",  "事业单位",
                                                    "社会组织",     "非法人企业"};
  if (std::ranges::find(kPersons, words) != std::end(kPersons)) return Audience::person;
  if (std::ranges::find(kLegalPersons, words) != std::end(kLegalPersons))
    return Audience::legal_person;
  return std::nullopt;
}

}  // namespace tb::catalog::rules
