// The commands of the program: one function each, called by main().
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tb::app {

struct ServeOptions {
  std::string data = "var/demo";  // database, keys, blobs, index of one node
  std::string database;           // libpq URL instead of SQLite in `data`

  // The folder of the keys; data/keys when empty. Nodes of one database share it.
  std::string keys;
  // The folder that holds data/ and ui/dist/; found beside the program when empty.
  std::string share;
  std::string parameters;  // what the region decides; data/parameters.json when empty
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string roles = "web,jobs,relay";
  int node = 0;
  int workers = 16;
  std::string public_address;                // in QR codes; http://address:port when empty
  std::string log;                           // file; standard error when empty
  std::vector<std::string> trusted_proxies;  // addresses or networks whose X-Forwarded-… counts
  std::string scanner;  // clamd at tcp:HOST:PORT or unix:PATH; built-in check when empty
  bool demo = false;    // make the demo city when the database is empty, and show that it is a demo
  bool production = false;  // refuses demo accounts and a moved clock
  std::string clock_at;     // demo and tests: the legal clock starts at this instant
};

// One question to a decision model: a decision, or else a decision service.
struct DecisionQuestion {
  std::string file, decision, service;
  std::string vars;  // JSON object
  bool explain = false;
};

// A process run in memory.
struct ProcessRun {
  std::string file, process;
  std::string vars;                   // JSON object
  std::vector<std::string> messages;  // NAME or NAME=JSON
  std::string power;                  // of a check
  std::size_t max_steps = 10'000;
};

// Each returns the exit status and prints for people; failures go to standard error with what to
// do.
int serve(const ServeOptions& options);
int calendar_add(const std::string& share, const std::string& date, std::int64_t amount,
                 const std::string& unit);
int code_check(const std::string& kind, const std::string& value);
int audit_verify(const ServeOptions& options, const std::string& checkpoint_file);
int import_items(const ServeOptions& options, const std::string& file);
int write_openapi(const ServeOptions& options);
int print_roles(const ServeOptions& options);
int backup(const std::string& data, const std::string& target);
int restore(const std::string& source, const std::string& data);
int feel_eval(const std::string& text, const std::string& vars);
int feel_check(const std::string& text, const std::string& vars);
int dmn_eval(const DecisionQuestion& question);
int dmn_check(const std::string& file);
// `power`: the kind of power whose law the drawing has to keep to; empty: none.
int bpmn_check(const std::string& path, const std::string& power);
int bpmn_run(const ProcessRun& run);
int demo_run(const std::string& base);

}  // namespace tb::app
