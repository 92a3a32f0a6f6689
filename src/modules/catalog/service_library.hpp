// What ships as files and does not change while the program runs: divisions, laws, topics, notices.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "modules/catalog/types.hpp"

namespace tb::catalog {

struct RegionFile {
  std::string source, licence, as_of, region;
  std::vector<Region> regions;
};
struct Article {
  std::string number, name;
  std::optional<std::string> chapter;
  std::string text;
};
struct Law {
  std::string id, title, short_title, version, valid_from;
  std::optional<std::string> valid_to;
  std::string date_basis, source, licence, as_of, note;
  std::vector<Article> articles;
};
struct ArticleView {
  std::string law, version, number, name, text;
};
struct TopicItem {
  std::string code, name;
};
struct Topic {
  std::string id, title, hint;
  std::vector<TopicItem> items;
};
struct TopicFile {
  std::string source, licence, as_of;
  std::vector<Topic> topics;
};
struct Notice {
  std::string id, title, published_on, body;
};
struct NoticeFile {
  std::string source, licence, as_of;
  std::vector<Notice> notices;
};
struct RegionList {
  std::vector<Region> items;
};
struct TopicList {
  std::vector<Topic> items;
};
struct NoticeList {
  std::vector<Notice> items;
};
TB_DESCRIBED(RegionFile)
TB_DESCRIBED(Article)
TB_DESCRIBED(Law)
TB_DESCRIBED(ArticleView)
TB_DESCRIBED(TopicItem)
TB_DESCRIBED(Topic)
TB_DESCRIBED(TopicFile)
TB_DESCRIBED(Notice)
TB_DESCRIBED(NoticeFile)
TB_DESCRIBED(RegionList)
TB_DESCRIBED(TopicList)
TB_DESCRIBED(NoticeList)

class Library {
 public:
  // Fails invalid `library.broken`, naming the file.
  static Result<Library> open(const std::string& data_folder);
  RegionList regions(std::string_view parent) const;
  // "广安市广安区人民政府": of the county or city that a region code lies in; the code itself when
  // it is not in the list.
  std::string government_of(std::string_view region) const;
  // Fail not_found `law.not_found`, `law.no_article`.
  Result<Law> law(std::string_view id) const;
  // `number` = "42" or "第四十二条".
  Result<ArticleView> article(std::string_view law, std::string_view number) const;
  const TopicList& topics() const { return topics_; }
  const NoticeList& notices() const { return notices_; }

 private:
  std::vector<Region> regions_;
  std::map<std::string, Law, std::less<>> laws_;
  TopicList topics_;
  NoticeList notices_;
};

// A whole file. Fails not_found `library.file_missing`.
Result<std::string> read_text(const std::string& path);

}  // namespace tb::catalog
