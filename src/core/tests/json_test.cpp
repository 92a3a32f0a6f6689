#include "core/json.hpp"

#include <gtest/gtest.h>

namespace tb::json_test {

enum class Channel : std::uint8_t { portal, window };
TB_DESCRIBED(Channel)
struct Person {
  std::string name;
  std::optional<std::string> phone;
};
TB_DESCRIBED(Person)
struct Request {
  Id id;
  std::string name;
  Channel channel{};
  std::int64_t copies = 0;
  double area = 0;
  bool online = false;
  Instant at;
  Date day;
  Bytes photo;
  Json form;
  Person applicant;
  std::optional<Person> agent;
  std::vector<Person> witnesses;
  std::vector<std::string> tags;
};
TB_DESCRIBED(Request)
TB_ENUM(Channel, portal, window)
TB_STRUCT(Person, name, phone)
TB_STRUCT(Request, id, name, channel, copies, area, online, at, day, photo, form, applicant, agent,
          witnesses, tags)

struct Small {
  std::int64_t number = 0;
};
TB_DESCRIBED(Small)
TB_STRUCT(Small, number)
struct Area {
  double area = 0;
};
TB_DESCRIBED(Area)
TB_STRUCT(Area, area)
struct Form {
  Json form;
};
TB_DESCRIBED(Form)
TB_STRUCT(Form, form)

constexpr std::string_view kWhole =
    R"({"id":"7","name":"广安\"小吃\"\n店","channel":"window","copies":-2,"area":12.5,"online":true,)"
    R"("at":"2026-03-02T10:24:06+08:00","day":"2026-03-02","photo":"AQI=",)"
    R"("form":{"a":[1,2.50,{"b":null}],"c":"d"},"applicant":{"name":"张三","phone":null},)"
    R"("agent":{"name":"李四","phone":"13800000000"},"witnesses":[{"name":"甲","phone":null},)"
    R"({"name":"乙","phone":"1"}],"tags":["x","y"]})";

std::string code_of(std::string_view text) {
  const auto read = from_json<Request>(text);
  return read ? "" : read.error().code;
}
// "field code" of each fault, in order, joined by ", ".
template <class T>
std::string faults_of(std::string_view text) {
  const auto read = from_json<T>(text);
  std::string out;
  if (read) return "none";
  if (read.error().code != "json.invalid") return read.error().code;
  for (const auto& fault : read.error().fields) {
    if (!out.empty()) out += ", ";
    out += fault.field + " " + fault.code;
    EXPECT_FALSE(fault.message.empty());
  }
  return out;
}

TEST(Json, reads_what_it_wrote) {
  const auto read = from_json<Request>(kWhole);
  ASSERT_TRUE(read) << read.error().fields.front().field;
  EXPECT_EQ(read->id.value, 7);
  EXPECT_EQ(read->name, "广安\"小吃\"\n店");
  EXPECT_EQ(read->channel, Channel::window);
  EXPECT_EQ(read->photo.data, "\x01\x02");
  EXPECT_EQ(read->agent->phone, "13800000000");
  ASSERT_EQ(read->witnesses.size(), 2U);
  EXPECT_EQ(read->witnesses[1].name, "乙");
  EXPECT_EQ(to_json(*read), kWhole);
}

TEST(Json, raw_values_keep_their_numbers_and_lose_white_space) {
  const auto read =
      from_json<Form>("{ \"form\" : { \"a\" : [ 1 , 2.50, -0 ], \"b\": \"\\u00e9\" } } \n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->form.text, R"({"a":[1,2.50,-0],"b":"é"})");
  EXPECT_EQ(from_json<Form>(R"({"form":true})")->form.text, "true");
  EXPECT_EQ(from_json<Form>(R"({"form":null})")->form.text, "null");
  EXPECT_EQ(from_json<Form>(R"({"form":[]})")->form.text, "[]");
  EXPECT_EQ(from_json<Form>(R"({"form":"x"})")->form.text, "\"x\"");
}

TEST(Json, malformed_texts_are_refused) {
  for (const std::string_view text :
       {"", "{", "{}x", "{\"id\":}", "{'id':1}", "{\"id\":01}", "{\"id\":NaN}", "[1,]",
        "{\"id\":\"\xff\"}", "{\"id\":\"\\ud800\"}", "{\"id\":\"a\nb\"}", "\xEF\xBB\xBF{}",
        "// x\n{}", "{\"a\":1}{\"a\":1}"})
    EXPECT_EQ(code_of(text), "json.malformed") << text;
  EXPECT_EQ(code_of(std::string_view("{\"id\":\"7\0\"}", 10)), "json.malformed");
}

TEST(Json, deep_nesting_is_refused_and_the_limit_is_taken) {
  const auto nested = [](int depth) {
    return "{\"form\":" + std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']') + "}";
  };
  EXPECT_EQ(faults_of<Form>(nested(31)), "none");
  EXPECT_EQ(faults_of<Form>(nested(32)), "json.malformed");
  EXPECT_EQ(faults_of<Form>(nested(100'000)), "json.malformed");
}

TEST(Json, every_fault_is_told_with_its_path) {
  EXPECT_EQ(
      faults_of<Request>(
          R"({"id":"7","nme":{"deep":[1]},"channel":"fax","copies":"two","area":"x","online":1,)"
          R"("at":"yesterday","day":"2026-02-30","photo":"?","form":{},"applicant":{"phone":3},)"
          R"("witnesses":[{"name":"甲"},{"nam/e":1}],"tags":["x",5]})"),
      "nme unknown, channel choice, copies type, area type, online type, at instant.invalid, "
      "day date.invalid, photo type, applicant/phone type, applicant/name required, "
      "witnesses/1/nam~1e unknown, witnesses/1/name required, tags/1 type, name required");
  EXPECT_EQ(faults_of<Small>("[]"), " type");
  EXPECT_EQ(faults_of<Small>("null"), " required");
  EXPECT_EQ(faults_of<Small>("3"), " type");
  EXPECT_EQ(faults_of<Small>("{}"), "number required");
  EXPECT_EQ(faults_of<Small>(R"({"number":null})"), "number required");
  EXPECT_EQ(faults_of<Small>(R"({"number":{"a":[1]}})"), "number type");
  EXPECT_EQ(faults_of<Small>(R"({"x":1,"number":[{}],"y":[[]],"z":"s"})"),
            "x unknown, number type, y unknown, z unknown");
}

TEST(Json, duplicate_members_are_refused_at_every_depth) {
  EXPECT_EQ(faults_of<Small>(R"({"number":1,"number":2})"), "number duplicate");
  EXPECT_EQ(faults_of<Form>(R"({"form":{"a":1,"b":2,"\u0061":3}})"), "form duplicate");
  EXPECT_EQ(faults_of<Form>(R"({"form":[{"a":{"x":1}},{"a":{"x":1}}]})"), "none");
  EXPECT_EQ(faults_of<Form>(R"({"form":{"a":{"a":1,"b":2},"b":[{"a":3}]}})"), "none");
}

TEST(Json, numbers_that_do_not_fit_are_refused) {
  EXPECT_EQ(from_json<Small>(R"({"number":9223372036854775807})")->number, INT64_MAX);
  EXPECT_EQ(from_json<Small>(R"({"number":-9223372036854775808})")->number, INT64_MIN);
  EXPECT_EQ(faults_of<Small>(R"({"number":9223372036854775808})"), "number range");
  EXPECT_EQ(faults_of<Small>(R"({"number":99999999999999999999999})"), "number range");
  EXPECT_EQ(faults_of<Small>(R"({"number":1.5})"), "number type");
  EXPECT_EQ(faults_of<Small>(R"({"number":1e400})"), "number range");
  EXPECT_EQ(faults_of<Form>(R"({"form":{"n":18446744073709551616}})"), "form range");
  EXPECT_EQ(faults_of<Form>(R"({"form":1e999})"), "form range");
  EXPECT_EQ(from_json<Area>(R"({"area":123456789012345680000})")->area, 123456789012345680000.0);
  EXPECT_EQ(from_json<Area>(to_json(Area{123456789012345680000.0}))->area, 123456789012345680000.0);
  EXPECT_EQ(faults_of<Area>(R"({"area":-1e999})"), "area range");
  EXPECT_EQ(from_json<Area>(R"({"area":3})")->area, 3.0);
}

TEST(Json, ids_are_strings_of_digits) {
  for (const auto* text :
       {"\"\"", "\"-1\"", "\"+1\"", "\"1a\"", "\"9223372036854775808\"", "7", "\" 7\""})
    EXPECT_NE(faults_of<Request>("{\"id\":" + std::string(text) + "}").find("id type"),
              std::string::npos)
        << text;
}

TEST(Json, control_characters_in_texts_are_refused) {
  EXPECT_EQ(faults_of<Person>(R"({"name":"a\u0000b"})"), "name control_character");
  EXPECT_EQ(faults_of<Person>(R"({"name":"a\u001bb"})"), "name control_character");
  EXPECT_EQ(faults_of<Person>("{\"name\":\"a\x7f\"}"), "name control_character");
  EXPECT_EQ(faults_of<Person>(R"({"name":"a\tb\r\nc"})"), "none");
  EXPECT_EQ(faults_of<Form>(R"({"form":{"a\u0001":1}})"), "form control_character");
  EXPECT_EQ(faults_of<Form>(R"({"form":["\u0002"]})"), "form control_character");
}

TEST(Json, optionals_and_lists_may_be_absent) {
  const auto person = from_json<Person>(R"({"name":""})");
  ASSERT_TRUE(person);
  EXPECT_FALSE(person->phone);
  EXPECT_EQ(faults_of<Request>(R"({"witnesses":null})").substr(0, 14), "witnesses type");
}

TEST(Json, a_flood_of_faults_is_cut) {
  std::string text = "{\"number\":1";
  for (int i = 0; i < 5'000; ++i) text += ",\"k" + std::to_string(i) + "\":1";
  EXPECT_EQ(from_json<Small>(text + "}").error().fields.size(), 100U);
}

TEST(Json, a_long_unknown_name_is_cut_between_characters) {
  const auto text = "{\"number\":1,\"" + std::string(63, 'a') + "通\":1}";
  EXPECT_EQ(from_json<Small>(text).error().fields.front().field, std::string(63, 'a'));
}

TEST(Json, texts_are_escaped) {
  std::string out;
  write_json_text(out, std::string_view("a\"\\\n\t\0\x1f\x7f通", 11));
  EXPECT_EQ(out, R"("a\"\\\n\t\u0000\u001f\u007f通")");
}

TEST(Json, every_byte_is_escaped_alike_wherever_it_stands) {
  const std::string around = "公共场所卫生许可 abc";
  for (int byte = 0; byte < 0x80; ++byte) {
    std::string alone;
    write_json_text(alone, std::string(1, static_cast<char>(byte)));
    const std::string escaped = alone.substr(1, alone.size() - 2);
    for (std::size_t at = 0; at <= around.size(); ++at) {
      std::string out;
      write_json_text(out, around.substr(0, at) + static_cast<char>(byte) + around.substr(at));
      EXPECT_EQ(out, '"' + around.substr(0, at) + escaped + around.substr(at) + '"') << byte;
    }
  }
}

TEST(Json, plain_texts_are_read_as_scalars) {
  std::int64_t number = 0;
  EXPECT_TRUE(read_text("20", kInteger, &number));
  EXPECT_EQ(number, 20);
  for (const auto* bad : {"", "20 ", "x", "1.5", "99999999999999999999"})
    EXPECT_FALSE(read_text(bad, kInteger, &number)) << bad;
  bool flag = false;
  EXPECT_TRUE(read_text("true", kBoolean, &flag));
  EXPECT_TRUE(flag);
  EXPECT_FALSE(read_text("yes", kBoolean, &flag));
}

TEST(Json, what_is_kept_leaves_out_what_says_nothing) {
  Request some;
  some.name = "张三";
  some.tags = {"", "急"};
  some.agent = Person{};
  some.form = Json{"{}"};
  const auto kept = to_kept(some);
  for (const auto* absent : {"witnesses", "applicant\":{\"name", "phone"})
    EXPECT_FALSE(kept.contains(absent)) << kept;
  EXPECT_TRUE(kept.contains(R"("agent":{},"tags":["","急"])")) << kept;
  EXPECT_EQ(to_json(*from_kept<Request>(kept)), to_json(some));
  EXPECT_EQ(to_json(*from_kept<Request>(to_json(some))), to_json(some)) << "the whole form too";
  EXPECT_EQ(to_json(*from_kept<Request>("{}")), to_json(Request{}));
}

TEST(Json, what_is_kept_is_still_read_strictly) {
  for (const auto* bad : {"", "{", R"({"nmae":"x"})", R"({"copies":"2"})", R"({"name":null})"})
    EXPECT_FALSE(from_kept<Request>(bad)) << bad;
}

}  // namespace tb::json_test
