// The cases in cases/*.txt, written for a lawyer to read; the grammar stands at the head of each
// file.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/clock/status.hpp"
#include "engine/clock/tests/builders.hpp"

namespace tb::clock {
namespace {

const std::map<std::string, ClockKind> kKinds{
    {"法定", ClockKind::statutory}, {"承诺", ClockKind::promised},
    {"告知", ClockKind::notice},    {"预审", ClockKind::pre_review},
    {"送达", ClockKind::delivery},  {"补正", ClockKind::correction}};
const std::map<std::string, Unit> kUnits{
    {"工作日", Unit::workday}, {"日", Unit::calendar_day}, {"小时", Unit::hour}};

HoldKind hold_kind(const std::string& word) {
  for (int i = 0; i < 8; ++i)
    if (chinese(static_cast<HoldKind>(i)) == word) return static_cast<HoldKind>(i);
  throw std::runtime_error("不认识的事由：" + word);
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.pop_back();
  while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  return text;
}

// Reads one file line by line against one clock at a time.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : path_(path), file_(path) {}

  int run() {
    std::string line;
    while (std::getline(file_, line)) {
      ++number_;
      line = trimmed(line);
      if (line.empty() || line[0] == '#') continue;
      SCOPED_TRACE(path_.filename().string() + ":" + std::to_string(number_) + " " + title_ + "  " +
                   line);
      read(line);
    }
    return checks_;
  }

 private:
  void read(const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    if (verb == "案例") {
      title_ = line;
      clock_ = Clock{};
    } else if (verb == "加") {
      add_line(words);
    } else if (verb == "到期") {
      ++checks_;
      EXPECT_EQ(to_string(clock_.due_at), to_string(instant(words)));
    } else if (verb == "看" || verb == "格") {
      see(verb, words);
    } else if (verb == "拒") {
      ++checks_;
      words >> verb;
      const auto got = act(verb, words);
      std::string colon, code;
      words >> colon >> code;
      ASSERT_FALSE(got) << "应当拒绝";
      EXPECT_EQ(got.error().code, code);
      EXPECT_FALSE(got.error().detail.empty());
    } else {
      const auto got = act(verb, words);
      ASSERT_TRUE(got) << got.error().code << " " << got.error().detail;
      clock_ = *got;
    }
  }

  Result<Clock> act(const std::string& verb, std::istringstream& words) {
    const auto at = instant(words);
    if (verb == "开始") return begin(at, words);
    if (verb == "续") return resume(clock_, at, cn());
    if (verb == "止") return stop(clock_, at, cn());
    if (verb == "延") {
      int amount = 0;
      words >> amount;
      return extend(clock_, amount, at, "局长", "案情复杂", cn());
    }
    if (verb == "停") {
      std::string kind, until;
      words >> kind >> until;
      return hold(clock_, hold_kind(kind), at, instant(words), "依法需要", cn());
    }
    throw std::runtime_error("不认识的词：" + verb);
  }

  Result<Clock> begin(Instant at, std::istringstream& words) {
    std::string kind, unit, word;
    Limit limit{.name = "时限"};
    words >> kind >> limit.amount >> unit;
    limit.kind = kKinds.at(kind);
    limit.unit = kUnits.at(unit);
    while (words >> word && word != ":") {
      if (word == "可延") words >> limit.extension_max;
      if (word == "至24点") limit.ends = DayEnd::midnight;
    }
    if (word == ":") words.seekg(words.tellg() - std::streamoff{1});
    return start(limit, at, cn());
  }

  void see(const std::string& verb, std::istringstream& words) {
    ++checks_;
    const auto at = instant(words);
    std::string colon, want;
    words >> colon;
    std::getline(words, want);
    if (verb == "看") {
      const auto got = status(clock_, cn(), at);
      ASSERT_TRUE(got) << got.error().detail;
      EXPECT_EQ(clock::words(*got), trimmed(want));
      return;
    }
    const auto got = days(clock_, cn(), at);
    ASSERT_TRUE(got) << got.error().detail;
    EXPECT_EQ(cells(*got), trimmed(want));
  }

  void add_line(std::istringstream& words) {
    ++checks_;
    std::string day, unit, equals, want;
    std::int64_t amount = 0;
    words >> day >> amount >> unit >> equals >> want;
    const auto got = add(parse_date(day).value(), amount, kUnits.at(unit), cn());
    EXPECT_EQ(got ? to_string(*got) : got.error().code, want);
  }

  static Instant instant(std::istringstream& words) {
    std::string day, time;
    words >> day >> time;
    return at(day + " " + time);
  }

  std::filesystem::path path_;
  std::ifstream file_;
  int number_ = 0, checks_ = 0;
  std::string title_;
  Clock clock_;
};

TEST(ClockCases, EveryCaseFileHolds) {
  int files = 0, checks = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(TB_SOURCE_DIR "/src/engine/clock/tests/cases")) {
    ++files;
    checks += Reader(entry.path()).run();
  }
  EXPECT_EQ(files, 2);
  EXPECT_GE(checks, 100);
}

}  // namespace
}  // namespace tb::clock
