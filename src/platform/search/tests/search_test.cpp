#include "platform/search/search.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "platform/search/script.hpp"
#include "platform/search/suggest.hpp"

namespace tb {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTitles[]{"80周岁以上老年人高龄津贴发放",
                                "公共场所卫生许可新办审批",
                                "食品小经营店备案",
                                "银行网点设立登记",
                                "城市绿化旅游企业证照变更",
                                "KTV 歌舞娱乐场所设立"};

class SearchTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    index_ = std::make_unique<SearchIndex>(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  void build(std::int64_t generation = 1) {
    std::vector<SearchDocument> documents;
    for (const auto* title : kTitles) {
      const auto number = std::to_string(documents.size());
      documents.push_back({.id = number,
                           .title = title,
                           .text = "说明 " + number,
                           .facets = {{"half", documents.size() % 2 == 0 ? "even" : "odd"}},
                           .tags = {{"place", "51"}, {"place", "51" + number}},
                           .rank = static_cast<std::int64_t>(documents.size())});
    }
    ASSERT_TRUE(index_->rebuild(documents, generation));
  }
  SearchResult find(std::string words, std::map<std::string, std::string> filters = {}) {
    const auto found = index_->find({.words = std::move(words), .filters = std::move(filters)});
    EXPECT_TRUE(found) << (found ? "" : found.error().detail);
    return found.value_or(SearchResult{});
  }
  std::string folder_ =
      (fs::temp_directory_path() / ("tb_search_" + std::to_string(::getpid()) + "_" +
                                    testing::UnitTest::GetInstance()->current_test_info()->name()))
          .string();
  std::unique_ptr<SearchIndex> index_;
};

using Ids = std::vector<std::string>;

TEST_F(SearchTest, AnIndexThatWasNotBuiltSaysSo) {
  EXPECT_EQ(index_->generation(), -1);
  EXPECT_EQ(index_->find({}).error().code, "search.not_ready");
}

TEST_F(SearchTest, TwoCharactersPinyinInitialsAndTraditionalFindTheSame) {
  build();
  for (const auto* words : {"高龄津贴", "高龄", "高齡津貼", "gaolingjintie", "gaoling jintie",
                            "GaoLing", "gao ling jin tie", "gaoli", "gljt", "gljt 发放", "jintie"})
    EXPECT_EQ(find(words).ids, Ids{"0"}) << words;
  EXPECT_EQ(find("ggcs").ids, Ids{"1"});
  EXPECT_EQ(find("證照變更").ids, Ids{"4"});
}

TEST_F(SearchTest, SecondReadingsAndTheLetterVForÜAreKnown) {
  build();
  EXPECT_EQ(find("yinhang").ids, Ids{"3"});
  EXPECT_EQ(find("yh").ids, Ids{"3"});
  EXPECT_EQ(find("lvyou").ids, Ids{"4"});
  EXPECT_EQ(find("ktv").ids, Ids{"5"});
}

TEST_F(SearchTest, WhoFindsNothingIsToldWhatMayHaveBeenMeant) {
  build();
  EXPECT_EQ(find("高龄津帖").suggestion, "高龄津贴") << "same sound";
  EXPECT_EQ(find("卫生许克").suggestion, "卫生许可") << "one letter apart";
  EXPECT_EQ(find("gaolinjintie").suggestion, "高龄津贴");
  EXPECT_EQ(find("shipingxiaojing").suggestion, "食品小经");
  EXPECT_EQ(find("gglcs").suggestion, "公共场所");
  EXPECT_EQ(find("完全没有的词语").suggestion, std::nullopt);
  EXPECT_EQ(find("zzzzzzzzzz").suggestion, std::nullopt);
  EXPECT_EQ(find("高龄津贴").suggestion, std::nullopt) << "found";
  EXPECT_EQ(find("高龄津贴", {{"half", "odd"}}).suggestion, std::nullopt) << "the filter hides it";
}

TEST_F(SearchTest, FiltersTakeFacetsAndEachOfSeveralTags) {
  build();
  EXPECT_EQ(find("", {{"place", "51"}}).total, 6);
  EXPECT_EQ(find("", {{"place", "513"}}).ids, Ids{"3"});
  EXPECT_EQ(find("", {{"place", "5"}}).total, 0);
  EXPECT_EQ(find("", {{"half", "odd"}}).total, 3);
  EXPECT_EQ(find("", {{"half", "odd"}, {"place", "512"}}).total, 0);
  EXPECT_EQ(find("").facets.at("half").size(), 2U);
}

TEST_F(SearchTest, BadInputIsRefusedOrFindsNothing) {
  build();
  EXPECT_EQ(index_->find({.words = "\xff\xfe高龄"}).error().code, "search.not_text");
  EXPECT_EQ(index_->find({.words = "\xed\xa0\x80"}).error().code, "search.not_text");
  for (const auto* nothing :
       {"", " ", "。，！", "---", "\"\"", "((((", "\xf0\x9f\x98\x80", "*", "～"})
    EXPECT_EQ(find(nothing).total, 6) << nothing;
  EXPECT_EQ(find(std::string("a\0b", 3)).total, 0);
  std::string han;
  for (int i = 0; i < 3'400; ++i) han += "高";
  (void)find(han);
  (void)find(std::string(10'000, 'g'));
  (void)find(std::string(10'000, ' ') + "高龄");
  std::string spaced;
  for (int i = 0; i < 3'400; ++i) spaced += "g ";
  (void)find(spaced);
}

TEST_F(SearchTest, OperatorsAreWordsOrSigns) {
  build();
  for (const auto* words :
       {"高龄*", "+高龄", "-高龄", "\"高龄\"", "(高龄", "高龄~", "XPY:高龄", "高龄^9"})
    EXPECT_LE(find(words).total, 1) << words;
  EXPECT_EQ(find("-高龄").ids, Ids{"0"}) << "no exclusion";
  EXPECT_EQ(find("NOT 高龄").total, 0) << "a word that stands nowhere";
  EXPECT_EQ(find("高龄 OR 食品").total, 0);
  EXPECT_EQ(find("Xhalf:odd").total, 0) << "no inner term is reached";
}

TEST_F(SearchTest, PagesNeitherRepeatNorSkip) {
  std::vector<SearchDocument> documents;
  for (int i = 0; i < 500; ++i)
    documents.push_back({.id = std::to_string(i),
                         .title = i % 3 == 0 ? "许可事项许可" : "许可事项",
                         .text = {},
                         .facets = {},
                         .tags = {},
                         .rank = 1'000 - i});
  ASSERT_TRUE(index_->rebuild(documents, 1));
  for (const auto* words : {"许可", "xuke", "", "shixiang 许可"}) {
    const auto all = index_->find({.words = words, .filters = {}, .offset = 0, .limit = 1'000});
    ASSERT_TRUE(all);
    EXPECT_EQ(all->ids.size(), 500U);
    Ids paged;
    for (std::int64_t offset = 0; offset < 500; offset += 7)
      for (const auto& id : index_->find({words, {}, offset, 7})->ids) paged.push_back(id);
    EXPECT_EQ(paged, all->ids) << words;
  }
}

TEST_F(SearchTest, AnEarlierIndexIsUsedAndACutOneIsNot) {
  build(7);
  EXPECT_EQ(SearchIndex(folder_).generation(), 7);
  EXPECT_EQ(SearchIndex(folder_).find({.words = "gljt"})->ids, Ids{"0"});
  fs::resize_file(folder_ + "/7/iamglass", 3);
  EXPECT_EQ(SearchIndex(folder_).generation(), -1);
  build(8);
  EXPECT_EQ(index_->generation(), 8);
  EXPECT_EQ(find("gljt").total, 1);
}

TEST(Script, RunsEndAtSignsAndLettersAreSmall) {
  const auto runs = search::runs_of("（县级）KTV，8");
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[0][1].pinyin, "ji");
  EXPECT_EQ(runs[1][0].pinyin, "k");
  EXPECT_EQ(search::runs_of("𠮷野").at(0).size(), 2U) << "beyond the first plane";
  EXPECT_TRUE(search::runs_of("").empty());
  EXPECT_EQ(search::simplified("開設髮廊 abc"), "开设发廊 abc");
}

}  // namespace
}  // namespace tb
