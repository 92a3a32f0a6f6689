#include "core/codes.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace tb {
namespace {

constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::string_view kAlphabet36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kLicenceRoot = "1.2.156.3005.2.";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }
bool all_upper(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
}
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// GB/T 2260: the first two digits name a province; 71, 81 and 82 are Taiwan, Hong Kong and Macau.
bool is_province(std::string_view two) {
  static constexpr std::array kProvinces{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                                         35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                                         53, 54, 61, 62, 63, 64, 65, 71, 81, 82};
  return std::ranges::find(kProvinces, number(two)) != kProvinces.end();
}

std::vector<std::string_view> parts(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

char id_number_check(std::string_view first17) {
  static constexpr int kWeights[]{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (first17.size() != 17 || !all_digits(first17)) return '?';
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (first17[i] - '0') * kWeights[i];
  return "10X98765432"[sum % 11];
}

Result<void> check_id_number(std::string_view number, Date today) {
  if (number.size() == 15 && all_digits(number))
    return invalid("id_number.length", "15 位的旧号码已停用，请填写身份证上 18 位的号码");
  if (number.size() != 18)
    return invalid("id_number.length", "身份号码应当是 18 位，请对照身份证重新填写");
  if (number.back() == 'x') return invalid("id_number.characters", "身份号码末位的 x 请用大写 X");
  if (!all_digits(number.substr(0, 17)) || !(is_digit(number[17]) || number[17] == 'X'))
    return invalid("id_number.characters",
                   "身份号码前 17 位应当是数字，末位是数字或者 X，请重新填写");
  if (!is_province(number.substr(0, 2)) || number.substr(2, 4) == "0000")
    return invalid("id_number.area", "身份号码前 6 位不是行政区划代码，请对照身份证重新填写");
  const auto birth = birth_date(number);
  if (!birth || *birth > today)
    return invalid("id_number.birth_date", "身份号码里的出生日期不对，请对照身份证第 7 到 14 位");
  if (id_number_check(number.substr(0, 17)) != number[17])
    return invalid("id_number.check_digit",
                   "身份号码的校验位不对，可能有一位抄错，请对照身份证重新填写");
  return {};
}

std::optional<Date> birth_date(std::string_view id_number) {
  if (id_number.size() != 18 || !all_digits(id_number.substr(6, 8))) return std::nullopt;
  const int year = number(id_number.substr(6, 4)), month = number(id_number.substr(10, 2)),
            day = number(id_number.substr(12, 2));
  if (year < 1800 || !is_valid_date(year, month, day)) return std::nullopt;
  return date(year, month, day);
}
std::optional<Sex> sex(std::string_view id_number) {
  if (id_number.size() != 18 || !is_digit(id_number[16])) return std::nullopt;
  return (id_number[16] - '0') % 2 == 1 ? Sex::male : Sex::female;
}
int age_on(Date birth, Date day) {
  const auto [y1, m1, d1] = civil(birth);
  const auto [y2, m2, d2] = civil(day);
  return y2 - y1 - (m2 < m1 || (m2 == m1 && d2 < d1) ? 1 : 0);
}

char credit_code_check(std::string_view first17) {
  static constexpr int kWeights[]{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  if (first17.size() != 17) return '?';
  std::size_t sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    const auto value = kCreditAlphabet.find(first17[i]);
    if (value == std::string_view::npos) return '?';
    sum += value * static_cast<std::size_t>(kWeights[i]);
  }
  return kCreditAlphabet[(31 - sum % 31) % 31];
}

Result<void> check_credit_code(std::string_view code) {
  if (code.size() != 18)
    return invalid("credit_code.length",
                   "统一社会信用代码应当是 18 位，请对照营业执照或者证书重新填写");
  if (std::ranges::any_of(code, [](char c) { return c >= 'a' && c <= 'z'; }))
    return invalid("credit_code.characters", "统一社会信用代码里的字母请用大写");
  if (std::ranges::any_of(code,
                          [](char c) { return kCreditAlphabet.find(c) == std::string_view::npos; }))
    return invalid(
        "credit_code.characters",
        "统一社会信用代码只用数字和大写字母，没有 I、O、S、V、Z，请核对是否把 0 写成了 O");
  if (!all_digits(code.substr(2, 6)) || code.substr(2, 6) == "000000")
    return invalid("credit_code.region",
                   "统一社会信用代码第 3 到 8 位应当是行政区划代码，请重新填写");
  if (credit_code_check(code.substr(0, 17)) != code[17])
    return invalid("credit_code.check_digit",
                   "统一社会信用代码的校验位不对，可能有一位抄错，请重新填写");
  return {};
}

Result<void> check_item_code(std::string_view code) {
  if (code.size() == 12 && all_upper(code))
    return invalid("item_code.length",
                   "这是 12 位的基本编码，请填写 31 位的实施编码或者 33 位的办理项编码");
  if (code.size() != 31 && code.size() != 33)
    return invalid("item_code.length", "事项编码应当是 31 位，办理项编码应当是 33 位，请重新填写");
  if (!all_upper(code))
    return invalid("item_code.characters", "事项编码只用数字和大写字母，请重新填写");
  if (auto holder = check_credit_code(code.substr(0, 18)); !holder)
    return invalid("item_code.holder",
                   "事项编码前 18 位不是实施主体的统一社会信用代码：" + holder.error().detail);
  if (code[18] < '1' || code[18] > '7')
    return invalid("item_code.level", "事项编码第 19 位是行使层级，应当是 1 到 7");
  if (!all_digits(code.substr(19, 4)) || code.substr(21, 2) == "00")
    return invalid("item_code.basic", "事项编码第 20 到 23 位应当是数字：区划两位、事项类型两位");
  if (code.size() == 33 && !all_digits(code.substr(31)))
    return invalid("item_code.handling", "办理项编码最后两位应当是数字");
  return {};
}

char licence_check(std::string_view text) {
  std::size_t product = 36;
  for (const char c : text) {
    if (c == '.') continue;
    const auto value = kAlphabet36.find(c);
    if (value == std::string_view::npos) return '?';
    auto sum = (product + value) % 36;
    if (sum == 0) sum = 36;
    product = sum * 2 % 37;
  }
  return kAlphabet36[(37 - product) % 36];
}

Result<void> check_licence_number(std::string_view number) {
  if (!number.starts_with(kLicenceRoot))
    return invalid("licence_number.root", "电子证照标识应当以 1.2.156.3005.2. 开头，请重新填写");
  const auto body = number.substr(kLicenceRoot.size());
  const auto part = parts(body, '.');
  if (part.size() != 5)
    return invalid("licence_number.parts",
                   "电子证照标识应当有五段：类型、颁发机构、流水号、版本、校验位");
  const auto [type, issuer, serial, version, check] =
      std::tie(part[0], part[1], part[2], part[3], part[4]);
  if (type.size() != 21 || !check_credit_code(type.substr(0, 18)) || !all_digits(type.substr(18)))
    return invalid("licence_number.type",
                   "电子证照标识的类型应当是 18 位信用代码加 3 位顺序号，请重新填写");
  const bool region = issuer.size() == 6 && all_digits(issuer);
  if (!region && !check_credit_code(issuer))
    return invalid("licence_number.issuer",
                   "电子证照标识的颁发机构应当是信用代码或者 6 位区划代码，请重新填写");
  if (serial.empty() || serial.size() > 64 || !all_upper(serial))
    return invalid("licence_number.serial",
                   "电子证照标识的流水号只用数字和大写字母，最多 64 位，请重新填写");
  if (version.size() != 3 || !all_digits(version))
    return invalid("licence_number.version", "电子证照标识的版本应当是 3 位数字，请重新填写");
  if (check.size() != 1 || licence_check(body.substr(0, body.size() - 2)) != check[0])
    return invalid("licence_number.check_digit",
                   "电子证照标识的校验位不对，可能有一位抄错，请重新填写");
  return {};
}

Result<std::string> make_licence_number(std::string_view type, std::string_view issuer,
                                        std::string_view serial, std::string_view version) {
  const auto body = fmt::format("{}.{}.{}.{}", type, issuer, serial, version);
  auto number = fmt::format("{}{}.{}", kLicenceRoot, body, licence_check(body));
  TRY_VOID(check_licence_number(number));
  return number;
}

Result<void> check_project_code(std::string_view code) {
  static constexpr std::size_t kLengths[]{4, 6, 2, 2, 6};
  const auto part = parts(code, '-');
  if (part.size() != 5)
    return invalid("project_code.parts",
                   "项目代码应当有五段，写成 2505-330354-04-01-274607 的样子");
  for (std::size_t i = 0; i < 5; ++i)
    if (part[i].size() != kLengths[i] || !all_digits(part[i]))
      return invalid(
          "project_code.parts",
          "项目代码各段应当是 4、6、2、2、6 位数字，写成 2505-330354-04-01-274607 的样子");
  const int year = number(part[0]), month = number(part[0].substr(2));
  const bool new_form = year >= 1600 && month >= 1 && month <= 12,
             old_form = year >= 2000 && year <= 2099;
  if (!new_form && !old_form)
    return invalid("project_code.year",
                   "项目代码第一段应当是年月（2505）或者年份（2019），请重新填写");
  if (!is_province(part[1].substr(0, 2)))
    return invalid("project_code.region", "项目代码第二段应当是行政区划代码，请重新填写");
  return {};
}

Result<void> check_phone(std::string_view number) {
  const bool mobile =
      number.size() == 11 && all_digits(number) && number[0] == '1' && number[1] >= '3';
  std::string digits(number);
  std::erase(digits, '-');
  const bool dashes = number.size() - digits.size() <= 1;
  const bool landline = dashes && digits.size() >= 10 && digits.size() <= 12 &&
                        all_digits(digits) && digits[0] == '0' && digits[1] != '0' &&
                        number.back() != '-';
  if (!mobile && !landline)
    return invalid("phone.invalid", "电话请填 11 位手机号，或者带区号的座机号（0826-2222222）");
  return {};
}

Result<void> check_code(std::string_view kind, std::string_view value, Date today) {
  if (kind == "id-number") return check_id_number(value, today);
  if (kind == "credit-code") return check_credit_code(value);
  if (kind == "item-code") return check_item_code(value);
  if (kind == "licence-number") return check_licence_number(value);
  if (kind == "project-code") return check_project_code(value);
  if (kind == "phone") return check_phone(value);
  return not_found("code.unknown_kind",
                   "没有这种号码，可以用 "
                   "id-number、credit-code、item-code、licence-number、project-code、phone");
}

std::string mask_id_number(std::string_view number) {
  if (number.size() != 18) return "******";
  return fmt::format("{}********{}", number.substr(0, 6), number.substr(14));
}
std::string mask_phone(std::string_view number) {
  if (number.size() < 10 || number.size() > 13) return "******";
  return fmt::format("{}****{}", number.substr(0, 3), number.substr(number.size() - 4));
}
std::string mask_name(std::string_view name) {
  const auto first = first_code_points(name, 1);
  const auto hidden = code_points(name) > 1 ? std::min<std::size_t>(code_points(name) - 1, 3) : 1;
  return std::string(first) + std::string(hidden, '*');
}

}  // namespace tb
