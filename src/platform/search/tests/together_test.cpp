// Many searches at once: a reader is used by one thread at a time, with all that counts references
// to it.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "platform/search/search.hpp"

namespace tb {
namespace {

TEST(SearchTogetherTest, ManyThreadsFindTheSameAtOnce) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "tb_search_together";
  std::filesystem::remove_all(folder);
  SearchIndex index(folder.string());
  std::vector<SearchDocument> documents;
  for (int i = 0; i < 50; ++i)
    documents.push_back({.id = std::to_string(i),
                         .title = "公共场所卫生许可",
                         .text = "食品小经营店备案",
                         .facets = {{"department", i % 2 == 0 ? "甲" : "乙"}}});
  ASSERT_TRUE(index.rebuild(documents, 1));
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 150; ++i) {
        const auto found = index.find({.words = i % 2 == 0 ? "卫生" : "食品", .filters = {}});
        if (!found || found->total != 50 || found->facets.at("department").size() != 2) ++wrong;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace tb
