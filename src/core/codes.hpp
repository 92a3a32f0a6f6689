// Numbers that other bodies give out: checked here, never made up outside the demo city. Checks are
// strict: the text must be normalised first (upper case, no spaces). Every failure is invalid, with
// a stable code and a Chinese reason that says what to do.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/time.hpp"

namespace tb {

// 居民身份号码, GB 11643: 18 characters, area, birth date up to `today`, check character (ISO 7064
// MOD 11-2).
Result<void> check_id_number(std::string_view number, Date today);
// 统一社会信用代码, GB 32100: 18 characters of its alphabet, region digits, check character.
Result<void> check_credit_code(std::string_view code);
// 实施编码: credit code, level 1…7, 12 characters of the basic code (31); with a 辦理項 two more
// digits (33).
Result<void> check_item_code(std::string_view code);
// 电子证照标识, GB/T 36904: 1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>, ISO 7064 MOD
// 37,36.
Result<void> check_licence_number(std::string_view number);
// 投资项目代码: YYMM-region-department-kind-six digits, or YYYY-… before 2020. Its check digit is
// not published.
Result<void> check_project_code(std::string_view code);
// A mobile number, or a landline with area code ("0826-2222222").
Result<void> check_phone(std::string_view number);

// By the name used on the command line: id-number, credit-code, item-code, licence-number,
// project-code, phone. Fails not_found `code.unknown_kind`.
Result<void> check_code(std::string_view kind, std::string_view value, Date today);

// Parts of a valid id number; nothing when it is not 18 characters with a real date.
std::optional<Date> birth_date(std::string_view id_number);
enum class Sex : std::uint8_t { female, male };
std::optional<Sex> sex(std::string_view id_number);
// Whole years on a day; a person is a year older on the birthday.
int age_on(Date birth, Date day);

// The last character that makes a number valid; '?' when `first17` has a wrong length or character.
char id_number_check(std::string_view first17);
char credit_code_check(std::string_view first17);
// ISO 7064 MOD 37,36 over 0-9A-Z, dots left out; '?' for any other character.
char licence_check(std::string_view text);
// "11100000000013338W011", "11430000006122244L", "20230000403", "001" -> the whole number; checks
// the result.
Result<std::string> make_licence_number(std::string_view type, std::string_view issuer,
                                        std::string_view serial, std::string_view version);

// What may be shown: 511602********2346, 138****5678, 李*. A value of another shape is hidden
// whole.
std::string mask_id_number(std::string_view number);
std::string mask_phone(std::string_view number);
std::string mask_name(std::string_view name);

}  // namespace tb
