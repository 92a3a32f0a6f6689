// A whole city in a test: the demo data, the real server on a free port, clients that speak HTTP.
#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>

#include "app/city.hpp"
#include "platform/http/client.hpp"
#include "platform/http/server.hpp"
#include "platform/store/testing.hpp"

namespace tb::trial {

namespace json = boost::json;

inline constexpr std::string_view kVenue =
    "511A0015500009-511602000000-000-115113016823646795-1-00";
inline constexpr std::string_view kShop = "513A0102900001-511602000000-000-11511301MB051073XA-1-00";
inline constexpr std::string_view kElder =
    "512B0003600037-511602000000-000-11511301008778298W-1-00";

// An answer with its JSON. `at("a/b/0")` is the value behind a path, null when it is not there.
struct Said {
  int status = 0;
  std::string body;
  json::value value;
  json::value at(std::string_view path) const;
  std::string text(std::string_view path) const;
};

// Somebody who is signed in (or not, with an empty account).
class Person {
 public:
  Person(std::uint16_t port, std::string_view account);
  Said get(const std::string& path);
  // A key makes the request repeatable; none is sent when it is empty.
  Said post(const std::string& path, const std::string& body, std::string key = {});
  Said patch(const std::string& path, const std::string& body, std::string if_match = {});
  Said del(const std::string& path);
  Said upload(const std::string& path, std::string_view material, std::string_view file_name,
              std::string_view bytes);
  Said send(Call call);
  const std::string& token() const { return token_; }

 private:
  void sign_in();
  HttpClient client_;
  std::string account_, token_;
};

class Town {
 public:
  // `kind` of database; the legal clock starts on Monday 2 March 2026 at 10:00. `scanner` as of
  // serve --scanner.
  explicit Town(const std::string& kind, const std::string& scanner = {});
  // A server on whatever the options name (a database of an earlier release); no demo is loaded.
  Town(app::ServeOptions options, std::string at);
  // With other parameters of the region than those that ship: the text of a parameters.json.
  Town(const std::string& kind, std::string_view parameters, std::nullptr_t);
  // One more node on the same database, sharing its keys and, where it can, nothing else.
  Town(Town& first, int node);
  ~Town();
  Person as(std::string_view account) { return Person(port(), account); }
  std::uint16_t port() const { return server_->port(); }
  app::City& city() { return *city_; }
  Database& database() { return *city_->database; }
  const std::string& folder() const { return folder_; }
  const std::string& url() const { return url_; }
  void pass(std::int64_t us) { database().move_clock(us); }
  // Fires what is due, as the jobs role would.
  std::int64_t fire() { return city_->cases->fire_due(1000).value_or(-1); }

  // A filled draft of an item with all papers, by company1 (venue), citizen1 (shop) or citizen2
  // (elder).
  std::string draft(Person& who, std::string_view item);
  // The same, submitted.
  std::string submitted(Person& who, std::string_view item);
  // The open task of a case as somebody sees it; empty when he sees none.
  std::string task(Person& who, const std::string& number);
  Said complete(Person& who, const std::string& number, const std::string& body,
                std::string key = {});

 private:
  class Original;
  // The options of a city whose folder and database are copies of the demo city.
  app::ServeOptions copied(const std::string& kind);
  void start(app::ServeOptions options);
  std::unique_ptr<WholeDatabase> database_;
  std::string folder_, url_, at_;
  std::unique_ptr<app::City> city_;
  Router router_;
  std::unique_ptr<Server> server_;
};

std::string form_of(std::string_view item);
extern const std::string_view kPdf;

}  // namespace tb::trial
