#include "core/codes.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "core/text.hpp"

namespace tb {
namespace {

const Date kToday = date(2026, 3, 2);

boost::json::array vectors(const char* name) {
  std::ifstream file(TB_SOURCE_DIR "/src/core/tests/vectors.json");
  std::stringstream text;
  text << file.rdbuf();
  return boost::json::parse(text.str()).as_object().at(name).as_array();
}

// Every vector as its source says, and what is wrong is said in Chinese.
template <class Check>
int agree(const char* name, Check check) {
  int count = 0;
  for (const auto& row : vectors(name)) {
    const std::string value(row.at("value").as_string());
    const auto got = check(value);
    EXPECT_EQ(got.has_value(), row.at("valid").as_bool())
        << value << " " << row.at("note").as_string().c_str();
    if (!got) {
      EXPECT_EQ(got.error().kind, ErrorKind::invalid);
      EXPECT_GT(code_points(got.error().detail), 8U) << value;
    }
    ++count;
  }
  return count;
}

TEST(Codes, IdNumbersFollowGb11643) {
  EXPECT_EQ(agree("id_number", [](auto v) { return check_id_number(v, kToday); }), 43);
}
TEST(Codes, CreditCodesFollowGb32100) {
  EXPECT_EQ(agree("credit_code", [](auto v) { return check_credit_code(v); }), 62);
}
TEST(Codes, LicenceNumbersFollowGb36904) {
  EXPECT_EQ(agree("licence_number", [](auto v) { return check_licence_number(v); }), 5);
}
TEST(Codes, ItemCodesAreThirtyOneOrThirtyThreeCharacters) {
  EXPECT_EQ(agree("item_code", [](auto v) { return check_item_code(v); }), 17);
}
TEST(Codes, ProjectCodesHaveFiveParts) {
  EXPECT_EQ(agree("project_code", [](auto v) { return check_project_code(v); }), 3);
}

// Each single wrong digit and each swap of unequal neighbours is found, as ISO 7064 promises.
TEST(Codes, EveryWrongDigitOfAnIdNumberIsFound) {
  const std::string good = "11010519491231002X";
  for (std::size_t i = 0; i < 17; ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      auto bad = good;
      if (bad[i] == c) continue;
      bad[i] = c;
      EXPECT_FALSE(check_id_number(bad, kToday)) << bad;
    }
    auto swapped = good;
    std::swap(swapped[i], swapped[i + 1]);
    EXPECT_EQ(check_id_number(swapped, kToday).has_value(), swapped == good) << swapped;
  }
}
TEST(Codes, EveryWrongCharacterOfALicenceNumberIsFound) {
  const std::string good =
      "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";
  for (std::size_t i = 52; i < good.size(); ++i) {
    for (const char c : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
      auto bad = good;
      if (bad[i] == c || bad[i] == '.') continue;
      bad[i] = c;
      EXPECT_FALSE(check_licence_number(bad)) << bad;
    }
  }
}

std::string code_of(const Result<void>& got) { return got ? "" : got.error().code; }

TEST(Codes, SayWhatIsWrong) {
  EXPECT_EQ(code_of(check_id_number("110105491231002", kToday)), "id_number.length");
  EXPECT_EQ(code_of(check_id_number("11010519491231002x", kToday)), "id_number.characters");
  EXPECT_EQ(code_of(check_id_number("99999919000101901X", kToday)), "id_number.area");
  EXPECT_EQ(code_of(check_id_number("330600190013019018", kToday)), "id_number.birth_date");
  EXPECT_EQ(code_of(check_id_number("110105194912310021", kToday)), "id_number.check_digit");
  EXPECT_EQ(code_of(check_id_number("11010519491231002X", date(1949, 12, 30))),
            "id_number.birth_date");
  EXPECT_EQ(code_of(check_id_number("11010519491231002X", date(1949, 12, 31))), "");
  EXPECT_EQ(code_of(check_credit_code("000000000000000000")), "credit_code.region");
  EXPECT_EQ(code_of(check_credit_code("11330600O025771029")), "credit_code.characters");
  EXPECT_EQ(code_of(check_item_code("000104002000")), "item_code.length");
  EXPECT_EQ(code_of(check_item_code("11450721MB155808118000104002000")), "item_code.level");
  EXPECT_EQ(code_of(check_item_code("11450721MB155808124000104002000")), "item_code.holder");
  EXPECT_EQ(code_of(check_item_code("11450721MB155808114000004002000")), "item_code.basic");
  EXPECT_EQ(code_of(check_item_code("1145072wMB155808114000104002000")), "item_code.characters");
  EXPECT_EQ(code_of(check_item_code("11450721MB1558081140001041050000A")), "item_code.handling");
  EXPECT_EQ(code_of(check_project_code("2513-330354-04-01-274607")), "project_code.year");
  EXPECT_EQ(code_of(check_project_code("2505-990354-04-01-274607")), "project_code.region");
  EXPECT_EQ(code_of(check_project_code("2505-330354-04-01-27460")), "project_code.parts");
  EXPECT_EQ(code_of(check_project_code("2505-330354-04-01-274607-1")), "project_code.parts");
  EXPECT_EQ(code_of(check_licence_number("")), "licence_number.root");
  EXPECT_EQ(code_of(check_licence_number("1.2.156.3005.2.")), "licence_number.parts");
  EXPECT_EQ(code_of(check_licence_number("1.2.156.3005.2.a.b.c.d.e")), "licence_number.type");
}

TEST(Codes, BytesOfAnyKindAreRefusedNotRead) {
  for (std::size_t length : {0U, 1U, 11U, 12U, 15U, 17U, 18U, 19U, 31U, 33U, 70U}) {
    for (const char c : {'\0', '\x7f', '\xff', ' ', '-', '.', '0', 'Z'}) {
      const std::string text(length, c);
      EXPECT_FALSE(check_id_number(text, kToday));
      EXPECT_FALSE(check_credit_code(text));
      EXPECT_FALSE(check_item_code(text));
      EXPECT_FALSE(check_licence_number(text));
      EXPECT_FALSE(check_project_code(text));
      (void)check_phone(text);
      (void)mask_id_number(text), (void)mask_phone(text), (void)mask_name(text);
    }
  }
}

TEST(Codes, AKindHasAName) {
  EXPECT_TRUE(check_code("credit-code", "11100000000013338W", kToday));
  EXPECT_TRUE(check_code("id-number", "11010519491231002X", kToday));
  EXPECT_TRUE(check_code("phone", "13800005678", kToday));
  EXPECT_EQ(code_of(check_code("passport", "E12345678", kToday)), "code.unknown_kind");
}

TEST(Codes, PhonesAreMobileOrLandline) {
  for (const auto* good :
       {"13800005678", "19912345678", "0826-2222222", "02888888888", "010-12345678"})
    EXPECT_TRUE(check_phone(good)) << good;
  for (const auto* bad :
       {"", "1380000567", "138000056789", "12800005678", "2222222", "0826--2222222",
        "+8613800005678", "0826222222-", "00826222222", "1380000567８"})
    EXPECT_FALSE(check_phone(bad)) << bad;
}

TEST(Codes, BirthSexAndAgeComeFromTheIdNumber) {
  EXPECT_EQ(birth_date("11010519491231002X"), date(1949, 12, 31));
  EXPECT_EQ(sex("11010519491231002X"), Sex::female);
  EXPECT_EQ(sex("440524188001010014"), Sex::male);
  EXPECT_EQ(birth_date("330600190002299018"), std::nullopt);
  EXPECT_EQ(birth_date("1"), std::nullopt);
  EXPECT_EQ(sex(""), std::nullopt);
  EXPECT_EQ(age_on(date(1946, 3, 3), date(2026, 3, 2)), 79);
  EXPECT_EQ(age_on(date(1946, 3, 3), date(2026, 3, 3)), 80);
  EXPECT_EQ(age_on(date(1944, 2, 29), date(2026, 2, 28)), 81);
  EXPECT_EQ(age_on(date(1944, 2, 29), date(2026, 3, 1)), 82);
}

TEST(Codes, ChecksAreMade) {
  EXPECT_EQ(id_number_check("11010519491231002"), 'X');
  EXPECT_EQ(id_number_check("1101051949123100"), '?');
  EXPECT_EQ(credit_code_check("91110000600037341"), 'L');
  EXPECT_EQ(credit_code_check("9111000060003734I"), '?');
  EXPECT_EQ(make_licence_number("11100000000013338W011", "11430000006122244L", "20230000403", "001")
                .value(),
            "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U");
  EXPECT_FALSE(make_licence_number("11100000000013338W011", "nobody", "1", "001"));
  EXPECT_FALSE(make_licence_number("11100000000013338W011", "11430000006122244L", "小", "001"));
}

TEST(Codes, MasksShowOnlyTheEnds) {
  EXPECT_EQ(mask_id_number("511602199001012346"), "511602********2346");
  EXPECT_EQ(mask_id_number("511602"), "******");
  EXPECT_EQ(mask_phone("13800005678"), "138****5678");
  EXPECT_EQ(mask_phone("12345"), "******");
  EXPECT_EQ(mask_name("李明"), "李*");
  EXPECT_EQ(mask_name("欧阳小明"), "欧***");
  EXPECT_EQ(mask_name("𠮷田"), "𠮷*");
  EXPECT_EQ(mask_name("阿卜杜拉·买买提"), "阿***");
  EXPECT_EQ(mask_name("李"), "李*");
}

}  // namespace
}  // namespace tb
