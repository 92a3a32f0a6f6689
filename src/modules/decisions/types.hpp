// The nouns of decisions: tables as published, what is told about one before it is published, and
// what a trial answers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"

namespace tb::decisions {

// One version of a table (DMN). Never changed once it is there.
struct ModelRecord {
  std::string key;
  std::int64_t version = 0;
  Id id;
  std::int64_t edition = 0;           // counts the publications of all tables
  std::string digest, name, purpose;  // of the XML
  std::string xml, note;
  Instant published_at;
  Id published_by;  // person; 0 = came with the program
};
TB_DESCRIBED(ModelRecord)

// The same without its XML.
struct ModelHead {
  std::string key;
  std::int64_t version = 0, edition = 0;
  std::string digest, name, purpose, note;
  Instant published_at;
  Id published_by;
};
TB_DESCRIBED(ModelHead)

// ---- what people see

enum class Severity : std::uint8_t { error, warning };
TB_DESCRIBED(Severity)

struct TableRow {
  std::string key, name, purpose;
  std::int64_t version = 0;
  Instant published_at;
  std::optional<std::string> published_by;  // absent: the table came with the program
  std::string note;
  bool shipped = false;
};
struct TableList {
  std::vector<TableRow> items;
};
struct DecisionInput {
  std::string name, type, label;    // type as the model writes it: "number", "date"; "" = any
  std::vector<std::string> values;  // literals that the columns compare it with or allow
};
struct DecisionView {
  std::string id, name;
  std::vector<DecisionInput> inputs;  // that it needs, directly or not
};
struct Finding {
  std::string code;
  Severity severity{};
  std::string element, table;
  std::vector<std::int64_t> rules;  // from 1
  std::int64_t line = 0;
  std::string message, english;
  Json example;  // an object of input expression to value, or null
};
struct TableVersion {
  std::int64_t version = 0;
  Instant published_at;
  std::optional<std::string> published_by;
  std::string note;
  bool shipped = false;
};
struct TableModel {
  std::string key, name, purpose;
  std::int64_t version = 0, newest = 0;
  Instant published_at;
  std::optional<std::string> published_by;
  std::string note;
  bool shipped = false;
  std::string xml;
  std::vector<DecisionView> decisions;
  std::vector<Finding> findings;
  std::vector<TableVersion> versions;  // the newest first
  std::vector<std::string> may;
};
struct Checked {
  std::string name;
  std::vector<DecisionView> decisions;
  std::vector<Finding> findings;
};
struct TriedRule {
  std::int64_t rule = 0;  // from 1
  std::string id, annotation;
  bool matched = false;
  std::string why;
};
struct TriedTable {
  std::string decision, id;
  std::vector<std::string> inputs;
  Json result;
  std::vector<TriedRule> rules;
};
struct TrialRemark {
  std::string element, message, english;
};
struct Trial {
  Json value;
  std::vector<TrialRemark> diagnostics;
  std::vector<TriedTable> tables;
};
TB_DESCRIBED(TableRow)
TB_DESCRIBED(TableList)
TB_DESCRIBED(DecisionInput)
TB_DESCRIBED(DecisionView)
TB_DESCRIBED(Finding)
TB_DESCRIBED(TableVersion)
TB_DESCRIBED(TableModel)
TB_DESCRIBED(Checked)
TB_DESCRIBED(TriedRule)
TB_DESCRIBED(TriedTable)
TB_DESCRIBED(TrialRemark)
TB_DESCRIBED(Trial)

// ---- what people ask

struct CheckTable {
  std::string xml;
};
struct TryTable {
  std::string xml, decision;
  Json inputs;  // an object: input data to value
};
struct PublishTable {
  std::string xml;
  std::int64_t based_on = 0;  // the version that was edited
  std::string note;           // what changed, and why
  bool accept_warnings = false;
};
TB_DESCRIBED(CheckTable)
TB_DESCRIBED(TryTable)
TB_DESCRIBED(PublishTable)

// ---- what a table decided about a case

// Enough to decide again and to see that it comes out the same: for the journal. 行政許可法 38, 61.
struct Decided {
  std::string model;
  std::int64_t version = 0;
  std::string decision;
  Json inputs;
  std::string digest;  // of the value as JSON: the first half of its SM3, hexadecimal
};
TB_DESCRIBED(Decided)

}  // namespace tb::decisions
