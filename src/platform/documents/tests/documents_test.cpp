#include "platform/documents/documents.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/documents/fill.hpp"

namespace tb::documents {
namespace {

constexpr std::string_view kPaper =
    R"({"number":"受理〔2026〕1号","case_number":"511602260302000001","item_name":"公共场所卫生许可新办审批（县级）",
"item_code":"x","body_name":"区行政审批局","applicant_name":"广安青禾","applicant_number":"9151","agent_name":"","issued_on":"2026年3月2日（周一）",
"received_on":"2026年3月2日（周一）","accepted_on":"2026年3月2日（周一）","decided_on":"2026年3月5日（周四）","due_on":"2026年3月9日（周一）",
"limit_words":"7个工作日","comment":"","reason":"材料齐全","ground":"不属于本机关职权范围","legal_basis":"《公共场所卫生管理条例》第八条","hold_kind":"检测",
"hold_planned_end":"2026年3月6日（周五）","correction_due_on":"2026年3月12日（周四）","extension_days":"10","extended_due_on":"2026年3月23日（周一）","approved_by":"王局长","licence_number":"1.2.156","licence_title":"卫生许可证","delivery_way":"窗口领取",
"progress_url":"/progress?number=1","faults":[{"material":null,"field":null,"what":"没有标消毒间","why":"要看位置","how":"标明后重传"}],
"materials":[{"title":"平面图","value":"已收"}],"details":[]})";
constexpr std::string_view kLicence =
    R"({"number":"1.2.156.3005.2","title":"公共场所卫生许可证","holder_name":"广安青禾","body_name":"区行政审批局",
"issued_on":"2026年3月5日（周四）","valid_from":"2026年3月5日（周四）","valid_to":"2030年3月4日（周一）","verification_url":"/verify/1","fields":[{"title":"经营地址","value":"演示大道"}]})";

std::unique_ptr<Printer> printer() {
  return *Printer::open(std::string(TB_SOURCE_DIR) + "/data/templates", "http://127.0.0.1:8080");
}

TEST(DocumentsTest, EveryTemplatePrintsAndTheSameDataGiveTheSameBytes) {
  const auto made = printer();
  EXPECT_GE(made->ids().size(), 16U);
  for (const auto& id : made->ids()) {
    const auto data = id.starts_with("licence_") ? kLicence : kPaper;
    const auto first = made->print(id, data);
    ASSERT_TRUE(first) << id << " " << first.error().detail;
    EXPECT_TRUE(first->starts_with("%PDF")) << id;
    EXPECT_EQ(*first, *made->print(id, data)) << id;
  }
}

TEST(DocumentsTest, TheChineseTextCanBeReadOut) {
  const auto pdf = *printer()->print("acceptance", kPaper);
  const auto path = (std::filesystem::temp_directory_path() / "tb_document_test.pdf").string();
  std::ofstream(path, std::ios::binary) << pdf;
  auto* pipe = ::popen(("pdftotext -q " + path + " - 2>/dev/null").c_str(), "r");
  std::string text(16384, '\0');
  text.resize(::fread(text.data(), 1, text.size(), pipe));
  ASSERT_EQ(::pclose(pipe), 0) << "pdftotext (poppler-utils) is needed";
  EXPECT_TRUE(text.contains("受理通知书")) << text;
  EXPECT_TRUE(text.contains("511602260302000001"));
  EXPECT_TRUE(text.contains("演示城市"));
  std::filesystem::remove(path);
}

TEST(DocumentsTest, NoPermitWordsOnABenefitOrARecord_domain_d) {
  for (const auto* id : {"benefit_grant", "benefit_refuse", "record_receipt", "record_refuse",
                         "correction_notice_other", "delivery_receipt_other", "not_required"}) {
    std::ifstream in(std::string(TB_SOURCE_DIR) + "/data/templates/" + id + ".json");
    const std::string text(std::istreambuf_iterator<char>(in), {});
    EXPECT_FALSE(text.contains("行政许可")) << id;
    EXPECT_FALSE(text.contains("第三十八条")) << id;
  }
}

std::string text_of_template(std::string_view id) {
  std::ifstream in(fmt::format("{}/data/templates/{}.json", TB_SOURCE_DIR, id));
  return {std::istreambuf_iterator<char>(in), {}};
}

// 行政许可法 32(4): a deemed acceptance uses the same notice, and nobody has examined the papers.
TEST(DocumentsTest, TheNoticeOfAcceptanceClaimsNoExamination_32) {
  EXPECT_FALSE(text_of_template("acceptance").contains("经审查"));
}

// 行政许可法 32(1): that no permit is needed is told, it is not a refusal to accept.
TEST(DocumentsTest, NotRequiredIsNoRefusal_32_1) {
  const auto text = text_of_template("not_required");
  EXPECT_TRUE(text.contains("不受理告知书"));
  EXPECT_FALSE(text.contains("不予受理"));
}

TEST(DocumentsTest, WhatIsMissingIsNamed) {
  EXPECT_EQ(printer()->print("nothing", kPaper).error().code, "document.no_template");
  EXPECT_EQ(printer()->print("acceptance", "{}").error().code, "document.data_missing");
  EXPECT_EQ(printer()->print("acceptance", "[]").error().code, "document.data_malformed");
  EXPECT_EQ(fill("{a", {}).error().code, "document.template_broken");
}

TEST(DocumentsTest, ManyMayPrintAtOnceAndEachGetsItsBytes) {
  const auto made = printer();
  const auto receipt = *made->print("receipt", kPaper);
  const auto licence = *made->print("licence_venue_health", kLicence);
  std::vector<std::thread> threads;
  std::atomic<int> same{0};
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&, i] {
      for (int n = 0; n < 4; ++n)
        same += (i % 2 == 0 ? *made->print("receipt", kPaper) == receipt
                            : *made->print("licence_venue_health", kLicence) == licence)
                    ? 1
                    : 0;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(same.load(), 32);
}

}  // namespace
}  // namespace tb::documents
