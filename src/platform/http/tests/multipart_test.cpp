#include "platform/http/multipart.hpp"

#include <gtest/gtest.h>

namespace tb {
namespace {

constexpr std::string_view kType = "multipart/form-data; boundary=\"X y\"";
const std::string kHead =
    "--X y\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";

std::string code_of(std::string_view body, std::string_view type = kType) {
  const auto parts = parse_multipart(type, body);
  return parts ? "" : parts.error().code;
}

TEST(Multipart, parts_are_taken_apart_with_their_bytes_as_sent) {
  const std::string data("\0\xff\r\n--X", 7);
  const auto parts = parse_multipart(
      kType,
      "--X y\r\ncontent-disposition: form-data; name=material\r\n\r\nplan\r\n--X y\r\n"
      "Content-Disposition: form-data; name=\"file\"; filename=\"..\\..\\身份证 \\\"1\\\".pdf\"\r\n"
      "Content-Type: application/pdf\r\n\r\n" +
          data + "\r\n--X y--\r\n");
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ(parts->at(0).name, "material");
  EXPECT_EQ(parts->at(0).data, "plan");
  EXPECT_FALSE(parts->at(0).is_file);
  EXPECT_TRUE(parts->at(1).is_file);
  EXPECT_EQ(parts->at(1).file_name, "..\\..\\身份证 \"1\".pdf");
  EXPECT_EQ(parts->at(1).content_type, "application/pdf");
  EXPECT_EQ(parts->at(1).data, data);
}

TEST(Multipart, an_empty_file_is_a_file) {
  const auto parts = parse_multipart(kType, kHead + "\r\n--X y--");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->at(0).data, "");
}

TEST(Multipart, broken_bodies_are_refused) {
  for (const auto& body : std::vector<std::string>{
           "", "--", "--X y", "--X y\r\n", "junk--X y--", kHead, kHead + "data",
           kHead + "data\r\n--X y", kHead + "data\r\n--X yz--",
           "--X y\r\nContent-Disposition: form-data\r\n\r\na\r\n--X y--",
           "--X y\r\nContent-Disposition: attachment; name=a\r\n\r\na\r\n--X y--",
           "--X y\r\nContent-Disposition: form-data; name=\"a\r\n\r\na\r\n--X y--",
           "--X y\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\na\r\n--X y--",
           "--X y\r\nno colon\r\n\r\na\r\n--X y--", "--X y\r\n\r\na\r\n--X y--",
           "--X y\r\nContent-Disposition: form-data; name=a; filename=" + std::string(256, 'f') +
               "\r\n\r\na\r\n--X y--",
           "--X y\r\nX: " + std::string(3'000, 'h') + "\r\n\r\na\r\n--X y--"})
    EXPECT_EQ(code_of(body), "multipart.malformed") << body;
  std::string many;
  for (int i = 0; i < 17; ++i) many += (i == 0 ? "" : "\r\n") + kHead + "d";
  EXPECT_EQ(code_of(many + "\r\n--X y--"), "multipart.malformed");
}

TEST(Multipart, other_types_are_refused) {
  EXPECT_EQ(code_of("{}", "application/json"), "http.content_type");
  EXPECT_EQ(code_of("", ""), "http.content_type");
  EXPECT_EQ(code_of("", "multipart/form-data"), "multipart.malformed");
  EXPECT_EQ(code_of("", "multipart/form-data; boundary=" + std::string(71, 'b')),
            "multipart.malformed");
}

}  // namespace
}  // namespace tb
