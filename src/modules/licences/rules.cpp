#include "modules/licences/rules.hpp"

#include <fmt/format.h>

#include "core/codes.hpp"

namespace tb::licences::rules {

Result<std::string> number(std::string_view body_code, std::string_view item, Id id) {
  if (!check_credit_code(body_code))
    return invalid("licence.issuer_code",
                   "发证机关没有正确的统一社会信用代码，不能编证照标识，请联系管理员");
  // Three digits that keep the types of one issuer apart; the item's own code is too long for the
  // standard's field.
  unsigned type = 0;
  for (const char c : item) type = (type * 31 + static_cast<unsigned char>(c)) % 1000;
  return make_licence_number(fmt::format("{}{:03}", body_code, type), body_code,
                             fmt::format("{}", id.value), "001");
}

Status status_on(Status stored, const std::optional<Date>& valid_to, Date today) {
  return stored == Status::valid && valid_to && *valid_to < today ? Status::expired : stored;
}

std::string_view words_of(Status status) {
  switch (status) {
    case Status::valid:
      return "有效";
    case Status::expired:
      return "已过期";
    case Status::annulled:
      return "已撤销";
    case Status::retracted:
      return "已撤回";
    case Status::revoked:
      return "已吊销";
    case Status::cancelled:
      return "已注销";
  }
  return "";
}

}  // namespace tb::licences::rules
